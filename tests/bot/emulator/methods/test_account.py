from typing import Any

import pytest

from bot.emulator.samples import PICTURE
from tests.bot.emulator.methods.conftest import Call, Refusal


def commands(*names: str, description: str = "Does it") -> list[dict[str, str]]:
    return [{"command": name, "description": description} for name in names]


@pytest.mark.parametrize(
    ("method", "values", "reason"),
    [
        ("setMyCommands", {"commands": "{}"}, "expected an Array of BotCommand"),
        ("setMyCommands", {"commands": commands("Stop!")}, "BOT_COMMAND_INVALID"),
        ("setMyCommands", {"commands": commands("a" * 33)}, "BOT_COMMAND_INVALID"),
        (
            "setMyCommands",
            {"commands": commands("stop", description="")},
            "BOT_COMMAND_DESCRIPTION_INVALID",
        ),
        ("setMyCommands", {"commands": commands(*["a"] * 101)}, "BOT_COMMANDS_TOO_MUCH"),
        (
            "getMyCommands",
            {"scope": {"type": "everywhere"}},
            "can't parse BotCommandScope: Unsupported type specified",
        ),
        ("getMyCommands", {"scope": {"type": "chat", "chat_id": 5}}, "chat not found"),
        ("setMyName", {"name": "x", "language_code": "english"}, "invalid language code specified"),
        ("setMyName", {"name": "x" * 65}, "name is too long"),
        ("setMyDescription", {"description": "x" * 513}, "description is too long"),
        (
            "setMyShortDescription",
            {"short_description": "x" * 121},
            "short description is too long",
        ),
        (
            "setMyProfilePhoto",
            {"photo": {"type": "round"}},
            "can't parse InputProfilePhoto: Unsupported type specified",
        ),
        (
            "setMyProfilePhoto",
            {"photo": {"type": "static", "photo": "x"}},
            "profile photo must be uploaded as a file",
        ),
    ],
)
async def test_a_profile_telegram_would_refuse_is_refused(
    method: str, values: dict[str, Any], reason: str, refusal: Refusal
) -> None:
    assert await refusal(method, **values) == f"Bad Request: {reason}"


async def test_each_scope_and_language_has_its_own_commands(call: Call, talker: int) -> None:
    private = {"type": "all_private_chats"}
    await call("setMyCommands", commands=commands("/start"))
    await call("setMyCommands", commands=commands("stop"), scope=private, language_code="cy")
    shown = [
        await call("getMyCommands"),
        await call("getMyCommands", scope=private),
        await call("getMyCommands", scope=private, language_code="cy"),
    ]
    assert shown == [commands("start"), [], commands("stop")]


async def test_an_empty_text_takes_a_text_away(call: Call) -> None:
    await call("setMyDescription", description="x")
    await call("setMyDescription", description="")
    assert await call("getMyDescription") == {"description": ""}


async def test_a_picture_for_the_profile_must_be_one(call: Call, refusal: Refusal) -> None:
    photo = {"type": "static", "photo": "attach://face"}
    assert await call("setMyProfilePhoto", photo=photo, files={"face": PICTURE})
    said = await refusal("setMyProfilePhoto", photo=photo, files={"face": b"x"})
    assert said == "Bad Request: IMAGE_PROCESS_FAILED"

from bot.emulator import actions
from bot.emulator.world import World
from tests.bot.emulator.methods.conftest import Call, Refusal


async def test_a_private_chat_cannot_be_left(refusal: Refusal, talker: int) -> None:
    assert await refusal("leaveChat", chat_id=talker) == "Bad Request: chat can't be left"


async def test_a_group_is_left_once(world: World, call: Call, talker: int) -> None:
    group = actions.make_group(world, "Forum", (talker,)).chat_id
    world.updates.drop()
    assert await call("leaveChat", chat_id=group)
    assert await call("leaveChat", chat_id=group)
    assert len(world.updates.pending) == 1
    assert actions.send(world, talker, "/help", chat_id=group).update_id is None


async def test_a_menu_button_of_an_unknown_kind_is_refused(refusal: Refusal) -> None:
    said = await refusal("setChatMenuButton", menu_button={"type": "shiny"})
    assert said == "Bad Request: can't parse menu button: Unsupported type specified"


async def test_a_menu_button_can_be_taken_back(call: Call, talker: int) -> None:
    await call("setChatMenuButton", chat_id=talker, menu_button={"type": "commands"})
    await call("setChatMenuButton", chat_id=talker)
    assert await call("getChatMenuButton", chat_id=talker) == {"type": "default"}

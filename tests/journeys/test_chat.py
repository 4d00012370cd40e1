import asyncio
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from bot.emulator.forms import Kind
from tests.journeys.house import House, house
from tests.journeys.phone import Phone
from tests.journeys.staff import SURVEY, publishes

pytestmark = [pytest.mark.slow, pytest.mark.asyncio(loop_scope="module")]

OTHER = "saturday-drop-in"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def home(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[House]:
    """One for all: everybody who chats is somebody new."""
    async with house(tmp_path_factory.mktemp("chat")) as home:
        staff = await home.staff()
        await publishes(staff)
        await publishes(staff, OTHER)
        yield home


async def at_open_ended(home: House) -> Phone:
    """Return somebody who is asked for words of their own."""
    sam = await at_choice(home)
    await sam.taps("Skip", "2 of 6")
    await sam.taps("Skip", "3 of 6")
    await sam.taps("Skip", "4 of 6", "What one thing should we change")
    return sam


async def at_choice(home: House) -> Phone:
    """Return somebody who is asked the first question."""
    sam = await home.young_person()
    await sam.opens(SURVEY, "Which three evening routes stay?")
    await sam.taps("Start", "Four routes run after 7pm")
    await sam.taps("Next", "1 of 6", "How often")
    return sam


async def test_words_of_any_length_and_kind_get_an_answer(home: House) -> None:
    sam = await at_open_ended(home)
    # Telegram cuts what is too long for one message into several.
    for part in ("x" * 4096, "y" * 904):
        await home.remote.send(sam.user_id, part)
    await sam.sees("shorter", "4 of 6")
    await sam.taps("Skip", "5 of 6")
    await sam.taps("Back", "4 of 6")
    await sam.types("🚌🌙", "5 of 6", "How old")
    await sam.types("🚌🌙", "couldn't match", "5 of 6")
    await sam.types("<b>&amp;</i>", "couldn't match", "5 of 6")
    await sam.types("17", "6 of 6")
    await sam.taps("Skip", "Nearly there", "🚌🌙")


async def test_words_that_name_somebody_wait_even_over_a_kill(home: House) -> None:
    sam = await at_open_ended(home)
    await sam.types("Ask Mrs Mellwood on 07700 900123", "a phone number, somebody's name")
    await home.bot.kill()
    await home.start()
    await sam.taps("Send it anyway", "5 of 6", "How old")
    await sam.taps("Back", "4 of 6", "Your answer so far: Ask Mrs Mellwood on 07700 900123")
    assert "Mellwood" not in home.said
    assert "900123" not in home.said


@pytest.mark.parametrize("kind", ["photo", "voice", "sticker", "location"])
async def test_what_is_no_words_gets_a_kind_word_and_the_question(home: House, kind: Kind) -> None:
    sam = await at_open_ended(home)
    sent = await home.remote.send(sam.user_id, kind=kind)
    await sam.sees("only read words and taps", "4 of 6", newer_than=sent["message_id"])


async def test_buttons_of_elsewhere_and_forged_ones_are_harmless(home: House) -> None:
    sam, kit = await at_choice(home), await at_choice(home)
    await kit.taps("Never", "2 of 7")
    message, of_kit = await kit.button("The last bus is too early")
    await kit.opens(OTHER, "Saturday drop-in")
    _, of_another_survey = await kit.button("Start")
    here, mine = await sam.button("Every week")
    ref = mine.split(".")[1]
    forged = [
        of_another_survey,
        of_kit,
        f"q.{ref}.99.p.0.2",
        f"q.{ref}.1.p.99.2",
        f"q.{ref}.x.y.z",
        f"q.{ref}.1.z.0.2",
    ]
    forged += [
        f"t.{ref}.AAAA",
        f"a.{ref}.AAAA.1",
        "o.nowhere",
        "s.close!.evening-buses",
        "%",
        "q." * 30,
    ]
    for data in forged:
        await sam.taps_data(here, data)
    await sam.opens("", "1 of 6", "How often")
    await sam.taps("Every week", "2 of 6")
    assert home.records.number("SELECT count(*) FROM surveys WHERE state = 'open'") == 2
    await kit.taps_data(message, of_kit)
    await kit.sees_below(message, "✓ The last bus is too early")


async def test_a_hundred_taps_in_a_second_end_in_one_right_screen(home: House) -> None:
    sam = await at_choice(home)
    message, data = await sam.button("Every week")
    before = (await home.remote.calls())["by_method"]
    async with asyncio.TaskGroup() as taps:
        for _ in range(100):
            taps.create_task(sam.taps_data(message, data))
    await sam.sees("2 of 6", "Which routes would you keep")
    await sam.types("next", "Please choose at least 1", "2 of 6")
    after = (await home.remote.calls())["by_method"]
    assert len(await sam.from_bot()) == 2
    shown = after.get("editMessageText", 0) - before.get("editMessageText", 0)
    assert shown <= 10


async def test_a_group_is_told_to_write_privately_and_nothing_else(home: House) -> None:
    sam = await home.young_person()
    group = await home.remote.make_group("Friends", [sam.user_id])
    for words in ("hello", f"/start {SURVEY}", "stop"):
        await home.remote.send(sam.user_id, words, chat_id=group)
    await home.remote.wait_for(group, lambda shown: "write to me privately" in shown["text"], 40)
    await sam.opens(SURVEY, "Which three evening routes stay?")
    said = (await home.remote.chat(group))["messages"]
    assert sum(each["from"] == "bot" for each in said) == 1


async def test_staff_commands_of_a_stranger_are_unknown(home: House) -> None:
    kit = await home.young_person()
    for words in ("/staff", f"/close {SURVEY}", f"/results {SURVEY}"):
        await kit.types(words, "I don't know that one")
    assert home.records.number("SELECT count(*) FROM surveys WHERE state = 'open'") == 2


async def test_two_surveys_wait_for_one_another(home: House) -> None:
    sam = await at_choice(home)
    await sam.opens(OTHER, "Saturday drop-in")
    await sam.taps("Start", "How often did you come")
    await sam.taps("A few times", "How welcome")
    await sam.opens(SURVEY, "1 of 6", "How often do you take a bus")
    await sam.taps("Every week", "2 of 6", "Which routes")
    await sam.types("/surveys", "You can have a say now")
    await sam.taps("Carry on: Saturday drop-in", "How welcome")


async def test_who_blocks_and_unblocks_goes_on_where_they_were(home: House) -> None:
    sam = await at_choice(home)
    await home.remote.block(sam.user_id)
    await home.records.until("SELECT count(*) FROM contacts WHERE standing = 'blocked'")
    await home.remote.unblock(sam.user_id)
    await sam.opens("", "1 of 6", "How often")
    await sam.taps("Every week", "2 of 6")
    assert home.records.number("SELECT count(*) FROM contacts WHERE standing = 'blocked'") == 0

"""The review desk on the phones of staff."""

import asyncio
import logging
from pathlib import Path

import pytest

from admin.review_desk import approved_quotes
from bot.emulator.forms import MessageForm
from bot.storage.staff_log import Wanted
from tests.admin.house import House, emulator, running
from tests.admin.wordy import wordy
from tests.canaries import Canaries
from tests.journeys.phone import Phone, labels
from tests.waiting import PATIENCE

EARLY, EARLIER = "The last bus leaves too early.", "the last bus leaves far too early"
HUGHES = "Mr Hughes <always> drives me & my sister home."
SAID = [EARLY, EARLIER, HUGHES, "Put lights at the stop by the park.", "idk", "Cheaper tickets."]


async def answered(house: House, said: list[str] = SAID) -> Phone:
    """A member of staff sees the answers to a survey for the first time."""
    await wordy(house.desk.store, said, keys=house.desk.keys)
    await house.staff.types("/review wordy", f"0 of {len(said)} read")
    return house.staff


def number(shown: MessageForm, words: str) -> int:
    """Return the number of an answer in the list that is shown."""
    lines = [line for line in shown["text"].splitlines() if words in line]
    return int(lines[0].removeprefix("● ").split()[0])


async def acts(house: House) -> list[str]:
    logged = await house.desk.store.staff_log(Wanted(subject="wordy"), 100)
    return [each.act for each in logged]


async def quotes(house: House) -> list[str]:
    survey = await house.desk.fieldwork.published("wordy")
    return [each.words for each in await approved_quotes(house.desk.store, house.desk.keys, survey)]


async def test_answers_are_numbered_and_nothing_is_approved_by_itself(house: House) -> None:
    staff = await answered(house)
    shown = await staff.newest()
    assert all(words in shown["text"] for words in SAID)
    assert labels(shown)[:6] == ["1", "2", "3", "4", "5", "6"]
    assert await quotes(house) == []


async def test_a_quote_takes_two_taps(house: House) -> None:
    staff = await answered(house)
    place = number(await staff.newest(), EARLY)
    await staff.taps(str(place), f"● {place}")
    await staff.taps("Quote", "Approved as quotes: 1.", "1 of 6 read")
    assert await quotes(house) == [EARLY]


async def test_answers_are_put_to_a_theme_by_typing_and_the_same_is_done_to_those_like_it(
    house: House,
) -> None:
    staff = await answered(house)
    place = number(await staff.newest(), EARLY)
    await staff.types(f"{place} theme: Late buses", "Put to “Late buses”: 1.", "1 unread answer")
    await staff.taps("Show what is like it", EARLIER, "alike")
    await staff.taps("Do the same to it", "The same was done to 1.", "2 of 6 read")
    shown = await staff.taps("Show…", "What do you want to see?", "Late buses: too few to tell")
    assert "Late buses" in labels(shown)
    await staff.taps("Late buses", EARLY, EARLIER, "theme: Late buses")


async def test_what_may_name_somebody_is_approved_by_a_second_tap_that_is_logged(
    house: House,
) -> None:
    staff = await answered(house)
    shown = await staff.newest()
    place = number(shown, HUGHES)
    assert "(may name somebody)" in shown["text"].splitlines()[place + 2]
    await staff.types(f"{place} quote", "it seems to have a name", HUGHES)
    await staff.taps("It names nobody", "Approved as a quote.")
    assert await quotes(house) == [HUGHES]
    assert "review_names_nobody" in await acts(house)


async def test_words_are_left_out_by_typing_the_rest(house: House) -> None:
    staff = await answered(house)
    place = number(await staff.newest(), HUGHES)
    await staff.types(f"{place} quote", "it seems to have a name")
    await staff.taps("Change the words…", "Type the quote as it may be shown")
    await staff.types("[Somebody] drives me & my sister home.", "Approved as a quote.")
    assert await quotes(house) == ["[Somebody] drives me & my sister home."]


async def test_a_paraphrase_is_typed(house: House) -> None:
    staff = await answered(house)
    await staff.taps("3", "● 3")
    await staff.taps("In our words…", "Say it in other words")
    await staff.types("x" * 201, "201 characters, and 200 fit")
    await staff.types("It is too dark.", "Approved in our words.")
    assert await quotes(house) == ["It is too dark."]


async def test_a_rejection_has_a_reason_and_can_be_undone(house: House) -> None:
    staff = await answered(house)
    place = number(await staff.newest(), HUGHES)
    await staff.taps(str(place), f"● {place}")
    await staff.taps("Reject…", "Why should the words not be shown?")
    await staff.taps("Names somebody", "Rejected, as it names somebody: 1.")
    await staff.taps("Undo", "Taken back: 1.", "0 of 6 read")
    await staff.types(f"{place} reject hurtful", "Rejected, as it is hurtful: 1.")


async def test_next_notes_the_rest_as_read(house: House) -> None:
    staff = await answered(house)
    await staff.taps("Next", "6 of 6 read", "Every answer to this question is read.")
    assert "review_read" not in await acts(house)


async def test_answers_to_another_question_are_read_apart(house: House) -> None:
    more = [f"More of {each}" for each in SAID]
    await wordy(house.desk.store, SAID, more, keys=house.desk.keys)
    staff = house.staff
    await staff.types("/review wordy", "say?", "0 of 6 read", EARLY)
    await staff.types("1 read", "1 of 6 read")
    await staff.taps("Show…", "What do you want to see?")
    await staff.taps("more?", "more?", "0 of 6 read", "More of idk")


async def test_a_theme_is_renamed_and_its_answers_stay_in_it(house: House) -> None:
    staff = await answered(house)
    await staff.types("1,2 theme: buses", "Put to “buses”: 2.")
    await staff.types("3 theme: Lights", "Put to “Lights”: 1.")
    await staff.taps("Show…", "What do you want to see?")
    await staff.taps("buses", "theme: buses")
    for name, said in (("lights", "Another theme has that name already"), ("Late", "Renamed.")):
        if name == "lights":
            await staff.taps("Show…", "What do you want to see?")
            await staff.taps("Rename this theme…", "be called?")
        await staff.types(name, said)
    await staff.sees("theme: Late")


async def test_who_may_not_read_words_is_told_who_may(house: House) -> None:
    await wordy(house.desk.store, SAID, keys=house.desk.keys)
    young = house.newcomer()
    await young.types("/review wordy", "I don't know that one")
    assert not any(EARLY in text for text in house.texts(young))


async def test_what_cannot_be_read_is_told_kindly(house: House) -> None:
    staff = await answered(house)
    await staff.types("please make it nice", "I could not read that.", "0 of 6 read")
    await staff.types("find helicopter", "No answer has “helicopter”.")
    await staff.types("find late bus", "No answer has “late bus”.")
    await staff.types("find buses", "2 found.")


async def test_words_are_in_one_message_of_the_chat_and_in_none_once_put_away(
    house: House,
) -> None:
    staff = await answered(house)
    await staff.types("1 read", "Read: 1.")
    await staff.types("2 read", "Read: 1.")
    async with asyncio.timeout(PATIENCE):
        while await staff.count("my sister home") != 1:  # noqa: ASYNC110
            await asyncio.sleep(0.01)
    await staff.taps("Put away", "Put away. 2 of 6 read.")
    assert await staff.count("my sister home") == 0
    await staff.taps("Go on reading", "2 of 6 read", "my sister home")


async def test_two_reviewers_are_given_different_answers(house: House) -> None:
    said = [f"{EARLY} {number}" for number in range(16)]
    alex = await answered(house, said)
    kim = house.colleague
    theirs = await kim.types("/review wordy", "0 of 16 read")
    ours = await alex.newest()
    shown = {line.split(maxsplit=1)[1] for line in ours["text"].splitlines() if EARLY in line}
    others = {line.split(maxsplit=1)[1] for line in theirs["text"].splitlines() if EARLY in line}
    assert (len(shown), len(others)) == (10, 6)
    assert not shown & others
    await alex.taps("Next", "in the hands of your colleagues")


async def test_a_button_of_an_old_list_shows_the_newest_and_does_nothing(house: House) -> None:
    staff = await answered(house)
    message, data = await staff.button("3")
    await staff.taps("Next", "6 of 6 read")
    await staff.taps_data(message, data)
    await staff.sees("That list is an old one.")


async def test_any_command_takes_the_reviewer_from_the_desk(house: House) -> None:
    staff = await answered(house)
    await staff.types("/staff", "")
    await staff.types("1 quote", "Nothing is waiting for you right now.")
    assert await quotes(house) == []


async def test_stop_puts_the_desk_away_and_later_words_are_not_for_it(house: House) -> None:
    staff = await answered(house)
    await staff.types("1 read", "1 of 6 read")
    await staff.types("stop", "Put away. 1 of 6 read.")
    await staff.types("2 quote", "Nothing is waiting for you right now.")


async def test_an_open_survey_is_not_reviewed_yet(house: House) -> None:
    await house.publishes()
    await house.staff.types("/review parks", "Nobody sees results before it is closed")


async def test_a_survey_without_open_answers_says_so(house: House) -> None:
    await house.closed_with(["trees"] * 6 + ["lights"] * 3)
    await house.staff.types("/review parks", "nothing to review")


@pytest.mark.parametrize("long", ["🙏🙏 & <b> " * 330, "a" * 3000, "é " * 1500])
async def test_an_answer_that_is_longer_than_a_message_is_read_in_two_parts(
    house: House, long: str
) -> None:
    staff = await answered(house, [long.strip(), *SAID])
    for _ in range(3):
        if "(part 1 of 2)" in (await staff.newest())["text"]:
            break
        await staff.taps("Next", "read")
    await staff.sees("(part 1 of 2)")
    await staff.taps("The other part", "(part 2 of 2)")


async def test_the_fullest_list_fits_into_a_message(house: House) -> None:
    long = [f"{'<&> 🙏 ' * 28}{n}" for n in range(12)]
    staff = await answered(house, long)
    held = [label for label in labels(await staff.newest()) if label.isdecimal()]
    for n in range(1, len(held) + 1):
        await staff.types(f"{n} theme: {'A long name of a theme & more ' * 2}{n}", "Put to “")
        await staff.types(f"{n} paraphrase: {'In our words. ' * 14}", "Approved in our words.")
    await staff.types(f"1-{len(held)}", f"● {len(held)}")


async def test_the_desk_is_as_it_was_after_a_restart(tmp_path: Path) -> None:
    async with emulator() as (world, remote):
        async with running(tmp_path, world, remote) as before:
            staff = await answered(before)
            await staff.taps("2", "● 2")
        async with running(tmp_path, world, remote) as after:
            await staff.taps("Only read", "Read: 1.", "1 of 6 read")
            await staff.types("undo", "Taken back: 1.")
            assert await quotes(after) == []


async def test_no_word_is_in_any_log_or_file(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    canaries = Canaries()
    raw, ours, query = map(canaries.words, ["raw", "our words", "query"])
    staff = await answered(house, [f"{raw} is what I say.", *SAID])
    place = number(await staff.newest(), raw)
    await staff.types(f"{place} quote", "Approved as quotes: 1.")
    await staff.types(f"{place} paraphrase: {ours} is what they say.", "Approved in our words.")
    await staff.types(f"{place} quote: {ours}", "These are other words")
    await staff.types(f"find {query}", "")
    await staff.types(f"{place} sing {ours}", "")
    assert canaries.found_in(caplog.text.encode()) == set()
    assert canaries.found_under(house.folder) == {}

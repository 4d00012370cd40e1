"""The word of a session: shown by staff, typed by young people."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.storage.rows import PaperKind
from tests.admin.house import PARKS, House, emulator, running
from tests.admin.house import house as opened
from tests.journeys.phone import Phone, labels

TOGETHER = f"{PARKS}access: code\n"
_WORD = re.compile(r"^[a-z]+ [0-9]{2}$", re.MULTILINE)


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with opened(written(tmp_path)) as running:
        await running.staff.types("/publish parks", "Parks is open", "/code parks")
        yield running


def written(folder: Path) -> Path:
    (folder / "surveys").mkdir()
    (folder / "surveys" / "parks.yaml").write_text(TOGETHER)
    return folder


async def shown(house: House, *words: str) -> str:
    """Ask for the word; return it."""
    message = await house.staff.types("/code parks", "Good until", *words)
    return word_in(message["text"])


def word_in(text: str) -> str:
    found = _WORD.search(text)
    assert found is not None
    return found[0]


async def at_the_door(house: House) -> Phone:
    sam = house.newcomer()
    await sam.opens("parks", "Can change")
    await sam.taps("Start", "Type the word that is shown where you are.")
    return sam


async def another(house: House, before: str) -> str:
    """Tap "New word"; return it."""
    await house.staff.taps("New word", "Good until")
    shown = await house.staff.until(lambda message: before not in message["text"])
    return word_in(shown["text"])


async def test_who_types_it_answers_and_sends(house: House) -> None:
    word = await shown(house, "start=parks", "Good until 13:0")
    sam = await at_the_door(house)
    await sam.types(word.upper().replace(" ", ""), "What first?")
    await sam.taps("Trees", "Nearly there")
    await sam.taps("Send", "Thank you")


async def test_asking_again_shows_the_same_word(house: House) -> None:
    word = await shown(house)
    assert await shown(house) == word
    assert word_in((await house.colleague.types("/code parks", "Good until"))["text"]) == word


async def test_it_can_be_good_for_another_time(house: House) -> None:
    word = await shown(house, "Good until 13:0")
    one = await house.staff.taps("1 hour", "Good until 11:0")
    assert word_in(one["text"]) == word
    await house.staff.taps("End of the day", "Good until 23:59")
    await house.staff.taps("3 hours", "Good until 13:0")


async def test_a_new_word_ends_the_one_before(house: House) -> None:
    before = await shown(house)
    newer = await another(house, before)
    sam = await at_the_door(house)
    await sam.types(before, "That isn't the word")
    await sam.types(newer, "What first?")


async def test_once_it_is_ended_nobody_new_gets_in_and_who_has_begun_goes_on(house: House) -> None:
    word = await shown(house)
    sam, nia = await at_the_door(house), await at_the_door(house)
    await sam.types(word, "What first?")
    await house.staff.taps("End it now", "is over")
    await nia.types(word, "No word works just now", "other ways")
    await sam.taps("Trees", "Nearly there")
    assert await house.desk.store.papers(PaperKind.CODE) == []
    await house.staff.taps("New word", "Good until")


async def test_a_restart_in_between_changes_nothing(tmp_path: Path) -> None:
    async with emulator() as (world, remote):
        async with running(written(tmp_path), world, remote) as before:
            await before.publishes()
            word = await shown(before)
            sam = await at_the_door(before)
        async with running(tmp_path, world, remote) as after:
            assert await shown(after) == word
            await sam.types(word, "What first?")


async def test_it_is_over_when_its_time_is(tmp_path: Path) -> None:
    async with emulator() as (world, remote):
        async with running(written(tmp_path), world, remote) as before:
            await before.publishes()
            word = await shown(before)
            sam, nia = await at_the_door(before), await at_the_door(before)
            await nia.types(word, "What first?")
        async with running(tmp_path, world, remote, days=1):
            await sam.types(word, "No word works just now")
            await nia.taps("Trees", "Nearly there")


async def test_the_log_has_who_showed_it_and_not_the_word(house: House) -> None:
    word = await shown(house)
    await house.staff.taps("1 hour", "Good until")
    await house.staff.taps("End it now", "is over")
    log = (await house.staff.types("/log", "showed a word for parks"))["text"]
    assert "ended the word for parks" in log
    assert word not in log


async def test_closing_the_survey_ends_it(house: House) -> None:
    await shown(house)
    await house.closes()
    assert await house.desk.store.papers(PaperKind.CODE) == []
    await house.staff.types("/code parks", "is closed, so nobody can begin")


async def test_the_menu_offers_it(house: House) -> None:
    menu = await house.staff.types("/staff", "Parks (parks): open")
    assert "The word" in labels(menu)
    await house.staff.taps("The word", "Good until")


async def test_the_poster_says_that_a_word_is_needed(house: House) -> None:
    await house.staff.types("/poster parks", "the posters are below", "/code parks shows it")


async def test_in_the_preview_any_word_is_right(house: House) -> None:
    await house.staff.types("/preview parks", "Preview · nothing is kept", "Can change")
    await house.staff.taps("Start", "any word is right here", "Type the word")
    await house.staff.types("anything", "What first?")

"""Who is asking, set up in the chat of a bot that is killed in the middle."""

from pathlib import Path

import pytest

from surveys.organisation import read_organisation
from tests.journeys.house import house
from tests.surveys.test_organisation import GOOD

pytestmark = pytest.mark.slow


async def test_answers_outlive_a_kill_and_are_saved_and_read_at_the_next_start(
    tmp_path: Path,
) -> None:
    about_us = _written(tmp_path)
    async with house(tmp_path, HEARBACK_ORGANISATION=str(about_us)) as home:
        staff, sam = await home.staff(), await home.young_person()
        await sam.types("/charter", "not agreed on a charter")
        await staff.types("/setup", "Who is asking: Bryn Glas Youth Service")
        await staff.taps("Answer what is missing", "Which picture")
        await staff.taps("Not now", "What do you promise young people")
        await staff.types("We listen.\nWe answer.", "With which young people")
        await home.restart()
        await staff.types("The youth council", "On which day was it agreed")
        await staff.types("2024-03-14", "Which manager answers for this")
        await staff.types("/setup", "Not saved yet: Charter")
        assert read_organisation(about_us).charter is None
        await staff.taps("Save", "Saved.")
        await sam.types("/charter", "We listen.", "Agreed with The youth council, on 14 March 2024")
        await home.restart()
        await sam.types("/charter", "We answer.")
    charter = read_organisation(about_us).charter
    assert charter is not None
    assert len(charter.promises) == 2


def _written(folder: Path) -> Path:
    path = folder / "us" / "organisation.yaml"
    path.parent.mkdir()
    path.write_text(GOOD, encoding="utf-8")
    return path

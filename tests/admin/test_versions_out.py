"""Two versions of one survey, through the whole service: begun, restarted, answered, counted, told."""

import shutil
from pathlib import Path

import pytest

from admin.exporting import export_of
from admin.unsealing import unseal
from bot.privacy.offline_key_file import PRIVATE, PUBLIC, write_offline_key
from tests.admin.house import PARKS, House, emulator, house, running, settings

pytestmark = pytest.mark.slow

WIDER = (
    PARKS.replace("ask: What first?", "ask: What should come first?")
    .replace("      trees: Trees\n", "      trees: Trees\n      ponds: Ponds\n")
    .replace(
        "retention_days",
        """\
  - id: when
    kind: single_choice
    ask: When are you there?
    informs: [1]
    options:
      mornings: Mornings
      evenings: Evenings
retention_days""",
    )
)
"""The survey in other words, with one more option and one more question."""


async def edited(house: House) -> None:
    """Another version of the survey is out."""
    (house.folder / "surveys" / "parks.yaml").write_text(WIDER)
    await house.staff.types("/publish parks", "gets version 1.1.0")
    await house.staff.taps("Yes, publish version 1.1.0", "Version 1.1.0 of Parks is out")


async def test_who_began_finishes_in_their_words_over_a_restart_and_all_are_counted_together(
    tmp_path: Path,
) -> None:
    async with emulator() as (world, remote):
        async with running(tmp_path, world, remote) as before:
            await before.publishes()
            await before.answered(["trees"] * 30)
            ana, ben = before.newcomer(), before.newcomer()
            await ana.opens("parks", "Parks")
            await ana.taps("Start", "What first?")
            await edited(before)
        async with running(tmp_path, world, remote) as after:
            await ana.taps(
                "Lights", "What first?", "Nothing is sent yet"
            )  # And nothing new is asked.
            await ana.taps("Send my answers", "Thank you")
            await ben.opens("parks", "Parks")
            await ben.taps("Start", "What should come first?")
            await ben.taps("Ponds", "When are you there?")
            await ben.taps("Evenings", "Nothing is sent yet")
            await ben.taps("Send my answers", "Thank you")
            await after.answered(["ponds"] * 29)
            await after.closes()
            row = await after.desk.fieldwork.published("parks")
            export = await export_of(after.desk.store, row, after.desk.clock.today())
    assert export.versions == "1.0.0 1.1.0"
    versions = {each.name: each.versions for each in export.codebook.variables}
    assert versions == {"first": ("1.0.0", "1.1.0"), "when": ("1.1.0",)}
    first, _ = export.published.tables
    assert first.question.say("en") == "What should come first?"
    assert export.published.heard.n.say("en") == "About 60 answers"


async def test_both_versions_of_a_survey_that_is_sealed_are_opened(tmp_path: Path) -> None:
    write_offline_key(tmp_path / "elsewhere")
    (tmp_path / "secrets").mkdir()
    shutil.move(tmp_path / "elsewhere" / PUBLIC, tmp_path / "secrets" / PUBLIC)
    async with house(tmp_path, seal_to=tmp_path / "secrets" / PUBLIC) as sealed:
        await sealed.publishes()
        await sealed.answered(["trees"] * 57)
        await edited(sealed)
        await sealed.answered(["ponds"] * 3)
        await sealed.closes()
        found = await unseal(
            settings(tmp_path, sealed.remote.url), "parks", tmp_path / "elsewhere" / PRIVATE, None
        )
    assert found.unreadable == 0
    assert found.published.heard.n.say("en") == "About 60 answers"

"""Setting up the organisation in the chat. HEARBACK_REFRESH=1 writes the golden transcript anew."""

import asyncio
import os
from collections.abc import AsyncIterator
from pathlib import Path
from shutil import copy

import pytest

from surveys.organisation import read_organisation
from tests.admin.house import SHIPPED, House, emulator, running
from tests.admin.house import house as opened
from tests.admin.test_profile import JPEG
from tests.journeys.phone import Phone, labels
from tests.png import png
from tests.waiting import PATIENCE

GOLDEN = Path(__file__).parents[1] / "golden" / "setup.txt"
PLAIN = """\
# Agreed with the board.
languages: [en]
name: Bryn Glas Youth Service
contact: hello@council.example
data_protection_contact: privacy@council.example
lawful_basis: Public task
nation: wales  # All of it.
advocate:
  name: Advocacy service
  contact: 01632 960 002
"""


def said_in(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def in_a_full_path(folder: Path) -> Path:
    """Return a file so deep that nothing with a longer name can lie beside it: it can be read, and
    nobody, however mighty, can put another in its place."""
    while len(str(folder)) < 4090:
        folder /= "d" * min(200, max(1, 4090 - len(str(folder)) - 1))
        folder.mkdir()
    write(folder / "us", PLAIN)
    return folder / "us"


@pytest.fixture
def about_us(tmp_path: Path) -> Path:
    path = tmp_path / "us" / "organisation.yaml"
    path.parent.mkdir()
    path.write_text(PLAIN, encoding="utf-8")
    return path


@pytest.fixture
async def house(tmp_path: Path, about_us: Path) -> AsyncIterator[House]:
    async with opened(tmp_path, organisation=about_us) as running:
        yield running


async def _introduced(house: House, name: str, picture: bytes | None = None) -> None:
    """Wait until Telegram was told the new name, and last of all the picture."""
    profile = house.world.profile
    async with asyncio.timeout(PATIENCE):
        while (profile.names.get(""), profile.photo) != (name, picture):  # noqa: ASYNC110
            await asyncio.sleep(0.02)


async def _sends(phone: Phone, content: bytes, *words: str) -> None:
    said = await phone.remote.send(phone.user_id, kind="photo", content=content)
    await phone.sees(*words, newer_than=said["message_id"])


async def test_a_made_up_organisation_becomes_a_real_one(tmp_path: Path) -> None:
    about_us = tmp_path / "us" / "organisation.yaml"
    about_us.parent.mkdir()
    copy(SHIPPED / "organisation.yaml", about_us)
    async with opened(tmp_path, organisation=about_us) as house:
        staff = house.staff
        await staff.types("/setup", "So far a made-up organisation is shown")
        await staff.taps("Answer what is missing", "In which languages")
        await staff.types("English and Welsh", "What is your organisation called")
        await staff.types("Bryn Glas", "In Cymraeg.")
        await staff.types("Bryn Glas", "How do young people reach you")
        await staff.types("hello@council.example", "Whom do they ask about what you keep")
        await staff.types("privacy@council.example", "lawful basis")
        await staff.types("It is completely anonymous", "Nobody can keep")
        await staff.types("Public task", "lawful basis", "In Cymraeg.")
        await staff.types("Tasg gyhoeddus", "In which nation")
        await staff.taps("Wales", "Who speaks up for a young person")
        await staff.types("Advocacy service", "In Cymraeg.")
        await staff.types("Gwasanaeth eiriolaeth", "How is the advocate reached")
        await staff.types("01632 960 002", "Send it here as a photo")
        await _sends(staff, JPEG, "What do you promise young people")
        await staff.taps("That is all for now", "Everything that is needed is there")
        await staff.taps("Save", "Saved.")
        await _introduced(house, "Bryn Glas", JPEG)
        found = read_organisation(about_us)
        assert not found.fictional
        assert found.lawful_basis.say("cy") == "Tasg gyhoeddus"
        assert "Aberllyn" not in said_in(about_us)
        assert house.desk.board.catalogue.host.name.say("en") == "Bryn Glas"
        transcript = await house.remote.transcript(staff.user_id)
    if os.environ.get("HEARBACK_REFRESH"):
        GOLDEN.write_text(transcript, encoding="utf-8")
    assert transcript == GOLDEN.read_text(encoding="utf-8")


async def test_one_thing_is_changed_and_everything_else_stays(house: House, about_us: Path) -> None:
    await house.staff.types("/setup", "Who is asking: Bryn Glas Youth Service")
    await house.staff.taps("Change one thing…", "What shall be changed?")
    await house.staff.taps("Contact", "So far: hello@council.example")
    await house.staff.types("talk@council.example", "Not saved yet: Contact")
    assert said_in(about_us) == PLAIN
    await house.staff.taps("Save", "Saved.")
    expected = PLAIN.replace("hello@", "talk@")
    assert said_in(about_us) == expected
    await house.staff.types("/log", "saved what the organisation's file says")


async def test_what_young_people_read_is_new_without_a_restart(house: House) -> None:
    await house.staff.types("/setup", "Who is asking")
    await house.staff.taps("Change one thing…", "What shall be changed?")
    await house.staff.taps("Name", "So far: Bryn Glas Youth Service")
    await house.staff.types("Bryn Coch", "Not saved yet: Name")
    await house.staff.taps("Save", "Saved.")
    await _introduced(house, "Bryn Coch")
    await house.newcomer().types("/privacy", "Bryn Coch")


async def test_leaving_half_way_loses_nothing_even_over_a_restart(
    tmp_path: Path, about_us: Path
) -> None:
    async with emulator() as (world, remote):
        async with running(tmp_path, world, remote, organisation=about_us) as house:
            await house.staff.types("/setup", "Who is asking")
            await house.staff.taps("Answer what is missing", "Which picture")
            await house.staff.taps("Not now", "What do you promise young people")
            await house.staff.types("- We listen.\n- We answer.", "With which young people")
        async with running(tmp_path, world, remote, organisation=about_us) as house:
            await house.staff.types("The youth council", "On which day was it agreed")
            shown = await house.staff.types("/setup", "Not saved yet: Charter")
            assert "Still needed: Charter: agreed on." in shown["text"]
            assert "Save" not in labels(shown)
            await house.staff.taps("Answer what is missing", "On which day was it agreed")
            await house.staff.types("2026-03-14", "Which manager answers for this")
            await house.staff.types("/setup", "Everything that is needed is there")
            await house.staff.taps("Save", "Saved.")
            charter = read_organisation(about_us).charter
            assert charter is not None
            assert [each.say("en") for each in charter.promises] == ["We listen.", "We answer."]


async def test_two_owners_answer_at_once_and_both_answers_are_kept(house: House) -> None:
    for phone, label, asked in (
        (house.staff, "Sponsor", "Which manager"),
        (house.colleague, "Deputy", "Who stands in"),
    ):
        await phone.types("/setup", "Who is asking")
        await phone.taps("Change one thing…", "What shall be changed?")
        await phone.taps(label, asked)
    await house.staff.types("Head of service", "Not saved yet: Sponsor")
    await house.colleague.types("Youth worker", "Not saved yet: Sponsor, Deputy")
    await house.staff.types("/setup", "Not saved yet: Sponsor, Deputy")


async def test_of_two_answers_to_the_same_both_are_shown_and_one_is_chosen(
    house: House, about_us: Path
) -> None:
    for phone in (house.staff, house.colleague):
        await phone.types("/setup", "Who is asking")
        await phone.taps("Change one thing…", "What shall be changed?")
        await phone.taps("Sponsor", "Which manager")
    await house.staff.types("Head of service", "Not saved yet: Sponsor")
    shown = await house.colleague.types("Director", "Somebody else changed this")
    assert "Sponsor is now: Head of service" in shown["text"]
    assert "You wrote: Director" in shown["text"]
    await house.colleague.types("Director", "Not saved yet: Sponsor")
    await house.colleague.taps("Save", "Saved.")
    assert "sponsor: Director" in said_in(about_us)


async def test_stop_and_other_commands_leave_it_as_it_was(house: House) -> None:
    await house.staff.types("/setup", "Who is asking")
    await house.staff.taps("Answer what is missing", "Which picture")
    await house.staff.types("stop", "Everything that is needed is there")
    await house.staff.taps("Answer what is missing", "Which picture")
    await house.staff.types("/staff", "Your surveys")
    shown = await house.staff.types("/setup", "Everything that is needed is there")
    assert "Not saved yet" not in shown["text"]


async def test_what_is_not_saved_can_be_thrown_away(house: House, about_us: Path) -> None:
    await house.staff.types("/setup", "Who is asking")
    await house.staff.taps("Change one thing…", "What shall be changed?")
    await house.staff.taps("Sponsor", "Which manager")
    await house.staff.types("Head of service", "Not saved yet: Sponsor")
    await house.staff.taps("Throw away what is not saved…", "is gone then")
    shown = await house.staff.taps("Yes, throw it away", "Everything that is needed is there")
    assert "Not saved yet" not in shown["text"]
    assert said_in(about_us) == PLAIN


async def test_only_a_photo_is_a_picture(house: House) -> None:
    await house.staff.types("/setup", "Who is asking")
    await house.staff.taps("Change one thing…", "What shall be changed?")
    await house.staff.taps("Picture", "Send it here as a photo")
    await house.staff.types("here it is", "Please send the picture as a photo")
    await _sends(house.staff, png(8, 8), "not as a file")
    await _sends(house.staff, JPEG, "Not saved yet: Picture")


async def test_a_photo_that_nobody_asked_for_is_what_it_is_to_everybody(house: House) -> None:
    said = await house.remote.send(house.staff.user_id, kind="photo", content=JPEG)
    await house.staff.sees(newer_than=said["message_id"])
    shown = await house.staff.types("/setup", "Everything that is needed is there")
    assert "Not saved yet" not in shown["text"]


async def test_a_broken_file_is_told_in_one_line(house: House, about_us: Path) -> None:
    write(about_us, "name: [")
    await house.staff.types("/setup", "organisation.yaml, line", "Somebody with access")
    write(about_us, PLAIN)
    await house.staff.types("/setup", "Who is asking: Bryn Glas Youth Service")


async def test_the_file_is_sent_before_it_is_saved(house: House) -> None:
    await house.staff.types("/setup", "Who is asking")
    await house.staff.taps("Change one thing…", "What shall be changed?")
    await house.staff.taps("Sponsor", "Which manager")
    await house.staff.types("Head of service", "Not saved yet: Sponsor")
    before = len(house.world.chat(house.staff.user_id).messages)
    message, data = await house.staff.button("See the file")
    await house.staff.taps_data(message, data)
    async with asyncio.timeout(PATIENCE):
        while len(house.world.chat(house.staff.user_id).messages) == before:  # noqa: ASYNC110
            await asyncio.sleep(0.02)
    *_, last = house.world.chat(house.staff.user_id).messages.values()
    assert last.file is not None
    assert last.file.content.decode() == PLAIN + "sponsor: Head of service\n"


async def test_where_the_file_may_not_be_written_it_is_sent(tmp_path: Path) -> None:
    fixed = in_a_full_path(tmp_path)
    async with opened(tmp_path, organisation=fixed) as house:
        await house.staff.types("/setup", "Who is asking")
        await house.staff.taps("Change one thing…", "What shall be changed?")
        await house.staff.taps("Picture", "Send it here as a photo")
        await _sends(house.staff, JPEG, "cannot be written by the bot")
        await house.staff.types("/setup", "Who is asking")
        await house.staff.taps("Change one thing…", "What shall be changed?")
        await house.staff.taps("Sponsor", "Which manager")
        await house.staff.types("Head of service", "Not saved yet: Sponsor")
        await house.staff.taps("Save", "may not write the organisation's file")
        files = [
            each.file.content.decode()
            for each in house.world.chat(house.staff.user_id).messages.values()
            if each.file is not None and each.file.name == "us"
        ]
        assert files == [PLAIN + "sponsor: Head of service\n"]
        await house.staff.types("/setup", "Not saved yet: Sponsor")
    assert said_in(fixed) == PLAIN

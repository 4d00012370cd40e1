from pathlib import Path
from shutil import rmtree

import pytest
from pydantic import SecretStr

from admin.clock import at_ten
from admin.commands.offers import STAFF as OFFERED
from admin.service import ServiceFault, serving
from bot.privacy.keys import KeyFault
from bot.privacy.offline_key_file import PUBLIC, write_offline_key
from surveys.organisation import BadOrganisation
from tests.admin.house import STAFF, House, emulator, house, running, settings
from tests.journeys.phone import Phone

NOWHERE = "http://127.0.0.1:9"


async def refused(folder: Path, url: str, **changes: object) -> str:
    """Return why a Hearback with those settings does not start."""
    chosen = settings(folder, url, **changes)
    with pytest.raises(ServiceFault) as fault:
        async with serving(chosen, at_ten(chosen.zone)):
            pass
    assert "\n" not in str(fault.value)
    return str(fault.value)


async def test_without_a_token_it_does_not_start(tmp_path: Path) -> None:
    assert "HEARBACK_TOKEN is not set" in await refused(tmp_path, NOWHERE, token=None)


async def test_with_a_token_that_telegram_does_not_know_it_does_not_start(tmp_path: Path) -> None:
    async with emulator() as (_, remote):
        said = await refused(tmp_path, remote.url, token=SecretStr("1:wrong"))
        assert said.startswith("The Bot API does not know HEARBACK_TOKEN: ")
        said = await refused(tmp_path, remote.url, token=SecretStr("nonsense"))
        assert "nonsense" not in said


async def test_without_telegram_it_says_whom_it_cannot_reach(tmp_path: Path) -> None:
    assert NOWHERE in await refused(tmp_path, NOWHERE)


async def test_without_an_organisation_it_does_not_start(tmp_path: Path) -> None:
    chosen = settings(tmp_path, NOWHERE, organisation=tmp_path / "missing.yaml")
    with pytest.raises(BadOrganisation):
        async with serving(chosen, at_ten(chosen.zone)):
            pass


async def test_data_without_its_key_stays_shut(tmp_path: Path) -> None:
    async with emulator() as (world, remote):
        async with running(tmp_path, world, remote):
            pass
        rmtree(tmp_path / "secrets")
        chosen = settings(tmp_path, remote.url)
        with pytest.raises(KeyFault):
            async with serving(chosen, at_ten(chosen.zone)):
                pass


async def test_without_the_key_that_answers_are_to_be_sealed_to_it_does_not_start(
    tmp_path: Path,
) -> None:
    async with emulator() as (_, remote):
        chosen = settings(tmp_path, remote.url, seal_to=tmp_path / "missing.pub")
        with pytest.raises(KeyFault, match=r"missing\.pub cannot be read"):
            async with serving(chosen, at_ten(chosen.zone)):
                pass


async def test_what_a_survey_is_sealed_to_is_settled_when_it_is_published(tmp_path: Path) -> None:
    key = write_offline_key(tmp_path / "offline")
    async with emulator() as (world, remote):
        async with running(tmp_path, world, remote, seal_to=tmp_path / "offline" / PUBLIC) as first:
            await first.publishes()
            assert first.desk.board.catalogue.host.sealed
        async with running(tmp_path, world, remote) as again:
            assert not again.desk.board.catalogue.host.sealed
            assert again.desk.board.catalogue.listings["parks"].sealed
            assert (await again.desk.fieldwork.published("parks")).sealed_to == key.public


async def test_a_survey_that_is_out_stays_as_it_is_when_sealing_begins(tmp_path: Path) -> None:
    write_offline_key(tmp_path / "offline")
    async with emulator() as (world, remote):
        async with running(tmp_path, world, remote) as first:
            await first.publishes()
        async with running(tmp_path, world, remote, seal_to=tmp_path / "offline" / PUBLIC) as again:
            await again.staff.types("/publish parks", "Parks is open")
            assert not again.desk.board.catalogue.listings["parks"].sealed


async def test_an_owner_link_is_made_only_while_nobody_is_staff(tmp_path: Path) -> None:
    async with house(tmp_path, owners=()) as opened:
        link = await opened.service.owner_link()
        assert link is not None
        sam = opened.newcomer()
        await sam.opens(link.partition("?start=")[2], "You are an owner now.")
        assert await opened.service.owner_link() is None


async def test_owners_by_setting_are_offered_the_staff_commands(house: House) -> None:
    await house.staff.types("/staff", "Your surveys")
    offered = house.world.profile.offered_to(house.world.person(STAFF))
    assert set(OFFERED) <= {each["command"] for each in offered}
    others = house.world.profile.offered_to(house.world.person(house.newcomer().user_id))
    assert not set(OFFERED) & {each["command"] for each in others}


async def test_after_a_restart_people_go_on_where_they_were(tmp_path: Path) -> None:
    async with emulator() as (world, remote):
        async with running(tmp_path, world, remote) as opened:
            await opened.publishes()
            sam = opened.newcomer()
            await sam.opens("parks", "Parks")
            await sam.taps("Start", "What first?")
        async with running(tmp_path, world, remote):
            sam = Phone(remote, sam.user_id)
            await sam.taps("Trees", "These are your answers", "Trees")
            await sam.taps("Send my answers", "Thank you")


async def test_a_survey_that_was_closing_is_closed_after_a_restart(tmp_path: Path) -> None:
    async with emulator() as (world, remote):
        async with running(tmp_path, world, remote, grace=15.0) as opened:
            await opened.publishes()
            await opened.answered(["trees"] * 5)
            sam = opened.newcomer()
            await sam.opens("parks", "Parks")
            await sam.taps("Start", "What first?")
            await opened.staff.types("/close parks", "cannot be opened again")
            await opened.staff.taps("Yes, close it", "is closing")
        async with running(tmp_path, world, remote) as opened:
            await sam.taps("Trees", "These are your answers")
            await sam.taps("Send my answers", "Thank you")
            await opened.until_closed()
            assert len(await opened.desk.store.responses("parks")) == 6

import re
from collections.abc import Sequence

import pytest

from admin.commands.offers import PARTICIPANT, STAFF
from admin.commands.team import PAGE
from bot.emulator.forms import MessageForm
from bot.emulator.people import Person
from bot.storage.changes import InviteStaff
from bot.storage.rows import Member, PaperKind, Role
from bot.storage.staff_log import Wanted
from bot.storage.team_changes import ChangeMember
from tests.admin.house import PARKS, House
from tests.journeys.phone import Phone, labels


async def link_for(house: House, role: Role, name: str) -> str:
    """The owner invites somebody; returns the start code of their link."""
    shown = await house.staff.types(f"/team invite {role} {name}", "Whoever opens it first")
    return code_in(shown["text"])


def code_in(text: str) -> str:
    found = re.search(r"start=(team_[\w-]+)", text)
    assert found
    return found[1]


async def joins(house: House, role: Role, name: str) -> Phone:
    """Somebody who opened the link that an owner made for them."""
    phone = house.newcomer()
    await phone.opens(await link_for(house, role, name), f" {role} now.")
    return phone


def offered_to(house: House, phone: Phone) -> list[str]:
    offered = house.world.profile.offered_to(house.world.person(phone.user_id))
    return [each["command"] for each in offered]


async def acts(house: House) -> Sequence[tuple[str, str]]:
    """What the log says, the newest first."""
    entries = await house.desk.store.staff_log(Wanted(), 50)
    return [(house.desk.access.called(each.member), each.act) for each in entries]


async def test_somebody_is_invited_by_buttons_and_a_typed_name(house: House) -> None:
    await house.staff.types("/team", "Your team")
    await house.staff.taps("Invite somebody…", "What is the new member here for?")
    await house.staff.taps("Reviewer", "What do you call the new reviewer?")
    shown = await house.staff.types("  Jo   Bloggs ", "Send this link to Jo Bloggs")
    jo = house.newcomer()
    await jo.opens(code_in(shown["text"]), "You are a reviewer now.")
    await house.staff.sees("Jo Bloggs has opened their link and is a reviewer now.")
    await house.staff.types("/team", "• Jo Bloggs: reviewer")
    assert "team" not in offered_to(house, jo)
    assert "progress" in offered_to(house, jo)


async def test_a_link_is_good_for_one_person(house: House) -> None:
    code = await link_for(house, Role.EDITOR, "Jo")
    await house.newcomer().opens(code, "You are an editor now.")
    late = house.newcomer()
    await late.opens(code, "This link has been used, or it is too old.")
    await late.types("/staff", "I don't know that one.")


async def test_a_foreign_link_lets_nobody_in(house: House) -> None:
    sam = house.newcomer()
    await sam.opens("team_somebody-elses", "This link has been used, or it is too old.")
    await sam.types("/team", "I don't know that one.")


async def test_a_member_who_opens_another_link_does_not_use_it_up(house: House) -> None:
    jo = await joins(house, Role.VIEWER, "Jo")
    code = await link_for(house, Role.EDITOR, "Al")
    await jo.opens(code, "You are a viewer already.")
    await house.newcomer().opens(code, "You are an editor now.")


async def test_a_link_that_nobody_opened_can_be_cancelled(house: House) -> None:
    code = await link_for(house, Role.EDITOR, "Al")
    await house.staff.types("/team", "• Al, editor, until ")
    await house.staff.taps("Cancel the link for Al", "Cancel the link for Al?")
    await house.staff.taps("Yes, cancel it", "Your team")
    await house.newcomer().opens(code, "This link has been used, or it is too old.")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("/team invite boss Jo", "There is no role “boss”. The roles are: owner, editor"),
        ("/team invite", "Write it like this: /team invite reviewer Jo"),
        ("/team invite reviewer", "Write it like this"),
        ("/team invite viewer " + "x" * 41, "a name of at most 40 letters"),
    ],
)
async def test_what_cannot_be_invited_is_told(house: House, words: str, said: str) -> None:
    await house.staff.types(words, said)
    assert await house.desk.store.staff_links(house.desk.clock.today()) == []


async def test_a_large_team_has_pages(house: House) -> None:
    keys = house.desk.keys
    for number in range(45):
        name = keys.seal_name(f"Member {number:02}")
        kept = Member(keys.tag(9000 + number), Role.VIEWER, keys.seal_member(9000 + number), name)
        await house.desk.store.commit([ChangeMember(None, kept)])
    shown = await house.staff.types("/team", "Member 00")
    assert "Before" not in labels(shown)
    await house.staff.taps("More", "Member 20")
    last = await house.staff.taps("More", "Member 44")
    assert "More" not in labels(last)
    await house.staff.taps("Before", "Member 20")


async def test_every_open_link_can_be_cancelled_page_by_page(house: House) -> None:
    keys, ends = house.desk.keys, house.desk.clock.today()
    names = {f"Guest {number:02}" for number in range(PAGE + 5)}
    links = [InviteStaff(name.encode(), Role.VIEWER, ends, keys.seal_name(name)) for name in names]
    await house.desk.store.commit(links)
    first = cancelled(await house.staff.types("/team", "Links that nobody has opened yet"))
    await house.staff.taps("More")
    last = cancelled(await house.staff.until(lambda shown: "Before" in labels(shown)))
    assert (len(first), len(last)) == (PAGE, 5)
    assert {*first, *last} == names


def cancelled(message: MessageForm) -> list[str]:
    """Whose links can be cancelled by a button below a message."""
    head = "Cancel the link for "
    return [each.removeprefix(head) for each in labels(message) if each.startswith(head)]


async def test_two_members_have_two_names(house: House) -> None:
    await joins(house, Role.VIEWER, "Jo")
    await house.staff.types("/team invite editor JO", "Somebody on the team is called JO already.")


async def test_a_member_is_given_another_role_and_other_commands_by_one_yes(house: House) -> None:
    jo = await joins(house, Role.VIEWER, "Jo")
    await house.staff.types("/team", "Jo: viewer")
    await house.staff.taps("Jo", "Jo is a viewer.")
    await house.staff.taps("Another role…", "What is Jo here for?")
    await house.staff.taps("Editor", "Make Jo an editor?")
    assert "close" not in offered_to(house, jo)
    await house.staff.taps("Yes, make them an editor", "Jo is an editor now.")
    await jo.sees("You are an editor now")
    assert "close" in offered_to(house, jo)
    did = [("Jo", "now_editor"), ("owner 1 of the settings", "give_role")]
    assert (await acts(house))[:2] == did


async def takes_off(house: House, name: str) -> None:
    await house.staff.types("/team", f"• {name}: ")
    await house.staff.taps(name, f"{name} is a")
    await house.staff.taps("Take off the team…", f"Take {name} off the team?")
    await house.staff.taps("Yes, take them off", f"{name} is not on the team any more.")


async def test_who_is_taken_off_the_team_can_do_nothing_more(house: House) -> None:
    jo = await joins(house, Role.EDITOR, "Jo")
    await house.publishes()
    shown = await jo.types("/close parks", "cannot be opened again")
    await takes_off(house, "Jo")
    await jo.sees("You are not on the team any more. Thank you for your work.")
    await jo.taps_data(shown["message_id"], "s.close!.parks")
    await jo.sees("You are not on the team any more, so this does nothing now.")
    await jo.types("/close parks", "I don't know that one.")
    assert set(offered_to(house, jo)) <= set(PARTICIPANT) | {"start"}
    assert (await house.desk.fieldwork.published("parks")).state == "open"


async def test_who_is_taken_off_the_team_leaves_no_file_and_no_preview(house: House) -> None:
    jo = await joins(house, Role.EDITOR, "Jo")
    await house.remote.send(jo.user_id, kind="document", file_name="p.yaml", content=PARKS.encode())
    await jo.sees("There is nothing to mend")
    await jo.taps("Preview", "nothing is kept")
    tag = house.desk.keys.tag(jo.user_id).hex()
    assert await house.desk.store.paper(PaperKind.PREVIEW, "", tag) is not None
    await takes_off(house, "Jo")
    for kind in (PaperKind.SENT, PaperKind.PREVIEW):
        assert await house.desk.store.paper(kind, "", tag) is None


async def test_the_log_keeps_the_name_of_who_was_taken_off(house: House) -> None:
    jo = await joins(house, Role.EDITOR, "Jo")
    await jo.types("/publish parks", "Parks is open")
    await takes_off(house, "Jo")
    await house.staff.types("/log", "Jo (removed) published parks")


async def test_who_was_taken_off_may_be_invited_again(house: House) -> None:
    jo = await joins(house, Role.EDITOR, "Jo")
    await takes_off(house, "Jo")
    await jo.opens(await link_for(house, Role.VIEWER, "Jo"), "You are a viewer now.")
    await jo.types("/staff", "Your surveys")


async def test_an_owner_by_setting_can_be_named_and_not_removed(house: House) -> None:
    await house.staff.types("/team", "owner 1 of the settings: owner by the settings")
    shown = await house.staff.taps("owner 1 of the settings", "which only the host can change")
    assert labels(shown) == ["Another name…", "The team"]
    await house.staff.taps("Another name…", "What shall we call")
    await house.staff.types("Alex", "• Alex: owner by the settings")


async def test_an_owner_who_goes_leaves_no_link_behind(house: House) -> None:
    jo = await joins(house, Role.OWNER, "Jo")
    shown = await jo.types("/team invite owner Mate", "Whoever opens it first")
    await takes_off(house, "Jo")
    mate = house.newcomer()
    await mate.opens(code_in(shown["text"]), "This link has been used, or it is too old.")


async def test_staff_whose_role_allows_less_are_offered_less(house: House) -> None:
    offered = {}
    for role in Role:
        phone = await joins(house, role, f"Some {role}")
        offered[role] = [each for each in offered_to(house, phone) if each in STAFF]
    assert offered[Role.OWNER] == list(STAFF)
    assert all(len(each) < len(STAFF) for role, each in offered.items() if role is not Role.OWNER)


async def test_a_name_is_sealed_in_the_database(house: House) -> None:
    await joins(house, Role.VIEWER, "Wilhelmina")
    (folder,) = [house.folder / "data"]
    files = [path.read_bytes() for path in folder.rglob("*") if path.is_file()]
    assert files
    assert not any(b"Wilhelmina" in content for content in files)


async def test_a_member_without_a_name_is_called_by_their_role(house: House) -> None:
    sam = Phone(house.remote, house.world.add_person(Person(0, has_written=True)).user_id)
    await sam.opens(
        await house.desk.access.owner_code(house.desk.clock.today()), "You are an owner now."
    )
    await house.staff.types("/team", "• an owner: owner")

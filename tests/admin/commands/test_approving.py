from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from admin.commands.approving import tell_stand_ins
from admin.two_keys import STANDS_IN_AFTER, Matter, State
from bot.storage.rows import Role
from bot.storage.staff_log import Wanted
from tests.admin.commands.test_team import joins, takes_off
from tests.admin.house import COLLEAGUE, STAFF, House
from tests.admin.house import house as opened
from tests.journeys.phone import Phone, labels


@pytest.fixture
async def keyed(tmp_path: Path) -> AsyncIterator[House]:
    """A house with two keys, whose one owner by setting is the first phone of staff."""
    async with opened(tmp_path, two_keys=True, owners=(STAFF,)) as found:
        yield found


async def asks(house: House, phone: Phone) -> None:
    """A member asks to publish the survey of the surveys folder."""
    await phone.types("/publish parks", "Publishing parks needs a second key.")


async def test_what_one_drafts_is_published_once_another_approved_it(keyed: House) -> None:
    ed, jo = await joins(keyed, Role.EDITOR, "Ed"), await joins(keyed, Role.APPROVER, "Jo")
    await asks(keyed, ed)
    assert await keyed.desk.store.surveys() == []
    asked = await jo.sees("Ed asks for your approval of exactly what stands above.")
    assert labels(asked) == ["Preview", "Yes, approve it", "Send it back…"]
    assert any("cannot change" in text and "Benches" in text for text in keyed.texts(jo))
    await jo.taps("Yes, approve it", "You approved it.")
    await ed.sees("Publishing parks: Jo approved it.")
    await ed.taps("Publish it", "Parks is open")


async def test_the_log_says_who_drafted_and_who_approved(keyed: House) -> None:
    ed, jo = await joins(keyed, Role.EDITOR, "Ed"), await joins(keyed, Role.APPROVER, "Jo")
    await asks(keyed, ed)
    await jo.sees("Ed asks for your approval")
    await jo.taps("Yes, approve it", "You approved it.")
    await ed.sees("Jo approved it.")
    await ed.taps("Publish it", "Parks is open")
    entries = await keyed.desk.store.staff_log(Wanted(subject="parks"), 9)
    did = [(keyed.desk.access.called(each.member), each.act) for each in reversed(entries)]
    assert did == [
        ("Ed", "ask_publish"),
        ("Jo", "approve_publish"),
        ("Ed", "publish"),
        ("Ed", "drafted_publish"),
        ("Jo", "approved_publish"),
    ]


async def test_nobody_approves_what_they_asked_for(keyed: House) -> None:
    jo = await joins(keyed, Role.OWNER, "Jo")
    await asks(keyed, jo)
    shown = await keyed.staff.sees("Jo asks for your approval")
    found = await keyed.desk.two_keys.approval(Matter.PUBLISH, "parks")
    assert found is not None
    asked = await jo.sees("needs a second key")
    await jo.taps_data(asked["message_id"], f"s.approve.publish.parks.{found.hash[:8]}")
    await jo.sees("You wrote this or asked for its approval, so somebody else has to decide it.")
    assert "Yes, approve it" in labels(shown)
    assert await keyed.desk.store.surveys() == []


async def test_changed_content_needs_a_new_approval_and_not_from_a_drafter(keyed: House) -> None:
    ed, jo = await joins(keyed, Role.OWNER, "Ed"), await joins(keyed, Role.OWNER, "Jo")
    await asks(keyed, ed)
    first = await jo.sees("Ed asks for your approval")
    file = keyed.folder / "surveys" / "parks.yaml"
    file.write_text(file.read_text().replace("Benches", "Seats"))
    await jo.types("/publish parks", "needs a second key. I asked the owner,")
    await jo.taps_data(first["message_id"], "s.approve.publish.parks.00000000")
    await jo.sees("It has been changed since this message was written. The newest message about it")
    await keyed.staff.sees("Jo asks for your approval")
    found = await keyed.desk.two_keys.approval(Matter.PUBLISH, "parks")
    assert found is not None
    assert len(found.drafters) == 2
    shown = await ed.newest()
    await ed.taps_data(shown["message_id"], f"s.approve.publish.parks.{found.hash[:8]}")
    await ed.sees("You wrote this or asked for its approval")
    await keyed.staff.taps("Yes, approve it", "You approved it.")
    await jo.sees("the owner approved it.")
    await jo.taps("Publish it", "Parks is open")


async def test_it_is_sent_back_with_a_comment_and_asked_for_again_once_changed(
    keyed: House,
) -> None:
    ed, jo = await joins(keyed, Role.EDITOR, "Ed"), await joins(keyed, Role.APPROVER, "Jo")
    await asks(keyed, ed)
    await jo.sees("Ed asks for your approval")
    await jo.taps("Send it back…", "What should be changed?")
    await jo.types("Say seats, not <benches>", "I sent it back with your words.")
    await ed.sees("Jo sent it back.", "Say seats, not <benches>")
    await ed.types("/publish parks", "Jo sent this back: “Say seats, not <benches>”")
    file = keyed.folder / "surveys" / "parks.yaml"
    file.write_text(file.read_text().replace("Benches", "Seats"))
    await asks(keyed, ed)
    await jo.sees("Ed asks for your approval")
    await jo.taps("Yes, approve it", "You approved it.")


async def test_of_two_who_approve_at_once_the_second_is_told(keyed: House) -> None:
    ed, jo = await joins(keyed, Role.EDITOR, "Ed"), await joins(keyed, Role.APPROVER, "Jo")
    await asks(keyed, ed)
    await keyed.staff.sees("Ed asks for your approval")
    await jo.sees("Ed asks for your approval")
    await jo.taps("Yes, approve it", "You approved it.")
    await keyed.staff.taps("Yes, approve it", "Jo has approved it already.")
    approved = [text for text in keyed.texts(ed) if "approved it." in text]
    assert len(approved) == 1


async def test_a_silent_approver_is_replaced_after_five_days_by_no_drafter(keyed: House) -> None:
    ed, al = await joins(keyed, Role.EDITOR, "Ed"), await joins(keyed, Role.EDITOR, "Al")
    await joins(keyed, Role.APPROVER, "Jo")
    await asks(keyed, ed)
    found = await keyed.desk.two_keys.approval(Matter.PUBLISH, "parks")
    assert found is not None
    standin = f"s.standin.publish.parks.{found.hash[:8]}"
    shown = await al.newest()
    await al.taps_data(shown["message_id"], standin)
    await al.sees("Approvers have until ")
    await later(keyed, STANDS_IN_AFTER - timedelta(days=1))
    assert not any("asks for your approval" in text for text in keyed.texts(al))
    await later(keyed, STANDS_IN_AFTER)
    await al.sees("Ed asks for your approval of exactly what stands above.")
    await later(keyed, STANDS_IN_AFTER)
    asked = [text for text in keyed.texts(al) if "asks for your approval" in text]
    assert len(asked) == 1
    assert not any("asks for your approval" in text for text in keyed.texts(ed))


async def later(house: House, after: timedelta) -> None:
    """What the clock does, so long after now."""
    clock = replace(house.desk.clock, ahead=house.desk.clock.ahead + after.total_seconds())
    await tell_stand_ins(replace(house.desk, clock=clock))


async def test_an_approver_who_was_taken_off_approves_nothing(keyed: House) -> None:
    ed, jo = await joins(keyed, Role.EDITOR, "Ed"), await joins(keyed, Role.APPROVER, "Jo")
    await asks(keyed, ed)
    shown = await jo.sees("Ed asks for your approval")
    await takes_off(keyed, "Jo")
    found = await keyed.desk.two_keys.approval(Matter.PUBLISH, "parks")
    assert found is not None
    await jo.taps_data(shown["message_id"], f"s.approve.publish.parks.{found.hash[:8]}")
    await jo.sees("You are not on the team any more, so this does nothing now.")
    still = await keyed.desk.two_keys.approval(Matter.PUBLISH, "parks")
    assert still is not None
    assert still.state is State.ASKED


async def test_a_team_of_one_is_told_what_it_lacks(keyed: House) -> None:
    await keyed.staff.types("/publish parks", "nobody else on the team may approve it", "/team")


async def test_without_the_setting_one_key_is_enough(house: House) -> None:
    await house.staff.types("/publish parks", "Parks is open")
    assert await house.desk.two_keys.approval(Matter.PUBLISH, "parks") is None


async def test_a_sent_file_is_published_as_it_was_approved(keyed: House) -> None:
    ed, jo = await joins(keyed, Role.EDITOR, "Ed"), await joins(keyed, Role.APPROVER, "Jo")
    file = keyed.folder / "surveys" / "parks.yaml"
    content = file.read_bytes().replace(b"Benches", b"Seats")
    await ed.remote.send(ed.user_id, kind="document", file_name="parks.yaml", content=content)
    await ed.sees("There is nothing to mend.")
    await ed.taps("Yes, publish it", "needs a second key.")
    await jo.sees("Ed asks for your approval")
    await jo.taps("Yes, approve it", "You approved it.")
    await ed.sees("Jo approved it.")
    await ed.taps("Publish it", "Parks is open")
    assert "Seats" in (await keyed.desk.fieldwork.published("parks")).frozen


async def test_what_waits_for_approval_lies_sealed(keyed: House) -> None:
    ed, jo = await joins(keyed, Role.EDITOR, "Ed"), await joins(keyed, Role.APPROVER, "Jo")
    await asks(keyed, ed)
    await jo.sees("Ed asks for your approval")
    files = [path.read_bytes() for path in (keyed.folder / "data").rglob("*") if path.is_file()]
    assert any(b"approval" in content for content in files)
    assert not any(b"Benches" in content for content in files)


async def test_a_colleague_who_cannot_be_reached_stops_nobody(tmp_path: Path) -> None:
    async with opened(tmp_path, two_keys=True, owners=(STAFF, COLLEAGUE, 5)) as keyed:
        await keyed.staff.types("/publish parks", "I asked owner 2 of the settings, owner 3")
        await keyed.colleague.sees("asks for your approval")
        await keyed.colleague.taps("Yes, approve it", "You approved it.")


async def test_an_edit_of_what_is_out_needs_a_second_key_as_well(keyed: House) -> None:
    ed, jo = await joins(keyed, Role.EDITOR, "Ed"), await joins(keyed, Role.APPROVER, "Jo")
    await asks(keyed, ed)
    await jo.sees("Ed asks for your approval")
    await jo.taps("Yes, approve it", "You approved it.")
    await ed.sees("Jo approved it.")
    await ed.taps("Publish it", "Parks is open")
    file = keyed.folder / "surveys" / "parks.yaml"
    file.write_text(file.read_text().replace("Benches", "Seats"))
    await ed.types("/publish parks", "Parks is out as version 1.0.0.")
    await ed.taps("Yes, publish version 1.0.1", "needs a second key.")
    await jo.sees("Ed asks for your approval")
    assert any("option benches: the words were changed" in text for text in keyed.texts(jo))
    await jo.taps("Yes, approve it", "You approved it.")
    await ed.sees("Jo approved it.")
    await ed.taps("Publish it", "Version 1.0.1 of Parks is out")
    assert len(await keyed.desk.store.versions()) == 2


async def test_an_approver_reads_the_warnings_and_why_it_is_to_go_out(keyed: House) -> None:
    ed, jo = await joins(keyed, Role.EDITOR, "Ed"), await joins(keyed, Role.APPROVER, "Jo")
    warned(keyed)
    await publishes(ed, "The panel chose these very words")
    await jo.sees("Ed asks for your approval")
    (shown,) = [text for text in keyed.texts(jo) if "The panel chose these very words" in text]
    assert "W204" in shown
    await jo.taps("Yes, approve it", "You approved it.")
    await ed.sees("Jo approved it.")
    await ed.taps("Publish it", "Parks is open")
    entries = await keyed.desk.store.staff_log(Wanted(act="publish_anyway"), 9)
    assert [each.note for each in entries] == ["W204: The panel chose these very words"]


def warned(house: House) -> None:
    file = house.folder / "surveys" / "parks.yaml"
    file.write_text(file.read_text().replace("Benches", "Benches " * 6))


async def publishes(phone: Phone, because: str) -> None:
    """A member asks to publish in spite of a warning."""
    await phone.types("/publish parks", "The checker warns of this")
    await phone.taps("Publish anyway, because…", "Why does parks go out like this?")
    await phone.types(because, "needs a second key.")


async def test_a_reason_that_was_sent_back_may_be_another(keyed: House) -> None:
    ed, jo = await joins(keyed, Role.EDITOR, "Ed"), await joins(keyed, Role.APPROVER, "Jo")
    warned(keyed)
    await publishes(ed, "We are in a hurry")
    await jo.sees("Ed asks for your approval")
    await jo.taps("Send it back…", "What should be changed?")
    await jo.types("Give a better reason", "I sent it back with your words.")
    await publishes(ed, "The panel chose these very words")
    await jo.until(lambda shown: "Yes, approve it" in labels(shown))
    await jo.taps("Yes, approve it", "You approved it.")
    await ed.sees("Jo approved it.")
    await ed.taps("Publish it", "Parks is open")
    entries = await keyed.desk.store.staff_log(Wanted(act="publish_anyway"), 9)
    assert [each.note for each in entries] == ["W204: The panel chose these very words"]


async def test_a_second_reason_takes_the_place_of_one_that_nobody_decided(keyed: House) -> None:
    ed, jo = await joins(keyed, Role.EDITOR, "Ed"), await joins(keyed, Role.APPROVER, "Jo")
    warned(keyed)
    await publishes(ed, "We are in a hurry")
    await jo.sees("Ed asks for your approval")
    first, data = await jo.button("Yes, approve it")
    await publishes(ed, "The panel chose these very words")
    await jo.until(lambda shown: shown["message_id"] > first and bool(labels(shown)))
    await jo.taps_data(first, data)
    await jo.sees("It has been changed since this message was written.")
    found = await keyed.desk.two_keys.approval(Matter.PUBLISH, "parks")
    assert found is not None
    assert (found.state, found.because) == (State.ASKED, "The panel chose these very words")

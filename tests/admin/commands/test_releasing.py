"""What keeps a message from going out, and sending it in spite of advice."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from admin.commands.drafts import case_of
from admin.commands.releasing import Release, release_of
from admin.two_keys import Matter
from bot.storage.rows import Role
from tests.admin.commands.test_correcting import rewords
from tests.admin.commands.test_team import joins, takes_off
from tests.admin.house import House, emulator, running
from tests.journeys.phone import Phone, labels


@pytest.fixture
async def closed(house: House) -> House:
    await house.closed_with(["trees"] * 6 + ["lights"] * 3)
    return house


async def answers(house: House, words: str, by: Phone | None = None) -> None:
    staff = by or house.staff
    await staff.types("/respond parks", "left to answer")
    await staff.taps("1", "What came of it?")
    await staff.taps("We did it", "What did you do?")
    await staff.types(words, "All answered")


async def test_a_theme_without_an_answer_is_refused_by_its_name(closed: House) -> None:
    await closed.staff.types("/send parks", "Not sent.", "Theme 1", "Trees", "has no answer yet")


async def test_a_claim_that_nobody_can_keep_is_refused(closed: House) -> None:
    await answers(closed, "Your answers are completely anonymous.")
    shown = await closed.staff.types("/send parks", "Not sent.", "completely anonymous")
    assert labels(shown) == ["Back to the themes"]


async def test_advice_may_be_passed_with_a_reason_that_is_logged(closed: House) -> None:
    staff = closed.staff
    await answers(closed, "We planted them in due course.")
    shown = await staff.types("/send parks", "Some advice before it goes out", "in due course")
    assert labels(shown) == ["Back to the themes", "Send anyway, because…"]
    await staff.taps("Send anyway, because…", "Why is it right")
    await staff.types("🌳", "Please say it in words")
    await staff.types("The mayor said so.", "Noted: “The mayor said so.”")
    await staff.taps("Send it…", "cannot be called back")
    await staff.types("/respond parks", "All answered")
    await staff.taps("Who changed what", "You passed advice (“The mayor said so.”) on")


async def test_a_reason_holds_for_exactly_these_words(closed: House) -> None:
    staff = closed.staff
    await answers(closed, "We planted them in due course.")
    await staff.types("/send parks", "Some advice")
    await staff.taps("Send anyway, because…", "Why is it right")
    await staff.types("The mayor said so.", "Noted:")
    await staff.types("/respond parks", "All answered")
    await staff.taps("1", "So far")
    await staff.taps("Words: English", "What did you do?")
    await staff.types("We plant them in due course.", "All answered")
    await staff.types("/send parks", "Some advice before it goes out")


async def test_the_preview_tells_what_is_missing_first(closed: House) -> None:
    await closed.staff.types("/respond parks", "1 left to answer")
    await closed.staff.taps("Preview", "You said, we did: Parks")
    assert any("Missing or wrong:" in text for text in closed.texts(closed.staff))


async def test_markup_that_is_typed_is_shown_as_it_is_typed(closed: House) -> None:
    await answers(closed, "Ten <b>tall</b> trees.")
    await closed.staff.taps("Preview", "Ten <b>tall</b> trees.")


async def test_a_member_who_was_taken_off_writes_nothing_with_the_buttons_left_open(
    closed: House,
) -> None:
    ed = await joins(closed, Role.EDITOR, "Ed")
    await ed.types("/respond parks", "left to answer")
    shown = await ed.taps("1", "What came of it?")
    await ed.taps("We did it", "What did you do?")
    await takes_off(closed, "Ed")
    await ed.sees("You are not on the team any more")
    await ed.taps_data(shown["message_id"], "s.decide.parks.1.done")
    await ed.sees("so this does nothing now")
    await closed.staff.types("/respond parks", "1 left to answer")


@pytest.fixture
async def keyed(tmp_path: Path) -> AsyncIterator[House]:
    """A closed survey in a house with two keys."""
    async with emulator() as (world, remote):
        async with running(tmp_path, world, remote) as house:
            await house.closed_with(["trees"] * 6 + ["lights"] * 3)
        async with running(tmp_path, world, remote, two_keys=True) as house:
            yield house


async def approves(approver: Phone, staff: Phone) -> None:
    """Somebody approves what they were asked to, and the asker hears of it."""
    await approver.sees("asks for your approval")
    await approver.taps("Yes, approve it", "You approved it.")
    await staff.sees("approved it.")


async def test_with_two_keys_somebody_who_wrote_none_of_it_approves_it(keyed: House) -> None:
    ed, jo = await joins(keyed, Role.EDITOR, "Ed"), await joins(keyed, Role.APPROVER, "Jo")
    await answers(keyed, "Ten trees.", ed)
    await ed.types("/send parks", "needs a second key. I asked")
    asked = await jo.sees("Ed asks for your approval")
    assert any("We did it: Ten trees." in text for text in keyed.texts(jo))
    assert labels(asked)[0] == "Yes, approve it"
    await approves(jo, ed)
    await ed.taps("Send it…", "cannot be called back")
    await ed.taps("Yes, send it", "heard back")


async def test_an_owner_who_changed_a_word_of_it_approves_none_of_it(keyed: House) -> None:
    ed, jo = await joins(keyed, Role.EDITOR, "Ed"), await joins(keyed, Role.OWNER, "Jo")
    await answers(keyed, "Ten trees.", ed)
    await jo.types("/respond parks", "All answered")
    await jo.taps("1", "Ten trees.")
    await jo.taps("Words: English", "What did you do?")
    await jo.types("Nine trees.", "All answered")
    await ed.types("/send parks", "needs a second key")
    found = await keyed.desk.two_keys.approval(Matter.FEEDBACK, "parks")
    assert found is not None
    newest = await jo.newest()
    await jo.taps_data(newest["message_id"], f"s.approve.feedback.parks.{found.hash[:8]}")
    await jo.sees("You wrote this or asked for its approval")


async def test_what_was_changed_after_its_approval_needs_another(keyed: House) -> None:
    ed, jo = await joins(keyed, Role.EDITOR, "Ed"), await joins(keyed, Role.APPROVER, "Jo")
    await answers(keyed, "Ten trees.", ed)
    await ed.types("/send parks", "needs a second key")
    await approves(jo, ed)
    shown = await ed.types("/send parks", "cannot be called back")
    await ed.types("/respond parks", "All answered")
    await ed.taps("1", "Ten trees.")
    await ed.taps("Words: English", "What did you do?")
    await ed.types("Nine trees.", "All answered")
    await ed.taps_data(shown["message_id"], "s.send!.parks")
    await ed.sees("It was changed, so it needs a new approval")


async def test_a_correction_needs_a_second_key_too(keyed: House) -> None:
    ed, jo = await joins(keyed, Role.EDITOR, "Ed"), await joins(keyed, Role.APPROVER, "Jo")
    await answers(keyed, "Ten trees.", ed)
    await ed.types("/send parks", "needs a second key")
    await approves(jo, ed)
    await ed.taps("Send it…", "cannot be called back")
    await ed.taps("Yes, send it", "heard back")
    await rewords(ed)
    await ed.taps("Preview", "Nine trees.")
    await ed.taps("Correct it…", "What was wrong, in one line?")
    await ed.types("It was nine trees.", "Noted:")
    await ed.taps("Correct it…", "needs a second key")
    await jo.until(lambda shown: "Yes, approve it" in labels(shown))
    await approves(jo, ed)
    await ed.taps("Send it…", "with today's day and this line? It was nine trees.")
    await ed.taps("Yes, correct it", "Corrected. /news shows the new words")


async def test_a_correction_that_is_asked_for_today_can_be_approved_days_later(
    keyed: House,
) -> None:
    ed, jo = await joins(keyed, Role.EDITOR, "Ed"), await joins(keyed, Role.APPROVER, "Jo")
    await answers(keyed, "Ten trees.", ed)
    await ed.types("/send parks", "needs a second key")
    await approves(jo, ed)
    await ed.taps("Send it…", "cannot be called back")
    await ed.taps("Yes, send it", "heard back")
    await rewords(ed)
    await ed.taps("Preview", "Nine trees.")
    await ed.taps("Correct it…", "What was wrong, in one line?")
    await ed.types("It was nine trees.", "Noted:")
    await ed.taps("Correct it…", "needs a second key")
    today, *others = [await later(keyed, days) for days in (0, 1, 6, 400)]
    for other in others:
        assert other.message != today.message
        assert (other.content, other.proposal.hash) == (today.content, today.proposal.hash)
    asked = await keyed.desk.two_keys.approval(Matter.FEEDBACK, "parks")
    assert asked is not None
    assert asked.hash == today.proposal.hash
    assert asked.pages == tuple(today.message.values())


async def later(house: House, days: int) -> Release:
    """What would go out, so many days from now."""
    clock = replace(house.desk.clock, ahead=house.desk.clock.ahead + days * 86_400)
    return await release_of(replace(house.desk, clock=clock), await case_of(house.desk, "parks"))


async def test_who_sends_a_reason_back_is_asked_again_for_a_better_one(keyed: House) -> None:
    ed, jo = await joins(keyed, Role.EDITOR, "Ed"), await joins(keyed, Role.APPROVER, "Jo")
    await answers(keyed, "We planted them in due course.", ed)
    await passes(ed, "The mayor said so.")
    await ed.taps("Send it…", "needs a second key")
    await jo.sees("Ed asks for your approval")
    await jo.taps("Send it back…", "What should be changed?")
    await jo.types("Give a better reason", "I sent it back with your words.")
    shown = await ed.types(
        "/send parks", "Jo sent this back: “Give a better reason”", "Some advice"
    )
    assert labels(shown) == ["Back to the themes", "Send anyway, because…"]
    await ed.taps("Send anyway, because…", "Why is it right")
    await ed.types("Young people chose these words.", "Noted:")
    await ed.taps("Send it…", "needs a second key")
    await jo.until(lambda shown: "Yes, approve it" in labels(shown))
    assert any("Young people chose these words." in text for text in keyed.texts(jo))
    await approves(jo, ed)
    await ed.taps("Send it…", "cannot be called back")


async def passes(staff: Phone, because: str) -> None:
    await staff.types("/send parks", "Some advice")
    await staff.taps("Send anyway, because…", "Why is it right")
    await staff.types(because, "Noted:")

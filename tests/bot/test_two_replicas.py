import asyncio

import pytest

from bot.conversation.events import Arrived, Pressed, Typed
from bot.conversation.state import Interview
from bot.dispositions import Disposition
from bot.keeping import Keeper
from bot.standing import Standing
from bot.storage.changes import EndInterviews, MoveSurvey, Publish
from bot.storage.rows import SurveyState
from surveys.answers import Choices
from tests.bot.replicas import Pair
from tests.bot.room import KEYS, SAM, TINY, WORDS, published
from tests.surveys.small import question, survey
from tests.waiting import PATIENCE

SEVERAL = survey(question("which", "multiple_choice", informs=[1]), id="several")
BOTH = survey(
    question("thoughts", "open_ended"),
    question("more", "open_ended", informs=[1]),
    id="both",
)

NEWER = published(survey(question("first", ask="Which of the two?", informs=[1]), version="1.0.1"))
"""The tiny survey in other words."""


@pytest.fixture
async def pair() -> Pair:
    pair = Pair()
    for each in (TINY, WORDS, SEVERAL, BOTH):
        await pair.store.commit([Publish(published(each))])
    for replica in (pair.one, pair.two):
        await replica.board.refresh()
    return pair


async def begun(pair: Pair, name: str) -> None:
    await pair.opens(pair.one, name)
    await pair.taps(pair.two, "Start")


async def interviews(pair: Pair) -> dict[str, Interview]:
    """What is kept of Sam's answers, by survey."""
    person = await pair.store.person(KEYS.tag(SAM))
    assert person is not None
    return {row.survey: Keeper(KEYS).open(row) for row in person.interviews}


async def kept(pair: Pair, name: str) -> Interview:
    return (await interviews(pair))[name]


def typed(words: str, pair: Pair) -> Typed:
    return Typed(words, pair.chat.number())


async def test_a_survey_is_answered_whichever_replica_hears_of_it(pair: Pair) -> None:
    await begun(pair, "tiny")
    await pair.taps(pair.one, "Yes")
    await pair.taps(pair.two, "Send my answers")
    assert "Thank you" in pair.chat.shown
    assert len(pair.chat.messages) == 1


async def test_a_turn_that_another_replica_overtook_is_played_anew(pair: Pair) -> None:
    await begun(pair, "several")
    yes, no = pair.chat.data("Yes"), pair.chat.data("No")
    where = pair.chat.newest

    async def meanwhile() -> None:
        await pair.two.interviewer.hear(pair.heard(Pressed(no, where)))

    pair.store.happens = meanwhile
    await pair.hears(pair.one, Pressed(yes, where))
    await pair.taps(pair.two, "Next")
    chosen = (await kept(pair, "several")).answers["which"]
    assert chosen == Choices(("yes", "no"))


async def test_a_person_met_by_two_replicas_at_once_is_one_person(pair: Pair) -> None:
    async def meanwhile() -> None:
        await pair.two.interviewer.hear(pair.heard(Arrived("words")))

    pair.store.happens = meanwhile
    await pair.opens(pair.one, "tiny")
    person = await pair.store.person(KEYS.tag(SAM))
    assert person is not None
    assert {row.survey for row in person.interviews} == {"tiny", "words"}


async def test_two_surveys_opened_at_two_replicas_are_not_both_going_on(pair: Pair) -> None:
    await pair.opens(pair.one, "several")

    async def meanwhile() -> None:
        await pair.two.interviewer.hear(pair.heard(Arrived("words")))

    pair.store.happens = meanwhile
    await pair.opens(pair.one, "tiny")
    states = [await kept(pair, name) for name in ("several", "words", "tiny")]
    assert [state.active for state in states] == [False, False, True]


async def test_whoever_stops_everything_is_in_no_survey_that_was_opened_meanwhile(
    pair: Pair,
) -> None:
    await begun(pair, "tiny")
    await pair.types(pair.one, "stop")
    stop_all = pair.chat.data("Stop all messages")
    where = pair.chat.newest

    async def meanwhile() -> None:
        await pair.two.interviewer.hear(pair.heard(Arrived("words")))

    pair.store.happens = meanwhile
    await pair.hears(pair.one, Pressed(stop_all, where))
    person = await pair.store.person(KEYS.tag(SAM))
    assert person is not None
    assert person.contact.standing is Standing.STOPPED
    assert person.interviews == ()


async def test_an_answer_does_not_bring_back_what_was_left_meanwhile(pair: Pair) -> None:
    await begun(pair, "words")

    async def meanwhile() -> None:
        await pair.types(pair.two, "stop")

    pair.store.happens = meanwhile
    await pair.types(pair.one, "Later buses")
    assert await interviews(pair) == {}
    assert await pair.store.ledger("words") == {Disposition.STOPPED: 1}


async def test_a_screen_waits_for_the_one_that_another_replica_is_about_to_show(
    pair: Pair,
) -> None:
    await begun(pair, "several")
    yes, go_on = pair.chat.data("Yes"), pair.chat.data("Next")
    where = pair.chat.newest
    pair.one.line.held = asyncio.Event()
    await pair.one.interviewer.hear(pair.heard(Pressed(yes, where)))
    following = asyncio.create_task(pair.two.interviewer.hear(pair.heard(Pressed(go_on, where))))
    await asyncio.sleep(0)
    pair.one.line.held.set()
    await following
    await pair.quiet()
    assert ["1 of 1" in each for each in pair.chat.seen[-2:]] == [True, False]


async def test_the_screen_of_an_overtaken_turn_does_not_stay(pair: Pair) -> None:
    await begun(pair, "several")
    yes, no = pair.chat.data("Yes"), pair.chat.data("No")
    where = pair.chat.newest
    pair.one.line.held = asyncio.Event()
    await pair.one.interviewer.hear(pair.heard(Pressed(yes, where)))
    await pair.two.interviewer.hear(pair.heard(Pressed(no, where)))
    await pair.two.speaker.finish(5)
    pair.one.line.held.set()
    await pair.quiet()
    assert pair.chat.data("✓ Yes")
    assert pair.chat.data("✓ No")
    assert len(pair.chat.messages) == 1


async def test_putting_a_screen_right_speaks_over_nothing_newer(pair: Pair) -> None:
    await begun(pair, "several")
    yes, no = pair.chat.data("Yes"), pair.chat.data("No")
    where = pair.chat.newest
    pair.one.line.held = asyncio.Event()
    await pair.one.interviewer.hear(pair.heard(Pressed(yes, where)))

    async def stops() -> None:
        await pair.one.interviewer.hear(pair.heard(typed("stop", pair)))

    async def overtakes() -> None:
        await pair.two.interviewer.hear(pair.heard(Pressed(no, where)))
        await pair.two.speaker.finish(PATIENCE)
        pair.store.looked_at = stops

    pair.store.happens = overtakes
    pair.one.line.held.set()
    await pair.quiet()
    assert await interviews(pair) == {}
    assert "Stopped" in pair.chat.shown


async def test_a_question_that_another_replica_asked_is_not_asked_twice(pair: Pair) -> None:
    await begun(pair, "words")
    old = pair.chat.newest
    await pair.types(pair.one, "Later buses")
    assert "Later buses" in pair.chat.shown
    first = pair.chat.newest
    assert first > old
    # The old question's button, at the replica that knows nothing of the review.
    await pair.taps(pair.two, "Skip", message=old)
    assert pair.chat.newest == first
    assert "Later buses" in pair.chat.shown


async def test_a_screen_that_reads_as_this_replica_remembers_is_shown_anyway(pair: Pair) -> None:
    await begun(pair, "several")
    where = pair.chat.newest
    await pair.taps(pair.one, "Yes")
    await pair.taps(pair.two, "Yes")
    await pair.taps(pair.one, "Yes")
    assert pair.chat.data("✓ Yes")
    assert pair.chat.newest == where


async def test_words_that_crossed_another_replicas_question_are_no_answer(pair: Pair) -> None:
    await begun(pair, "both")
    first, crossing = pair.chat.number(), pair.chat.number()
    await pair.types(pair.one, "Later buses", message=first)
    assert pair.chat.newest > crossing
    await pair.types(pair.two, "and cheaper", message=crossing)
    assert "haven't used it" in pair.chat.shown
    await pair.types(pair.two, "Cheaper ones")
    assert "Later buses" in pair.chat.shown
    assert "Cheaper ones" in pair.chat.shown


async def test_words_are_no_answer_while_another_replica_still_speaks(pair: Pair) -> None:
    await begun(pair, "both")
    pair.one.line.held = asyncio.Event()
    await pair.one.interviewer.hear(pair.heard(typed("Later buses", pair)))
    await pair.two.interviewer.hear(pair.heard(typed("and cheaper", pair)))
    pair.one.line.held.set()
    await pair.quiet()
    interview = await kept(pair, "both")
    assert set(interview.answers) == {"thoughts"}
    assert "more?" in pair.chat.shown


async def test_a_survey_published_elsewhere_is_found_at_once(pair: Pair) -> None:
    fresh = survey(id="fresh")
    await pair.store.commit([Publish(published(fresh))])
    await pair.opens(pair.two, "fresh")
    await pair.taps(pair.one, "Start")
    assert set(await interviews(pair)) == {"fresh"}


async def test_whoever_began_with_a_version_published_elsewhere_goes_on_in_it(pair: Pair) -> None:
    await pair.store.commit([Publish(NEWER, published(TINY).fingerprint)])
    await pair.one.board.refresh()
    await pair.opens(pair.one, "tiny")
    await pair.taps(pair.two, "Start")
    assert "Which of the two?" in pair.chat.shown
    assert (await kept(pair, "tiny")).version == NEWER.fingerprint


async def test_who_began_before_another_version_goes_on_in_theirs_everywhere(pair: Pair) -> None:
    await begun(pair, "tiny")
    await pair.store.commit([Publish(NEWER, published(TINY).fingerprint)])
    await pair.one.board.refresh()
    await pair.taps(pair.one, "Yes")
    await pair.taps(pair.two, "Back")
    assert "Which?" in pair.chat.shown
    assert (await kept(pair, "tiny")).version == published(TINY).fingerprint


async def test_an_update_that_another_replica_kept_only_shows_where_things_are(pair: Pair) -> None:
    await begun(pair, "several")
    again = pair.heard(Pressed(pair.chat.data("Yes"), pair.chat.newest))
    await pair.one.interviewer.hear(again)
    await pair.quiet()
    shown, count = pair.chat.shown, len(pair.chat.messages)
    await pair.two.interviewer.hear(again)
    await pair.quiet()
    assert (pair.chat.shown, len(pair.chat.messages)) == (shown, count)


async def test_words_that_come_again_to_another_replica_are_not_answered_twice(pair: Pair) -> None:
    await begun(pair, "both")
    again = pair.heard(typed("Later buses", pair))
    await pair.one.interviewer.hear(again)
    await pair.quiet()
    count = len(pair.chat.messages)
    await pair.two.interviewer.hear(again)
    await pair.quiet()
    assert len(pair.chat.messages) == count


async def test_an_outdated_board_keeps_no_answer_to_a_survey_that_ended(pair: Pair) -> None:
    await begun(pair, "words")
    close = MoveSurvey("words", SurveyState.OPEN, SurveyState.CLOSING)
    await pair.store.commit([close, EndInterviews("words")])
    await pair.types(pair.two, "Later buses")
    assert (await kept(pair, "words")).answers == {}
    assert "Later buses" not in pair.chat.shown

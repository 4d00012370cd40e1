"""A survey played through with nothing behind it."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.conversation.effects import Show, Toast
from bot.conversation.events import Asked, Event, Pressed, Request, Typed
from bot.conversation.presses import ForgetMe, ShowMyData, encode
from bot.conversation.state import Asking, Sent
from bot.preview import Played, Preview, from_bytes, opened, played, shown, to_bytes
from surveys.questionnaire import Survey
from tests.bot.conversation.limits import assert_sendable
from tests.bot.conversation.shelf import host, shipped

TODAY = date(2027, 1, 11)
HOST = host()
SURVEYS = shipped()
SURVEY = next(each for each in SURVEYS if each.id == "evening-buses")


def screen(turn: Played) -> Show:
    return next(each for each in turn.effects if isinstance(each, Show))


def after(*events: Event, survey: Survey = SURVEY) -> Played:
    turn = shown(opened(survey, TODAY), HOST)
    for event in events:
        turn = played(turn.preview, event, HOST)
    return turn


def test_it_begins_with_the_introduction_in_the_first_language() -> None:
    turn = after()
    assert "Start" in [button.label for row in screen(turn).screen.rows for button in row]


def test_days_are_counted_from_the_day_of_the_preview() -> None:
    later = SURVEY.model_copy(update={"opens": TODAY + timedelta(days=30)})
    assert opened(later, TODAY).day == TODAY + timedelta(days=30)
    assert opened(SURVEY, TODAY).day == TODAY


def test_what_is_kept_of_nobody_is_shown_as_it_would_be() -> None:
    for asking in (Asked(Request.MYDATA), Pressed(encode(ShowMyData(as_file=True)), 1)):
        turn = after(Typed("start", 1), asking)
        assert all(isinstance(each, Show) for each in turn.effects)
        assert "January 2027" in screen(turn).screen.html


def test_being_forgotten_begins_a_new_person() -> None:
    turn = after(Typed("start", 1), Pressed(encode(ForgetMe(sure=True)), 1))
    assert turn.preview.person.interviews == {}
    again = shown(turn.preview, HOST)
    assert again.preview.person.interviews


@pytest.mark.parametrize("survey", SURVEYS, ids=lambda each: each.id)
def test_every_shipped_survey_can_be_skipped_through_to_the_thank_you(survey: Survey) -> None:
    turn = after(Typed("start", 1), survey=survey)
    for _ in range(2 * len(survey.questions)):
        person = turn.preview.person
        if person.current is None or not isinstance(person.current.at, Asking):
            break
        turn = played(turn.preview, Typed("skip", 2), HOST)
        if turn.preview.person == person:  # A statement goes on with Next.
            turn = played(turn.preview, Typed("next", 2), HOST)
    turn = played(turn.preview, Typed("send", 3), HOST)
    interview = turn.preview.person.interviews[survey.id]
    assert isinstance(interview.at, Sent)


EVENTS = st.lists(
    st.one_of(
        st.integers(0, 12),
        st.sampled_from(["start", "1", "skip", "next", "stop", "back", "cy", "x" * 900]),
        st.sampled_from(list(Request)),
    ),
    max_size=25,
)


@settings(max_examples=60)
@given(st.sampled_from(SURVEYS), EVENTS)
def test_whatever_is_done_telegram_takes_what_is_shown_and_it_can_be_kept(
    survey: Survey, deeds: list[int | str | Request]
) -> None:
    turn = shown(opened(survey, TODAY), HOST)
    for deed in deeds:
        turn = played(turn.preview, _event(turn, deed), HOST)
        for effect in turn.effects:
            assert isinstance(effect, Show | Toast)
            if isinstance(effect, Show):
                assert_sendable(effect.screen)
        assert _kept(turn.preview) == turn.preview


def _event(turn: Played, deed: int | str | Request) -> Event:
    """Return an event: a word, a command, or a tap on one of the buttons that are shown."""
    if isinstance(deed, Request):
        return Asked(deed)
    if isinstance(deed, str):
        return Typed(deed, 7)
    screens = [each.screen for each in turn.effects if isinstance(each, Show)]
    data = [b.data for each in screens for row in each.rows for b in row if b.data is not None]
    return Pressed(data[deed % len(data)] if data else "home", 7)


def _kept(preview: Preview) -> Preview:
    return from_bytes(to_bytes(preview))

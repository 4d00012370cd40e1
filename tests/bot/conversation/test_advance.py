"""Whatever somebody does, in whatever order, over the shipped surveys in both languages."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.conversation.advance import again, owed
from bot.conversation.codec import from_bytes, to_bytes
from bot.conversation.effects import Show
from bot.conversation.events import (
    Arrived,
    Asked,
    Attached,
    Event,
    Pressed,
    Request,
    Typed,
    UnblockedUs,
)
from bot.conversation.presses import (
    GoHome,
    Hear,
    OpenSurvey,
    Press,
    ReadNews,
    Step,
    Verb,
    decode,
)
from bot.conversation.screen import Button
from bot.conversation.state import Asking, Interview, Sent
from bot.conversation.turns.scene import Turn
from bot.dispositions import Disposition
from bot.standing import LOST, Standing
from surveys.items import MultipleChoice, Ranking
from tests.bot.conversation.limits import assert_sendable, assert_within_limits
from tests.bot.conversation.phone import Phone
from tests.bot.conversation.wandering import PHONES, TAPS, WALKS, Deed, is_on_route, without_traces

_STEERING = {Verb.BACK, Verb.SKIP, Verb.ASIDE}
wandering = settings(max_examples=40)


def _buttons(phone: Phone) -> list[tuple[Button, Press | None]]:
    return [(each, decode(each.data or "")) for row in phone.screen.rows for each in row]


@given(PHONES, WALKS)
@wandering
def test_everything_shown_is_within_telegrams_limits(phone: Phone, walk: list[Deed]) -> None:
    for deed in walk:
        for said in deed(phone):
            if said.screen is not None:
                assert_sendable(said.screen)
            assert len(said.toast) <= 200


@given(PHONES, WALKS)
@wandering
def test_the_item_on_the_screen_is_always_on_the_route(phone: Phone, walk: list[Deed]) -> None:
    for deed in walk:
        deed(phone)
        for each in phone.person.interviews.values():
            if isinstance(each.at, Asking):
                assert is_on_route(phone, each, each.at.item)


@given(PHONES, WALKS)
@wandering
def test_at_most_one_interview_is_going_on_and_never_a_sent_one(
    phone: Phone, walk: list[Deed]
) -> None:
    for deed in walk:
        deed(phone)
        active = [each for each in phone.person.interviews.values() if each.active]
        assert len(active) <= 1
        assert not any(isinstance(each.at, Sent) for each in active)


@given(PHONES, WALKS)
@wandering
def test_every_interview_survives_being_written_and_read(phone: Phone, walk: list[Deed]) -> None:
    for deed in walk:
        deed(phone)
        for each in phone.person.interviews.values():
            assert from_bytes(to_bytes(each)) == each


def _is_left(phone: Phone, survey: str, turn: Turn) -> None:
    assert survey not in turn.person.interviews
    assert turn.person.disposition(survey) is Disposition.STOPPED
    assert [type(effect) for effect in turn.effects] == [Show]
    assert_within_limits(turn.effects[0])


@given(PHONES, WALKS, st.sampled_from(["stop", "STOP!", "stpo", "stopio", "unsubscribe"]))
@wandering
def test_every_way_of_stopping_ends_the_survey_from_everywhere(
    phone: Phone, walk: list[Deed], word: str
) -> None:
    for deed in walk:
        deed(phone)
        current = phone.person.current
        if current is None:
            continue
        _is_left(phone, current.survey, phone.turn(Typed(word, phone.last + 1)))
        _is_left(phone, current.survey, phone.turn(Typed(word, 0, crossed=True)))
        _is_left(phone, current.survey, phone.turn(Asked(Request.STOP)))
        for button, press in _buttons(phone):
            listing = phone.known.by_ref(press.ref) if isinstance(press, Step) else None
            if listing and isinstance(press, Step) and press.verb is Verb.STOP:
                survey = listing.survey.id
                if survey == current.survey:
                    event = Pressed(button.data or "", phone.newest)
                    _is_left(phone, survey, phone.turn(event))


@given(PHONES, WALKS)
@wandering
def test_stopping_outside_a_survey_stops_everything_but_what_is_sent(
    phone: Phone, walk: list[Deed]
) -> None:
    for deed in walk:
        deed(phone)
        if phone.person.current is None:
            turn = phone.turn(Asked(Request.STOP))
            assert turn.person.standing is Standing.STOPPED
            assert not turn.person.may_ask_again
            assert len(turn.effects) == 1
            left = turn.person.interviews.values()
            assert all(isinstance(each.at, Sent) for each in left)


@given(PHONES, WALKS, st.sampled_from(["stop all messages", "a week off", "only the news"]))
@wandering
def test_writing_again_or_opening_a_link_never_undoes_what_somebody_chose(
    phone: Phone, walk: list[Deed], choice: str
) -> None:
    phone.types(choice)
    for deed in walk:
        deed(phone)
        chosen = phone.person.standing
        if chosen in LOST:
            continue
        events: list[Event] = [Arrived(each) for each in ("", *phone.known.listings)]
        events += [Typed("hello again", phone.last), Attached(), UnblockedUs()]
        for event in events:
            assert phone.turn(event).person.standing is chosen
        for button, press in _buttons(phone):
            if isinstance(press, Step | OpenSurvey | ReadNews | GoHome | Hear):
                turn = phone.turn(Pressed(button.data or "", phone.newest))
                assert turn.person.standing is chosen


def _steps_now(phone: Phone, current: Interview) -> list[tuple[Button, Step]]:
    """Return the buttons of the newest screen, if that is the one where the interview is."""
    turn = owed(phone.known, phone.person, current.survey, phone.today)
    rows = [effect.screen.rows for effect in turn.effects if isinstance(effect, Show)]
    if rows != [phone.screen.rows]:
        return []
    return [(button, press) for button, press in _buttons(phone) if isinstance(press, Step)]


def _completes(phone: Phone, current: Interview, press: Step) -> bool:
    """Tell whether words answer at once what taps put together."""
    item = phone.known.listings[current.survey].survey.questions[press.item]
    picks = press.verb in (Verb.PICK, Verb.UNPICK)
    return picks and isinstance(item, MultipleChoice | Ranking)


@given(PHONES, WALKS)
@wandering
def test_typing_what_a_button_says_does_what_the_button_does(
    phone: Phone, walk: list[Deed]
) -> None:
    for deed in walk:
        deed(phone)
        current = phone.person.current
        for button, press in _steps_now(phone, current) if current else []:
            sends = press.verb in (Verb.SEND, Verb.KEEP)  # Each with a receipt of its own.
            if current is None or _completes(phone, current, press) or sends:
                continue
            words = button.label.removeprefix("✓ ")
            typed = phone.turn(Typed(words, phone.last + 1))
            tapped = phone.turn(Pressed(button.data or "", phone.newest))
            assert without_traces(typed) == without_traces(tapped)


@given(PHONES, st.lists(TAPS, min_size=1, max_size=12))
@wandering
def test_a_question_has_one_row_that_steers_and_it_comes_last(
    phone: Phone, walk: list[Deed]
) -> None:
    for deed in walk:
        deed(phone)
        current = phone.person.current
        if current is None or not isinstance(current.at, Asking) or current.aside is not None:
            continue
        steps = [[decode(each.data or "") for each in row] for row in phone.screen.rows]
        verbs = [{each.verb for each in row if isinstance(each, Step)} for row in steps]
        if Verb.ASIDE in {verb for row in verbs for verb in row}:
            assert Verb.ASIDE in verbs[-1]
            assert not any(row & _STEERING for row in verbs[:-1])


@given(PHONES, WALKS)
@wandering
def test_a_repeated_update_changes_nothing(phone: Phone, walk: list[Deed]) -> None:
    for deed in walk:
        deed(phone)
        for event in (Attached(), Typed("2", phone.last), Asked(Request.STOP)):
            turn = again(phone.known, phone.person, event, phone.today)
            assert turn.person == phone.person
            for effect in turn.effects:
                assert_within_limits(effect)


@given(PHONES, WALKS)
@wandering
def test_a_screen_that_is_owed_is_the_one_of_its_interview(phone: Phone, walk: list[Deed]) -> None:
    for deed in walk:
        deed(phone)
    for survey in phone.person.interviews:
        turn = owed(phone.known, phone.person, survey, phone.today)
        shown = [effect.of for effect in turn.effects if isinstance(effect, Show)]
        assert shown == [survey]
        assert turn.person == phone.person

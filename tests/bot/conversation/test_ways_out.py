"""Leaving comes before everything: from every state of every shipped survey, in one message."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from bot.conversation.catalogue import Catalogue
from bot.conversation.effects import Disclose, Forget, TakeBack
from bot.conversation.presses import Step, TakeBackPress, Verb, decode
from bot.conversation.state import Interview, Reviewing, Sent
from bot.conversation.wording import LANGUAGES
from bot.dispositions import Disposition
from bot.standing import Standing
from surveys.heard import heard_survey
from surveys.questionnaire import freeze
from surveys.text import Text
from tests.bot.conversation import ways_out
from tests.bot.conversation.reaching import OTHER_WORDS, WORDS, Move, State, deeds, move, reached
from tests.bot.conversation.shelf import MONDAY, catalogue, shipped

SHIPPED = {survey.id: survey for survey in shipped()}
HEARD = heard_survey(
    freeze(SHIPPED["evening-buses"], MONDAY), [(1, Text({"": "Later buses"}))], MONDAY
)
SURVEYS = {**SHIPPED, HEARD.id: HEARD}
TOWARDS_THE_WAY_OUT = (Verb.STOP, Verb.ASIDE, Verb.DECLINE)


class World:
    """A survey, and every state that can be reached in it."""

    def __init__(self, survey: str, language: str) -> None:
        self.known: Catalogue = catalogue(SURVEYS[survey])
        self.states: Sequence[State] = reached(self.known, survey, language)

    @property
    def going_on(self) -> list[State]:
        """The states in which something can be left."""
        return [state for state in self.states if ways_out.going_on(state)]


@pytest.fixture(scope="module", params=[(one, "en") for one in SURVEYS] + [("evening-buses", "cy")])
def world(request: pytest.FixtureRequest) -> World:
    return World(*request.param)


def test_every_question_and_every_panel_is_among_the_states(world: World) -> None:
    (listing,) = world.known.listings.values()
    asked = {item.id for item in listing.survey.questions}
    going_on = [each for state in world.states if (each := ways_out.going_on(state))]
    assert asked <= {getattr(each.at, "item", "") for each in going_on}
    asides = {type(each.aside).__name__ for each in going_on}
    assert {"NoneType", "StopOrHelp", "ChoosingLanguage"} <= asides
    assert {each.standing for each in (state.person for state in world.states)} >= {
        Standing.ASKS,
        Standing.STOPPED,
    }


def test_every_form_of_stop_leaves_nothing_of_the_interview_and_says_so_once(
    world: World,
) -> None:
    assert set(ways_out.STOP_WORDS) == set(LANGUAGES)
    for state in world.going_on:
        left = ways_out.going_on(state)
        assert left is not None
        for made in ways_out.stops(world.known, state):
            assert left in made.left, made
            after = made.turn.person.disposition(left.survey)
            assert after is Disposition.STOPPED, made
            says_one_thing(made)


def test_stopping_all_ends_every_interview_that_is_not_sent(world: World) -> None:
    for state in world.states:
        for made in ways_out.stops_all(world.known, state):
            person = made.turn.person
            assert person.standing is Standing.STOPPED, made
            assert not person.may_ask_again
            assert all(isinstance(each.at, Sent) for each in person.interviews.values()), made
            says_one_thing(made)


def test_being_forgotten_works_in_every_state_and_leaves_nothing(world: World) -> None:
    for state in world.states:
        made = ways_out.forgets(world.known, state)
        assert not made.turn.person.interviews, made
        assert any(isinstance(effect, Forget) for effect in made.turn.effects), made
        says_one_thing(made)


def test_whatever_ends_an_interview_says_one_thing(world: World) -> None:
    ended = [made for state in world.states for made in ways_out.buttons_out(world.known, state)]
    assert len(ended) > 10
    for made in ended:
        says_one_thing(made)


def test_stopping_all_and_being_forgotten_end_what_is_paused_as_well(world: World) -> None:
    paused = Interview("another", "v1", 7, at=Reviewing(), active=False)
    for state in world.going_on:
        both = replace(state, person=state.person.keeping(paused))
        ends = [*ways_out.stops_all(world.known, both), ways_out.forgets(world.known, both)]
        for made in ends:
            assert len(made.left) == 2, made
            says_one_thing(made)


def test_a_ballot_is_taken_back_wherever_its_button_is(world: World) -> None:
    buttons = [
        made
        for state in world.states
        for event in deeds(world.known, state)
        if isinstance(decode(getattr(event, "data", "")), TakeBackPress)
        and (made := move(world.known, state, event)).state.person.interviews
    ]
    of_sent = [made for made in buttons if has_ballot(made.state)]
    assert of_sent
    for made in of_sent:
        assert made.left, made
        assert any(isinstance(effect, TakeBack) for effect in made.turn.effects), made
        says_one_thing(made)


def test_what_was_left_never_comes_back_with_answers(world: World) -> None:
    for state in world.states:
        for event in deeds(world.known, state):
            after = move(world.known, state, event).turn.person.interviews
            new = [each for name, each in after.items() if name not in state.person.interviews]
            assert not any(each.answers for each in new), (state.path, event)


def test_a_way_out_is_on_every_screen_of_an_interview(world: World) -> None:
    for state in world.going_on:
        presses = [decode(button.data or "") for row in state.screen.rows for button in row]
        verbs = {each.verb for each in presses if isinstance(each, Step)}
        if verbs - {Verb.CARRY_ON}:
            assert verbs & {*TOWARDS_THE_WAY_OUT, Verb.CARRY_ON}, state.path


def has_ballot(state: State) -> bool:
    return any(isinstance(each.at, Sent) for each in state.person.interviews.values())


def says_one_thing(made: Move) -> None:
    """Check that somebody gets one message, without a word of what they had said."""
    assert len(made.shows) == 1, made
    assert not any(isinstance(effect, Disclose) for effect in made.turn.effects), made
    said = made.shows[0].screen.html
    assert WORDS not in said, made
    assert OTHER_WORDS not in said, made

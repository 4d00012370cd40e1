"""Nobody gets to a question of a survey with a word unless they type that word."""

from itertools import chain

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.conversation.events import Arrived, Attached, Code, Typed
from bot.conversation.presses import Step, Verb, encode
from bot.conversation.screen import Button
from bot.conversation.state import AtTheDoor, Interview, NotBegun, Person
from bot.conversation.wording import LANGUAGES
from bot.dispositions import Disposition
from tests.bot.conversation.phone import Phone, labels
from tests.bot.conversation.shelf import catalogue, shipped, tiny
from tests.bot.conversation.wandering import WALKS, Deed

fewer = settings(max_examples=40)
WORD = "zebra 42"
TOGETHER = next(each for each in tiny() if each.access == "code")
KNOWN = catalogue(TOGETHER, *shipped())
REF = KNOWN.listings[TOGETHER.id].ref


def at_the_door(language: str = "en", word: str = WORD) -> Phone:
    phone = Phone(KNOWN, Person(language), word=word)
    phone.hears(Arrived(TOGETHER.id))
    phone.types("start")
    return phone


def interview(phone: Phone) -> Interview | None:
    return phone.person.interviews.get(TOGETHER.id)


@fewer
@given(
    language=st.sampled_from(LANGUAGES),
    word=st.sampled_from(["", WORD]),
    walk=WALKS,
    steps=st.lists(st.tuples(st.sampled_from(Verb), st.integers(0, 3), st.integers(0, 3))),
)
def test_without_the_word_nothing_leads_to_a_question(
    language: str, word: str, walk: list[Deed], steps: list[tuple[Verb, int, int]]
) -> None:
    phone = at_the_door(language, word)
    for deed in walk:
        deed(phone)
        phone.hears(Arrived(TOGETHER.id))
        phone.types("start")
        for verb, turn, value in steps:
            press = encode(Step(REF, turn, 0, verb, value))
            phone.presses(Button("?", press), phone.newest)
        mine = interview(phone)
        assert mine is None or isinstance(mine.at, NotBegun)


@fewer
@given(language=st.sampled_from(LANGUAGES), walk=WALKS)
def test_with_the_word_everybody_gets_in_whatever_was_before(
    language: str, walk: list[Deed]
) -> None:
    phone = at_the_door(language)
    for deed in walk:
        deed(phone)
    phone.known = KNOWN
    phone.hears(Arrived(TOGETHER.id))
    phone.types("start")
    phone.types(WORD)
    mine = interview(phone)
    assert mine is not None
    assert not isinstance(mine.at, NotBegun)
    assert WORD not in repr(phone.person)


def test_who_has_only_seen_the_door_has_not_begun() -> None:
    phone = at_the_door()
    assert not phone.person.has_begun(TOGETHER.id)
    assert phone.person.disposition(TOGETHER.id) is Disposition.LOOKED


def test_too_many_guesses_are_sent_to_whoever_runs_the_session() -> None:
    phone = at_the_door()
    shown = phone.hears(Typed("river 42", 9, code=Code.TOO_MANY))
    assert "Ask the person who runs the session" in str(shown)
    mine = interview(phone)
    assert mine is not None
    assert isinstance(mine.at, AtTheDoor)


def test_what_is_no_word_shows_the_door_again() -> None:
    phone = at_the_door()
    phone.hears(Attached())
    assert list(chain(*labels(phone.screen))) == ["Back", "Not for me"]

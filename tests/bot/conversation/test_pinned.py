"""Whoever began with one version of a survey stays with it; whoever begins later gets the newest."""

import pytest
from hypothesis import given, settings
from msgspec.structs import replace

from bot.conversation.catalogue import Catalogue, Listing
from bot.conversation.events import Arrived, Pressed
from bot.conversation.presses import Step, Verb, decode, encode
from bot.conversation.state import Interview, Introduced, Sent
from surveys.answers import Choice
from surveys.questionnaire import Survey
from surveys.routing import route
from tests.bot.conversation.phone import Phone
from tests.bot.conversation.shelf import catalogue, listing
from tests.bot.conversation.wandering import PHONES, WALKS, Deed
from tests.surveys.small import question, survey

FIRST = listing(survey(question("route", ask="Which route?"), question("day")))
SECOND = listing(
    survey(question("new"), question("route", ask="Which bus?"), question("day"), version="1.1.0")
)
"""A question comes first that was not there, and another has other words."""
BEFORE = catalogue(FIRST.survey)
AFTER = replace(BEFORE, listings={"tiny": SECOND}, earlier=(FIRST,))
wandering = settings(max_examples=40)


def begun(known: Catalogue) -> Phone:
    phone = Phone(known)
    phone.hears(Arrived("tiny"))
    phone.taps("Start")
    return phone


def edited(known: Catalogue) -> Catalogue:
    """Every survey has a newer version with one more question, which comes first."""
    newer = {name: listing(_with_one_more(each.survey)) for name, each in known.listings.items()}
    staged = {name: replace(newer[name], stage=each.stage) for name, each in known.listings.items()}
    return replace(known, listings=staged, earlier=tuple(known.listings.values()))


def _with_one_more(before: Survey) -> Survey:
    first = survey(question("one_more")).questions[0]
    return before.asking(first, *before.written).model_copy(update={"version": "9.0.0"})


def interview(phone: Phone) -> Interview:
    return phone.person.interviews["tiny"]


def test_who_began_finishes_in_the_words_they_began_with() -> None:
    phone = begun(BEFORE)
    phone.known = AFTER
    phone.taps("Yes")
    phone.taps("Back")
    assert "Which route?" in phone.screen.html
    for label in ("Yes", "No", "Send my answers"):
        phone.taps(label)
    assert isinstance(interview(phone).at, Sent)
    assert interview(phone).version == FIRST.fingerprint
    assert interview(phone).answers == {"route": Choice("yes"), "day": Choice("no")}


def test_who_begins_later_gets_the_newest_words() -> None:
    phone = begun(AFTER)
    assert "new?" in phone.screen.html
    assert interview(phone).version == SECOND.fingerprint


def test_who_comes_back_by_the_link_goes_on_in_their_own_version() -> None:
    phone = begun(BEFORE)
    phone.taps("Yes")
    phone.known = AFTER
    phone.hears(Arrived("tiny"))
    assert "day?" in phone.screen.html
    assert interview(phone).version == FIRST.fingerprint


def test_who_only_looked_is_shown_the_newest_when_they_look_again() -> None:
    phone = Phone(BEFORE)
    phone.hears(Arrived("tiny"))
    phone.known = AFTER
    phone.hears(Arrived("tiny"))
    assert interview(phone).at == Introduced()
    assert interview(phone).version == SECOND.fingerprint


def test_start_below_an_earlier_introduction_begins_what_it_introduced() -> None:
    phone = Phone(BEFORE)
    phone.hears(Arrived("tiny"))
    phone.known = AFTER
    phone.taps("Start")
    assert "Which route?" in phone.screen.html


@pytest.mark.parametrize("verb", [verb for verb in Verb if verb is not Verb.STOP])
def test_a_button_of_another_version_changes_nothing_and_shows_where_things_are(
    verb: Verb,
) -> None:
    phone = begun(AFTER)
    before = interview(phone)
    step = Step(FIRST.ref, before.turn, 0, verb, 0)
    said = phone.hears(Pressed(encode(step), phone.newest))
    assert said[0].toast
    assert interview(phone).answers == {}
    assert interview(phone).at == before.at


def test_stop_below_any_version_leaves_the_survey() -> None:
    phone = begun(BEFORE)
    phone.known = AFTER
    phone.hears(Pressed(encode(Step(SECOND.ref, 0, 0, Verb.STOP)), phone.newest))
    assert phone.person.interviews == {}


def test_a_receipt_of_an_earlier_version_takes_its_answers_back() -> None:
    phone = begun(BEFORE)
    for label in ("Yes", "No", "Send my answers"):
        phone.taps(label)
    phone.count()
    phone.known = AFTER
    assert "tiny" in [said.taken_back for said in phone.taps("Take my answers back")]


@given(PHONES, WALKS, WALKS)
@wandering
def test_whatever_somebody_does_what_they_began_stays_in_its_version(
    phone: Phone, walk: list[Deed], later: list[Deed]
) -> None:
    for deed in walk:
        deed(phone)
    phone.known = edited(phone.known)
    for deed in later:
        before = phone.person.interviews
        deed(phone)
        for name, now in phone.person.interviews.items():
            assert _is_of_its_version(phone.known, now)
            if _goes_on(before.get(name), now):
                assert now.version == before[name].version
        _assert_own_buttons(phone)


def _goes_on(before: Interview | None, now: Interview) -> bool:
    """Tell whether an interview had begun, and is the same one still."""
    return before is not None and not isinstance(before.at, Introduced) and now.turn >= before.turn


def _is_of_its_version(known: Catalogue, now: Interview) -> bool:
    """Tell whether an interview holds answers of its own version alone."""
    own = known.version(now.version)
    assert own is not None
    way = route(own.survey, now.answers)
    place = getattr(now.at, "item", None)
    asked = {item.id for item in own.survey.questions}
    return now.answers.keys() <= asked and (place is None or place in way)


def _assert_own_buttons(phone: Phone) -> None:
    """The newest screen's buttons are those of the version that its interview is pinned to. Where
    an older message was tapped to leave, that screen is left over, and is of no interview."""
    found = [decode(each.data or "") for row in phone.screen.rows for each in row]
    for ref in {step.ref for step in found if isinstance(step, Step)}:
        listing = phone.known.by_ref(ref)
        assert listing is not None
        now = phone.person.interviews.get(listing.survey.id)
        newest = phone.known.listings[listing.survey.id]
        assert now is None or ref in (_listing(phone, now).ref, newest.ref)


def _listing(phone: Phone, now: Interview) -> Listing:
    found = phone.known.version(now.version)
    assert found is not None
    return found


def test_a_version_is_found_by_its_whole_name_alone() -> None:
    assert AFTER.version(FIRST.fingerprint) is FIRST
    assert AFTER.version(SECOND.fingerprint) is SECOND
    assert AFTER.version(FIRST.ref) is None

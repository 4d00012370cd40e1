"""Taps on one keyboard, faster than the screen can change: each of them counts."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.conversation.events import Arrived
from bot.conversation.state import Asking
from tests.bot.conversation.phone import Phone
from tests.bot.conversation.shelf import catalogue
from tests.surveys.small import question, survey

fewer = settings(max_examples=50)

_LABELS = {"yes": "Yes", "no": "No", "maybe": "Maybe"}


def _phone(kind: str, **fields: int) -> Phone:
    phone = Phone(catalogue(survey(question("it", kind, **fields))))
    phone.hears(Arrived("tiny"))
    phone.taps("Start")
    return phone


def _picks(phone: Phone) -> tuple[str, ...]:
    interview = phone.person.current
    assert interview is not None
    assert isinstance(interview.at, Asking)
    return interview.at.picks


@given(st.lists(st.sampled_from(sorted(_LABELS)), min_size=1, max_size=8))
@fewer
def test_fast_picks_all_count_in_their_order(codes: list[str]) -> None:
    phone = _phone("multiple_choice")
    phone.taps(*(_LABELS[code] for code in codes))
    assert _picks(phone) == tuple(dict.fromkeys(codes))


@given(st.lists(st.sampled_from(sorted(_LABELS)), min_size=1, max_size=8))
@fewer
def test_fast_picks_never_exceed_what_the_item_takes(codes: list[str]) -> None:
    phone = _phone("multiple_choice", max=2)
    phone.taps(*(_LABELS[code] for code in codes))
    assert _picks(phone) == tuple(dict.fromkeys(codes))[:2]


@given(st.permutations(sorted(_LABELS)))
@fewer
def test_fast_taps_rank_in_their_order(codes: list[str]) -> None:
    phone = _phone("ranking")
    phone.taps(*(_LABELS[code] for code in codes))
    assert _picks(phone) == tuple(codes)


@given(st.lists(st.sampled_from(sorted(_LABELS)), min_size=1, max_size=6))
@fewer
def test_fast_taps_away_from_ticks_all_count(codes: list[str]) -> None:
    phone = _phone("multiple_choice")
    phone.taps(*_LABELS.values())
    phone.taps(*(_LABELS[code] for code in codes))
    assert set(_picks(phone)) == set(_LABELS) - set(codes)

"""Options that go with no other, and those that ask for words, through anything somebody does."""

from collections.abc import Callable, Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.conversation.events import Arrived
from bot.conversation.state import Asking, Person, Sent
from surveys.answers import Choice, Choices, Missing, Said
from surveys.items import FollowUp, MultipleChoice
from tests.bot.conversation.phone import Phone
from tests.bot.conversation.shelf import catalogue
from tests.surveys.small import question, survey

OPTIONS = {
    "red": "Red",
    "none": {"label": "None of these", "exclusive": True},
    "green": "Green",
    "other": {"label": "Something else", "specify": "Which?"},
    "unsure": {"label": "Not sure", "exclusive": True, "specify": "What would help?"},
}
ASKED = survey(
    question("many", "multiple_choice", options=OPTIONS, min=2),
    question("few", "multiple_choice", options=OPTIONS, max=2, shuffle=True),
    question("one", options={"a": "Blue", "other": OPTIONS["other"]}),
)
KNOWN = catalogue(ASKED)
Deed = Callable[[Phone], object]

_NAMES = st.sampled_from(["Red", "Green", "Something else", "None of these", "not sure", "1", "2"])
_LISTS = st.lists(_NAMES, min_size=1, max_size=4).flatmap(
    lambda names: st.sampled_from([", ", " and ", " "]).map(lambda sign: sign.join(names))
)
_STEERING = ["next", "back", "skip", "change 1", "change 2", "change 3", "yes, change it", "send"]
_WORDS = st.one_of(_LISTS, _LISTS, st.sampled_from([*_STEERING, "Purple"]))


def _taps(index: int) -> Deed:
    def deed(phone: Phone) -> object:
        buttons = [button for row in phone.screen.rows for button in row]
        return phone.presses(buttons[index % len(buttons)], phone.newest) if buttons else None

    return deed


def _edits(which: int, words: str) -> Deed:
    def deed(phone: Phone) -> object:
        sent = list(phone.sent)
        return phone.edits(sent[which % len(sent)], words) if sent else None

    return deed


DEEDS: st.SearchStrategy[Deed] = st.one_of(
    st.integers(0, 6).map(_taps),
    st.integers(0, 6).map(_taps),
    _WORDS.map(lambda words: lambda phone: phone.types(words)),
    st.builds(_edits, st.integers(0, 20), _LISTS),
)
WALKS = st.lists(DEEDS, min_size=1, max_size=30)


def _started() -> Phone:
    phone = Phone(KNOWN, Person("en"))
    phone.hears(Arrived("tiny"))
    phone.types("start")
    return phone


def _picked(phone: Phone) -> Iterator[tuple[MultipleChoice, tuple[str, ...]]]:
    """Yield what is picked, and what was answered, at each question of several choices."""
    for interview in phone.person.interviews.values():
        found = [
            (item, codes)
            for item, entry in interview.answers.items()
            for codes in [entry.codes if isinstance(entry, Choices) else ()]
        ]
        if isinstance(interview.at, Asking):
            found.append((interview.at.item, interview.at.picks))
        for item_id, codes in found:
            item = ASKED.item(item_id)
            if isinstance(item, MultipleChoice):
                yield item, codes


@given(WALKS)
@settings(max_examples=150)
def test_an_option_that_goes_alone_is_never_picked_with_another(walk: list[Deed]) -> None:
    phone = _started()
    for deed in walk:
        deed(phone)
        for item, codes in _picked(phone):
            assert len(codes) == 1 or item.exclusive.isdisjoint(codes)


@given(WALKS)
@settings(max_examples=150)
def test_words_are_sent_only_about_an_option_that_is_picked(walk: list[Deed]) -> None:
    phone = _started()
    for deed in [*walk, _sends]:
        deed(phone)
        for interview in phone.person.interviews.values():
            if isinstance(interview.at, Sent):
                for item in ASKED.questions:
                    if isinstance(item, FollowUp):
                        entry, picked = (interview.answers[each] for each in (item.id, item.of.id))
                        codes = {picked.code} if isinstance(picked, Choice) else set()
                        codes |= set(picked.codes) if isinstance(picked, Choices) else set()
                        assert isinstance(entry, Said | Missing)
                        assert (entry is Missing.NOT_ASKED) == (item.option.code not in codes)


def _sends(phone: Phone) -> object:
    """Skip what is left, then send."""
    for _ in range(12):
        phone.types("skip")
    return phone.types("send")

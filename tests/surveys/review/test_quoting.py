import pytest

from surveys.quotes import LONGEST_QUOTED
from surveys.review.asking import LARGEST_MESSAGE
from surveys.review.review import review_text
from tests.surveys.review.good import change, found

HOURS = "    ask: How many hours?\n"


def asked(words: str, more: str = "") -> list[tuple[str, str]]:
    """Return what is found where the question about hours says ``words``."""
    return found(change(HOURS, f"    ask: {words}\n{more}"))


@pytest.mark.parametrize(
    ("words", "code", "offending"),
    [
        ("You said {oftn|so}. Why?", "E185", "{oftn|so}"),
        ("You said {age|so}. Why?", "E186", "{age|so}"),
        ("You said {Often}. Why?", "E188", "{Often}"),
        ("You said {often}. Why?", "E189", "{often}"),
        ("You said often}. Why?", "E188", "}"),
    ],
)
def test_a_quote_is_found_at_its_place(words: str, code: str, offending: str) -> None:
    text = change(HOURS, f"    ask: {words}\n")
    (told,) = review_text("tiny.yaml", text).findings
    assert (told.code, told.words) == (code, offending)
    assert text.splitlines()[told.line - 1][told.column - 1 :].startswith(offending)


@pytest.mark.parametrize(
    ("condition", "is_answered"),
    [
        ("{often: {answered: true}}", True),
        ("{often: [weekly, never]}", True),
        ("{not: {often: {answered: false}}}", True),
        ("{first: music}", True),
        ("{all: [{happy: 3}, {first: {answered: true}}]}", True),
        ("{any: [{often: weekly}, {first: sport}]}", True),
        ("{often: [weekly, skipped]}", False),
        ("{not: {often: weekly}}", False),
        ("{any: [{often: weekly}, {happy: 3}]}", False),
        ("{happy: {answered: true}}", False),
    ],
)
def test_an_answer_is_there_when_every_way_to_the_question_passes_it(
    condition: str, is_answered: bool
) -> None:
    """The question `first` is asked only of those who answered `often` with `weekly`."""
    codes = [code for code, _ in asked("You said {often}. Why?", f"    ask_if: {condition}\n")]
    assert ("E189" not in codes) is is_answered


def test_where_there_are_too_many_ways_words_for_no_answer_are_asked_for() -> None:
    scales = "".join(
        f"  - {{id: s{each}, kind: scale, points: 10, ask: How?, informs: [1]}}\n"
        for each in range(5)
    )
    parts = ", ".join(f"{{s{each}: {point}}}" for each in range(5) for point in range(1, 10))
    text = change("  - id: hours\n", f"{scales}  - id: hours\n").replace(
        HOURS, f"    ask: You said {{s0}}. Why?\n    ask_if: {{all: [{parts}]}}\n"
    )
    assert [code for code, _ in found(text) if code == "E189"] == ["E189"]
    assert "E189" not in [code for code, _ in found(text.replace("{s0}", "{s0|so}"))]


def test_a_condition_with_a_fault_of_its_own_is_told_first() -> None:
    assert asked("You said {often}. Why?", "    ask_if: {oftn: weekly}\n")[-1] == ("E145", "oftn")


def test_a_quoted_question_with_a_fault_gives_no_other() -> None:
    text = change(HOURS, "    ask: You said {often}. Why?\n").replace(
        "      weekly: Every week\n      never: Never\n", "      weekly: Every week\n"
    )
    assert [code for code, _ in found(text)] == ["E119"]


def test_the_quotes_of_each_language_are_compared() -> None:
    text = change(HOURS, "    ask: {en: 'You said {often|so}. Why?', cy: Pam?}\n").replace(
        "languages: [en]", "languages: [en, cy]"
    )
    (told,) = [each for each in review_text("tiny.yaml", text).findings if each.code == "W285"]
    assert told.message == "In `cy` this does not quote `often`, as it does in `en`."
    assert told.remedy == "Put `{often}` into these words as well, or take it out of the others."


def test_words_are_counted_as_they_are_read_unquoted() -> None:
    assert asked(f"You said {{often|now and then}}. {'And ' * 14}so?") == []
    assert [code for code, _ in asked(f"You said {{often|now and then}}. {'And ' * 15}so?")] == [
        "W206"
    ]


def test_a_message_has_room_for_the_longest_answer() -> None:
    room = LARGEST_MESSAGE - LONGEST_QUOTED - len("12. \n")
    hint = "    hint: >-\n      {often|x}"
    fits, does_not = ((f"{hint}{'y' * count}\n") for count in (room - 100, room))
    assert "E159" not in [code for code, _ in asked("Why?", fits)]
    assert "E159" in [code for code, _ in asked("Why?", does_not)]


def test_braces_elsewhere_are_words() -> None:
    assert found(change("young: Under 18", "young: Under {18}")) == []

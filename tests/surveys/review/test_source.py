import pytest

from surveys.review.findings import Fault, Rule
from surveys.review.source import Unparsable, source
from tests.surveys.review.good import change, found

ANY = Rule("E999", "", "")


def place(text: str, *at: str | int, on_key: bool = False) -> tuple[int, int]:
    finding = source("any.yaml", text)[0].finding(Fault(ANY, at, on_key=on_key))
    return finding.line, finding.column


def test_every_part_knows_its_line_and_column() -> None:
    text = "a: 1\nb:\n  - c: x\n    options: {p: P, q: Q}\n"
    assert place(text, "b", 0, "c") == (3, 8)
    assert place(text, "b", 0, "c", on_key=True) == (3, 5)
    assert place(text, "b", 0, "options", "q") == (4, 24)
    assert place(text, "b", 0, "options", 1) == (4, 24)
    assert place(text, "b", on_key=True) == (2, 1)


def test_a_part_that_is_not_there_has_the_place_of_the_part_around_it() -> None:
    assert place("a:\n  b: 1\n", "a", "c", "d", on_key=True) == (1, 1)


def test_yes_and_no_are_words() -> None:
    assert source("any.yaml", "no: yes\n")[0].data == {"no": "yes"}


def test_a_day_that_does_not_exist_stays_a_word() -> None:
    assert source("any.yaml", "day: 2027-02-30\n")[0].data == {"day": "2027-02-30"}


def test_each_doubled_key_is_a_finding_and_the_first_one_counts() -> None:
    found_source, doubled = source("any.yaml", "a: 1\nb: 2\na: 3\nb: 4\n")
    assert [(each.code, each.line) for each in doubled] == [("E104", 3), ("E104", 4)]
    assert found_source.data == {"a": 1, "b": 2}


def test_each_tab_is_a_finding() -> None:
    text = "a:\n\tb: 1\n\tc: 2\n"
    with pytest.raises(Unparsable) as raised:
        source("any.yaml", text)
    assert [(each.code, each.line) for each in raised.value.findings] == [("E103", 2), ("E103", 3)]


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("a: b: c\n", "E102", 1, 5),
        ("a: 'x\n", "E102", 2, 1),
        ("a: @x\n", "E102", 1, 4),
        ("a: *x\n", "E102", 1, 4),
        ("a:\n  - b\n c: d\n", "E102", 3, 2),
        ("a: {b: c\n", "E102", 2, 1),
        ("a: 1\n---\nb: 2\n", "E102", 2, 1),
        ("a: \x00\n", "E102", 1, 4),
        ("- a\n", "E106", 1, 1),
        ("", "E106", 1, 1),
        ("words\n", "E106", 1, 1),
        ("a: &a [*a]\n", "E105", 1, 1),
        ("[" * 100, "E105", 1, 1),
    ],
)
def test_a_text_that_is_no_tree_is_one_finding(
    text: str, code: str, line: int, column: int
) -> None:
    with pytest.raises(Unparsable) as raised:
        source("any.yaml", text)
    assert [(each.code, each.line, each.column) for each in raised.value.findings] == [
        (code, line, column)
    ]


def test_a_bomb_of_aliases_is_one_finding() -> None:
    text = "a0: &a0 [x, x]\n"
    for number in range(1, 30):
        text += f"a{number}: &a{number} [*a{number - 1}, *a{number - 1}]\n"
    assert found(text) == [("E105", "a0")]


def test_a_doubled_key_is_found_beside_other_faults() -> None:
    text = change("title: Tiny", "title: Tiny\ntitle: Again\nbogus: 1")
    assert found(text) == [("E104", "title"), ("E112", "bogus")]

import pytest

from admin.reports.directions import is_right_to_left, isolated, runs_left


@pytest.mark.parametrize(("language", "left"), [("ar", True), ("ur-pk", True), ("cy", False)])
def test_a_language_has_a_direction(language: str, left: bool) -> None:
    assert is_right_to_left(language) is left


@pytest.mark.parametrize(
    ("text", "left"),
    [("كم مرة", True), ("16 إلى 17", True), ("4 to the hospital", False), ("42%", False)],
)
def test_a_text_runs_as_its_first_letter_does(text: str, left: bool) -> None:
    assert runs_left(text) is left


def test_an_isolated_line_is_the_line_between_two_marks() -> None:
    assert isolated("كم")[1:-1] == "كم"

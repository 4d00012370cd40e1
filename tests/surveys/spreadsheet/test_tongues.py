import pytest

from surveys.spreadsheet.tongues import code_of, tongue


@pytest.mark.parametrize(
    ("heading", "code"),
    [
        ("Welsh (cy)", "cy"),
        ("Easy Read (en-easy)", "en-easy"),
        ("English", "en"),
        ("Cymraeg", "cy"),
        ("pl", "pl"),
        ("Klingon of the north", None),
    ],
)
def test_a_heading_names_a_language(heading: str, code: str | None) -> None:
    assert code_of(heading) == code


@pytest.mark.parametrize("code", ["en", "cy", "ar", "en-easy"])
def test_a_language_is_known_by_its_heading(code: str) -> None:
    assert code_of(tongue(code)) == code

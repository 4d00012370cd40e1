"""Claims about privacy that nobody can keep are found; what is true is left alone."""

import re
from pathlib import Path

import pytest

from bot.conversation.wording import LANGUAGES
from surveys.claims import overclaims

ROOT = Path(__file__).parents[2]
LOCALES = ROOT / "bot" / "conversation" / "locales"
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
FLOORS = [ROOT / floor for floor in ("surveys", "bot", "admin")]
SPOKEN = (".ftl", ".yaml", ".html", ".j2", ".js")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|`[^`]*`")


@pytest.mark.parametrize(
    "words",
    [
        "This is completely anonymous.",
        "It is fully\nanonymous",
        "100% anonymous",
        "100 % confidential",
        "Your answers are totally private.",
        "Strictly confidential",
        "Nobody can ever know what you said",
        "No one will ever find out",
        "no-one can tell who answered",
        "It’s impossible to trace you",
        "You can’t be identified",
        "Answers can never be linked to you",
        "We guarantee your anonymity",
        "Complete anonymity",
        "Mae hyn yn hollol ddienw.",
        "Mae'n gwbl gyfrinachol",
        "100% yn ddienw",
        "Mae dy atebion yn hollol breifat",
        "dienw yn llwyr",
        "Fydd neb byth yn gwybod, all neb wybod",
        "Mae'n amhosib dy adnabod",
        "Rydyn ni'n gwarantu dy breifatrwydd a gwarantu preifatrwydd",
        "To jest całkowicie anonimowe",
        "Це повністю анонімно",
        "هذا الاستطلاع مجهول تماما",
        "یہ مکمل طور پر گمنام ہے",
    ],
)
def test_a_claim_that_nobody_can_keep_is_found(words: str) -> None:
    assert list(overclaims(words))


@pytest.mark.parametrize(
    "words",
    [
        "Your name isn't kept with your answers.",
        "Nobody reads this straight away.",
        "Nothing says which are yours.",
        "Should changing rooms be completely private?",
        "Is the bus always on time? Nobody can say.",
        "Anonymous answers",
        "100 % of the money goes to buses",
        "felly all neb newydd ddechrau",
        "Dydyn ni ddim yn cadw dy enw.",
        "A ddylai ystafelloedd newid fod yn hollol breifat?",
    ],
)
def test_what_is_true_or_about_something_else_is_left_alone(words: str) -> None:
    assert list(overclaims(words)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_bot_claims_nothing_that_nobody_can_keep(language: str) -> None:
    text = (LOCALES / f"{language}.ftl").read_text(encoding="utf-8")
    assert list(overclaims(text)) == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_docs_claim_nothing_that_nobody_can_keep(page: Path) -> None:
    # What is quoted is spoken about, not claimed.
    assert list(overclaims(_QUOTED.sub("", page.read_text(encoding="utf-8")))) == []


def test_no_shipped_page_survey_or_picture_claims_it() -> None:
    spoken = [path for floor in FLOORS for path in floor.rglob("*") if path.suffix in SPOKEN]
    assert spoken
    assert [path for path in spoken if list(overclaims(path.read_text(encoding="utf-8")))] == []

"""What is told after "what we did": one more answer, and how it went on."""

from datetime import date, timedelta

import pytest

from admin.feedback import Decision, Draft, Theme
from admin.later import begun, days_over, left_open, told, written
from bot.storage.rows import ErrandKind
from surveys.questionnaire import freeze
from tests.surveys.small import survey

TODAY = date(2027, 9, 1)
ASKED = freeze(
    survey(languages=["en", "cy"], title={"en": "Parks", "cy": "Parciau"}), date(2027, 1, 11)
)


def theme(number: int, decision: Decision, until: date | None = None) -> Theme:
    return Theme(
        number=number,
        said={"en": f"Theme {number}", "cy": f"Thema {number}"},
        decision=decision,
        words={"en": f"Ten trees in park {number}.", "cy": f"Deg coeden ym mharc {number}."},
        until=until,
    )


OUT = Draft(
    themes=(
        theme(1, Decision.DOING, TODAY + timedelta(days=9)),
        theme(2, Decision.DONE),
        theme(3, Decision.NOT_DECIDED, TODAY - timedelta(days=30)),
        theme(4, Decision.NOT_DOING),
        theme(5, Decision.DOING, TODAY - timedelta(days=60)),
    )
)
SAID = {"en": "They stand.", "cy": "Maen nhw'n sefyll."}


def test_what_was_left_open_is_listed_the_oldest_first() -> None:
    assert [each.number for each in left_open(OUT)] == [5, 3, 1]


def test_it_is_told_for_how_long_something_is_over() -> None:
    assert [days_over(each, TODAY) for each in left_open(OUT)] == [60, 30, 0]


def test_a_draft_begins_with_nothing_said() -> None:
    draft = begun(OUT, [1, 5])
    assert [each.number for each in draft.themes] == [1, 5]
    assert draft.unanswered == [1, 5]


def test_a_theme_that_is_not_there_is_refused() -> None:
    with pytest.raises(KeyError):
        told(begun(OUT, [1]), 2, Decision.DONE, None, SAID)


def followed() -> Draft:
    draft = told(begun(OUT, [1, 3, 5]), 1, Decision.DONE, None, SAID)
    draft = told(draft, 3, Decision.DOING, date(2027, 12, 1), SAID)
    return told(draft, 5, Decision.NOT_DOING, None, SAID)


def lines(kind: ErrandKind, draft: Draft, language: str) -> list[str]:
    said = written(kind, draft, OUT, ASKED, TODAY)[language]
    return said.replace("<b>", "").replace("</b>", "").split("\n")


def test_how_it_went_on_reads_so() -> None:
    assert lines(ErrandKind.FOLLOW_UP, followed(), "en") == [
        "How it went on: Parks",
        "",
        "You said: Theme 1",
        "We said: Ten trees in park 1.",
        "It is done: They stand.",
        "",
        "You said: Theme 3",
        "We said: Ten trees in park 3.",
        "We are still doing it, and it will be done by 1 December: They stand.",
        "",
        "You said: Theme 5",
        "We said: Ten trees in park 5.",
        "We stopped this, because: They stand.",
        "",
        "Questions, or not happy with this? complaints@council.example",
    ]


def test_how_it_went_on_reads_so_in_welsh() -> None:
    assert lines(ErrandKind.FOLLOW_UP, followed(), "cy") == [
        "Sut aeth hi wedyn: Parciau",
        "",
        "Dywedoch chi: Thema 1",
        "Dywedon ni: Deg coeden ym mharc 1.",
        "Mae wedi'i wneud: Maen nhw'n sefyll.",
        "",
        "Dywedoch chi: Thema 3",
        "Dywedon ni: Deg coeden ym mharc 3.",
        "Rydyn ni'n dal i'w wneud, a bydd wedi'i wneud erbyn 1 Rhagfyr: Maen nhw'n sefyll.",
        "",
        "Dywedoch chi: Thema 5",
        "Dywedon ni: Deg coeden ym mharc 5.",
        "Rydyn ni wedi stopio hyn, oherwydd: Maen nhw'n sefyll.",
        "",
        "Cwestiynau, neu ddim yn hapus â hyn? complaints@council.example",
    ]


def test_one_more_answer_reads_so() -> None:
    draft = told(begun(OUT, [4]), 4, Decision.DOING, date(2027, 12, 1), SAID)
    assert lines(ErrandKind.ADDED, draft, "en") == [
        "One more answer: Parks",
        "",
        "Many of you said that this is still not right. Here is one more answer.",
        "",
        "You said: Theme 4",
        "We are doing it, and it will be done by 1 December: They stand.",
        "",
        "Questions, or not happy with this? complaints@council.example",
    ]


def test_where_nothing_was_left_open_it_is_said() -> None:
    assert lines(ErrandKind.FOLLOW_UP, Draft(), "en")[2] == (
        "We left nothing open. What we told you has not changed."
    )

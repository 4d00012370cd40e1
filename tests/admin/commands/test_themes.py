from datetime import date

import pytest

from admin.commands.themes import overview, sharing, theme
from admin.feedback import Decision, Draft, Theme
from admin.fieldwork import FieldworkFault
from bot.conversation.screens.view import length
from tests.admin.test_feedback import drafted

EN = ("en",)
OPEN = Theme(said={"en": "Most want <trees>."}, required=True, numbers=("62% Trees",))
ANSWERED = Theme(
    said={"en": "The path is muddy."}, decision=Decision.DONE, words={"en": "New gravel."}
)
LABELS = ["We did it", "We are doing it", "We will not do it", "Not decided yet"]


def labels(draft: Draft, number: int | None = None) -> list[str]:
    screen = overview("p", draft, EN) if number is None else theme("p", draft, number, EN)
    return [button.label for row in screen.rows for button in row]


def test_the_overview_says_which_themes_are_answered_and_how_long_the_rest_takes() -> None:
    html = overview("parks", drafted(OPEN, ANSWERED), EN).html
    assert "○ 1. Most want &lt;trees&gt;." in html
    assert "✓ 2. The path is muddy. <i>We did it</i>" in html
    assert "1 left to answer: about 6 minutes." in html


def test_long_work_is_told_in_steps_of_five_minutes() -> None:
    assert "7 left to answer: about 45 minutes." in overview("p", drafted(*[OPEN] * 7), EN).html


def test_what_an_answer_lacks_is_named() -> None:
    late = ANSWERED.changed(decision=Decision.DOING)
    assert (
        "– not said in Welsh, no day, no words in Welsh"
        in overview("p", drafted(late), ("en", "cy")).html
    )


def test_without_themes_there_is_one_thing_to_do() -> None:
    assert "No theme came out of the numbers." in overview("parks", Draft(), EN).html
    assert "Preview" not in labels(Draft())


def test_many_long_themes_still_fit_into_one_message() -> None:
    long = Theme(said={"en": "🌳" * 500})
    assert length(overview("parks", drafted(*[long] * 60), EN).html) < 4096


def test_every_theme_has_the_four_decisions_and_a_way_back() -> None:
    draft = drafted(OPEN, ANSWERED)
    assert labels(draft, 1) == [*LABELS, "Same answer as…", "All themes"]
    assert labels(draft, 2)[:4] == LABELS
    assert labels(draft, 2)[-2:] == ["All themes", "Take it out"]


def test_the_published_numbers_stand_beside_a_theme() -> None:
    assert "▪ 62% Trees" in theme("p", drafted(OPEN), 1, EN).html


def test_a_theme_shows_what_was_answered_so_far() -> None:
    until = date(2027, 5, 1)
    undecided = Theme(
        said={"en": "Lights."},
        decision=Decision.NOT_DECIDED,
        words={"en": "The price."},
        until=until,
    )
    assert "So far: Not decided yet (2027-05-01). The price." in (
        theme("parks", drafted(undecided), 1, EN).html
    )
    assert "So far" not in theme("parks", drafted(OPEN), 1, EN).html


def test_both_languages_of_an_answer_stand_one_below_the_other() -> None:
    both = ANSWERED.changed(words={"en": "New gravel.", "cy": "Graean newydd."})
    html = theme("p", drafted(both), 1, ("en", "cy")).html
    assert "<i>English:</i> New gravel.\n<i>Welsh:</i> Graean newydd." in html


def test_answers_that_may_cover_a_theme_too_are_shown_with_their_words() -> None:
    screen = sharing("p", drafted(OPEN, ANSWERED), 1)
    assert "2. The path is muddy. <i>We did it</i>: New gravel." in screen.html
    assert [button.label for row in screen.rows for button in row] == ["2", "Back"]


@pytest.mark.parametrize("number", [-1, 0, 2])
def test_a_theme_that_is_not_there_is_told(number: int) -> None:
    with pytest.raises(FieldworkFault):
        theme("parks", drafted(OPEN), number, EN)

from datetime import date

import pytest

from admin.commands.themes import overview, theme
from admin.feedback import Decision, Draft, Theme, length
from admin.fieldwork import FieldworkFault

OPEN = Theme(said={"": "Most want <trees>."}, required=True)
ANSWERED = Theme(said={"": "The path is muddy."}, decision=Decision.DONE, words="New gravel.")
LABELS = ["We did it", "We are doing it", "We will not do it", "Not decided yet"]


def labels(draft: Draft, place: int | None = None) -> list[str]:
    screen = overview("parks", draft) if place is None else theme("parks", draft, place)
    return [button.label for row in screen.rows for button in row]


def test_the_overview_says_which_themes_are_answered() -> None:
    html = overview("parks", Draft(themes=(OPEN, ANSWERED))).html
    assert "○ 1. Most want &lt;trees&gt;." in html
    assert "✓ 2. The path is muddy. <i>We did it</i>" in html
    assert "1 left to answer." in html


def test_without_themes_there_is_one_thing_to_do() -> None:
    assert "No theme came out of the numbers." in overview("parks", Draft()).html
    assert labels(Draft()) == ["Add a theme"]


def test_many_long_themes_still_fit_into_one_message() -> None:
    long = Theme(said={"": "🌳" * 500})
    assert length(overview("parks", Draft(themes=(long,) * 60)).html) < 4096


def test_every_theme_has_the_four_decisions_and_a_way_back() -> None:
    draft = Draft(themes=(OPEN, ANSWERED))
    assert labels(draft, 0) == [*LABELS, "All themes"]
    assert labels(draft, 1) == [*LABELS, "All themes", "Take it out"]


def test_a_theme_shows_what_was_answered_so_far() -> None:
    until = date(2027, 5, 1)
    undecided = Theme(
        said={"": "Lights."}, decision=Decision.NOT_DECIDED, words="The price.", until=until
    )
    assert "So far: Not decided yet (2027-05-01). The price." in (
        theme("parks", Draft(themes=(undecided,)), 0).html
    )
    assert "So far" not in theme("parks", Draft(themes=(OPEN,)), 0).html


@pytest.mark.parametrize("place", [-1, 1])
def test_a_theme_that_is_not_there_is_told(place: int) -> None:
    with pytest.raises(FieldworkFault):
        theme("parks", Draft(themes=(OPEN,)), place)

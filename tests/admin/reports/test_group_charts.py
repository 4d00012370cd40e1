"""Groups side by side: told apart without colours, small enough for a phone."""

from dataclasses import replace
from xml.etree.ElementTree import fromstring

import pytest

from admin.reports.charts import drawn
from admin.reports.group_charts import (
    breakdown_alt,
    breakdown_cards,
    coverage_alt,
    coverage_card,
)
from admin.reports.layout import COMFORTABLE, Card
from admin.reports.published import Breakdown, Group
from surveys.text import Text
from tests.admin.reports.pictured import covered, pictured
from tests.admin.reports.test_charts import assert_within_the_card, texts

PUBLISHED = pictured()
KEEP = next(each for each in PUBLISHED.breakdowns if each.item_id == "keep")


def cards(breakdown: Breakdown, language: str = "en") -> tuple[Card, ...]:
    return breakdown_cards(breakdown, PUBLISHED, language)


def said(card: Card) -> list[str]:
    return [line.text for line in card.lines]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_groups_stand_within_the_card(language: str) -> None:
    for card in (*cards(KEEP, language), coverage_card(covered(), PUBLISHED, language)):
        assert_within_the_card(fromstring(drawn(card, "")))


@pytest.mark.parametrize("language", ["en", "ar"])
def test_type_is_large_enough_for_a_phone(language: str) -> None:
    for card in (*cards(KEEP, language), coverage_card(covered(), PUBLISHED, language)):
        assert min(line.size for line in card.lines) >= 34


def test_each_group_has_a_pattern_of_its_own_and_stands_by_its_name() -> None:
    (card,) = cards(KEEP)
    fills = {box.look for box in card.boxes} & {"stripes", "dots", "lines"}
    assert len(fills) == 3  # The first group is told in words here.
    assert said(card).count("16 to 17") == 4


def test_every_group_tells_how_many_answered() -> None:
    (card,) = cards(KEEP)
    assert any(line.startswith("18 to 21: About") for line in said(card))


def test_many_answers_go_on_in_another_picture() -> None:
    rows = KEEP.groups[1].table.rows
    many = tuple(replace(row, code=f"{row.code}{n}") for n in range(6) for row in rows)
    group = replace(KEEP.groups[1], table=replace(KEEP.groups[1].table, rows=many))
    breakdown = replace(KEEP, groups=(group, *KEEP.groups[2:]))
    made = cards(breakdown)
    assert len(made) > 1
    assert all(card.height <= COMFORTABLE for card in made)
    assert sum(line == "4 to the hospital" for card in made for line in said(card)) == 7


def test_an_answer_that_a_group_tells_with_others_says_so() -> None:
    first, second, *_ = KEEP.groups
    fewer = replace(second, table=replace(second.table, rows=second.table.rows[1:]))
    (card,) = cards(replace(KEEP, groups=(first, fewer)))
    assert "told together with other answers" in said(card)


def test_a_long_name_of_a_group_is_wrapped_beside_its_bar() -> None:
    long = Text({"en": "Those who go to a school in town"})
    group = Group("x", long, KEEP.groups[1].table)
    (card,) = cards(replace(KEEP, groups=(group,)))
    assert_within_the_card(fromstring(drawn(card, "")))
    assert "Those who go to a school in town" in " ".join(said(card))


def test_without_groups_there_is_no_picture() -> None:
    assert cards(replace(KEEP, groups=())) == ()


def test_a_gap_is_flagged_in_words() -> None:
    card = coverage_card(covered(), PUBLISHED, "en")
    assert said(card).count("Not heard enough") == 1
    assert "We did not hear enough from: 16 to 17." in said(card)


def test_the_words_say_all_that_the_pictures_say() -> None:
    in_words = breakdown_alt(KEEP, PUBLISHED, "en")
    for group in KEEP.groups:
        assert group.label.say("en") in in_words
    assert "Who we heard, and who not" in in_words
    coverage = coverage_alt(covered(), PUBLISHED, "en")
    assert "16 to 17. Of those we heard: 12%. Of all there are: 40%. Not heard enough." in coverage


def test_every_text_is_drawn() -> None:
    (card,) = cards(KEEP)
    assert len(texts(fromstring(drawn(card, "")))) == len(card.lines)

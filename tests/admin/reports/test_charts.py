"""Pictures for phones: everything within the card, whatever the words."""

import re
from itertools import pairwise
from struct import unpack
from xml.etree.ElementTree import Element, fromstring

import pytest

from admin.reports.charts import alt_text, cards, chart, svg
from admin.reports.layout import COMFORTABLE, LEFT, RIGHT, TALLEST, WIDTH
from admin.reports.looks import LIGHT, LOOKS, Look
from admin.reports.published import Published, PublishedTable
from admin.reports.typeface import is_arabic, typeface
from bot.dispositions import Disposition
from tests.admin.reports.pictured import pictured
from tests.admin.reports.samples import (
    Response,
    both,
    choices,
    one_question,
    publish,
    results,
)

LONG = ("A route so long that its name needs a good part of the page to be told " * 3)[:200]
ALL = [
    (published, table, language)
    for published in (results(120), results(30), results(3))
    for table in published.tables
    for language in ("en", "cy")
] + [(pictured(many), table, "ar") for many in (480, 40) for table in pictured(many).tables]


def worst(how_many: int) -> tuple[Published, PublishedTable]:
    """Return a question whose text and labels are as bad as they can be."""
    options = {f"o{place}": LONG if place % 2 else "W" * 200 for place in range(how_many)}
    asked = one_question(ask=LONG, options=options)
    published = publish(asked, choices(**dict.fromkeys(options, 20)), {})
    return published, published.tables[0]


def drawn(
    published: Published, table: PublishedTable, language: str, look: Look = LIGHT
) -> Element:
    return fromstring(svg(table, published, language, look))


def texts(picture: Element) -> list[Element]:
    return [each for each in picture.iter() if each.tag.endswith("}text")]


def boxes(picture: Element) -> list[Element]:
    return [each for each in picture if each.tag.endswith("}rect")][1:]


def assert_within_the_card(picture: Element) -> None:
    height = float(picture.attrib["height"])
    for text in texts(picture):
        size = float(text.attrib["font-size"])
        said = (text.text or "").strip("\u2067\u2069")
        bold = text.attrib["font-weight"] == "700"
        wide = typeface(bold, is_arabic(said)).width(said, size)
        x = float(text.attrib["x"])
        start = x - wide if text.attrib.get("text-anchor") == "end" else x
        assert start >= LEFT
        assert start + wide <= RIGHT
        assert size < float(text.attrib["y"]) < height - 100
    for box in boxes(picture):
        assert float(box.attrib["x"]) >= LEFT
        assert float(box.attrib["x"]) + float(box.attrib["width"]) <= RIGHT
        assert float(box.attrib["y"]) + float(box.attrib["height"]) < height - 100


@pytest.mark.parametrize(("published", "table", "language"), ALL)
def test_everything_stands_within_the_card(
    published: Published, table: PublishedTable, language: str
) -> None:
    assert_within_the_card(drawn(published, table, language))


@pytest.mark.parametrize("how_many", [2, 12, 30])
def test_the_worst_labels_stand_within_the_card(how_many: int) -> None:
    picture = drawn(*worst(how_many), "en")
    assert_within_the_card(picture)
    assert float(picture.attrib["height"]) <= TALLEST


def test_many_answers_go_on_in_another_picture() -> None:
    options = {f"o{place}": f"Route {place}" for place in range(30)}
    asked = one_question(options=options)
    published = publish(asked, choices(**dict.fromkeys(options, 20)), {})
    made = cards(published.tables[0], published, "en")
    said = [line.text for each in made for line in each.lines]
    assert len(made) > 1
    assert all(each.height <= COMFORTABLE for each in made)
    assert all(said.count(f"Route {place}") == 1 for place in range(30))
    assert said.count("it?") == len(made)


def test_few_answers_stay_in_one_picture() -> None:
    published = results(120)
    assert all(len(cards(table, published, "en")) == 1 for table in published.tables)


def test_a_label_of_two_hundred_letters_is_shown_whole() -> None:
    published, table = worst(2)
    said = " ".join(text.text or "" for text in texts(drawn(published, table, "en")))
    assert " ".join(LONG.split()) in said


def test_no_two_lines_of_text_overlap() -> None:
    picture = drawn(*worst(12), "en")
    bars = [float(text.attrib["y"]) for text in texts(picture) if float(text.attrib["x"]) == LEFT]
    sizes = [
        float(text.attrib["font-size"])
        for text in texts(picture)
        if float(text.attrib["x"]) == LEFT
    ]
    gaps = [low - high for high, low in pairwise(bars)]
    assert all(gap > size for gap, size in zip(gaps, sizes[1:], strict=True))


@pytest.mark.parametrize(("published", "table", "language"), ALL)
def test_type_is_large_enough_for_a_phone(
    published: Published, table: PublishedTable, language: str
) -> None:
    picture = drawn(published, table, language)
    assert min(float(text.attrib["font-size"]) for text in texts(picture)) >= 34


def test_a_picture_is_a_png_of_1080_pixels() -> None:
    published = results(120)
    png = chart(published.tables[0], published, "en")
    height = float(drawn(published, published.tables[0], "en").attrib["height"])
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    assert unpack(">II", png[16:24]) == (WIDTH, height)


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
def test_text_stands_out_from_what_is_behind_it(look: Look) -> None:
    """WCAG AA: 4.5 to 1. Text stands on the card, or on the amber of the badge."""
    published = results(30)
    picture = drawn(published, published.tables[1], "en", look)
    used = {text.attrib["fill"] for text in texts(picture)}
    assert used <= set(look.inks.values())
    on_card = {ink for name, ink in look.inks.items() if name != "badge"}
    assert all(contrast(ink, look.card) >= 4.5 for ink in on_card)
    assert contrast(look.inks["badge"], look.badge) >= 4.5


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
def test_bars_and_edges_stand_out_from_what_is_behind_them(look: Look) -> None:
    """WCAG AA: 3 to 1 for what is no text."""
    assert contrast(look.bar, look.card) >= 3
    assert contrast(look.bar, look.track) >= 3
    assert contrast(look.bar, look.stripe) >= 3
    assert contrast(look.edge, look.card) >= 3
    assert contrast(look.hatch, look.card) >= 3


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, as WCAG 2.2 defines it."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = (int(part, 16) / 255 for part in re.findall("[0-9a-f]{2}", colour))
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_a_table_in_words_says_that_they_are_not_numbers() -> None:
    published = results(30)
    said = [text.text for text in texts(drawn(published, published.tables[1], "en"))]
    assert "Words, not numbers" in said
    assert not any("%" in (text or "") for text in said)


def test_the_share_stands_beside_its_bar() -> None:
    table = publish(one_question(), choices(yes=65, no=35), {})
    said = [text.text for text in texts(drawn(table, table.tables[0], "en"))]
    assert "65%" in said


def test_a_small_number_is_drawn_without_a_length() -> None:
    found = publish(one_question(), choices(yes=60, no=35, maybe=4), {})
    starred = {
        box.attrib["width"]
        for box in boxes(drawn(found, found.tables[0], "en"))
        if "hatch" in box.attrib["fill"]
    }
    assert starred == {"60"}


def test_names_with_markup_in_them_stay_text() -> None:
    asked = one_question(options={"a": "<b>Bold & co</b>", "b": "B"})
    responses: list[Response] = choices(a=60, b=40)
    published = publish(asked, responses, {})
    said = [text.text for text in texts(drawn(published, published.tables[0], "en"))]
    assert "<b>Bold & co</b>" in said


def test_the_text_twin_says_all_that_the_picture_says() -> None:
    asked = one_question(ask=both("Which?", "Pa un?"))
    published = publish(asked, choices(yes=60, no=40), {Disposition.DONE: 100})
    table = published.tables[0]
    assert alt_text(table, published, "en") == (
        "Which? About 100 answers. Yes: 60%. No: 40%. Maybe: 0%. "
        "Who we heard, and who not. Done: 100."
    )
    assert alt_text(table, published, "cy").startswith("Pa un? Tua 100 o atebion.")


def test_a_language_that_runs_to_the_left_is_mirrored() -> None:
    published = pictured()
    picture = drawn(published, published.tables[0], "ar")
    assert {text.attrib["text-anchor"] for text in texts(picture)} == {"end"}
    bars = [box for box in boxes(picture) if box.attrib["fill"] == LIGHT.bar]
    assert {float(box.attrib["x"]) + float(box.attrib["width"]) for box in bars} == {RIGHT}


def test_an_arabic_line_is_drawn_in_its_own_font_and_kept_together() -> None:
    published = pictured()
    title = texts(drawn(published, published.tables[0], "ar"))[0]
    assert title.attrib["font-family"] == "Hearback Arabic"
    assert title.text == "\u2067حافلات المساء\u2069"


def test_what_no_font_can_draw_is_left_out_of_the_picture_and_not_of_its_words() -> None:
    published = publish(one_question(ask="Buses 🚌 first?"), choices(yes=60, no=40), {})
    said = [text.text for text in texts(drawn(published, published.tables[0], "en"))]
    assert "Buses first?" in said
    assert alt_text(published.tables[0], published, "en").startswith("Buses 🚌 first?")

"""The pictures of options on one sheet."""

import pytest

from admin.reports.option_sheet import draw, svg
from bot.conversation.screen import Labelled, Sheet
from bot.emulator.files import image_size
from tests import jpeg
from tests.png import png


def sheet(*labels: str) -> Sheet:
    return Sheet("a", tuple(Labelled(label, png(40, 30)) for label in labels))


def places(drawn: str) -> list[float]:
    """Where each picture begins, from the left."""
    return [float(part.split('x="')[1].split('"')[0]) for part in drawn.split("<image")[1:]]


def test_a_sheet_is_drawn_the_same_every_time() -> None:
    assert draw(sheet("Trees", "Pond")) == draw(sheet("Trees", "Pond"))


@pytest.mark.parametrize("count", [1, 2, 5, 7, 30])
def test_a_sheet_of_any_number_is_one_that_telegram_takes(count: int) -> None:
    size = image_size(draw(sheet(*(f"A long label of option {place}" for place in range(count)))))
    assert size is not None
    width, height = size
    assert width == 1080
    assert width + height <= 10_000
    assert max(size) <= 20 * min(size)


def test_every_picture_is_there_with_its_label() -> None:
    drawn = svg(Sheet("a", (Labelled("Trees & grass", png(40, 30)), Labelled("Pond", jpeg.PLAIN))))
    assert ("data:image/png;" in drawn, "data:image/jpeg;" in drawn) == (True, True)
    assert ("Trees &amp; grass" in drawn, ">Pond<" in drawn) == (True, True)


def test_pictures_begin_where_the_language_does() -> None:
    left, right = places(svg(sheet("Trees", "Pond")))
    assert left < right
    right, left = places(svg(sheet("أشجار", "بركة")))
    assert left < right

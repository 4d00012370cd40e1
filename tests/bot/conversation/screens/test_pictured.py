"""What stands above a question, and the same in words."""

from base64 import b64encode

from bot.conversation.screen import Labelled, Picture, Screen, Sheet
from bot.conversation.screens.current import with_note
from bot.conversation.screens.pictured import captioned, in_words, picture_of
from bot.conversation.wording import Wording
from surveys.items import Item
from tests.png import png
from tests.surveys.small import choice, item

SQUARE = png(40, 40)
EN, CY = Wording("en"), Wording("cy")


def image(alt: str = "Trees & grass", content: bytes = SQUARE) -> dict[str, object]:
    return {"file": "a.png", "alt": alt, "data": b64encode(content).decode()}


def parks(**more: object) -> Item:
    return choice(
        trees={"label": {"en": "Trees", "cy": "Coed"}, "image": image()},
        pond={"label": {"en": "Pond", "cy": "Pwll"}, "image": image("Water")},
        **more,
    )


def test_a_question_without_a_picture_has_none() -> None:
    assert picture_of(EN, item("number")) is None
    assert in_words(EN, item("number")) == ""


def test_what_a_picture_shows_is_told_below_the_question() -> None:
    asked = item("number", image=image())
    assert asked.image is not None
    assert picture_of(EN, asked) == Picture(asked.image.name, SQUARE)
    assert in_words(EN, asked) == "<i>Picture:</i> Trees &amp; grass"
    assert in_words(CY, asked) == "<i>Llun:</i> Trees &amp; grass"


def test_pictures_of_options_stand_on_one_sheet_with_their_labels() -> None:
    found = picture_of(EN, parks(none="None of these"))
    assert isinstance(found, Sheet)
    assert found.parts == (Labelled("Trees", SQUARE), Labelled("Pond", SQUARE))
    assert in_words(EN, parks()) == "<i>In the pictures:</i>\nTrees: Trees &amp; grass\nPond: Water"


def test_a_sheet_is_another_one_in_another_language_or_with_another_picture() -> None:
    other = choice(
        trees={"label": "Trees", "image": image(content=png(41, 41))},
        pond={"label": "Pond", "image": image()},
    )
    found = [picture_of(EN, parks()), picture_of(CY, parks()), picture_of(EN, other)]
    assert len({each.name for each in found if each}) == 3


def test_a_picture_that_was_never_read_is_told_in_words_alone() -> None:
    unread = item("number", image={"file": "a.png", "alt": "Trees"})
    assert picture_of(EN, unread) is None
    assert in_words(EN, unread) == "<i>Picture:</i> Trees"


def test_markup_does_not_count_below_a_picture() -> None:
    fits = Screen("<b>" + "&amp;" * 1024 + "</b>", (), Picture("a", SQUARE))
    assert captioned(fits) == fits


def test_more_words_than_fit_go_out_without_the_picture() -> None:
    fits = Screen("a" * 1024, (), Picture("a", SQUARE))
    assert with_note(fits, "").picture == fits.picture
    assert with_note(fits, "Sorry.").picture is None

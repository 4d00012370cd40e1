from io import BytesIO

import pytest
import segno

from admin.reports.pages.poster import Poster, poster
from admin.reports.pages.poster_files import HEIGHT, poster_html, poster_png, poster_svg
from surveys.questionnaire import Survey
from surveys.text import Text
from tests.admin.reports.pages.samples import buses, organisation

LINK = "https://t.me/aberllyn_bot?start=evening-buses"


def made(language: str = "en", survey: Survey | None = None) -> Poster:
    return poster(survey or buses(), organisation(), LINK, language)


@pytest.mark.parametrize("language", ["en", "cy"])
def test_a_poster_says_what_is_promised_and_when(language: str) -> None:
    page = poster_html(made(language))
    promises = {
        "en": (
            "Your name isn't kept with your answers.",
            "15 March 2027",
            "Talk to any youth worker",
        ),
        "cy": ("Dyw eich enw ddim yn cael ei gadw", "15 Mawrth 2027", "Siarad ag unrhyw weithiwr"),
    }
    text = page.replace("&#39;", "'")
    assert [said for said in promises[language] if said not in text] == []


def test_at_a_consultation_nothing_says_that_young_people_decide() -> None:
    text = poster_html(made())
    assert "Others decide, and tell you why." in text
    assert "you decide" not in text.lower()


def test_the_code_is_that_of_the_link() -> None:
    assert made().code == segno.make(LINK, error="q", boost_error=False, micro=False)


def test_a_poster_needs_nothing_from_elsewhere() -> None:
    page = poster_html(made()).replace(LINK, "").replace("http-equiv", "")
    assert "<script" not in page
    assert "http" not in page.replace("http://www.w3.org/2000/svg", "")


def test_the_picture_is_a_sheet_of_a4() -> None:
    picture = BytesIO(poster_png(made()))
    picture.seek(16)
    size = [int.from_bytes(picture.read(4), "big") for _ in range(2)]
    assert size == [1240, 1754]


def test_long_words_are_set_smaller_until_all_of_them_fit() -> None:
    way = Text({"en": "Fill in a paper form at any youth club, library or school office. " * 3})
    longest = buses().model_copy(update={"other_ways": (way,) * 6})
    lines = poster_svg(made(survey=longest)).split("<text")[1:]
    lowest = max(float(line.split(' y="')[1].split('"')[0]) for line in lines)
    assert lowest < HEIGHT
    assert "school office" in lines[-2]

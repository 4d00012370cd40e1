from struct import unpack
from xml.etree import ElementTree

import pytest

from admin.reports.layout import RIGHT
from admin.reports.outcome_card import (
    MOST_PARTS,
    Answer,
    OutcomeCard,
    Part,
    draw,
    drawn,
    in_words,
    svg,
)
from admin.reports.typeface import typeface

SVG = "{http://www.w3.org/2000/svg}"
BOTH = {
    "en": "Which of these things should we change first, and why do you think so?",
    "cy": "Pa un o'r pethau hyn y dylen ni ei newid yn gyntaf, a pham rwyt ti'n meddwl hynny?",
}


def words(en: str) -> dict[str, str]:
    return {"en": en, "cy": f"{en} (cy)"}


def card(parts: int = 2) -> OutcomeCard:
    answers = (
        Answer(label=words("Every week"), share=words("45%"), percent=45),
        Answer(label=words("Now and then"), share=words("about half")),
    )
    looks = ("done", "doing", "not_doing", "not_decided")
    told = tuple(
        Part(said=BOTH, badge=words("We did it"), look=looks[at % 4], words=words("Ten trees."))
        for at in range(parts - 1)
    )
    return OutcomeCard(
        head=words("What you said"),
        title=BOTH,
        lead=words("About 120 answers"),
        parts=(Part(said=BOTH, answers=answers), *told),
        foot=words("You hear what we did by 30 April."),
        more=words("And 2 more questions."),
        heard=words("Who we heard, and who not. Done: 120."),
    )


@pytest.mark.parametrize("language", ["cy", "en"])
def test_it_says_everything_that_is_on_it_in_words_too(language: str) -> None:
    root = ElementTree.fromstring(svg(card(), language))
    said = in_words(card(), language)
    assert root.attrib["aria-label"] == said
    for line in root.iter(f"{SVG}text"):
        assert (line.text or "").rstrip(".") in said


@pytest.mark.parametrize("language", ["cy", "en"])
def test_no_line_leaves_the_card(language: str) -> None:
    for line in ElementTree.fromstring(svg(card(MOST_PARTS), language)).iter(f"{SVG}text"):
        size, bold = float(line.attrib["font-size"]), line.attrib["font-weight"] == "700"
        wide = typeface(bold).width(line.text or "", size)
        assert float(line.attrib["x"]) + wide <= RIGHT + 1


def test_a_picture_with_everything_on_it_is_one_that_telegram_takes() -> None:
    png = draw(card(MOST_PARTS + 5), "cy")
    width, height = unpack(">II", png[16:24])
    assert width == 1080
    assert width + height <= 10_000


def test_each_answer_to_what_was_said_has_a_mark_of_its_own_shape() -> None:
    made = svg(card(5), "en")
    parts = {look: svg(card(5), "en").count(look) for look in ("done", "doing")}
    assert parts == {"done": 0, "doing": 0}
    assert "l 10 11 l 19 -23" in made
    assert "h 28 m -11 -12" in made
    assert "l 24 24 m 0 -24" in made
    assert "stroke-dasharray" in made


def test_a_kept_card_is_drawn_again_as_it_was() -> None:
    assert drawn(card().model_dump_json(), "en") == draw(card(), "en")


def test_what_is_no_card_is_refused() -> None:
    with pytest.raises(ValueError, match="validation"):
        drawn("{}", "en")

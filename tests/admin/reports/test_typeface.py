"""Text is measured with the fonts that draw it."""

import re

import pytest
import resvg_py

from admin.reports.typeface import FILES, drawable, family, is_arabic, typeface, wrapped


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize(
    "text",
    [
        "How old are you?",
        "T" * 40,
        "W" * 30,
        "ŵŷôî" * 9,
        "AVAToTyF" * 5,
        "100% · *",
        "كم مرة تركب الحافلة؟",
        "ٹھیک ہے 7 بجے" * 2,
    ],
)
def test_text_is_never_drawn_wider_than_it_is_measured(text: str, bold: bool) -> None:
    width = typeface(bold, is_arabic(text)).width(text, 40)
    picture = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="2000" height="8">'
        f'<g transform="translate({-width:.0f} 0)"><text y="30" font-family="{family(text)}" '
        f'font-size="40" font-weight="{700 if bold else 400}">{text}</text></g></svg>'
    )
    assert _drawn(picture) == _drawn(re.sub("<g.*</g>", "", picture))


def _drawn(picture: str) -> bytes:
    return bytes(
        resvg_py.svg_to_bytes(svg_string=picture, skip_system_fonts=True, font_files=list(FILES))
    )


def test_lines_keep_within_their_width() -> None:
    lines = wrapped("Which of these routes would you keep, if only two could stay?", 54, True, 500)
    assert all(typeface(True).width(line, 54) <= 500 for line in lines)


def test_no_word_is_lost_between_lines() -> None:
    said = "Which of these routes would you keep, if only two could stay?"
    assert " ".join(wrapped(said, 54, True, 500)) == said


def test_a_word_wider_than_a_line_is_broken_and_kept() -> None:
    lines = wrapped("W" * 100, 38, False, 400)
    assert all(typeface(False).width(line, 38) <= 400 for line in lines)
    assert "".join(lines) == "W" * 100


def test_a_cut_text_says_that_it_was_cut() -> None:
    lines = wrapped("word " * 100, 38, False, 400, most=3)
    assert len(lines) == 3
    assert lines[-1].endswith("…")
    assert typeface(False).width(lines[-1], 38) <= 400


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("letters", ["آبپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنںوہھءیےئ", "كيىةأإؤ،؟"])
def test_every_letter_of_arabic_and_urdu_has_a_shape(letters: str, bold: bool) -> None:
    glyphs = typeface(bold, arabic=True).glyphs
    assert [letter for letter in letters if ord(letter) not in glyphs] == []


def test_a_text_that_no_font_has_letters_for_is_left_as_it_is() -> None:
    assert drawable("夜間バス") == "夜間バス"
    assert drawable("Buses ✓") == "Buses"

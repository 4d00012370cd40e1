"""The pictures of a survey: read from beside it, weighed, and kept with it."""

from base64 import b64encode
from pathlib import Path

import pytest

from surveys.items import has_options
from surveys.questionnaire import Survey, fingerprint, frozen_copy
from surveys.review.findings import Finding
from surveys.review.review import review
from tests import jpeg
from tests.png import png, uneven
from tests.surveys.review.good import GOOD, change, found

MAP = "    ask: How often?\n    image: {file: map.png, alt: The four routes}\n"
MUSIC = "      music: {label: Music, image: {file: guitar.jpg, alt: A guitar}}\n"


def with_map(text: str = GOOD) -> str:
    return text.replace("    ask: How often?\n", MAP)


def read(folder: Path, text: str, **files: bytes) -> tuple[Survey | None, tuple[Finding, ...]]:
    """Return what a review finds in a survey with files beside it; `map` stands for map.png."""
    (folder / "tiny.yaml").write_text(text, "utf-8")
    for name, content in files.items():
        (folder / f"{name}.png").write_bytes(content)
    reviewed = review(folder / "tiny.yaml")
    return reviewed.survey, reviewed.findings


def test_a_picture_beside_the_survey_is_kept_with_it(tmp_path: Path) -> None:
    survey, findings = read(tmp_path, with_map(), map=png(40, 40))
    assert survey is not None
    assert findings == ()
    kept = Survey.model_validate_json(frozen_copy(survey)).item("often").image
    assert kept is not None
    assert kept.content == png(40, 40)


def test_pictures_of_options_are_kept_with_them(tmp_path: Path) -> None:
    (tmp_path / "guitar.jpg").write_bytes(jpeg.with_segments(jpeg.exif()))
    survey, findings = read(tmp_path, change("      music: Music\n", MUSIC))
    assert survey is not None
    assert findings == ()
    first = survey.item("first")
    assert has_options(first)
    images = {option.code: option.image for option in first.options if option.image}
    assert {code: image.content for code, image in images.items()} == {"music": jpeg.PLAIN}


def test_another_picture_makes_another_survey(tmp_path: Path) -> None:
    names = set()
    for side in (40, 41):
        survey, _ = read(tmp_path, with_map(), map=png(side, side))
        assert survey is not None
        names.add(fingerprint(survey))
    assert len(names) == 2


def test_a_survey_sent_alone_is_told_what_to_do_with_its_pictures() -> None:
    assert found(with_map()) == [("E190", "map.png")]


@pytest.mark.parametrize("content", [None, b"", b"GIF89a", png(20, 20), png(40, 40)[:50]])
def test_each_picture_that_cannot_be_used_is_one_finding_at_its_name(
    tmp_path: Path, content: bytes | None
) -> None:
    files = {} if content is None else {"map": content}
    survey, findings = read(tmp_path, with_map(), **files)
    assert survey is None
    assert [(each.code, each.column) for each in findings] == [("E190", 19)]


def test_pictures_that_cost_a_phone_much_are_told_with_their_sum(tmp_path: Path) -> None:
    survey, (finding,) = read(tmp_path, with_map(), map=uneven(300, 300))
    assert survey is not None
    assert finding.code == "W293"
    assert "91 KB" in finding.message


def test_too_many_large_pictures_are_refused(tmp_path: Path) -> None:
    items = "".join(
        f"  - {{id: s{place}, kind: statement, ask: Look., image: {{file: map.png, alt: Routes}}}}\n"
        for place in range(6)
    )
    survey, findings = read(
        tmp_path, change("  - id: often\n", f"{items}  - id: often\n"), map=uneven(440, 440)
    )
    assert survey is None
    assert "E192" in [each.code for each in findings]


def test_words_for_a_picture_are_needed_in_every_language(tmp_path: Path) -> None:
    text = with_map().replace("languages: [en]", "languages: [en, cy]")
    _, findings = read(tmp_path, text, map=png(40, 40))
    lacking = [each.message for each in findings if each.code == "E161"]
    assert "`alt` has no words in `cy` in question `often`." in lacking


@pytest.mark.parametrize("alt", ["Llun o'r sgwâr", "Delwedd y bws", "Ffoto o afon"])
def test_that_it_is_a_picture_need_not_be_said_in_welsh_either(alt: str) -> None:
    data = b64encode(png(40, 40)).decode()
    image = f'    image: {{file: map.png, data: {data}, alt: {{cy: "{alt}"}}}}\n'
    text = change("    ask: How often?\n", f"    ask: How often?\n{image}")
    assert "W291" in [code for code, _ in found(text)]

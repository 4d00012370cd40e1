import pytest

from admin.reports.looks import DARK, LIGHT
from admin.reports.pictures import Studio
from tests.admin.reports.pictured import pictured

pytestmark = pytest.mark.slow


def test_every_table_group_and_gap_has_a_picture_with_words() -> None:
    studio = Studio(pictured(), "en")
    found, groups = list(studio.of_all()), list(studio.of_groups())
    assert [each.name for each in found] == ["keep", "safe", "age", "coverage-age", "why-not"]
    assert [each.name for each in groups] == ["keep-by-age-1", "safe-by-age-1"]
    found += groups
    assert all(each.held.startswith(b"\x89PNG") for each in found)
    assert all("Who we heard, and who not" in each.alt for each in found)


def test_the_two_looks_say_the_same_and_look_different() -> None:
    published = pictured()
    light, dark = (next(Studio(published, "en", look).of_all()) for look in (LIGHT, DARK))
    assert light.alt == dark.alt
    assert light.held != dark.held


def test_words_are_cut_to_what_a_caption_holds_and_never_who_was_heard() -> None:
    studio = Studio(pictured(), "en", longest=400)
    for picture in (*studio.of_all(), *studio.of_groups()):
        assert len(picture.alt) <= 400
        assert picture.alt.endswith("Stopped: 20.")

"""What rows are called."""

from admin.reports.labels import label
from admin.reports.published import Suppressed
from admin.reports.shown import Row
from admin.reports.tables import Band
from tests.admin.reports.samples import both, one_question

STAR = Suppressed(8)


def test_a_point_carries_its_meaning_where_the_file_gives_one() -> None:
    item = one_question("scale", labels={1: both("Not safe", "Ddim yn saff")}).questions[0]
    assert label(item, Row("1", ("1",), STAR), ()).say("cy") == "1: Ddim yn saff"
    assert label(item, Row("2", ("2",), STAR), ()).say("en") == "2"


def test_merged_points_carry_what_their_ends_mean() -> None:
    item = one_question("scale", labels={1: "Not safe", 5: "Safe"}).questions[0]
    assert label(item, Row("high", ("4", "5"), STAR), ()).say("cy") == "Uchel (4 i 5): Safe"


def test_whole_numbers_name_both_ends_of_a_band() -> None:
    item = one_question("number").questions[0]
    band = Band(5, 10)
    assert label(item, Row(band.code, (band.code,), STAR), (band,)).say("en") == "5 to 9"


def test_other_numbers_stop_short_of_the_upper_end() -> None:
    item = one_question("number", whole=False).questions[0]
    band = Band(0.5, 2)
    assert label(item, Row(band.code, (band.code,), STAR), (band,)).say("en") == "0.5 to under 2"

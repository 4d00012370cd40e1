"""Thirds and quartiles come from what is shown, and from nothing else."""

from admin.reports.middles import quartiles_of, thirds_of
from admin.reports.published import Count, PublishedRow, Quartiles, Suppressed, Value
from surveys.items import Scale
from surveys.text import Text
from tests.admin.reports.samples import choices, one_question, table_of, values
from tests.surveys.small import item


def rows(*shown: Value) -> list[PublishedRow]:
    return [
        PublishedRow(str(place), Text({"en": str(place)}), each)
        for place, each in enumerate(shown, start=1)
    ]


def scale() -> Scale:
    found = item("scale")
    assert isinstance(found, Scale)
    return found


def test_thirds_add_up_the_points_that_are_shown() -> None:
    found = thirds_of(scale(), rows(*(Count(each, 0) for each in (10, 20, 30, 20, 20))))
    assert [row.value for row in found] == [Count(30, 30), Count(30, 30), Count(40, 40)]


def test_there_are_no_thirds_where_a_point_is_not_shown() -> None:
    assert thirds_of(scale(), rows(Suppressed(8), *(Count(20, 20) for _ in range(4)))) == ()


def test_quartiles_are_the_bands_in_which_the_quarters_are_reached() -> None:
    found = quartiles_of(rows(*(Count(each, 0) for each in (10, 30, 40, 20))))
    assert found == Quartiles("2", "3", "3")


def test_a_quarter_that_a_small_count_leaves_open_is_not_told() -> None:
    found = quartiles_of(rows(Suppressed(8), Suppressed(8), Count(20, 0)))
    assert found == Quartiles(None, "3", "3")


def test_words_have_no_quartiles() -> None:
    assert quartiles_of([]) is None


def test_the_mean_of_a_scale_is_told_from_a_hundred_answers_on() -> None:
    many = values({1: 20, 2: 20, 3: 30, 4: 20, 5: 30})
    table = table_of(one_question("scale"), many)
    assert table.mean == 3.2
    assert len(table.thirds) == 3
    assert table_of(one_question("scale"), many[:90]).mean is None


def test_a_choice_has_no_mean() -> None:
    assert table_of(one_question(), choices(yes=60, no=60)).mean is None

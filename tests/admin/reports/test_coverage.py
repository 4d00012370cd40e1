"""Whom we heard beside whom there is, from what is published alone."""

import pytest

from admin.reports.coverage import coverage
from admin.reports.published import Count, Gap, Suppressed
from surveys.questionnaire import PopulationCount, Survey
from tests.admin.reports.samples import SKIPPED, Response, choices, picked, publish
from tests.surveys.small import question, survey

OPTIONS = {"young": "Under 16", "a16": "16 to 17", "a18": "18 to 21"}


def asked(**people: int) -> Survey:
    found = survey(question("it", about_you="To compare.", options=OPTIONS))
    counts = tuple(
        PopulationCount(item="it", code=code, people=many, source="Mid-year estimate")
        for code, many in people.items()
    )
    audience = found.audience.model_copy(update={"populations": counts})
    return found.model_copy(update={"audience": audience})


def gaps(of: Survey, responses: list[Response]) -> dict[str, Gap]:
    (found,) = publish(of, responses, {}).coverage
    return {row.code: row.gap for row in found.rows}


def test_a_group_with_less_than_four_fifths_of_its_share_was_not_heard_enough() -> None:
    found = gaps(asked(a16=50, a18=50), choices(a16=30, a18=70))
    assert found == {"a16": Gap.NOT_ENOUGH, "a18": Gap.HEARD}


def test_a_group_near_its_share_was_heard() -> None:
    found = gaps(asked(a16=50, a18=50), choices(a16=45, a18=55))
    assert found == {"a16": Gap.HEARD, "a18": Gap.HEARD}


def test_a_small_count_says_no_more_than_the_table_does() -> None:
    of = asked(a16=50, a18=50)
    responses = [choices(young=20, a16=few, a18=60) for few in (1, 2)]
    found = [publish(of, each, {}).coverage for each in responses]
    assert found[0] == found[1]
    assert found[0][0].rows[0].heard == Suppressed(8)
    assert found[0][0].rows[0].gap is Gap.NOT_ENOUGH


def test_what_is_told_in_words_is_compared_as_far_as_words_go() -> None:
    assert gaps(asked(a16=90, a18=10), choices(a16=8, a18=22)) == {
        "a16": Gap.NOT_ENOUGH,
        "a18": Gap.HEARD,
    }
    assert gaps(asked(a16=20, a18=80), choices(a16=4, a18=26))["a16"] is Gap.NOT_KNOWN


def test_it_says_whom_we_did_not_hear_enough_from_in_words_and_numbers() -> None:
    (found,) = publish(asked(a16=50, a18=50), choices(a16=30, a18=70), {}).coverage
    said = "We did not hear enough from: 16 to 17 (50% of all, 30% of the answers)."
    assert found.said.say("en") == said
    assert found.said.say("cy").startswith("Chlywson ni ddim digon gan: 16 to 17")
    assert (found.rows[0].people, found.rows[0].heard) == (50, Count(30, 30))
    assert found.source.say("en") == "Mid-year estimate"


def test_groups_that_were_put_together_are_judged_by_the_most_they_can_be() -> None:
    responses = choices(young=2, a18=90) + [{"it": picked("a16")}] * 3 + [{"it": SKIPPED}]
    found = gaps(asked(young=40, a16=2, a18=58), responses)
    assert found == {"young": Gap.NOT_ENOUGH, "a16": Gap.NOT_KNOWN, "a18": Gap.HEARD}


@pytest.mark.parametrize("people", [{}, {"a16": 0}])
def test_without_a_population_there_is_no_coverage(people: dict[str, int]) -> None:
    of = asked(**people)
    published = publish(of, choices(a16=60), {})
    assert published.coverage == ()
    assert coverage(of, published.tables) == ()

"""No ballot is longer than the length to which all are sealed."""

from typing import Any

import orjson
import pytest

from bot.privacy.ballot_length import longest_ballot
from surveys.answers import Plain
from surveys.questionnaire import Survey
from tests.bot.conversation.shelf import shipped
from tests.surveys.small import question, survey

OPTIONS = {"a" * 32: "A", "b" * 32: "B", "c": "C"}
LONGEST: dict[str, tuple[dict[str, Any], Plain]] = {
    "single_choice": ({"options": OPTIONS}, {"choice": "a" * 32}),
    "multiple_choice": ({"options": OPTIONS}, list(OPTIONS)),
    "ranking": ({"options": OPTIONS}, ["#", *OPTIONS]),
    "scale": ({"points": 10}, {"missing": "prefer_not_to_say"}),
    "number": ({"whole": False}, -1.2345678901234567e-300),
    "open_ended": ({"max_length": 3000}, "🚌" * 3000),
}


@pytest.mark.parametrize("kind", LONGEST)
def test_the_longest_answer_of_each_kind_fits(kind: str) -> None:
    fields, answer = LONGEST[kind]
    length = longest_ballot(survey(question("it", kind, **fields)))
    assert len(orjson.dumps({"it": answer})) < length


def test_quotation_marks_and_new_lines_fit_too() -> None:
    length = longest_ballot(survey(question("it", "open_ended", max_length=1000)))
    assert len(orjson.dumps({"it": '"\n' * 500})) < length


def test_every_question_has_its_place() -> None:
    one = survey(question("a", "scale", points=10))
    two = survey(question("a", "scale", points=10), question("b", "scale", points=10))
    answers = {"a": {"missing": "prefer_not_to_say"}, "b": {"missing": "prefer_not_to_say"}}
    assert len(orjson.dumps(answers)) < longest_ballot(two)
    assert longest_ballot(one) < longest_ballot(two)


@pytest.mark.parametrize("each", shipped(), ids=lambda each: each.id)
def test_a_ballot_of_a_shipped_survey_takes_less_than_16_kilobytes(each: Survey) -> None:
    assert longest_ballot(each) < 16_000

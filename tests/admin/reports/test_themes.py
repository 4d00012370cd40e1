"""Themes that may not be left out, from published values only."""

from admin.reports.published import Count, InWords, Word
from admin.reports.themes import ThemeSeed, themes
from surveys.questionnaire import Survey
from tests.admin.reports.samples import (
    Response,
    buses,
    choices,
    one_question,
    picked,
    publish,
    results,
    values,
)
from tests.surveys.small import question, survey

ROUTES = {"a": "A", "b": "B", "c": "C", "d": "D"}


def found(asked: Survey, responses: list[Response]) -> tuple[ThemeSeed, ...]:
    return themes(publish(asked, responses, {}), asked)


def test_shares_of_ten_per_cent_or_more_are_themes_the_largest_first() -> None:
    asked = one_question(informs=[1], options=ROUTES)
    (seed,) = found(asked, choices(a=10, b=60, c=20, d=8))
    assert [(share.code, share.value) for share in seed.shares] == [
        ("b", Count(60, 60)),
        ("c", Count(20, 20)),
        ("a", Count(10, 10)),
        ("d", Count(10, 10)),
    ]


def test_a_share_below_ten_per_cent_is_no_theme() -> None:
    asked = one_question(informs=[1], options=ROUTES)
    (seed,) = found(asked, choices(a=90, b=60, c=12))
    assert {share.code for share in seed.shares} == {"a", "b"}


def test_below_fifty_answers_most_and_about_half_are_themes() -> None:
    asked = one_question("multiple_choice", informs=[1], options=ROUTES)
    responses: list[Response] = [{"it": ["a", "b"]} for _ in range(14)]
    responses += [{"it": ["a", "c"]} for _ in range(7)] + [{"it": ["a", "d"]} for _ in range(7)]
    (seed,) = found(asked, responses)
    assert [(share.code, share.value) for share in seed.shares] == [
        ("a", InWords(Word.MOST)),
        ("b", InWords(Word.HALF)),
    ]


def test_a_question_that_few_agree_on_is_no_theme() -> None:
    asked = one_question(informs=[1], options=ROUTES)
    assert found(asked, choices(a=6, b=5, c=5, d=5)) == ()


def test_a_theme_says_what_was_said_in_both_languages() -> None:
    seed = themes(results(120), buses())[0]
    asked = next(table for table in results(120).tables if table.item_id == seed.item_id)
    for language in ("en", "cy"):
        assert seed.said.say(language).startswith(asked.question.say(language))
        assert "%" in seed.said.say(language)


def test_answers_to_one_question_are_one_theme() -> None:
    found = themes(results(120), buses())
    assert len({seed.item_id for seed in found}) == len(found)


def test_a_theme_names_what_it_can_change() -> None:
    assert themes(results(120), buses())[0].can_change == (buses().aim.can_change[0],)


def test_a_first_choice_is_said_to_be_one() -> None:
    asked = one_question("ranking", informs=[1])
    orders: list[Response] = [{"it": ["#", "yes", "no", "maybe"]} for _ in range(60)]
    assert found(asked, orders)[0].said.say("en") == "it? Put first: 100% Yes."


def test_merged_answers_are_a_theme_that_names_them() -> None:
    asked = one_question(informs=[1], options=ROUTES)
    (seed,) = found(asked, choices(a=40, b=6, c=30, d=5))
    assert seed.said.say("en") == "it? 50% A, 38% C, 13% Other answers (B; D)."


def test_questions_about_the_person_and_open_ones_are_never_themes() -> None:
    assert {"age", "say"}.isdisjoint(seed.item_id for seed in themes(results(120), buses()))


def test_questions_that_steer_the_route_are_never_themes() -> None:
    asked = survey(question("it", informs=[1]), question("more", ask_if={"it": "yes"}))
    responses: list[Response] = [{"it": picked("no")} for _ in range(60)]
    assert found(asked, responses) == ()


def test_questions_that_inform_nothing_are_never_themes() -> None:
    assert found(one_question(), choices(yes=60, no=40)) == ()


def test_a_scale_speaks_in_the_points_that_are_shown() -> None:
    (seed,) = found(one_question("scale", informs=[1]), values({1: 3, 2: 20, 4: 30, 5: 20}))
    assert [share.code for share in seed.shares] == ["high", "low"]

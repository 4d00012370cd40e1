from surveys.duration import estimated_minutes
from tests.surveys.small import question, survey


def test_the_shortest_survey_takes_a_minute() -> None:
    assert estimated_minutes(survey()) == 1


def test_each_open_question_takes_about_half_a_minute() -> None:
    assert estimated_minutes(survey(*(question(f"q{n}", "open_ended") for n in range(6)))) == 4


def test_reading_takes_time_in_the_longest_language() -> None:
    long = question("q", "statement", ask={"en": "Hi", "cy": "gair " * 360})
    assert estimated_minutes(survey(long)) == 3


def test_questions_with_a_condition_count_in_full() -> None:
    asked = [question(f"q{n}", "open_ended", ask_if={"a": "no"}) for n in range(6)]
    assert estimated_minutes(survey(question("a"), *asked)) == 4


def test_a_ranking_takes_longer_the_more_there_is_to_rank() -> None:
    options = {f"o{n}": "Thing" for n in range(12)}
    assert estimated_minutes(survey(question("r", "ranking", options=options))) == 2


def test_words_asked_about_one_answer_count_once_and_about_several_each_time() -> None:
    options = {code: {"label": "A", "specify": "Why?"} for code in "abcd"}
    one = survey(question("q", options=options))
    assert estimated_minutes(one) == 1
    assert estimated_minutes(survey(question("q", "multiple_choice", options=options))) == 3

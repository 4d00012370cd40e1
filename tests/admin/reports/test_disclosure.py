"""What comes out of the gate."""

from dataclasses import replace

import pytest

from admin.reports.disclosure import STANDARD, ledger_rows, progress
from admin.reports.gate import Gate
from admin.reports.published import Count, InWords, Note, Progress, Steps, Suppressed, Word
from bot.dispositions import Disposition
from surveys.questionnaire import fingerprint
from tests.admin.reports.samples import (
    NOT_ASKED,
    buses,
    choices,
    one_question,
    picked,
    publish,
    results,
    table_of,
    values,
)
from tests.surveys.small import question, survey


def test_from_fifty_answers_on_there_are_numbers() -> None:
    table = table_of(one_question(), choices(yes=31, no=19))
    assert [row.value for row in table.rows] == [Count(30, 60), Count(20, 40), Count(0, 0)]
    assert table.base.say("en") == "About 50 answers"


def test_answers_of_parents_and_carers_are_called_that_wherever_they_are_told() -> None:
    asked = one_question()
    adults = asked.model_copy(update={"who": "parents_and_carers"})
    answers = choices(yes=31, no=19)
    of_young, of_adults = (publish(each, answers, {}).heard.n for each in (asked, adults))
    assert of_young.say("en") == "About 50 answers"
    assert of_adults.say("en") == "About 50 answers from parents and carers"
    assert of_adults.say("cy") == "Tua 50 o atebion gan rieni a gofalwyr"


def test_below_fifty_answers_there_are_words_only() -> None:
    table = table_of(one_question(), choices(yes=20, no=16, maybe=8))
    assert {type(row.value) for row in table.rows} == {InWords}
    assert Note.WORDS_ONLY in table.notes


def test_a_question_that_few_were_asked_is_told_in_words_in_a_large_survey() -> None:
    few = [{"it": picked(code)} for code in ("yes", "no", "maybe") for _ in range(9)]
    table = table_of(one_question(), [*few, *({"it": NOT_ASKED} for _ in range(100))])
    assert {type(row.value) for row in table.rows} == {InWords}


def test_below_five_answers_there_is_nothing() -> None:
    table = table_of(one_question(), choices(yes=2, no=2))
    assert (table.rows, table.notes) == ((), (Note.WITHHELD,))


@pytest.mark.parametrize("other", [0, 1])
def test_a_small_group_that_agrees_is_withheld_and_so_is_one_with_one_exception(other: int) -> None:
    assert table_of(one_question(), choices(yes=20, no=other)).notes == (Note.WITHHELD,)


def test_a_small_group_whose_ratings_merge_into_one_is_withheld() -> None:
    assert table_of(one_question("scale"), values({4: 8, 5: 9})).notes == (Note.WITHHELD,)


def test_words_are_ordered_and_within_a_word_the_file_decides() -> None:
    asked = one_question(options={"a": "A", "b": "B", "c": "C", "d": "D"})
    table = table_of(asked, choices(a=2, b=3, c=22, d=10))
    assert [row.code for row in table.rows] == ["c", "d", "a", "b"]


def test_zero_reads_like_few_and_all_reads_like_most() -> None:
    asked = one_question("multiple_choice")
    picks = [{"it": ["yes"]} for _ in range(7)] + [{"it": ["yes", "no"]} for _ in range(7)]
    found = {row.code: row.value for row in table_of(asked, picks).rows}
    assert (found["yes"], found["maybe"]) == (InWords(Word.MOST), InWords(Word.FEW))


def test_a_scale_with_a_rare_point_is_merged() -> None:
    table = table_of(one_question("scale"), values({1: 3, 2: 20, 3: 20, 4: 20, 5: 20}))
    assert [row.label.say("en") for row in table.rows] == [
        "Low (1 to 2)",
        "Middle (3)",
        "High (4 to 5)",
    ]


def test_a_scale_without_a_rare_point_keeps_its_points() -> None:
    table = table_of(one_question("scale"), values(dict.fromkeys(range(1, 6), 20)))
    assert [row.code for row in table.rows] == ["1", "2", "3", "4", "5"]


def test_rare_options_become_other_answers_that_are_named() -> None:
    asked = one_question(options={"a": "A", "b": "B", "c": "C", "d": "D"})
    other = table_of(asked, choices(a=40, b=6, c=30, d=5)).rows[-1]
    assert (other.code, other.value) == ("other_answers", Count(10, 13))
    assert [part.say("en") for part in other.parts] == ["B", "D"]


def test_a_lone_rare_option_is_a_star() -> None:
    table = table_of(one_question(), choices(yes=40, no=30, maybe=5))
    assert table.rows[-1].value == Suppressed(8)


def test_numbers_come_in_bands() -> None:
    asked = one_question("number", unit="minutes")
    table = table_of(asked, values({float(value): 2 for value in range(40)}))
    assert [row.label.say("en") for row in table.rows] == [
        "Under 10 minutes",
        "10 to 19 minutes",
        "20 to 29 minutes",
        "30 minutes or more",
    ]


def test_a_ranking_has_its_mean_places_to_the_nearest_half() -> None:
    orders = [["#", "yes", "no", "maybe"]] * 40 + [["#", "no", "maybe", "yes"]] * 40
    rows = table_of(one_question("ranking"), [{"it": list(order)} for order in orders]).rows
    assert {row.code: row.mean_place for row in rows} == {"yes": 2.0, "no": 1.5, "maybe": 2.5}


def test_of_open_answers_only_how_many_wrote_is_told() -> None:
    said = ["My name is Sam"] * 20
    table = table_of(
        one_question("open_ended"), [{"it": each} for each in said] + choices(skipped=40)
    )
    assert [row.value for row in table.rows] == [Count(20, 33)]


def test_words_that_were_written_come_out_nowhere() -> None:
    assert "01632" not in repr(results(120))


def test_a_reason_for_no_answer_is_listed_when_many_had_it() -> None:
    table = table_of(one_question(), choices(yes=40, no=40, skipped=12))
    assert [(row.code, row.value) for row in table.missing] == [("skipped", Count(10, 11))]


def test_a_reason_that_a_few_had_is_left_out_as_one_that_nobody_had() -> None:
    assert table_of(one_question(), choices(yes=40, no=40, skipped=3)).missing == ()


def test_a_stricter_gate_tells_less() -> None:
    found = choices(yes=30, no=30, maybe=12)
    strict = publish(one_question(), found, {}, Gate(smallest=15)).tables[0]
    assert strict.rows[-1].value == Suppressed(15)


def test_results_name_the_version_that_was_asked() -> None:
    assert results(60).fingerprint == fingerprint(buses())


def test_results_have_no_form_without_the_whole_ledger() -> None:
    with pytest.raises(ValueError, match="ledger"):
        replace(results(60).heard, ledger=results(60).heard.ledger[1:])


def test_the_ledger_names_every_disposition_in_order() -> None:
    rows = ledger_rows({Disposition.DONE: 112, Disposition.STOPPED: 3}, STANDARD)
    assert [row.disposition for row in rows] == list(Disposition)
    found = {row.disposition: row.value for row in rows}
    assert (found[Disposition.DONE], found[Disposition.STOPPED]) == (110, Suppressed(8))


@pytest.mark.parametrize(
    ("many", "said"),
    [(4, "Too few answers to show"), (6, "Fewer than 8 answers"), (33, "About 35 answers")],
)
def test_n_is_told_no_closer_than_the_ledger(many: int, said: str) -> None:
    assert publish(one_question(), choices(yes=many), {}).heard.n.say("en") == said


def test_before_close_only_three_figures_are_known_in_steps_of_the_batch() -> None:
    ledger = {
        Disposition.DONE: 17,
        Disposition.REACHED: 30,
        Disposition.STOPPED: 2,
        Disposition.GONE: 50,
    }
    assert progress(ledger, 8) == Progress(Steps(48, 8), Steps(16, 8), Steps(32, 8))


def test_fewer_than_a_batch_is_not_told_from_none() -> None:
    assert progress({Disposition.DONE: 7}, 8) == progress({}, 8)


def test_a_statement_has_no_table() -> None:
    asked = survey(question("hello", "statement"), question("it"))
    assert [table.item_id for table in publish(asked, choices(yes=9), {}).tables] == ["it"]

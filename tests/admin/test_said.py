"""What those who hear back are told of what was said, as they read it."""

import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from admin.reports.published import Count, Coverage, InWords, Published, Suppressed
from admin.said import LONGEST, Said, Withheld, next_up, said, top
from bot.conversation.screen import CAPTION
from bot.conversation.screens.view import length
from bot.conversation.wording import LANGUAGES
from surveys.answers import Plain
from surveys.questionnaire import Survey, freeze
from surveys.text import Text
from tests.admin.reports.samples import buses, choices, one_question, publish, results, table_of
from tests.surveys.small import question, survey

TODAY = date(2027, 2, 17)
GOLDEN = Path(__file__).parent / "golden"
BUSES = freeze(buses(), date(2027, 1, 11)).model_copy(update={"languages": LANGUAGES})
LATER = Text({"en": "we count the paper forms too.", "cy": "rydyn ni'n cyfri'r papurau hefyd."})


def told(how_many: int = 120) -> Said:
    return said(BUSES, results(how_many), TODAY)


def asked(asked: Survey, **counts: int) -> tuple[Survey, Published]:
    survey = freeze(asked, date(2027, 1, 11))
    return survey, publish(survey, choices(**counts), {})


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("how_many", [120, 20])
def test_it_reads_as_written(language: str, how_many: int) -> None:
    golden = GOLDEN / f"said-{how_many}.{language}.txt"
    message = f"{told(how_many).message[language]}\n"
    if os.environ.get("HEARBACK_REFRESH"):
        golden.write_text(message, encoding="utf-8")
    assert message == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("why", Withheld)
def test_where_nothing_can_be_told_it_says_why_kindly(why: Withheld, language: str) -> None:
    golden = GOLDEN / f"said-{why.name.lower().replace('_', '-')}.{language}.txt"
    made = said(BUSES, why, TODAY)
    message = f"{made.message[language]}\n"
    if os.environ.get("HEARBACK_REFRESH"):
        golden.write_text(message, encoding="utf-8")
    assert message == golden.read_text(encoding="utf-8")
    assert (made.brief, made.card) == (None, None)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("how_many", [5, 20, 49, 50, 120, 400])
def test_its_gist_has_room_below_the_picture_and_the_whole_in_one_message(
    language: str, how_many: int
) -> None:
    made = told(how_many)
    assert made.brief is not None
    assert length(made.brief[language]) <= CAPTION
    assert length(made.message[language]) <= LONGEST


@pytest.mark.parametrize("questions", [6, 25, 60])
def test_a_long_survey_is_cut_to_whole_questions_and_says_how_many_more(questions: int) -> None:
    long = "Which of all these many things in our town should be changed before any other thing"
    items = (question(f"q{at}", ask=f"{long} {at}?") for at in range(questions))
    whole = freeze(survey(*items), date(2027, 1, 11))
    answers = [{f"q{at}": _yes() for at in range(questions)} for _ in range(60)]
    answers += [{f"q{at}": _no() for at in range(questions)} for _ in range(20)]
    message = said(whole, publish(whole, answers, {}), TODAY).message["en"]
    assert length(message) <= LONGEST
    shown = message.count(long)
    assert shown == questions or f"And {questions - shown} more questions." in message
    assert message.count("<b>") == message.count("</b>")


def _yes() -> Plain:
    return {"choice": "yes"}


def _no() -> Plain:
    return {"choice": "no"}


def test_the_picture_says_nothing_that_the_message_does_not_say() -> None:
    made = told()
    assert made.card is not None
    for part in made.card.parts:
        assert part.said["en"] in made.message["en"]
        for answer in part.answers:
            assert answer.share["en"] in made.message["en"]
    assert made.card.heard["cy"] in made.message["cy"]


def test_who_we_heard_stands_beside_who_we_did_not() -> None:
    message = told().message["en"]
    assert "Who we heard, and who not. Done: 120 · Said no to this one: fewer than 8" in message


def test_groups_that_we_did_not_hear_enough_from_are_named() -> None:
    missed = Text({"": "We did not hear enough from: under 16."})
    coverage = Coverage("age", Text({"": "Age"}), Text({"": "ONS"}), (), missed)
    made = said(BUSES, replace(results(120), coverage=(coverage,)), TODAY)
    assert "We did not hear enough from: under 16." in made.message["en"]
    assert made.card is not None
    assert made.card.heard["en"].endswith("under 16.")


def test_questions_about_the_person_and_their_own_words_are_not_told() -> None:
    message = told().message["en"]
    assert "How old are you?" not in message
    assert "What one thing should we change?" not in message
    assert "Some of you also wrote in your own words." in message


def test_a_reason_why_it_comes_later_stands_at_the_top() -> None:
    made = said(BUSES, results(120), TODAY, LATER)
    lines = made.message["en"].split("\n\n")
    assert lines[2] == "This comes later than we first said. Why: we count the paper forms too."


def test_what_staff_and_files_say_is_never_taken_for_markup() -> None:
    made = said(BUSES, results(120), TODAY, Text({"": "<b>soon</b> & sure"}))
    assert "&lt;b&gt;soon&lt;/b&gt; &amp; sure" in made.message["en"]
    assert "9 to the &lt;sea&gt;" in made.message["en"]


def test_days_that_have_passed_are_not_promised_again() -> None:
    assert next_up(BUSES, date(2027, 3, 5), "en") == (
        "What happens now: Youth panel decides by 12 March."
    )
    assert next_up(BUSES, date(2028, 1, 1), "en") == ""


@pytest.mark.parametrize("share", [(97, 3), (60, 40), (93, 7)])
def test_an_answer_of_a_few_per_cent_is_left_out_where_another_is_common(
    share: tuple[int, int],
) -> None:
    yes, no = share
    rows = top(table_of(one_question(), choices(yes=yes, no=no)))
    assert [row.code for row in rows] == (["yes", "no"] if no >= 10 else ["yes"])


def test_what_the_gate_holds_back_is_no_top_answer() -> None:
    table = table_of(one_question(), choices(yes=30, no=25, maybe=4))
    assert all(isinstance(row.value, Count | InWords) for row in top(table))
    assert not any(isinstance(row.value, Suppressed) for row in top(table))


def test_where_every_table_is_withheld_it_says_so_and_draws_no_picture() -> None:
    whole, found = asked(one_question(), yes=5)
    empty = replace(found, tables=tuple(replace(each, rows=()) for each in found.tables))
    made = said(whole, empty, TODAY)
    assert made.card is None
    assert "with so few answers, people could be recognised" in made.message["en"]

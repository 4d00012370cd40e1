"""Results as they are read."""

import json
from dataclasses import replace
from io import StringIO
from pathlib import Path

from rich.console import Console

from admin.reports.disclosure import progress
from admin.reports.published import Breakdown, Count, Note
from admin.reports.summary import LONGEST, as_json, for_chat, for_terminal, progress_for_chat
from bot.dispositions import Disposition
from surveys.text import Text
from tests.admin.reports.samples import (
    choices,
    compared,
    picked,
    publish,
    results,
)
from tests.surveys.small import question, survey

GOLDEN = Path(__file__).parent / "golden"


def test_the_chat_shows_numbers_as_in_the_golden_file() -> None:
    assert "\n\n".join(for_chat(results(120), "en")) == (GOLDEN / "numbers.en.txt").read_text()


def test_the_chat_shows_words_as_in_the_golden_file() -> None:
    assert "\n\n".join(for_chat(results(30), "cy")) == (GOLDEN / "words.cy.txt").read_text()


def test_the_chat_shows_groups_side_by_side_as_in_the_golden_file() -> None:
    assert "\n\n".join(for_chat(compared(200), "en")) == (GOLDEN / "compared.en.txt").read_text()


def test_other_programs_get_groups_coverage_and_drop_off() -> None:
    found = json.loads(json.dumps(as_json(compared(200))))
    by_age = next(each for each in found["breakdowns"] if each["item"] == "often")
    assert [group["code"] for group in by_age["groups"]] == ["a16", "a21"]
    assert [row["gap"] for row in found["coverage"][0]["rows"]] == [
        "heard",
        "not_enough",
        "heard",
    ]
    assert [row["code"] for row in found["drop_off"]["rows"]][-1] == "other_answers"


def test_the_terminal_shows_groups_side_by_side() -> None:
    console = Console(file=StringIO(), width=100)
    console.print(for_terminal(compared(200), "en"))
    assert isinstance(console.file, StringIO)
    said = console.file.getvalue()
    assert "How often do you take a bus after 7pm? (by: How old are you?)" in said
    assert "We did not hear enough from: 16 to 20" in said


def test_words_are_explained_at_their_table_when_another_shows_numbers() -> None:
    asked = survey(question("often"), question("rare"))
    responses = [{"often": picked(code)} for code in ["yes"] * 60 + ["no"] * 40]
    responses[:12] = [{"often": picked("yes"), "rare": picked("yes")}] * 12
    responses[-12:] = [{"often": picked("no"), "rare": picked("no")}] * 12
    said = "\n".join(for_chat(publish(asked, responses, {}), "en"))
    head, *_, rare = said.split("?</b>")
    assert "Words, not numbers" not in head
    assert "Words, not numbers" in rare


def test_no_message_is_longer_than_it_may_be() -> None:
    asked = survey(*(question(f"q{place}", ask="Which & why? " * 12) for place in range(60)))
    responses = [
        {f"q{place}": answer for place in range(60) for answer in each.values()}
        for each in choices(yes=60, no=40)
    ]
    messages = for_chat(publish(asked, responses, {}), "en")
    assert len(messages) > 1
    assert all(len(message) <= LONGEST for message in messages)


def test_no_line_is_lost_between_messages() -> None:
    asked = survey(
        question("it", options={f"o{place}": f"{place} " + "x" * 250 for place in range(30)})
    )
    published = publish(asked, choices(**{f"o{place}": 20 for place in range(30)}), {})
    said = "\n".join(for_chat(published, "en"))
    assert all(f"{place} xxx" in said for place in range(30))


def test_the_ledger_comes_right_after_n() -> None:
    _, ledger, *tables = for_chat(results(120), "en")[0].split("\n\n")
    assert ledger.startswith("<b>Who we heard, and who not</b>")
    assert ledger.endswith("Told us they could not: 0")
    assert "How often do you take a bus" in tables[0]


def test_markup_in_labels_is_shown_as_written() -> None:
    assert "9 to the &lt;sea&gt;" in "".join(for_chat(results(120), "en"))


def test_the_terminal_shows_every_question_and_the_ledger() -> None:
    console = Console(width=100, record=True, file=StringIO())
    console.print(for_terminal(results(120), "en"))
    said = console.export_text()
    assert "Which routes would you keep?" in said
    assert "Stopped" in said


def test_json_holds_nothing_that_json_cannot() -> None:
    found = as_json(results(120))
    assert json.loads(json.dumps(found, allow_nan=False)) == found


def test_json_has_the_ledger_beside_n() -> None:
    found = as_json(results(120))
    assert found["n"]["en"] == "About 120 answers"
    assert [row["disposition"] for row in found["ledger"]] == list(Disposition)


def test_results_quote_nobody_in_any_form() -> None:
    asked = survey(
        question("one", about_you="We compare."),
        question("it", ask={"en": "You said {one|so}. Why?", "cy": "{one|Felly}. Pam?"}),
        languages=["en", "cy"],
        breakdowns=["one"],
    )
    answers = [{"one": picked(code), "it": picked(code)} for code in ("yes", "no") * 60]
    found = publish(asked, answers, {Disposition.DONE: 120})
    assert as_json(found)["tables"][1]["question"] == {
        "en": "You said so. Why?",
        "cy": "Felly. Pam?",
    }
    assert [each.question.say("en") for each in found.breakdowns] == ["You said so. Why?"]
    assert "{one" not in json.dumps(as_json(found))
    assert "{" not in "".join(for_chat(found, "cy"))


def test_json_has_the_published_values_only() -> None:
    published = results(120)
    row = published.tables[0].rows[0]
    assert isinstance(row.value, Count)
    found = as_json(published)["tables"][0]["rows"][0]
    assert (found["count"], found["percent"]) == (row.value.rounded, row.value.percent)


def test_progress_is_told_in_steps_and_nothing_else() -> None:
    ledger = {Disposition.DONE: 17, Disposition.REACHED: 40, Disposition.STOPPED: 3}
    assert progress_for_chat(progress(ledger, 8), "en") == (
        "Reached: <b>at least 56</b>\n"
        "Done: <b>at least 16</b>\n"
        "Everyone else who was reached: <b>at least 40</b>\n"
        "<i>Nobody sees any answers until it closes.</i>"
    )


def test_less_than_a_batch_is_told_as_fewer_yet() -> None:
    assert "Done: <b>fewer than 8 yet</b>" in progress_for_chat(progress({}, 8), "en")


def _too_small(question: str, by: str, *notes: Note) -> Breakdown:
    code = question[:4].lower()
    return Breakdown(code, Text({"en": question}), by, Text({"en": f"{by}?"}), (), (), notes)


def test_what_is_compared_in_no_question_is_named_once() -> None:
    small = Note.BREAKDOWN_TOO_SMALL
    compared = (
        _too_small("Which bus?", "Age", small),
        _too_small("When?", "Age", small),
        _too_small("Which bus?", "Area", small),
        _too_small("When?", "Area"),
    )
    said = "\n".join(for_chat(replace(results(120), breakdowns=compared), "en"))
    line = next(line for line in said.splitlines() if "groups are too small" in line)
    assert line.endswith("too small: Age? · Which bus? (by: Area?)</i>")

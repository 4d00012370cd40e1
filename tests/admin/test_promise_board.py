"""The public board: as text and as JSON, from the same records."""

from datetime import date, timedelta

from admin.promise_board import as_json, as_text, board_in
from admin.promises import Owing
from bot.promised import Move, Owed, Record, Stopped, promised
from surveys.questionnaire import freeze
from tests.surveys.small import survey

FIRST = date(2027, 1, 11)
TODAY = date(2027, 3, 20)
WHY = {"en": "The <vote> was put off.", "cy": "Gohiriwyd y bleidlais."}
BUSES = {"en": "Buses & trams", "cy": "Bysiau"}


def owing(name: str, title: dict[str, str], told: dict[Owed, date], record: Record) -> Owing:
    frozen = freeze(survey(id=name, title=title, languages=["en", "cy"]), FIRST)
    return Owing(frozen, promised(frozen, told, record), record)


def everything() -> list[Owing]:
    """One survey whose promises were stopped, one with a new date."""
    move = Move(Owed.FEEDBACK, TODAY + timedelta(days=9), WHY, TODAY)
    told = {Owed.SAID: FIRST + timedelta(days=33), Owed.DECISION: date(2027, 3, 14)}
    stopped = Record(stopped=Stopped({"en": "No money."}, date(2027, 3, 1)))
    early = {Owed.SAID: FIRST + timedelta(days=33)}
    return [
        owing("parks", {"en": "Parks"}, early, stopped),
        owing("buses", BUSES, told, Record((move,))),
    ]


GOLDEN = """\
Promises we made
Every survey comes with promises. Kept or not, they all stay here.
Kept: 2. Late: 2. Broken: 0. Withdrawn: 3. Not due yet: 1.

Buses & trams
- What you said: promised by 15 February, here on 13 February. Kept.
- What we did: promised by 2 March. We are late. New date: 29 March. Why: The <vote> was put off.
- The decision: promised by 12 March, here on 14 March. 2 days late.
- How it went on: by 30 July.
Not happy? Ask: complaints@council.example

Parks
- What you said: promised by 15 February, here on 13 February. Kept.
- What we did: promised by 2 March. On 1 March we stopped this.
- The decision: promised by 12 March. On 1 March we stopped this.
- How it went on: promised by 30 July. On 1 March we stopped this.
Why: No money.
Not happy? Ask: complaints@council.example
"""


def test_the_board_reads_as_written() -> None:
    assert as_text(board_in("en", everything(), TODAY)) == GOLDEN


def test_the_board_is_in_welsh_too() -> None:
    shown = as_text(board_in("cy", everything(), TODAY))
    assert "Ein haddewidion" in shown
    assert "Beth wnaethon ni: addawyd erbyn 2 Mawrth. Rydyn ni'n hwyr." in shown
    assert "Pam: Gohiriwyd y bleidlais." in shown


def test_a_board_without_promises_says_so() -> None:
    assert "We have not promised anything here yet." in as_text(board_in("en", [], TODAY))
    assert as_json([], TODAY)["promises"] == []


def test_programs_get_every_day_and_reason() -> None:
    found = as_json(everything(), TODAY)
    assert found["counts"] == {"broken": 0, "late": 2, "due": 1, "withdrawn": 3, "kept": 2}
    rows = found["promises"]
    assert isinstance(rows, list)
    assert rows[0] == {
        "survey": "buses",
        "title": BUSES,
        "promise": "feedback",
        "state": "late",
        "promised_by": "2027-03-02",
        "new_dates": [{"to": "2027-03-29", "given_on": "2027-03-20", "why": WHY}],
        "answered_on": None,
        "days_late": 18,
        "withdrawn_on": None,
        "withdrawn_because": None,
    }
    (stopped, *_) = [row for row in rows if row["state"] == "withdrawn"]
    assert (stopped["withdrawn_on"], stopped["withdrawn_because"]) == (
        "2027-03-01",
        {"en": "No money."},
    )

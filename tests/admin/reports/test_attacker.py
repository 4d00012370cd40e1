"""The control: where nothing is held back, the attacker does find the count."""

from admin.reports import words
from admin.reports.disclosure import STANDARD, ledger_rows
from admin.reports.published import (
    Count,
    Heard,
    Published,
    PublishedRow,
    PublishedTable,
    Suppressed,
    Value,
)
from bot.dispositions import Disposition
from surveys.text import Text
from tests.admin.reports.attacker import Attacker
from tests.admin.reports.samples import one_question


def test_an_attacker_works_out_what_rounding_alone_gives_away() -> None:
    values: dict[str, Value] = {"yes": Count(10, 17), "no": Count(55, 92), "maybe": Suppressed(8)}
    rows = tuple(PublishedRow(code, Text({"en": code}), value) for code, value in values.items())
    question = Text({"en": "it?"})
    about_60 = words.answers(60)
    table = PublishedTable("it", question, "single_choice", (), rows, about_60, (), ())
    ledger = ledger_rows({Disposition.DONE: 62}, STANDARD)
    published = Published("tiny", question, "0", Heard(about_60, ledger), (table,), table)
    assert Attacker(one_question(), published).may_be("it", "maybe") == {1}

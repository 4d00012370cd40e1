"""Exports that the tests of this folder share."""

from datetime import date
from random import Random

from admin.reports.exports.export import Export
from admin.reports.exports.microdata import LEAST_K, Microdata, microdata
from admin.reports.exports.records import Records
from admin.reports.published import Published
from surveys.codebook import codebook
from surveys.questionnaire import Survey
from tests.admin.reports.samples import buses, choices, one_question, publish, results, rider

DAY = date(2027, 3, 1)


def export_of(asked: Survey, published: Published) -> Export:
    return Export(published, codebook([asked]), DAY)


def buses_export(how_many: int = 120) -> Export:
    return export_of(buses(), results(how_many))


def sly_export() -> Export:
    """An export of a survey whose every text would be a formula."""
    options = {
        "yes": "=cmd|' /C calc'!A0",
        "no": "@SUM(1+1)",
        "maybe": "+1-800",
        "never": "-2+3",
        "later": '=HYPERLINK("http://x.example")',
    }
    asked = one_question(ask="=1+1", options=options, about_you="=2+2")
    asked = asked.model_copy(update={"title": asked.questions[0].ask})
    return export_of(asked, publish(asked, choices(**dict.fromkeys(options, 20)), {}))


def buses_microdata(how_many: int = 200) -> Microdata:
    chance = Random(how_many)
    book = buses_export().codebook
    records = Records.of(book, [buses()], [rider(chance) for _ in range(how_many)])
    return microdata(book, records, buses().breakdowns, LEAST_K, chance)

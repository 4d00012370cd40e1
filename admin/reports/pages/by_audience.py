"""Surveys of young people, and those of parents and carers: told apart, and never added up."""

from collections.abc import Iterator, Sequence

from admin.reports.pages.blocks import Figure
from admin.reports.pages.record import Record


def apart(records: Sequence[Record]) -> tuple[list[Record], list[Record]]:
    """Return the records of surveys of young people, and those of parents and carers."""
    young = [each for each in records if each.survey.who == "young_people"]
    return young, [each for each in records if each.survey.who == "parents_and_carers"]


def counted(records: Sequence[Record], closed: str) -> Iterator[Figure]:
    """Yield how many surveys are closed; ``closed`` says so below the first number."""
    young, adults = apart(records)
    yield Figure(str(len(young)), closed)
    if adults:
        yield Figure(str(len(adults)), "besides, of parents and carers")

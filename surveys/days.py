"""A day in a survey file: a date, or a number of days counted from publishing."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated, Any

from pydantic import GetCoreSchemaHandler, PlainSerializer
from pydantic_core import core_schema

_RELATIVE = re.compile(r"\+\s*(\d{1,4})\s*(day|week)s?")


@dataclass(frozen=True, slots=True)
class After:
    """So many days after the day of publishing."""

    days: int


Moment = date | After


def day_of(raw: object) -> Moment:
    """Return the day that a file's ``raw`` value means. Raises ValueError when it means none."""
    if isinstance(raw, After) or type(raw) is date:
        return raw
    if isinstance(raw, str):
        if found := _RELATIVE.fullmatch(raw.strip()):
            return After(int(found[1]) * (7 if found[2] == "week" else 1))
        try:
            return date.fromisoformat(raw.strip())
        except ValueError:
            pass
    raise ValueError("should be a date such as 2027-02-12, or `+28 days`")


def plain(day: Moment) -> str:
    """Return ``day`` as a file would write it."""
    return f"+{day.days} days" if isinstance(day, After) else day.isoformat()


def resolved(day: Moment, published: date) -> date:
    """Return the date of ``day`` for a survey published on ``published``."""
    return published + timedelta(days=day.days) if isinstance(day, After) else day


class _Schema:
    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: type[Any], handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(day_of)


Day = Annotated[Moment, _Schema, PlainSerializer(plain)]
"""A day as a field of a pydantic model."""

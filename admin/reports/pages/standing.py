"""What Hear by Right asks of an organisation, and what its file and records show of it."""

from collections.abc import Callable, Sequence

from msgspec import Struct

from admin.reports.pages.claims import Finding
from admin.reports.pages.phrases import day
from admin.reports.pages.record import Record
from bot.promised import Keeping
from surveys.organisation import Organisation

FRAMEWORK = "Hear by Right (seven standards)"
ORGANISATION, PROMISES = "organisation", "promises"
"""What a finding may point to besides the pages of surveys."""


class Standing(Struct, frozen=True):
    """One standard of Hear by Right."""

    name: str
    asks: str
    look: Callable[[Organisation, Sequence[Record]], Finding]


def _said(value: object, words: str, missing: str) -> Finding:
    return Finding(bool(value), words if value else missing, (ORGANISATION,))


def _values(organisation: Organisation, _: Sequence[Record]) -> Finding:
    charter = organisation.charter
    if charter is None:
        return Finding(False, "There is no charter with young people.", (ORGANISATION,))
    words = (
        f"A charter of {len(charter.promises)} promises, agreed with "
        f"{charter.agreed_with.say('en')} on {day(charter.agreed_on, 'en')}."
    )
    return Finding(True, words, (ORGANISATION,))


def _strategy(organisation: Organisation, _: Sequence[Record]) -> Finding:
    return _said(
        organisation.strategy,
        f"The strategy: {organisation.strategy}",
        "No strategy is named.",
    )


def _structure(organisation: Organisation, _: Sequence[Record]) -> Finding:
    names = ", ".join(each.say("en") for each in organisation.partners)
    return _said(names, f"Partners: {names}.", "No partners are named.")


def _systems(_: Organisation, records: Sequence[Record]) -> Finding:
    promises = [(each, record.today) for record in records for each in record.promises]
    kept = sum(each.keeping(today) is Keeping.KEPT for each, today in promises)
    due = sum(each.keeping(today) is not Keeping.DUE for each, today in promises)
    words = f"Every promise to young people is on a public board: {kept} of {due} due so far kept."
    return Finding(bool(due) and kept == due, words, (PROMISES,))


def _staff(organisation: Organisation, _: Sequence[Record]) -> Finding:
    hours = organisation.hours_a_year
    return _said(hours, f"{hours} hours of staff a year.", "No hours of staff are named.")


def _skills(_: Organisation, __: Sequence[Record]) -> Finding:
    words = "Nothing here records who was trained. Show that in another way."
    return Finding(False, words, (ORGANISATION,))


def _leadership(organisation: Organisation, _: Sequence[Record]) -> Finding:
    sponsor = organisation.sponsor
    words = f"Sponsor: {sponsor.say('en')}." if sponsor else ""
    return _said(sponsor, words, "No manager is named as the sponsor.")


STANDINGS: tuple[Standing, ...] = (
    Standing("1 Shared values", "Young people's say is valued by all.", _values),
    Standing("2 Strategy", "It is planned for.", _strategy),
    Standing("3 Structures", "There is a place for it in how decisions are made.", _structure),
    Standing("4 Systems", "What is promised is followed up.", _systems),
    Standing("5 Staff", "Somebody has the time.", _staff),
    Standing("6 Skills and knowledge", "Staff and young people are trained for it.", _skills),
    Standing("7 Style of leadership", "Those who lead stand behind it.", _leadership),
)

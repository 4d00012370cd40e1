"""Who is asking: the organisation file."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import Field

from surveys.files import Unreadable, text_of_file
from surveys.items import Frozen
from surveys.questionnaire import Language
from surveys.review.draft import Draft
from surveys.review.findings import Finding
from surveys.review.review import in_order, unreadable
from surveys.review.shape import shaped
from surveys.review.source import Unparsable, source
from surveys.review.wording import language_faults, privacy_faults
from surveys.text import Words

Nation = Literal["wales", "england", "scotland", "northern_ireland"]


class Advocate(Frozen):
    """Who speaks up for a young person in their own case, outside this organisation."""

    name: Words
    contact: Words


class Charter(Frozen):
    """What young people are promised, and the young people with whom that was agreed."""

    promises: tuple[Words, ...] = Field(min_length=1, max_length=12)
    agreed_with: Words
    agreed_on: date


class Organisation(Frozen):
    """The organisation that asks. ``money_a_year`` is in pounds, ``picture`` a file beside it."""

    name: Words
    contact: Words
    data_protection_contact: Words
    lawful_basis: Words
    nation: Nation
    advocate: Advocate
    languages: tuple[Language, ...] = Field(default=("en",), min_length=1)
    fictional: bool = False
    picture: str | None = None
    charter: Charter | None = None
    sponsor: Words | None = None
    champion: Words | None = None
    deputy: Words | None = None
    strategy: str | None = None
    hours_a_year: int | None = Field(default=None, ge=0)
    money_a_year: int | None = Field(default=None, ge=0)
    partners: tuple[Words, ...] = ()


class BadOrganisation(ValueError):
    """The organisation file cannot be used; says where and why in one line."""


@dataclass(frozen=True, slots=True)
class OrganisationReview:
    """All that was found in an organisation file; ``organisation`` when nothing is an error."""

    organisation: Organisation | None
    findings: tuple[Finding, ...]
    readable: bool = True


def review_organisation(path: Path) -> OrganisationReview:
    """Return what is wrong with the organisation file at ``path``; never raises for its content."""
    try:
        text = text_of_file(path)
    except Unreadable as error:
        return OrganisationReview(None, (unreadable(str(path), str(error)),), readable=False)
    return review_organisation_text(str(path), text)


def review_organisation_text(name: str, text: str) -> OrganisationReview:
    """Return what is wrong with ``text``, the content of the organisation file called ``name``."""
    try:
        found, doubled = source(name, text)
    except Unparsable as error:
        return OrganisationReview(None, error.findings)
    organisation, shape = shaped(Organisation, found.data)
    draft = Draft(found.data, model=Organisation)
    faults = [*shape, *language_faults(draft), *privacy_faults(draft)]
    findings = in_order([*doubled, *map(found.finding, faults)])
    passed = all(each.severity == "warning" for each in findings)
    return OrganisationReview(organisation if passed else None, findings)


def read_organisation(path: Path) -> Organisation:
    """Return the organisation in the file at ``path``. Raises BadOrganisation."""
    found = review_organisation(path)
    if found.organisation:
        return found.organisation
    first = next(each for each in found.findings if each.severity == "error")
    place = f"{path.name}, line {first.line}, column {first.column}"
    raise BadOrganisation(f"{place}: {first.message} {first.remedy}")

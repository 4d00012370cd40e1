"""Surveys to talk about: the shipped ones, and tiny ones of one feature each."""

from datetime import date
from pathlib import Path
from typing import Any, Final

from ruamel.yaml import YAML

from bot.conversation.catalogue import Catalogue, Host, Listing, Stage, Terms, Told
from bot.promised import Record, promised
from surveys.duration import estimated_minutes
from surveys.organisation import Charter
from surveys.questionnaire import Survey, fingerprint, freeze
from surveys.text import text_of
from tests.surveys.small import raw_survey

ROOT: Final = Path(__file__).parents[3]
SHIPPED: Final = ROOT / "surveys" / "definitions"
TINY: Final = ROOT / "tests" / "conversations" / "surveys"
MONDAY: Final = date(2027, 1, 11)


def _read(path: Path) -> Any:
    return YAML(typ="safe").load(path.read_text(encoding="utf-8"))


def host() -> Host:
    """Return the made-up organisation of the demo."""
    raw = _read(SHIPPED / "organisation.yaml")
    terms = Terms(text_of(raw["data_protection_contact"]), text_of(raw["lawful_basis"]))
    charter = Charter.model_validate(raw["charter"])
    return Host(text_of(raw["name"]), text_of(raw["contact"]), 8, terms=terms, charter=charter)


def shipped() -> list[Survey]:
    """Return the shipped surveys."""
    paths = [path for path in sorted(SHIPPED.glob("*.yaml")) if path.stem != "organisation"]
    return [Survey.model_validate(_read(path)) for path in paths]


def tiny() -> list[Survey]:
    """Return the tiny surveys: their files hold only what differs from the smallest survey."""
    raws = [raw_survey(**_read(path)) for path in sorted(TINY.glob("*.yaml"))]
    return [Survey.model_validate(raw) for raw in raws]


def listing(survey: Survey, stage: Stage = Stage.OPEN, told: tuple[Told, ...] = ()) -> Listing:
    """Return a survey as it is when published on that Monday."""
    frozen = freeze(survey, MONDAY)
    promises = promised(frozen, {}, Record())
    minutes = estimated_minutes(frozen)
    return Listing(frozen, fingerprint(frozen), stage, minutes, told, promises=promises)


def catalogue(*surveys: Survey, stage: Stage = Stage.OPEN) -> Catalogue:
    """Return a catalogue of those surveys, all at one stage."""
    return Catalogue(host(), {each.id: listing(each, stage) for each in surveys})

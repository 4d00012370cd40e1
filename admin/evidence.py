"""The evidence pack: what frameworks ask, what the records show, and the file behind every claim.

English only: staff and inspectors read it. It holds what is published and nothing else, so that it
may be handed to anybody.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from hashlib import sha256
from itertools import groupby

import orjson
from msgspec import Struct

from admin.promise_board import as_json, as_text, board_in
from admin.promises import Owing
from admin.reports.exports.folder import Files
from admin.reports.pages.asked import whom
from admin.reports.pages.blocks import (
    Answer,
    Block,
    Facts,
    Figure,
    Gap,
    Links,
    Look,
    Page,
    Points,
    Quiet,
    Say,
    Section,
    Under,
)
from admin.reports.pages.by_audience import counted
from admin.reports.pages.claims import CLAIMS, DID, Claim, Finding
from admin.reports.pages.html import html
from admin.reports.pages.phrases import day
from admin.reports.pages.plain import plain
from admin.reports.pages.record import Record
from admin.reports.pages.standing import FRAMEWORK, ORGANISATION, PROMISES, STANDINGS, Standing
from admin.reports.words import ledger_line
from bot.storage.rows import ErrandKind
from surveys.organisation import Organisation
from surveys.questionnaire import frozen_copy, on
from surveys.text import plain as as_plain

INDEX, MANIFEST = "index.html", "manifest.sha256"
_MESSAGES = {
    "said": ErrandKind.SAID,
    DID: ErrandKind.FEEDBACK,
    "late": ErrandKind.LATE,
    "added": ErrandKind.ADDED,
    "went": ErrandKind.FOLLOW_UP,
}
_FILES = {
    "page": "{survey}/{survey}.",
    "asked": "{survey}/asked.json",
    "results": "{survey}/results.csv",
    "ledger": "{survey}/ledger.csv",
    ORGANISATION: "organisation.json",
    PROMISES: "promises.txt",
}
"""How the path of what a claim names begins; messages are named as they are."""
_ABOUT = (
    "This pack shows how young people were asked, what they said and what came of it. Every claim "
    "names the files that show it. What is not shown is listed as a gap. Everything here is "
    "published or made from what is published: no small numbers, nobody's answers, no names."
)
_CHECK = f"To check that no file was changed: sha256sum --check {MANIFEST}"


class Shown(Struct, frozen=True):
    """One claim about one survey, or about the organisation, as the pack shows it."""

    survey: str
    """The id of a survey; empty for the organisation."""
    about: str
    framework: str
    name: str
    asks: str
    finding: Finding
    files: tuple[str, ...]

    @property
    def is_met(self) -> bool:
        """Whether it is met. What no file shows is a gap."""
        return self.finding.is_met and bool(self.files)

    @property
    def gap(self) -> str:
        """What is missing, in one line."""
        words = self.finding.words if not self.finding.is_met else "No file shows it."
        return f"{self.about} · {self.framework} · {self.name}: {words}"


def survey_files(record: Record, made: Files) -> Files:
    """Return the files of one survey in a folder of its own. ``made`` are its page and its export,
    by name."""
    survey = record.survey
    files = {f"{survey.id}/{name}": held for name, held in made.items()}
    files[f"{survey.id}/asked.json"] = _json(orjson.loads(frozen_copy(survey)))
    for each in record.earlier:
        copy = orjson.loads(frozen_copy(each))
        files[f"{survey.id}/asked-{each.version}.json"] = _json(copy)
    for name, kind in _MESSAGES.items():
        if told := record.told.get(kind):
            for language, said in told.message.items():
                text = f"{day(told.on, language)}\n\n{said}\n"
                files[f"{survey.id}/{name}.{language}.txt"] = text.encode()
    return files


def pack(organisation: Organisation, records: Sequence[Record], files: Files, today: date) -> Files:
    """Return the whole pack: ``files`` of the surveys, an index, and the manifest of them all."""
    owed = [Owing(record.survey, record.promises) for record in records]
    shared = {
        "organisation.json": _json(_told(organisation)),
        "promises.json": _json(as_json(owed, today)),
        "promises.txt": as_text(board_in("en", owed, today)).encode(),
    }
    held = {**files, **shared}
    index = _index(organisation, records, held, today)
    held |= {INDEX: html(index).encode(), "index.txt": plain(index).encode()}
    return {**held, MANIFEST: _manifest(held)}


def claims(organisation: Organisation, records: Sequence[Record], files: Files) -> list[Shown]:
    """Return every claim, the organisation's first, with those of its files that are there."""
    found = [
        _shown("", organisation.name.say("en"), each, each.look(organisation, records), files)
        for each in STANDINGS
    ]
    for record in records:
        title = record.survey.title.say("en")
        found += [
            _shown(record.survey.id, title, each, each.look(record), files) for each in CLAIMS
        ]
    return found


def _shown(
    survey: str, about: str, claim: Claim | Standing, finding: Finding, files: Files
) -> Shown:
    paths = (_path(survey, name, files) for name in finding.shown_by)
    there = tuple(path for path in paths if path)
    framework = claim.framework if isinstance(claim, Claim) else FRAMEWORK
    return Shown(survey, about, framework, claim.name, claim.asks, finding, there)


def _path(survey: str, name: str, files: Files) -> str:
    """Return the file that a claim names, in the first language that there is; empty if none."""
    begins = _FILES.get(name, f"{survey}/{name}.").format(survey=survey)
    return next((path for path in sorted(files, key=_english_first) if path.startswith(begins)), "")


def _english_first(path: str) -> tuple[bool, str]:
    return ".en." not in path, path


def _index(
    organisation: Organisation, records: Sequence[Record], files: Files, today: date
) -> Page:
    shown = claims(organisation, records, files)
    met = sum(each.is_met for each in shown)
    by_survey = {record.survey.id: record for record in records}
    sections = [_about(), _gaps(shown)]
    for survey, group in groupby(shown, lambda each: each.survey):
        found, record = list(group), by_survey.get(survey)
        blocks = [*(_facts(record) if record else ()), *_answers(found)]
        sections.append(Section(survey or "organisation", found[0].about, tuple(blocks)))
    sections.append(Section("files", "All files", (Links(tuple((p, p) for p in sorted(files))),)))
    return Page(
        language="en",
        kicker=organisation.name.say("en"),
        title="Evidence",
        summary="What good participation asks, what the records show, and the file behind each.",
        figures=(
            *counted(records, "closed consultations"),
            Figure(f"{met} of {len(shown)}", "claims that a file shows"),
            Figure(str(len(shown) - met), "gaps, listed first"),
        ),
        sections=tuple(sections),
        foot=(f"Made on {day(today, 'en')}.", organisation.contact.say("en")),
        contents="On this page",
        skip="Skip to the content",
    )


def _about() -> Section:
    return Section("about", "About this pack", (Say(_ABOUT), Quiet(_CHECK)))


def _gaps(shown: Sequence[Shown]) -> Section:
    gaps = tuple(each.gap for each in shown if not each.is_met)
    blocks: tuple[Block, ...] = (Points(gaps),) if gaps else (Say("None."),)
    return Section("gaps", "Gaps", blocks)


def _facts(record: Record) -> Iterator[Block]:
    """Yield process and outcome of one survey in short."""
    found = record.published
    told = record.told.get(ErrandKind.FEEDBACK)
    days = (told.on - on(record.survey.closes)).days if told else None
    yield Under("Process")
    yield Facts(
        (
            ("For whom", whom(record.survey, "en")),
            ("Level", record.survey.level.value.replace("_", " ")),
            ("Answers", found.heard.n.say("en") if found else "Fewer than five; none were kept"),
            ("From closing to “what we did”", f"{days} days" if told else "Not told yet"),
            ("Felt heard", "Asked" if record.felt else "Not asked yet"),
        )
    )
    if found:
        yield Quiet(ledger_line(found.heard.ledger).say("en"))
    if record.went_on:
        yield Under("What we were warned of, and why we went on")
        yield Points(tuple(f"{day(each.on, 'en')}. {each.why}" for each in record.went_on))
    yield Under("Outcome")
    if not record.survey.outcomes:
        yield Gap("Nothing was named beforehand that should be different.")
    for place, outcome in enumerate(record.survey.outcomes):
        happened = record.written.outcomes.get(place, {})
        said = happened.get("en") or next(iter(happened.values()), "")
        yield Answer(
            heading="Named beforehand",
            said=f"{outcome.different.say('en')} ({outcome.known_by.say('en')})",
            look=Look.MET if said else Look.GAP,
            label="What happened",
            words=said or "Nobody has written down what happened.",
        )


def _answers(found: Sequence[Shown]) -> Iterator[Block]:
    for framework, group in groupby(found, lambda each: each.framework):
        yield Under(framework)
        for each in group:
            yield Answer(
                heading=each.name,
                said=each.asks,
                look=Look.MET if each.is_met else Look.GAP,
                label="Shown" if each.is_met else "Gap",
                words=each.finding.words,
                links=tuple((path, path) for path in each.files),
            )


def _told(organisation: Organisation) -> dict[str, object]:
    charter = organisation.charter
    return {
        "name": as_plain(organisation.name),
        "fictional": organisation.fictional,
        "nation": organisation.nation,
        "charter": charter
        and {
            "promises": [as_plain(each) for each in charter.promises],
            "agreed_with": as_plain(charter.agreed_with),
            "agreed_on": charter.agreed_on.isoformat(),
        },
        "sponsor": organisation.sponsor and as_plain(organisation.sponsor),
        "champion": organisation.champion and as_plain(organisation.champion),
        "deputy": organisation.deputy and as_plain(organisation.deputy),
        "strategy": organisation.strategy,
        "hours_a_year": organisation.hours_a_year,
        "money_a_year": organisation.money_a_year,
        "partners": [as_plain(each) for each in organisation.partners],
    }


def _json(held: object) -> bytes:
    return orjson.dumps(held, option=orjson.OPT_INDENT_2) + b"\n"


def _manifest(files: Files) -> bytes:
    lines = (f"{sha256(held).hexdigest()}  {path}\n" for path, held in sorted(files.items()))
    return "".join(lines).encode()

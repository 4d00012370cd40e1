"""Papers of staff in a database."""

from typing import assert_never

from bot.storage import changes as to
from bot.storage import sql_rows as read
from bot.storage.random_ids import random_id
from bot.storage.raw import Raw
from bot.storage.rows import ON_THE_BOARD, Paper, PaperKind
from bot.storage.store import REVISION, Moved


def renew_revision(raw: Raw) -> None:
    """Let everybody know that surveys, feedback or staff are no longer as they were read."""
    raw.run("set_mark", {"name": REVISION, "value": random_id().encode()})


def apply_to_papers(raw: Raw, change: to.KeepPaper | to.ExpectPaper | to.DropPapers) -> None:
    """Do what a change orders. Raises Moved."""
    match change:
        case to.KeepPaper(paper):
            _tell(raw, paper.kind)
            raw.run(
                "keep_paper",
                {
                    "kind": paper.kind.value,
                    "survey": paper.survey,
                    "name": paper.name,
                    "document": paper.document,
                    "sealed": paper.sealed,
                },
            )
        case to.ExpectPaper(kind, survey, name, paper):
            if _paper(raw, kind, survey, name) != paper:
                raise Moved
        case to.DropPapers(kind, survey, None):
            _tell(raw, kind)
            raw.run("drop_papers", {"kind": kind.value, "survey": survey})
        case to.DropPapers(kind, survey, names):
            _tell(raw, kind)
            of_it = {"kind": kind.value, "survey": survey}
            raw.run_many("drop_paper", [of_it | {"name": name} for name in names or ()])
        case _:
            assert_never(change)


def _paper(raw: Raw, kind: PaperKind, survey: str, name: str) -> Paper | None:
    place = {"kind": kind.value, "survey": survey, "name": name}
    rows = raw.run("paper", place).fetchall()
    return read.paper(rows[0]) if rows else None


def _tell(raw: Raw, kind: PaperKind) -> None:
    if kind in ON_THE_BOARD:
        renew_revision(raw)

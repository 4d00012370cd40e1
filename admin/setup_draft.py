"""What owners answered about the organisation and have not saved yet: shared, and kept at once."""

import asyncio
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import orjson
from msgspec import Struct

from admin.setup_file import composed
from admin.setup_values import held
from bot.storage.changes import Change, DropPapers, ExpectPaper, KeepPaper
from bot.storage.rows import Paper, PaperKind
from bot.storage.store import Moved, Receipt, Store
from surveys.files import Unreadable, text_of_file
from surveys.organisation import OrganisationReview, review_organisation_text
from surveys.review.source import Unparsable, source

_KEY = (PaperKind.SETUP, "", "")
_TRIES = 5


class UnusableFile(Exception):
    """The file that is there cannot be built upon; says where and why in one line."""


class Overtaken(Exception):
    """Somebody else answered the same meanwhile; ``theirs`` stands now."""

    def __init__(self, theirs: str) -> None:
        super().__init__(theirs)
        self.theirs = theirs


class Setup(Struct, frozen=True):
    """The file as it is, what it says, and what would be said instead."""

    text: str
    held: Mapping[str, str]
    draft: Mapping[str, str]
    paper: Paper | None
    is_made_up: bool

    @property
    def values(self) -> dict[str, str]:
        """What the file would say once it is saved."""
        return {name: said for name, said in {**self.held, **self.draft}.items() if said}

    @property
    def changed(self) -> tuple[str, ...]:
        """The ids of the answers that are not in the file yet."""
        return tuple(name for name, said in self.draft.items() if self.held.get(name, "") != said)

    @property
    def made(self) -> str:
        """The file that would be saved."""
        fields = {name.partition(":")[0] for name in self.changed}
        return composed(self.text, self.values, fields)

    def review(self, name: str) -> OrganisationReview:
        """Return what is wrong with the file that would be saved."""
        return review_organisation_text(name, self.made)


async def opened(store: Store, path: Path) -> Setup:
    """Return what is there. Raises UnusableFile."""
    text, data = await asyncio.to_thread(_read, path)
    paper = await store.paper(*_KEY)
    draft = orjson.loads(paper.document) if paper else {}
    return Setup(text, held(data), draft, paper, bool(data.get("fictional")))


def _read(path: Path) -> tuple[str, Mapping[str, Any]]:
    try:
        text = text_of_file(path)
        found, _ = source(path.name, text)
    except Unreadable as error:
        raise UnusableFile(f"{path.name} cannot be read: {error}.") from None
    except Unparsable as error:
        first = error.findings[0]
        raise UnusableFile(
            f"{path.name}, line {first.line}: {first.message} {first.remedy}"
        ) from None
    return text, found.data


async def answer(
    store: Store,
    path: Path,
    given: tuple[str, str, str],
    besides: Sequence[Change],
    receipt: Receipt,
) -> Setup:
    """Keep an answer: the id of its slot, what it ``was`` when it was asked for, and what it is.

    Others may answer other things at the same time. Raises Overtaken, and UnusableFile.
    """
    name, was, said = given
    for _ in range(_TRIES):
        setup = await opened(store, path)
        now = setup.values.get(name, "")
        if now not in (was, said):
            raise Overtaken(now)
        document = orjson.dumps({**setup.draft, name: said}).decode()
        changes = (
            ExpectPaper(*_KEY, setup.paper),
            KeepPaper(Paper(*_KEY, document)),
            *besides,
        )
        try:
            await store.commit(changes, receipt)
        except Moved:
            continue
        return await opened(store, path)
    raise Overtaken(now)


def forgetting(setup: Setup) -> tuple[Change, ...]:
    """Return what throws the answers away; raises Moved when there are others meanwhile."""
    kind, survey, name = _KEY
    return ExpectPaper(*_KEY, setup.paper), DropPapers(kind, survey, (name,))

"""The survey that a member of staff is writing in the chat: kept at once, sealed, theirs alone."""

from collections.abc import Mapping, Sequence

import orjson
from msgspec import Struct, field, structs
from msgspec.structs import replace

from bot.privacy.keys import Keys
from bot.storage.changes import Change, DropPapers, ExpectPaper, KeepPaper
from bot.storage.rows import Paper, PaperKind
from bot.storage.store import Store

_NO_SURVEY = ""


class Notebook(Struct, frozen=True):
    """Answers by step. ``file`` is the id of the survey file that was made of them, and ``text``
    what was written into it; ``paper`` is how it lies in the store."""

    values: Mapping[str, str] = field(default_factory=dict)
    file: str = ""
    text: str = ""
    paper: Paper | None = None

    def saying(self, step: str, said: str) -> "Notebook":
        """Return the same with one more answer. What says it in other languages, in another number
        of lines, goes: it is asked for once more."""
        name, lines = step.partition(":")[0], len(said.splitlines())
        kept = {
            each: words
            for each, words in self.values.items()
            if each.partition(":")[0] != name or len(words.splitlines()) == lines
        }
        return replace(self, values={**kept, step: said})


async def opened(store: Store, keys: Keys, member: bytes) -> Notebook:
    """Return what a member is writing; an empty one when that is nothing."""
    paper = next(iter(await _papers(store, member)), None)
    if paper is None:
        return Notebook()
    return Notebook(**orjson.loads(keys.words.open(paper.sealed, paper.place)), paper=paper)


def keeping(keys: Keys, member: bytes, before: Notebook, after: Notebook) -> Sequence[Change]:
    """Return what puts ``after`` in the place of ``before``; raises Moved where it is not there.

    The paper names its member in its document, where a change of keys finds the name.
    """
    name = before.paper.name if before.paper else member.hex()
    said = {"values": dict(after.values), "file": after.file, "text": after.text}
    paper = Paper(PaperKind.NEW, _NO_SURVEY, name, orjson.dumps({"by": member.hex()}).decode())
    sealed = keys.words.seal(orjson.dumps(said), paper.place)
    still = ExpectPaper(PaperKind.NEW, _NO_SURVEY, name, before.paper)
    return still, KeepPaper(structs.replace(paper, sealed=sealed))


async def forgetting(store: Store, member: bytes) -> DropPapers:
    """Return what throws away whatever a member was writing."""
    names = tuple(paper.name for paper in await _papers(store, member))
    return DropPapers(PaperKind.NEW, _NO_SURVEY, names)


async def _papers(store: Store, member: bytes) -> Sequence[Paper]:
    """Return the papers of a member: one at most, unless the keys were changed in between."""
    papers = await store.papers(PaperKind.NEW)
    return [each for each in papers if orjson.loads(each.document)["by"] == member.hex()]

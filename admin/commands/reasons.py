"""Asking staff for a reason that young people will read: in each language of its survey, one after
another, and nothing is done before they have read it once more and said yes."""

from collections.abc import Mapping
from hashlib import sha256

import orjson
from msgspec import Struct

from admin.commands.awaiting import Awaited, await_no_longer, await_words, no_longer
from admin.commands.desk import Ask, Desk
from admin.fieldwork import FieldworkFault
from admin.markup import safe
from bot.conversation.wording import NAMES
from bot.storage.changes import Change, DropPapers, KeepPaper
from bot.storage.rows import Paper, PaperKind
from surveys.claims import overclaims
from surveys.questionnaire import Survey
from surveys.stop_words import is_stop

LONGEST = 400
"""Characters of a reason."""
GIVE_UP = "<i>/staff leaves everything as it was.</i>"
_BECAUSE = "because."
_HASH = 8


class Proposal(Struct, frozen=True):
    """What a member typed and has not confirmed: the ``notes`` that go with it, and the reason by
    language."""

    notes: Mapping[str, str]
    because: Mapping[str, str]

    @property
    def document(self) -> str:
        """The proposal as JSON."""
        both = {"notes": dict(self.notes), "because": dict(self.because)}
        return orjson.dumps(both, option=orjson.OPT_SORT_KEYS).decode()

    @property
    def name(self) -> str:
        """A short name for exactly this content, for the button that confirms it."""
        return sha256(self.document.encode()).hexdigest()[:_HASH]


async def ask_reason(
    desk: Desk, ask: Ask, takes: str, survey: Survey, notes: Mapping[str, str], question: str
) -> None:
    """Ask for the reason in the next language that has none; ``question`` comes first."""
    awaited = Awaited(takes, survey.id, dict(notes))
    language = next(each for each in survey.languages if each not in _because(awaited))
    several = f" In {NAMES.get(language, language)}, please." if len(survey.languages) > 1 else ""
    await await_words(desk, ask, awaited)
    await desk.say(ask, f"{question}{several}\n\n{GIVE_UP}")


async def take_reason(
    desk: Desk, ask: Ask, awaited: Awaited, survey: Survey, question: str
) -> Proposal | None:
    """Take a reason that was typed. Returns the whole proposal once every language has one, and
    keeps it; None while more is asked for, or when the member gave up. Raises FieldworkFault."""
    words = checked(ask.words)
    if is_stop(words):
        await await_no_longer(desk, ask)
        await desk.say(ask, "Left as it was.")
        return None
    missing = [each for each in survey.languages if each not in _because(awaited)]
    notes = {**awaited.notes, f"{_BECAUSE}{missing[0]}": words}
    if missing[1:]:
        await ask_reason(desk, ask, awaited.takes, survey, notes, question)
        return None
    rest = {name: value for name, value in notes.items() if not name.startswith(_BECAUSE)}
    proposal = Proposal(rest, _because(Awaited(awaited.takes, survey.id, notes)))
    keeping: list[Change] = [_kept(desk, ask, survey.id, proposal), no_longer(desk, ask)]
    await desk.store.commit(keeping, desk.receipt(ask))
    return proposal


async def proposed(desk: Desk, ask: Ask, survey: str, name: str) -> Proposal:
    """Return what the member read and confirms now. Raises FieldworkFault when it is another."""
    paper = await desk.store.paper(PaperKind.PROPOSAL, survey, desk.keys.tag(ask.user).hex())
    found = Proposal(**orjson.loads(paper.document)) if paper else None
    if found is None or found.name != name:
        raise FieldworkFault("That button is from earlier, and nothing was changed.")
    return found


def settled(desk: Desk, ask: Ask, survey: str) -> Change:
    """Return what ends a proposal, for the transaction that carries it out."""
    return DropPapers(PaperKind.PROPOSAL, survey, (desk.keys.tag(ask.user).hex(),))


def checked(raw: str) -> str:
    """Return words that young people may read. Raises FieldworkFault."""
    words = " ".join(raw.split())
    if not any(char.isalnum() for char in words):
        raise FieldworkFault("I need a reason in words.")
    if len(words) > LONGEST:
        raise FieldworkFault(
            f"That is {len(words)} characters, and {LONGEST} fit. Please send it shorter."
        )
    if claim := next(overclaims(words), None):
        raise FieldworkFault(f"Nobody can promise “{claim}”. Please leave that out.")
    return words


def quoted(because: Mapping[str, str]) -> str:
    """Return a reason in every language, as HTML."""
    return "\n".join(f"“{safe(words)}”" for words in because.values())


def _because(awaited: Awaited) -> dict[str, str]:
    return {
        name.removeprefix(_BECAUSE): words
        for name, words in awaited.notes.items()
        if name.startswith(_BECAUSE)
    }


def _kept(desk: Desk, ask: Ask, survey: str, proposal: Proposal) -> Change:
    member = desk.keys.tag(ask.user).hex()
    return KeepPaper(Paper(PaperKind.PROPOSAL, survey, member, proposal.document))

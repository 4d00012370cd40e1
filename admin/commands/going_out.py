"""What stands between a survey without errors and its going out: a yes to a change of what is out,
a reason to go on in spite of warnings, a second key.

What a member is about to publish is kept as a paper of theirs until they have said it, for a day.
"""

import asyncio
from collections.abc import Iterator, Sequence
from hashlib import sha256
from html import escape

import orjson
from msgspec import Struct
from msgspec.structs import asdict, replace

from admin.commands.approving import logged_keys, may_go_out
from admin.commands.awaiting import Awaited, await_no_longer, await_words, no_longer
from admin.commands.desk import Ask, Desk, staff_button
from admin.commands.edits import nothing_changed, proposed, refused
from admin.commands.found import told
from admin.commands.outlines import outline
from admin.commands.went_out import published, revised, what_next
from admin.fieldwork import FieldworkFault, refuse_when_overdue
from admin.markup import safe
from admin.page_records import PUBLISHED_ANYWAY
from admin.promise_records import owings
from admin.revising import Revision, revision_of
from admin.two_keys import Matter, Proposal, State
from bot.storage.changes import Change, DropPapers, KeepPaper, LogAct
from bot.storage.rows import Paper, PaperKind
from surveys.edits import Weight
from surveys.questionnaire import Survey, frozen_copy
from surveys.review.findings import Finding
from surveys.review.review import review_copy
from surveys.stop_words import is_stop

ANYWAY, SURE, MEND = "anyway", "publishing!", "mend"
"""The verbs of the buttons: say why, say yes, leave it."""
WITHOUT_WORDS = "publish_without_words"
"""The act in the log."""
SHORTEST, LONGEST = 10, 300
"""Characters of a reason."""
_DIGITS = 8


class Going(Struct, frozen=True):
    """A survey that is about to go out. ``content`` is a frozen copy, its days not yet resolved.

    ``codes`` are the rules that warn of it, ``warned`` is what they say, in the channel's HTML, and
    ``because`` why the member goes on all the same. ``left_out`` are the ids of items of its file
    that it goes out without.
    """

    content: str
    codes: tuple[str, ...] = ()
    warned: str = ""
    because: str = ""
    left_out: tuple[str, ...] = ()

    @property
    def survey(self) -> Survey:
        """The survey itself."""
        return Survey.model_validate_json(self.content)


async def offer(
    desk: Desk,
    ask: Ask,
    survey: Survey,
    findings: Sequence[Finding],
    left_out: tuple[str, ...] = (),
) -> None:
    """Put a survey out, or ask the member for what that takes first.

    ``left_out`` are the ids of items of its file that it goes out without.
    """
    revision = await revision_of(desk.store, survey)
    if revision is None:
        refuse_when_overdue(await owings(desk.store), desk.clock.today())
    elif _goes_nowhere(revision):
        await _say_no(desk, ask, revision)
        return
    going = await _going(desk, revision.survey if revision else survey, findings, revision)
    going = replace(going, left_out=left_out)
    if (approved := await _approved(desk, survey.id, going)) is not None:
        await _put_out(desk, ask, approved)
    elif going.codes or revision is not None:
        await _ask_first(desk, ask, going, revision)
    else:
        await _put_out(desk, ask, going)


def _goes_nowhere(revision: Revision) -> bool:
    return revision.edit.weight in (None, Weight.BREAKING)


async def _say_no(desk: Desk, ask: Ask, revision: Revision) -> None:
    if revision.edit.weight is Weight.BREAKING:
        await desk.say(ask, refused(revision))
        return
    listing = desk.board.catalogue.listings[revision.newest.survey]
    html = f"{nothing_changed(revision)}\n\n{published(desk, listing)}"
    await desk.say(ask, html, what_next(listing))


async def _going(
    desk: Desk, survey: Survey, findings: Sequence[Finding], revision: Revision | None
) -> Going:
    """Return what would go out, with the warnings that nobody has passed yet."""
    known: set[tuple[str, str]] = set()
    if revision is not None:
        frozen, age = revision.newest.frozen, desk.library.platform_age
        held = await asyncio.to_thread(review_copy, frozen, platform_age=age)
        known = {(each.code, each.message) for each in held.findings}
    warnings = [each for each in findings if (each.code, each.message) not in known]
    listed = told(warnings)
    more = f"\n\n… and {listed.left} more." if listed.left else ""
    codes = tuple(dict.fromkeys(each.code for each in warnings))
    return Going(frozen_copy(survey), codes, f"{listed.html}{more}")


async def _approved(desk: Desk, survey: str, going: Going) -> Going | None:
    """Return it as it was approved, if exactly this was."""
    found = await desk.two_keys.approval(Matter.PUBLISH, survey)
    if not desk.two_keys.on or found is None or found.state is not State.APPROVED:
        return None
    asked = replace(going, codes=found.codes, because=found.because, left_out=found.left_out)
    return asked if found.hash == _proposal(asked).hash else None


async def _ask_first(desk: Desk, ask: Ask, going: Going, revision: Revision | None) -> None:
    survey = going.survey
    await desk.store.commit([KeepPaper(_paper(desk, ask, survey.id, going))])
    about = (survey.id, _name(going))
    mend = staff_button("Mend it first", MEND, survey.id)
    if not going.codes:
        sure = staff_button(f"Yes, publish version {survey.version}", SURE, *about)
        leave = staff_button("Leave it as it is", MEND, survey.id)
        await desk.say(ask, proposed(revision) if revision else "", ((sure,), (leave,)))
        return
    title = safe(survey.title.say("en"))
    head = proposed(revision) if revision else f"<b>{title}</b> can go out."
    anyway = staff_button("Publish anyway, because…", ANYWAY, *about)
    html = (
        f"{head}\n\nThe checker warns of this:\n\n{going.warned}\n\nMend it first, or say in one "
        "line why it goes out like this. The line goes into the log."
    )
    await desk.say(ask, html, ((mend,), (anyway,)))


async def sure(desk: Desk, ask: Ask, parts: Sequence[str]) -> None:
    """Put out what stands above the button."""
    survey, name = parts
    await _put_out(desk, ask, await _kept(desk, ask, survey, name))


async def mend(desk: Desk, ask: Ask, survey: str) -> None:
    """Leave it, for now."""
    await desk.store.commit([_settled(desk, ask, survey)], desk.receipt(ask))
    await desk.say(
        ask,
        "Left as it was: nothing was published. Send the file again once it is changed, or "
        f"/publish {escape(survey)} where it lies in the surveys folder.",
    )


async def anyway(desk: Desk, ask: Ask, parts: Sequence[str]) -> None:
    """Ask why it goes out in spite of its warnings."""
    survey, name = parts
    await _kept(desk, ask, survey, name)
    await await_words(desk, ask, Awaited(ANYWAY, survey, {"name": name}))
    await desk.say(
        ask.below(),
        f"Why does <b>{escape(survey)}</b> go out like this? Type one line of {SHORTEST} to "
        f"{LONGEST} characters. It stands in the log and in the evidence pack.\n\n"
        "<i>/staff leaves everything as it was.</i>",
    )


async def take_because(awaited: Awaited, desk: Desk, ask: Ask) -> None:
    """Publish, with the reason that was typed."""
    because = " ".join(ask.words.split())
    if is_stop(because):
        await await_no_longer(desk, ask)
        await desk.say(ask, "Left as it was: nothing was published.")
        return
    if not SHORTEST <= len(because) <= LONGEST or not any(map(str.isalpha, because)):
        raise FieldworkFault(
            f"I need a reason of {SHORTEST} to {LONGEST} characters; that has {len(because)}. "
            "Please type it once more."
        )
    going = await _kept(desk, ask, awaited.survey, awaited.notes["name"])
    await _put_out(desk, ask, replace(going, because=because))
    await desk.store.commit([no_longer(desk, ask)])


async def _put_out(desk: Desk, ask: Ask, going: Going) -> None:
    """Publish, unless a second key is needed first; then it is asked for."""
    survey = going.survey
    revision = await revision_of(desk.store, survey)
    if revision is not None and revision.survey.version != survey.version:
        raise FieldworkFault(
            f"“{survey.id}” went out in another version meanwhile: /publish {survey.id} shows what "
            "is different now."
        )
    if revision is not None and _goes_nowhere(revision):
        # Another member was faster, and a file may have the later number all the same.
        await _say_no(desk, ask, revision)
        return
    proposal = _proposal(going, revision)
    if not await may_go_out(desk, ask, proposal):
        return
    also: list[Change] = [*await logged_keys(desk, proposal), *_logged_how(desk, ask, going)]
    also.append(_settled(desk, ask, survey.id))
    receipt = desk.receipt(ask)
    if revision is None:
        log = desk.log(ask, "publish", survey.id)
        listing = await desk.fieldwork.publish(survey, log, receipt, also)
        await desk.say(ask, f"{published(desk, listing)}{_less(going)}", what_next(listing))
        return
    log = replace(desk.log(ask, "revise", survey.id), note=f"version {survey.version}")
    after = revision.newest.fingerprint
    listing = await desk.fieldwork.revise(revision.row, after, log, receipt, also)
    await desk.say(ask, f"{revised(listing)}{_less(going)}", what_next(listing))


def _less(going: Going) -> str:
    """Return what is said below it of what is left out."""
    if not going.left_out:
        return ""
    return f"\n\nLeft out, as nobody would read it in time: {_ids(going)}."


def _ids(going: Going) -> str:
    return ", ".join(f"<code>{each}</code>" for each in going.left_out)


def _logged_how(desk: Desk, ask: Ask, going: Going) -> Iterator[LogAct]:
    if going.because:
        note = f"{' '.join(going.codes)}: {going.because}"
        yield replace(desk.log(ask, PUBLISHED_ANYWAY, going.survey.id), note=note)
    if going.left_out:
        note = ", ".join(going.left_out)
        yield replace(desk.log(ask, WITHOUT_WORDS, going.survey.id), note=note)


def _proposal(going: Going, revision: Revision | None = None) -> Proposal:
    survey = going.survey
    return Proposal(
        Matter.PUBLISH,
        survey.id,
        going.content,
        (*_first_pages(going, revision), *outline(survey)),
        codes=going.codes,
        because=going.because,
        left_out=going.left_out,
    )


def _first_pages(going: Going, revision: Revision | None) -> Iterator[str]:
    """Yield what an approver reads before the survey itself."""
    if revision is not None:
        yield proposed(revision)
    if going.left_out:
        yield f"Left out of the file, as nobody would read it in time: {_ids(going)}."
    if going.because:
        because = safe(going.because)
        yield (
            f"The checker warns of this:\n\n{going.warned}\n\nIt is to go out all the same, "
            f"because:\n<blockquote>{because}</blockquote>"
        )


def _paper(desk: Desk, ask: Ask, survey: str, going: Going) -> Paper:
    member = desk.keys.tag(ask.user).hex()
    paper = Paper(PaperKind.PUBLISHING, survey, member, _document(desk))
    return replace(paper, sealed=desk.keys.words.seal(orjson.dumps(asdict(going)), paper.place))


def _name(going: Going) -> str:
    """Return a short name for exactly this content, for the buttons below it."""
    return sha256(orjson.dumps(asdict(going))).hexdigest()[:_DIGITS]


async def _kept(desk: Desk, ask: Ask, survey: str, name: str) -> Going:
    """Return what the member was shown today. Raises FieldworkFault when it is another by now: on
    another day it may have other faults."""
    paper = await desk.store.paper(PaperKind.PUBLISHING, survey, desk.keys.tag(ask.user).hex())
    if paper is not None and paper.document == _document(desk):
        written = orjson.loads(desk.keys.words.open(paper.sealed, paper.place))
        tuples = {key: tuple(written[key]) for key in ("codes", "left_out") if key in written}
        found = Going(**{**written, **tuples})
        if _name(found) == name:
            return found
    raise FieldworkFault(
        f"That button is from earlier, and nothing was published: /publish {survey} or send the "
        "file once more."
    )


def _document(desk: Desk) -> str:
    return orjson.dumps({"on": desk.clock.today()}).decode()


def _settled(desk: Desk, ask: Ask, survey: str) -> Change:
    return DropPapers(PaperKind.PUBLISHING, survey, (desk.keys.tag(ask.user).hex(),))

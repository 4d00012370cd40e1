"""The second key in the chat: asking for it, showing what is to be approved, approving, sending
back with a comment.

A room that lets something out calls `may_go_out` first:

    proposal = Proposal(Matter.FEEDBACK, survey_id, content, pages, drafters)
    if not await may_go_out(desk, ask, proposal):
        return

With the setting off that is always True. Otherwise it is True once exactly this content was
approved; until then it asks for the approval, sends ``pages`` to the approvers, tells the member
so, and is False. Once it is approved, the member who asked is told, with the button of
`GO_ON` that takes them back to the room, which asks `may_go_out` again.
"""

import logging
from collections.abc import Iterable, Mapping, Sequence
from html import escape

from telegram.error import TelegramError

from admin.access import MATRIX, Act, Colleague
from admin.commands.awaiting import Awaited, await_words, no_longer
from admin.commands.desk import Ask, Desk, staff_button
from admin.fieldwork import FieldworkFault
from admin.markup import safe
from admin.two_keys import Approval, Matter, Proposal
from bot.channels.failures import place
from bot.conversation.screen import Rows, Screen
from bot.storage.changes import LogAct

WHAT: Mapping[Matter, str] = {
    Matter.PUBLISH: "Publishing",
    Matter.SAID: "“What you said” on",
    Matter.FEEDBACK: "“You said, we did” on",
    Matter.FOLLOW_UP: "What happened since, on",
    Matter.ADDED: "The added answer on",
}
GO_ON: dict[Matter, tuple[str, str]] = {
    Matter.PUBLISH: ("Publish it", "publish!"),
    Matter.FEEDBACK: ("Send it…", "send"),
    Matter.FOLLOW_UP: ("Send it…", "follow_up!"),
    Matter.ADDED: ("Send it…", "added!"),
}
"""The button that the member who asked gets once it is approved: its label and verb."""
AT_ONCE, LATER = ("approve", "sendback"), ("standin", "standback")
"""The verbs of the two buttons, as approvers get them and as stand-ins do."""
LONGEST_COMMENT = 1000
_SHOWN = 8
"""So many digits of a hash tell contents apart on a button."""

_log = logging.getLogger(__name__)


async def may_go_out(desk: Desk, ask: Ask, proposal: Proposal) -> bool:
    """Tell whether exactly this may go out now; ask for approval when it may not."""
    keys = desk.two_keys
    if await keys.is_approved(proposal.matter, proposal.survey, proposal.hash):
        return True
    log = desk.log(ask, f"ask_{proposal.matter}", proposal.survey)
    approval = await keys.asked(
        proposal, desk.keys.tag(ask.user), desk.clock.today(), log, desk.receipt(ask)
    )
    await desk.say(ask.below(), _asked(desk, proposal, approval))
    await show_to(desk, keys.approvers(approval), proposal.matter, proposal.survey, approval)
    return False


async def logged_keys(desk: Desk, proposal: Proposal) -> Sequence[LogAct]:
    """Return what the log says of both keys when something goes out: who wrote it or asked for it,
    and who approved it. Nothing when no second key is needed."""
    found = await desk.two_keys.approval(proposal.matter, proposal.survey)
    if not desk.two_keys.on or found is None or found.hash != proposal.hash:
        return ()
    now, (drafted, approved) = desk.clock.now(), ("drafted", "approved")
    acts = [*((tag, drafted) for tag in found.drafters), (found.decided_by, approved)]
    return [
        LogAct(now, bytes.fromhex(tag), f"{did}_{proposal.matter}", proposal.survey)
        for tag, did in acts
        if tag
    ]


def _asked(desk: Desk, proposal: Proposal, approval: Approval) -> str:
    what = f"{WHAT[proposal.matter]} <b>{escape(proposal.survey)}</b>"
    later = f"{approval.stands_in_from:%-d %B}"
    if approvers := desk.two_keys.approvers(approval):
        return (
            f"{what} needs a second key. I asked {_names(approvers)}, and tell you what they say. "
            f"When nobody answers, another owner or editor may approve it from {later}."
        )
    if stand_ins := desk.two_keys.stand_ins(approval):
        return (
            f"{what} needs a second key, and there is no approver who did not work on it. "
            f"From {later} this can be approved by {_names(stand_ins)}. To have it sooner, an "
            "owner can invite an approver: /team"
        )
    return (
        f"{what} needs a second key, and nobody else on the team may approve it. An owner can "
        "invite an approver: /team"
    )


def _names(colleagues: Iterable[Colleague]) -> str:
    return safe(", ".join(each.name for each in colleagues))


async def show_to(
    desk: Desk, colleagues: Sequence[Colleague], matter: Matter, survey: str, approval: Approval
) -> None:
    """Send what is to be approved to colleagues. One who cannot be reached stops nobody."""
    for colleague in colleagues:
        verbs = AT_ONCE if colleague.role in MATRIX[Act.APPROVE] else LATER
        await tell(desk, colleague, *_screens(desk, matter, survey, approval, verbs))


def _screens(
    desk: Desk, matter: Matter, survey: str, approval: Approval, verbs: tuple[str, str]
) -> Sequence[Screen]:
    asker = safe(desk.access.called(bytes.fromhex(approval.asked_by)))
    question = (
        f"{WHAT[matter]} <b>{escape(survey)}</b>: {asker} asks for your approval of exactly what "
        "stands above. Once you say yes, it can go out, and that cannot be called back."
    )
    about = (matter.value, survey, approval.hash[:_SHOWN])
    look = staff_button("Preview", "previewasked", survey, approval.hash[:_SHOWN])
    rows: Rows = (
        *(((look,),) if matter is Matter.PUBLISH else ()),
        (staff_button("Yes, approve it", verbs[0], *about),),
        (staff_button("Send it back…", verbs[1], *about),),
    )
    return [*(Screen(page) for page in approval.pages), Screen(question, rows)]


async def tell(desk: Desk, colleague: Colleague, *screens: Screen) -> bool:
    """Write to a colleague; tell whether it came through. Who cannot be reached is only logged."""
    if colleague.chat is None:
        return False
    try:
        for screen in screens:
            await desk.show(colleague.chat, screen)
    except TelegramError as error:
        _log.warning("A member of staff was not reached: %s", place(error))
        return False
    return True


async def approve(desk: Desk, ask: Ask, parts: Sequence[str]) -> None:
    """Approve what stands above the button."""
    matter, survey, digits = _parts(parts)
    log = desk.log(ask, f"approve_{matter}", survey)
    approval = await _decided(desk, ask, matter, survey, digits, log, None)
    await desk.say(ask, f"You approved it. {WHAT[matter]} <b>{escape(survey)}</b> can go on.")
    who = safe(desk.access.called(desk.keys.tag(ask.user)))
    said = f"{WHAT[matter]} <b>{escape(survey)}</b>: {who} approved it."
    label, verb = GO_ON.get(matter, ("", ""))
    rows: Rows = ((staff_button(label, verb, survey),),) if verb else ()
    await _tell_asker(desk, approval, Screen(said, rows))


async def send_back(verb: str, desk: Desk, ask: Ask, parts: Sequence[str]) -> None:
    """Ask what should be changed."""
    matter, survey, digits = _parts(parts)
    found = await desk.two_keys.approval(matter, survey)
    desk.two_keys.open_to(found, digits, colleague(desk, ask), desk.clock.today())
    notes = {"matter": matter.value, "digits": digits}
    await await_words(desk, ask, Awaited(verb, survey, notes))
    await desk.say(ask.below(), "What should be changed? Type it; they read it with your name.")


async def take_comment(awaited: Awaited, desk: Desk, ask: Ask) -> None:
    """Send it back with the words that were typed."""
    comment = ask.words.strip()
    if len(comment) > LONGEST_COMMENT:
        raise FieldworkFault(
            f"That is {len(comment)} characters, and {LONGEST_COMMENT} fit. Please say it shorter."
        )
    notes = awaited.notes
    matter, survey, digits = _parts([notes["matter"], awaited.survey, notes["digits"]])
    log = desk.log(ask, f"send_back_{matter}", survey)
    approval = await _decided(desk, ask, matter, survey, digits, log, comment)
    await desk.store.commit([no_longer(desk, ask)])
    await desk.say(ask, "I sent it back with your words.")
    who = safe(desk.access.called(desk.keys.tag(ask.user)))
    said = (
        f"{WHAT[matter]} <b>{escape(survey)}</b>: {who} sent it back.\n"
        f"<blockquote>{safe(comment)}</blockquote>"
    )
    await _tell_asker(desk, approval, Screen(said))


async def _decided(
    desk: Desk,
    ask: Ask,
    matter: Matter,
    survey: str,
    digits: str,
    log: LogAct,
    comment: str | None,
) -> Approval:
    return await desk.two_keys.decided(
        matter,
        survey,
        digits,
        colleague(desk, ask),
        desk.clock.today(),
        log,
        desk.receipt(ask),
        comment,
    )


def _parts(parts: Sequence[str]) -> tuple[Matter, str, str]:
    matter, survey, digits = parts
    return Matter(matter), survey, digits


def colleague(desk: Desk, ask: Ask) -> Colleague:
    """Return who asks, as one of the team. Raises FieldworkFault when they are not of it."""
    tag = desk.keys.tag(ask.user)
    for each in desk.access.team:
        if each.tag == tag:
            return each
    raise FieldworkFault("You are not on the team any more, so this does nothing now.")


async def _tell_asker(desk: Desk, approval: Approval, screen: Screen) -> None:
    tag = bytes.fromhex(approval.asked_by)
    for each in desk.access.team:
        if each.tag == tag:
            await tell(desk, each, screen)


async def tell_stand_ins(desk: Desk) -> None:
    """Ask the stand-ins where approvers were silent for too long; each approval once."""
    await desk.access.refresh()
    for matter, survey, approval in await desk.two_keys.silent(desk.clock.today()):
        await show_to(desk, desk.two_keys.stand_ins(approval), matter, survey, approval)

"""/followup: what was left open, by age; and writing how it went on, or one more answer.

Both kinds of message are written theme by theme and go out as "what we did" does: in every language
of the survey, read by the same review, with a second key where one is needed.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from admin import later
from admin.commands.advice import grouped
from admin.commands.approving import logged_keys, may_go_out
from admin.commands.awaiting import Awaited, await_words
from admin.commands.desk import Ask, Desk, staff_button
from admin.commands.drafts import member_of
from admin.commands.figures import people
from admin.commands.later_writing import (
    CODES,
    Writing,
    kind_of,
    name_of,
    released,
    sendable,
    theme_of,
    writing_of,
)
from admin.commands.pushing import NAMES, show_push
from admin.commands.reasons import GIVE_UP, Proposal, ask_reason, settled, take_reason
from admin.commands.typed_days import typed_day
from admin.feedback import DATED, Act, Decision, Draft, Step, Theme
from admin.feedback_review import named
from admin.fieldwork import FieldworkFault
from admin.markup import safe
from admin.nagging import days, told_day
from bot.conversation.screen import Button, Rows
from bot.noticeboard import thawed
from bot.storage.changes import Change, ExpectFeedback, KeepFeedback
from bot.storage.rows import ErrandKind, Feedback, FeedbackState
from bot.storage.store import Moved
from surveys.questionnaire import Survey, on
from surveys.text import Text

LATER = "later"
"""What typed words are awaited for."""
SHOWN = 12
"""Of so many open things there are lines: more would not fit into one message."""
_CAME: Mapping[ErrandKind, Mapping[Decision, str]] = {
    ErrandKind.FOLLOW_UP: {
        Decision.DONE: "It is done now",
        Decision.DOING: "Still doing it, until…",
        Decision.NOT_DOING: "We stopped it, because…",
    },
    ErrandKind.ADDED: {
        Decision.DONE: "We did it",
        Decision.DOING: "We are doing it, by…",
        Decision.NOT_DOING: "We will not, because…",
        Decision.NOT_DECIDED: "Not decided until…",
    },
}
_WHEN = "By when? Type a date such as 2027-05-01, or +28 days."
_WORDS = "Say it as young people will read it, in a sentence or two."


async def follow_up(desk: Desk, ask: Ask) -> None:
    """List everything that was left open, the oldest first; or open the survey that is named."""
    _, _, name = ask.words.partition(" ")
    if name.strip() and ask.words.startswith("/"):
        await write_follow_up(desk, ask, name.strip())
        return
    today, lines, surveys = desk.clock.today(), [], []
    for survey, theme in await _all_open(desk):
        lines.append(f"• <b>{safe(survey.title.say('en'))}</b>: {_line(theme, today)}")
        if survey not in surveys:
            surveys.append(survey)
    if not lines:
        await desk.say(ask, "Nothing that was promised is open.")
        return
    rows = tuple((_opens(each),) for each in surveys[:SHOWN])
    head = "<b>What we said we would do</b>, the oldest first:"
    more = len(lines) - SHOWN
    last = [f"… and {more} more: /followup and the name of a survey."] if more > 0 else []
    await desk.say(ask, "\n".join([head, *lines[:SHOWN], *last]), rows)


def _opens(survey: Survey) -> Button:
    return staff_button(survey.title.say("en"), ErrandKind.FOLLOW_UP.value, survey.id)


async def _all_open(desk: Desk) -> list[tuple[Survey, Theme]]:
    """Return what was left open in every answer that is out, and not told of again."""
    found = []
    news = {(each.survey, each.kind): each for each in await desk.store.news()}
    for row in await desk.store.surveys():
        out = news.get((row.survey, ErrandKind.FEEDBACK))
        if out is not None and (row.survey, ErrandKind.FOLLOW_UP) not in news:
            draft = Draft.model_validate_json(out.document)
            found += [(thawed(row.frozen), theme) for theme in later.left_open(draft)]
    return sorted(found, key=lambda pair: pair[1].until or date.max)


def _line(theme: Theme, today: date) -> str:
    over = later.days_over(theme, today)
    by = f", by {told_day(theme.until)}" if theme.until else ""
    late = f" (<b>{days(over)} over</b>)" if over else ""
    said = safe(Text(theme.words).say("en")) if theme.words else safe(named(theme))
    return f"{said}{by}{late}"


async def write_follow_up(desk: Desk, ask: Ask, survey_id: str) -> None:
    """Show how far the follow-up of a survey is written, or how far it has come."""
    await _open(desk, ask, survey_id, ErrandKind.FOLLOW_UP)


async def write_added(desk: Desk, ask: Ask, survey_id: str) -> None:
    """Show how far one more answer is written, or how far it has come."""
    await _open(desk, ask, survey_id, ErrandKind.ADDED)


async def _open(desk: Desk, ask: Ask, survey_id: str, kind: ErrandKind) -> None:
    kept = await desk.store.feedback(survey_id, kind)
    if kept is not None and kept.state is not FeedbackState.DRAFT:
        await show_push(desk, ask, survey_id, kind)
    else:
        await _show(desk, ask, await writing_of(desk, survey_id, kind))


async def _show(desk: Desk, ask: Ask, writing: Writing) -> None:
    today, draft = desk.clock.today(), writing.draft
    title = safe(writing.asked.title.say("en"))
    lines = [f"<b>{NAMES[writing.kind]}: {title}</b>"]
    if writing.kind is ErrandKind.FOLLOW_UP:
        promised = told_day(on(writing.asked.feedback.follow_up_on))
        lines.append(f"Young people were promised it by {promised}.")
    lines += [_state(writing, place, each, today) for place, each in enumerate(draft.themes, 1)]
    if not draft.themes:
        lines.append("Nothing was left open. They are told just that.")
    rows: Rows = tuple(
        (staff_button(f"{place}. {_mark(each)}", LATER, writing.code, writing.survey, each.number),)
        for place, each in enumerate(draft.themes, 1)
    )
    send = staff_button("Preview and send…", "latersend", writing.code, writing.survey)
    await desk.say(ask, "\n\n".join(lines), (*rows, (send,)))


def _mark(theme: Theme) -> str:
    return "✓ change it" if theme.decision else "What came of it?"


def _state(writing: Writing, place: int, theme: Theme, today: date) -> str:
    before = writing.out.theme(theme.number)
    lines = [f"{place}. {safe(named(theme))}"]
    if before is not None and before.decision is not None:
        lines.append(f"We said: {_line(before, today)}")
    if theme.decision is not None:
        lines.append(f"✓ {_CAME[writing.kind][theme.decision].rstrip('…')}: {_line(theme, today)}")
    return "\n".join(lines)


async def ask_what_came(desk: Desk, ask: Ask, parts: Sequence[str]) -> None:
    """Ask what came of one theme."""
    code, survey_id, number = parts
    writing = await writing_of(desk, survey_id, kind_of(code))
    theme = theme_of(writing, int(number))
    rows: Rows = tuple(
        (staff_button(label, "latercame", code, survey_id, number, came.value),)
        for came, label in _CAME[writing.kind].items()
    )
    back = staff_button("All of it", writing.kind.value, survey_id)
    html = f"“{safe(named(theme))}”\n\nWhat came of it?"
    await desk.say(ask, html, (*rows, (back,)))


async def came(desk: Desk, ask: Ask, parts: Sequence[str]) -> None:
    """Ask for the day, or the words, that go with what came of a theme."""
    code, survey_id, number, decision = parts
    writing = await writing_of(desk, survey_id, kind_of(code))
    theme_of(writing, int(number))
    notes = {"kind": code, "number": number, "came": decision}
    if Decision(decision) in DATED:
        await await_words(desk, ask, Awaited(LATER, survey_id, notes))
        await desk.say(ask, f"{_WHEN}\n\n{GIVE_UP}")
    else:
        await ask_reason(desk, ask, LATER, writing.asked, notes, _WORDS)


async def take_later(awaited: Awaited, desk: Desk, ask: Ask) -> None:
    """Take the day, then the words in each language, and keep them."""
    notes = awaited.notes
    writing = await writing_of(desk, awaited.survey, kind_of(notes["kind"]))
    if Decision(notes["came"]) in DATED and "until" not in notes:
        until = typed_day(ask.words, desk.clock.today())
        dated = {**notes, "until": until.isoformat()}
        await ask_reason(desk, ask, LATER, writing.asked, dated, _WORDS)
        return
    proposal = await take_reason(desk, ask, awaited, writing.asked, _WORDS)
    if proposal is not None:
        await _show(desk, ask, await _keep(desk, ask, awaited.survey, proposal))


async def _keep(desk: Desk, ask: Ask, survey_id: str, proposal: Proposal) -> Writing:
    """Keep what came of a theme, in what is written newest."""
    notes = proposal.notes
    number, decision = int(notes["number"]), Decision(notes["came"])
    until = date.fromisoformat(notes["until"]) if "until" in notes else None
    async with desk.drafting:
        writing = await writing_of(desk, survey_id, kind_of(notes["kind"]))
        theme_of(writing, number)
        step = Step(
            member=member_of(desk, ask), on=desk.clock.today(), act=Act.DECIDED, number=number
        )
        draft = later.told(writing.draft, number, decision, until, proposal.because).noting(step)
        row = Feedback(survey_id, FeedbackState.DRAFT, draft.model_dump_json(), kind=writing.kind)
        changes: list[Change] = [
            ExpectFeedback(survey_id, writing.kept, writing.kind),
            KeepFeedback(row),
            desk.log(ask, f"write_{writing.kind}", survey_id),
            settled(desk, ask, survey_id),
        ]
        try:
            # Its update was marked when the words were taken; this is the second half of that.
            await desk.store.commit(changes)
        except Moved:
            raise FieldworkFault(
                "Somebody changed it at this moment: please do it again."
            ) from None
    return Writing(writing.kind, writing.asked, writing.out, row, draft)


async def ask_to_send(desk: Desk, ask: Ask, parts: Sequence[str]) -> None:
    """Show it as young people will read it, and ask once."""
    code, survey_id = parts
    writing = await writing_of(desk, survey_id, kind_of(code))
    message = sendable(writing, desk.clock.today())
    found = writing.found(message, desk.clock.today())
    if not await may_go_out(desk, ask, released(writing, message)):
        return
    for said in reversed(message.values()):
        await desk.say(ask.below(), said)
    count = people(await desk.store.listeners(survey_id))
    advice = f"<b>Some advice first:</b>\n\n{grouped(writing.draft, found)}\n\n" if found else ""
    anyway = "Yes, send it anyway" if found else "Yes, send it"
    yes = staff_button(anyway, "latersend!", code, survey_id, name_of(message))
    back = staff_button("Not yet", writing.kind.value, survey_id)
    text = (
        f"{advice}Send this to {count}? It starts {desk.fieldwork.starts}. Everyone else finds it "
        "in /news. What is sent cannot be called back."
    )
    await desk.say(ask.below(), text, ((yes,), (back,)))


async def send_now(desk: Desk, ask: Ask, parts: Sequence[str]) -> None:
    """Queue it for everyone who hears back, and show how it goes."""
    code, survey_id, name = parts
    kind, today = kind_of(code), desk.clock.today()
    kept = await desk.store.feedback(survey_id, kind)
    if kept is not None and kept.state is not FeedbackState.DRAFT:
        await show_push(desk, ask, survey_id, kind)
        return
    async with desk.drafting:
        writing = await writing_of(desk, survey_id, kind)
        message = sendable(writing, today)
        proposed = released(writing, message)
        approved = await desk.two_keys.is_approved(proposed.matter, survey_id, proposed.hash)
        if name_of(message) != name or not approved:
            raise FieldworkFault("It was changed meanwhile: look at it once more.")
        out = writing.draft.model_copy(update={"message": message})
        feedback = Feedback(survey_id, FeedbackState.SENDING, out.model_dump_json(), today, kind)
        log, keys = desk.log(ask, f"send_{kind}", survey_id), await logged_keys(desk, proposed)
        await desk.fieldwork.send(feedback, log, desk.receipt(ask), writing.kept, keys)
    await show_push(desk, ask, survey_id, kind)


async def approved_follow_up(desk: Desk, ask: Ask, survey_id: str) -> None:
    """Go on with a follow-up that got its second key."""
    await ask_to_send(desk, ask, [CODES[ErrandKind.FOLLOW_UP], survey_id])


async def approved_added(desk: Desk, ask: Ask, survey_id: str) -> None:
    """Go on with one more answer that got its second key."""
    await ask_to_send(desk, ask, [CODES[ErrandKind.ADDED], survey_id])

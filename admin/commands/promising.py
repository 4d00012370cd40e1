"""/promises: what is promised, kept and late, the worst first; new dates, and what is stopped."""

from collections.abc import Sequence
from datetime import date

from admin import notices
from admin.commands.awaiting import Awaited, await_words
from admin.commands.desk import Ask, Desk, staff_button
from admin.commands.reasons import GIVE_UP, Proposal, ask_reason, proposed, settled, take_reason
from admin.commands.typed_days import typed_day
from admin.markup import safe
from admin.nagging import WHAT, days, title_of, told_day
from admin.promise_book import PromiseBook, owing_of, refuse_to_move, refuse_to_stop
from admin.promise_records import owings
from admin.promises import Owing, board, counted, overdue, worst_first
from bot.conversation.screen import Button, Rows, Screen
from bot.conversation.screens.promise_lines import line_of
from bot.conversation.wording import Wording
from bot.promised import Keeping, Move, Owed, Promised, Stopped, promised

SHOWN = 12
"""Of so many surveys there are lines and buttons: more would not fit into one message."""
NEW_DATE, STOPPED = "newdate", "stopped"
"""What typed words are awaited for."""
_WHEN = "Which new day? Type a date such as 2027-05-01, or +28 days."
_WHY = "Why? Type the reason as young people will read it, in a sentence or two."
_WHY_STOPPED = (
    "Why will it not come? Young people read: “We stopped this because:” and then your words. "
    "What is not answered yet is taken back, and stays on the board as withdrawn."
)
_MARKS = {
    Keeping.BROKEN: "⛔ Broken",
    Keeping.LATE: "⚠️ Late",
    Keeping.DUE: "Due",
    Keeping.WITHDRAWN: "Withdrawn",
    Keeping.KEPT: "✓ Kept",
}


async def promises(desk: Desk, ask: Ask) -> None:
    """Show every survey with its promises, the worst first; or the one that is named."""
    _, _, name = ask.words.partition(" ")
    if name.strip() and ask.words.startswith("/"):
        await promise(desk, ask, name.strip())
        return
    today = desk.clock.today()
    found = worst_first(await owings(desk.store), today)
    if not found:
        await desk.say(ask, "Nothing is promised yet: every survey that is published promises.")
        return
    many = ", ".join(
        f"{count} {keeping.value}" for keeping, count in counted(board(found, today)) if count
    )
    blocked = "\n<b>Nothing new can be published</b> until what is long overdue is answered."
    head = f"<b>Promises</b>: {many}.{blocked if overdue(found, today) else ''}"
    lines = [_line(owing, today) for owing in found[:SHOWN]]
    more = len(found) - SHOWN
    last = [f"… and {more} more: /promises and the name of one shows it."] if more > 0 else []
    rows = tuple((_open(owing, today),) for owing in found[:SHOWN])
    await desk.say(ask, "\n\n".join([head, *lines, *last]), rows)


def _line(owing: Owing, today: date) -> str:
    worst = board([owing], today)[0]
    said = f"{_MARKS[worst.keeping]}: {_lower(WHAT[worst.promise.owed])}, "
    return f"<b>{title_of(owing.survey)}</b>\n{said}{_when(worst.promise, today)}"


def _lower(what: str) -> str:
    return what[:1].lower() + what[1:]


def _when(promise: Promised, today: date) -> str:
    if promise.told_on is not None:
        late = promise.days_late(today)
        return f"{days(late)} late" if late else f"on {told_day(promise.told_on)}"
    if not promise.is_open:
        return f"promised by {told_day(promise.by)}"
    if promise.by >= today:
        return f"by {told_day(promise.by)}, {days((promise.by - today).days)} left"
    new = f", new date {told_day(promise.newest)}" if promise.coming(today) else ", no new date"
    return f"promised by {told_day(promise.by)}, {days(promise.days_late(today))} over{new}"


def _open(owing: Owing, today: date) -> Button:
    worst = board([owing], today)[0]
    title = owing.survey.title.say("en")
    return staff_button(f"{_MARKS[worst.keeping]}: {title}", "promise", owing.survey.id)


async def promise(desk: Desk, ask: Ask, survey_id: str) -> None:
    """Show the promises of one survey, and what can be done about them."""
    await _show(desk, ask, await owing_of(desk.store, survey_id))


async def _show(desk: Desk, ask: Ask, owing: Owing, head: str = "") -> None:
    today, words = desk.clock.today(), Wording("en")
    lines = [f"• {line_of(words, each, today)}" for each in owing.promises]
    said = f"<b>{title_of(owing.survey)}</b>: what young people read\n" + "\n".join(lines)
    champion = safe(owing.survey.champion.say("en"))
    parts = [head, said, f"Champion: {champion}."]
    await desk.say(ask, "\n\n".join(filter(None, parts)), _steps(owing))


def _steps(owing: Owing) -> Rows:
    survey, rows = owing.survey.id, []
    if not owing.is_over:
        return ((staff_button("All promises", "promises"),),)
    for each in owing.open:
        label = f"New date: {_lower(WHAT[each.owed])}"
        row = [staff_button(label, NEW_DATE, survey, each.owed.value)]
        if each.owed in (Owed.DECISION, Owed.USE):
            row.append(staff_button("It is done…", "promisedone", survey, each.owed.value))
        if each.owed is Owed.FEEDBACK:
            row.append(staff_button("Write it", "begin", survey))
        if each.owed in (Owed.FOLLOW_UP, Owed.ADDED):
            row.append(staff_button("Write it", each.owed.value, survey))
        rows.append(tuple(row))
    if owing.open:
        rows.append((staff_button("We stopped this…", STOPPED, survey),))
    return (*rows, (staff_button("All promises", "promises"),))


async def new_date(desk: Desk, ask: Ask, parts: Sequence[str]) -> None:
    """Ask for the new date of a promise."""
    survey_id, owed = parts
    owing = await owing_of(desk.store, survey_id)
    refuse_to_move(owing, Owed(owed), None, desk.clock.today())
    await await_words(desk, ask, Awaited(NEW_DATE, survey_id, {"owed": owed}))
    await desk.say(ask, f"{WHAT[Owed(owed)]}. {_WHEN}\n\n{GIVE_UP}")


async def take_new_date(awaited: Awaited, desk: Desk, ask: Ask) -> None:
    """Take the new date, then the reason, then ask once."""
    owing = await owing_of(desk.store, awaited.survey)
    owed, to = Owed(awaited.notes["owed"]), awaited.notes.get("to")
    if to is None:
        day = typed_day(ask.words, desk.clock.today())
        refuse_to_move(owing, owed, day, desk.clock.today())
        notes = {**awaited.notes, "to": day.isoformat()}
        await ask_reason(desk, ask, NEW_DATE, owing.survey, notes, _WHY)
        return
    proposal = await take_reason(desk, ask, awaited, owing.survey, _WHY)
    if proposal is None:
        return
    moved = _moved(owing, _move(proposal, desk.clock.today()), desk.clock.today())
    survey = owing.survey.id
    yes = staff_button("Yes, give this date", f"{NEW_DATE}!", survey, proposal.name)
    text = (
        "Young people will read this when the promised day passes, and under /news from now on:"
        f"\n\n{moved}\n\nA new date does not turn late into kept. Give it?"
    )
    await desk.say(ask, text, ((yes,), (staff_button("No, leave it", "promise", survey),)))


def _move(proposal: Proposal, today: date) -> Move:
    notes = proposal.notes
    return Move(Owed(notes["owed"]), date.fromisoformat(notes["to"]), proposal.because, today)


def _moved(owing: Owing, move: Move, today: date) -> str:
    """Return the promise with its new date, in every language of the survey."""
    made = promised(owing.survey, {}, owing.record.moved(move))
    found = next(each for each in made if each.owed is move.owed)
    languages = owing.survey.languages
    return "\n".join(f"• {line_of(Wording(each), found, today)}" for each in languages)


async def new_date_now(desk: Desk, ask: Ask, parts: Sequence[str]) -> None:
    """Give a promise the new date that was read, and tell who hears back if it is late already."""
    survey_id, name = parts
    found = await proposed(desk, ask, survey_id, name)
    book, today = _book(desk), desk.clock.today()
    log = desk.log(ask, "new_date", survey_id)
    also = [log, settled(desk, ask, survey_id)]
    owing = await book.move(survey_id, _move(found, today), also, desk.receipt(ask))
    told = await book.tell(owing, today)
    await desk.board.refresh()
    head = "The new date is given." + (" Who hears back is being told." if told else "")
    await _show(desk, ask, await owing_of(desk.store, survey_id), head)


async def done(desk: Desk, ask: Ask, parts: Sequence[str]) -> None:
    """Ask once before noting that it was decided, or that the answers were used."""
    survey_id, owed = parts
    owing = await owing_of(desk.store, survey_id)
    refuse_to_move(owing, Owed(owed), None, desk.clock.today())
    what = "It was decided" if owed == Owed.DECISION else "The answers were used"
    text = (
        f"<b>{title_of(owing.survey)}</b>: {_lower(what)}? The public board then says so with "
        "today’s date, and it cannot be taken back. What was decided, young people read in "
        "“what we did”."
    )
    yes = staff_button("Yes, it is done", "promisedone!", survey_id, owed)
    await desk.say(ask, text, ((yes,), (staff_button("Not yet", "promise", survey_id),)))


async def done_now(desk: Desk, ask: Ask, parts: Sequence[str]) -> None:
    """Note it, with the day of today."""
    survey_id, owed = parts
    log, today = desk.log(ask, "promise_done", survey_id), desk.clock.today()
    owing = await _book(desk).done(survey_id, Owed(owed), today, [log], desk.receipt(ask))
    await desk.board.refresh()
    await _show(desk, ask, owing, "Noted, with today’s date.")


async def stop(desk: Desk, ask: Ask, survey_id: str) -> None:
    """Ask why what is still owed will not come."""
    owing = await owing_of(desk.store, survey_id)
    refuse_to_stop(owing)
    await ask_reason(desk, ask, STOPPED, owing.survey, {}, _WHY_STOPPED)


async def take_stop(awaited: Awaited, desk: Desk, ask: Ask) -> None:
    """Take the reason, show what goes out, and ask once."""
    owing = await owing_of(desk.store, awaited.survey)
    refuse_to_stop(owing)
    proposal = await take_reason(desk, ask, awaited, owing.survey, _WHY_STOPPED)
    if proposal is None:
        return
    message = notices.stopped(owing, Stopped(proposal.because, desk.clock.today()))
    await confirm(desk, ask, owing.survey.id, message, proposal, STOPPED, "Yes, tell them")


async def confirm(
    desk: Desk,
    ask: Ask,
    survey: str,
    message: notices.Message,
    proposal: Proposal,
    verb: str,
    yes: str,
) -> None:
    """Show a notice in every language, the first one last, and ask once."""
    first, *others = message.values()
    for other in reversed(others):
        await desk.say(ask.below(), other)
    asks = "<i>This goes to everyone who hears back, and cannot be called back.</i>"
    rows = (
        (staff_button(yes, f"{verb}!", survey, proposal.name),),
        (staff_button("No, leave it", "promise", survey),),
    )
    screen = Screen(f"{first}\n\n{asks}", rows)
    await desk.say(ask.below(), screen.html, screen.rows)


async def stop_now(desk: Desk, ask: Ask, parts: Sequence[str]) -> None:
    """Take back what is still owed, and tell everyone who hears back why."""
    survey_id, name = parts
    found = await proposed(desk, ask, survey_id, name)
    stopped = Stopped(found.because, desk.clock.today())
    also = [desk.log(ask, "stop_promise", survey_id), settled(desk, ask, survey_id)]
    owing = await _book(desk).stop(survey_id, stopped, also, desk.receipt(ask))
    await desk.board.refresh()
    await _show(desk, ask, owing, f"It goes out {desk.fieldwork.starts}.")


def _book(desk: Desk) -> PromiseBook:
    return PromiseBook(desk.store, desk.fieldwork.queued)

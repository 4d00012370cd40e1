"""`/new`: a survey of three questions, asked for step by step in the chat, most of it by taps."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from admin.authoring.dialogue import Dialogue
from admin.authoring.introductions import introductions, length_of
from admin.authoring.known import known_from, spoken_in
from admin.authoring.notebook import forgetting, keeping, opened
from admin.authoring.shelf import ENDING, Shelf
from admin.authoring.steps import Step
from admin.authoring.survey_data import survey_data
from admin.commands.awaiting import Awaited, awaiting, no_longer
from admin.commands.desk import Ask, Desk
from admin.commands.found import told
from admin.commands.new_screens import begun, everything, finished, later, question
from admin.commands.sent_files import take
from admin.fieldwork import FieldworkFault
from admin.markup import safe
from bot.conversation.screen import Screen
from bot.storage.store import Moved
from surveys.heard import is_heard
from surveys.organisation import review_organisation
from surveys.spreadsheet.template import template
from surveys.stop_words import is_stop

TAKES = "new"
_TRIES = 5
_GONE = "That is not asked any more. /new goes on."


async def new(desk: Desk, ask: Ask) -> None:
    """Begin a survey, or offer to go on with the one that was begun."""
    dialogue = await dialogue_of(desk, ask)
    if dialogue.values:
        is_out = dialogue.notebook.file in desk.board.catalogue.listings
        await _show(desk, ask, begun(dialogue, is_out))
    else:
        await _go_on(desk, ask, dialogue)


async def new_go(desk: Desk, ask: Ask, _: Sequence[str]) -> None:
    """Go on with what is not answered yet; show the whole once all is."""
    await _go_on(desk, ask, await dialogue_of(desk, ask))


async def new_anew(desk: Desk, ask: Ask, _: Sequence[str]) -> None:
    """Throw away what was begun, and begin anew."""
    await desk.store.commit([await forgetting(desk.store, _member(desk, ask))])
    await _go_on(desk, ask, await dialogue_of(desk, ask))


async def new_later(desk: Desk, ask: Ask, _: Sequence[str]) -> None:
    """Leave, with all answers kept."""
    await _show(desk, ask, later(await dialogue_of(desk, ask)))


async def new_all(desk: Desk, ask: Ask, parts: Sequence[str]) -> None:
    """Offer every answer that was given, to be changed; words in the first language, or in that of
    the button."""
    dialogue = await dialogue_of(desk, ask)
    language = next((each for each in parts if each in dialogue.languages), dialogue.spoken[0])
    await _show(desk, ask, everything(dialogue, language))


async def new_ask(desk: Desk, ask: Ask, parts: Sequence[str]) -> None:
    """Ask one step, whether it was answered or not."""
    dialogue = await dialogue_of(desk, ask)
    await _ask_for(desk, ask, dialogue, _step(dialogue, parts[0]))


async def new_is(desk: Desk, ask: Ask, parts: Sequence[str]) -> None:
    """Take an answer that was tapped."""
    dialogue = await dialogue_of(desk, ask)
    step = _step(dialogue, parts[0])
    if len(parts) < 2 or parts[1] not in dict(dialogue.choices(step)):
        raise FieldworkFault(_GONE)
    await _take(desk, ask, dialogue, step, parts[1])


async def new_known(desk: Desk, ask: Ask, parts: Sequence[str]) -> None:
    """Take over an answer that is known from elsewhere."""
    dialogue = await dialogue_of(desk, ask)
    step = _step(dialogue, parts[0])
    if step.id not in dialogue.known:
        raise FieldworkFault(_GONE)
    await _take(desk, ask, dialogue, step, dialogue.known[step.id])


async def new_same(desk: Desk, ask: Ask, parts: Sequence[str]) -> None:
    """Say in one language what is said in the first one."""
    dialogue = await dialogue_of(desk, ask)
    step = _step(dialogue, parts[0])
    if not (said := dialogue.first_said(step)):
        raise FieldworkFault(_GONE)
    await _take(desk, ask, dialogue, step, said)


async def new_empty(desk: Desk, ask: Ask, parts: Sequence[str]) -> None:
    """Leave out what may be left out."""
    dialogue = await dialogue_of(desk, ask)
    step = _step(dialogue, parts[0])
    if not step.field.may_be_empty:
        raise FieldworkFault(f"{step.field.label}: this is needed.")
    await _take(desk, ask, dialogue, step, "")


async def take_new(awaited: Awaited, desk: Desk, ask: Ask) -> None:
    """Take a typed answer, and ask the next step."""
    dialogue = await dialogue_of(desk, ask)
    if is_stop(ask.words):
        await desk.store.commit([no_longer(desk, ask)])
        await _show(desk, ask, later(dialogue))
        return
    step = _step(dialogue, awaited.notes.get("step", ""))
    try:
        said = dialogue.read(step, ask.words)
    except FieldworkFault as fault:
        await _ask_for(desk, ask, dialogue, step, _not_taken(safe(str(fault))))
        return
    await _take(desk, ask, dialogue, step, said)


async def new_out(desk: Desk, ask: Ask, _: Sequence[str]) -> None:
    """Write the file, and go the way of every file that is sent in the chat: what was found in it,
    a preview, and one tap to publish."""
    dialogue = await _put_away(desk, ask)
    notebook = dialogue.notebook
    content = dialogue.file(notebook.file).encode()
    await take(desk, ask, f"{notebook.file}{ENDING}", content)


async def new_keep(desk: Desk, ask: Ask, _: Sequence[str]) -> None:
    """Write the file; send it where that cannot be done, or would be seen by one replica alone."""
    notebook = (await _put_away(desk, ask)).notebook
    name = f"{notebook.file}{ENDING}"
    if notebook.text:
        await desk.say(
            ask,
            f"Kept in the surveys folder as <code>{name}</code>. Nobody is asked yet: /publish "
            f"{notebook.file} does that. /new changes it.",
        )
        return
    await _send(desk, ask, await dialogue_of(desk, ask))
    await desk.say(
        ask.below(),
        f"Above is <code>{name}</code>. It goes out when it is sent here, or from the surveys "
        "folder of your machines. /new changes it.",
    )


async def new_file(desk: Desk, ask: Ask, _: Sequence[str]) -> None:
    """Send the file as it would be, and the same as a workbook."""
    await _send(desk, ask, await dialogue_of(desk, ask))


async def _send(desk: Desk, ask: Ask, dialogue: Dialogue) -> None:
    name = dialogue.notebook.file or "survey"
    data = survey_data(dialogue.values, dialogue.spoken, name)
    book = await asyncio.to_thread(template, data)
    await desk.send_file(ask.chat, f"{name}{ENDING}", dialogue.file(name).encode())
    await desk.send_file(ask.chat, f"{name}.xlsx", book, "The same, to go on in Excel.")


async def _put_away(desk: Desk, ask: Ask) -> Dialogue:
    """Write the file of a survey without faults, and note that it was. Raises FieldworkFault."""
    async with desk.drafting:
        dialogue = await dialogue_of(desk, ask)
        review = await asyncio.to_thread(dialogue.review)
        if dialogue.unanswered or review.survey is None:
            raise FieldworkFault("Something is still missing. /new shows what.")
        shelf = Shelf(desk.library, desk.board.catalogue.listings, not desk.store.is_shared)
        put_away = partial(shelf.put_away, dialogue.notebook, dialogue.title, dialogue.file)
        notebook = await asyncio.to_thread(put_away)
        changes = keeping(desk.keys, _member(desk, ask), dialogue.notebook, notebook)
        try:
            await desk.store.commit([*changes, desk.log(ask, "new", notebook.file)])
        except Moved:
            raise FieldworkFault("You changed it at this moment: please tap once more.") from None
    return replace(dialogue, notebook=notebook)


async def dialogue_of(desk: Desk, ask: Ask) -> Dialogue:
    """Return where a member is in the writing of their survey."""
    notebook = await opened(desk.store, desk.keys, _member(desk, ask))
    found = await asyncio.to_thread(review_organisation, desk.about_us)
    spoken = spoken_in(found.organisation)
    listings = list(desk.board.catalogue.listings.values())[::-1]
    before = [each.survey for each in listings if not is_heard(each.survey.id)]
    known = known_from(found.organisation, before, spoken)
    return Dialogue(notebook, spoken, desk.clock.today(), known, desk.library.platform_age)


def _member(desk: Desk, ask: Ask) -> bytes:
    return desk.keys.tag(ask.user)


def _step(dialogue: Dialogue, name: str) -> Step:
    step = dialogue.at(name)
    if step is None:
        raise FieldworkFault(_GONE)
    return step


async def _take(desk: Desk, ask: Ask, dialogue: Dialogue, step: Step, said: str) -> None:
    """Keep an answer and go on; ask once more where it cannot stand."""
    after = dialogue.saying(step, said)
    found = await asyncio.to_thread(after.findings_at, step)
    errors = [each for each in found if each.severity == "error"]
    if errors:
        await _ask_for(desk, ask, dialogue, step, _not_taken(told(errors).html))
        return
    await _keep(desk, ask, step, said)
    note = f"<b>Kept.</b> Worth a thought, and Back changes it:\n{told(found).html}"
    await _go_on(desk, ask, await dialogue_of(desk, ask), note if found else "")


async def _keep(desk: Desk, ask: Ask, step: Step, said: str) -> None:
    """Keep an answer; the update is answered with that."""
    member = _member(desk, ask)
    for _ in range(_TRIES):
        before = await opened(desk.store, desk.keys, member)
        changes = keeping(desk.keys, member, before, before.saying(step.id, said))
        try:
            await desk.store.commit([*changes, no_longer(desk, ask)], desk.receipt(ask))
        except Moved:  # They are writing on another phone too.
            continue
        return
    raise FieldworkFault("That was too fast for me: please try once more.")


async def _go_on(desk: Desk, ask: Ask, dialogue: Dialogue, note: str = "") -> None:
    if dialogue.unanswered:
        await _ask_for(desk, ask, dialogue, dialogue.unanswered[0], note)
    else:
        await _show_whole(desk, ask, dialogue)


async def _ask_for(desk: Desk, ask: Ask, dialogue: Dialogue, step: Step, note: str = "") -> None:
    # Without the update's receipt, which the answer before this step may have used.
    await desk.store.commit([awaiting(desk, ask, Awaited(TAKES, "", {"step": step.id}))])
    await _show(desk, ask, question(dialogue, step, note))


async def _show_whole(desk: Desk, ask: Ask, dialogue: Dialogue) -> None:
    review = await asyncio.to_thread(dialogue.review)
    shown, length = [], ""
    if review.survey is not None:
        host, today = desk.board.catalogue.host, dialogue.today
        shown = introductions(review.survey, host, today)
        length = length_of(review.survey, shown)
    await _show(desk, ask, finished(dialogue, shown, length, review.findings))


def _not_taken(why: str) -> str:
    return f"<b>Not taken.</b> {why}"


async def _show(desk: Desk, ask: Ask, screen: Screen) -> None:
    await desk.say(ask, screen.html, screen.rows)

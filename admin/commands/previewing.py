"""A survey played through by a member in the chat, before it is out: the same screens, words and
ways out as young people have, marked, and with nothing of it kept but how far they have come.

Its buttons carry what those of the conversation carry, behind ``s.v.``. What a member types, and
the commands of young people, are taken for the preview while nothing else waits for their words.
"""

from collections.abc import Sequence
from contextlib import suppress

import orjson
from msgspec import Struct
from msgspec.structs import replace
from telegram.error import TelegramError

from admin.commands.awaiting import Awaited, await_no_longer, awaiting
from admin.commands.desk import Ask, Desk, staff_button
from admin.commands.leaving_out import publishing, ways
from admin.commands.publishing import faults, review_of, saying_yes
from admin.fieldwork import FieldworkFault
from admin.markup import safe
from admin.retention import is_stale
from admin.two_keys import CHANGED_SINCE, Matter
from bot.conversation.effects import Place, Show, Toast
from bot.conversation.events import Asked, Event, Pressed, Request, Typed
from bot.conversation.screen import Button, Screen
from bot.conversation.screens.pictured import captioned
from bot.conversation.state import Person
from bot.preview import Played, Preview, from_bytes, opened, played, shown, to_bytes
from bot.storage.changes import Change, DropPapers, ExpectPaper, KeepPaper
from bot.storage.rows import Paper, PaperKind
from bot.storage.store import Moved
from surveys.questionnaire import Survey

VERB = "v"
TAKES = "preview"
MARK = "<i>Preview · nothing is kept</i>"
_TRIES = 5
_WAYS_OUT = (staff_button("From the start", "fromstart"), staff_button("End preview", "endpreview"))


class _Going(Struct, frozen=True):
    """A preview that is going on, and the paper that it was read from."""

    paper: Paper
    preview: Preview

    @property
    def onward(self) -> Button | None:
        """What can be done with the survey once the preview is over."""
        label, data = orjson.loads(self.paper.document)["onward"] or ("", "")
        return Button(label, data) if data else None


async def preview(desk: Desk, ask: Ask, survey_id: str) -> None:
    """Begin the preview of a survey in the surveys folder."""
    found = await review_of(desk, survey_id)
    if found.survey is None:
        less = ways(found, "preview", "publish", survey_id)
        await desk.say(ask, faults(found, "Not ready to be played."), less)
        return
    onward = staff_button(saying_yes(desk, found), "publish", found.survey.id)
    await begin(desk, ask, found.survey, onward)


async def preview_less(desk: Desk, ask: Ask, survey_id: str) -> None:
    """Begin the preview of a survey in the surveys folder without what it asks in own words."""
    found = await review_of(desk, survey_id)
    if found.without_words is None:
        await preview(desk, ask, survey_id)
        return
    await begin(desk, ask, found.without_words.survey, publishing("publish", survey_id))


async def preview_asked(desk: Desk, ask: Ask, parts: Sequence[str]) -> None:
    """Let an approver play through what they were asked to approve."""
    survey_id, digits = parts
    approval = await desk.two_keys.approval(Matter.PUBLISH, survey_id)
    if approval is None or not approval.hash.startswith(digits):
        raise FieldworkFault(CHANGED_SINCE)
    await begin(desk, ask, Survey.model_validate_json(approval.content))


async def begin(desk: Desk, ask: Ask, survey: Survey, onward: Button | None = None) -> None:
    """Begin the preview of a checked survey, in the place of the one that was going on.

    ``onward`` is offered when it ends.
    """
    turn = shown(opened(survey, desk.clock.today()), desk.board.catalogue.host)
    then = (onward.label, onward.data) if onward else None
    document = orjson.dumps({"on": desk.clock.today(), "onward": then}).decode()
    await desk.store.commit(_keeping(desk, ask, document, turn.preview))
    await _show(desk, ask.below(), turn)


async def press(desk: Desk, ask: Ask, parts: Sequence[str]) -> None:
    """Tap a button of the preview."""
    said = ""
    try:
        said = await _play(desk, ask, Pressed(".".join(parts), ask.over or 0))
    finally:
        desk.background.start(_answer(desk, ask.query, said))


async def take_words(_: Awaited, desk: Desk, ask: Ask) -> None:
    """Type something in the preview."""
    await _play(desk, ask, Typed(ask.words, 0))


async def give_command(request: Request, desk: Desk, ask: Ask) -> None:
    """Give a command of young people in the preview."""
    await _play(desk, ask, Asked(request))


async def from_start(desk: Desk, ask: Ask, _: Sequence[str]) -> None:
    """Begin the same preview once more."""
    going = await _going(desk, ask)
    untouched = replace(going.preview, person=Person(going.preview.person.language))
    turn = shown(untouched, desk.board.catalogue.host)
    await desk.store.commit(_keeping(desk, ask, going.paper.document, turn.preview))
    await _show(desk, ask.below(), turn)


async def end(desk: Desk, ask: Ask, _: Sequence[str]) -> None:
    """End the preview."""
    going = await _going(desk, ask)
    await desk.store.commit([ending(going.paper.name)], desk.receipt(ask))
    title = safe(going.preview.survey.title.say("en"))
    rows = ((going.onward,),) if going.onward else ()
    await desk.say(ask, f"That was the preview of <b>{title}</b>. Nothing of it was kept.", rows)


def ending(*members: str) -> Change:
    """Return what ends the previews of members, by their tags in hexadecimal digits."""
    return DropPapers(PaperKind.PREVIEW, "", members)


async def _play(desk: Desk, ask: Ask, event: Event) -> str:
    """Take a turn of the preview; return the word that a tap is answered with."""
    for _ in range(_TRIES):
        going = await _going(desk, ask)
        turn = played(going.preview, event, desk.board.catalogue.host)
        still = ExpectPaper(PaperKind.PREVIEW, "", going.paper.name, going.paper)
        keeping = _keeping(desk, ask, going.paper.document, turn.preview)
        try:
            is_new = await desk.store.commit([still, *keeping], desk.receipt(ask))
        except Moved:  # Another replica has taken another tap of theirs.
            continue
        if is_new:
            await _show(desk, ask, turn)
        return next((each.words for each in turn.effects if isinstance(each, Toast)), "")
    raise FieldworkFault("That was too fast for me: tap once more.")


async def _going(desk: Desk, ask: Ask) -> _Going:
    paper = await desk.store.paper(PaperKind.PREVIEW, "", desk.keys.tag(ask.user).hex())
    if paper is None or is_stale(paper, desk.clock.today()):
        await await_no_longer(desk, ask)
        raise FieldworkFault("This preview is over. /preview and the name of a survey begins one.")
    return _Going(paper, from_bytes(desk.keys.words.open(paper.sealed, paper.place)))


def _keeping(desk: Desk, ask: Ask, document: str, preview: Preview) -> list[Change]:
    """Return what keeps a preview and lets it have the member's words."""
    paper = Paper(PaperKind.PREVIEW, "", desk.keys.tag(ask.user).hex(), document)
    sealed = desk.keys.words.seal(to_bytes(preview), paper.place)
    kept = Paper(paper.kind, paper.survey, paper.name, document, sealed)
    return [KeepPaper(kept), awaiting(desk, ask, Awaited(TAKES, preview.survey.id))]


async def _show(desk: Desk, ask: Ask, turn: Played) -> None:
    for effect in turn.effects:
        if isinstance(effect, Show):
            over = ask.over if effect.place is Place.IN_PLACE else None
            message = await desk.show(ask.chat, marked(effect.screen), over)
            if over is not None and message != over:
                await _take_away(desk, ask.chat, over)


async def _take_away(desk: Desk, chat: int, message: int) -> None:
    """Remove a picture whose place words could not take."""
    with suppress(TelegramError):
        await desk.channel.remove(chat, message)


def marked(screen: Screen) -> Screen:
    """Return a screen of the preview: it says what it is, and its buttons stay in the preview."""
    rows = tuple(tuple(map(_ours, row)) for row in screen.rows)
    return captioned(replace(screen, html=f"{MARK}\n\n{screen.html}", rows=(*rows, _WAYS_OUT)))


def _ours(button: Button) -> Button:
    return button if button.data is None else staff_button(button.label, VERB, button.data)


async def _answer(desk: Desk, query: str, words: str) -> None:
    # A tap answered too late only leaves a spinner that ends by itself.
    with suppress(TelegramError):
        await desk.channel.toast(query, words)

"""The review desk in the chat: open answers are read here, and nowhere else.

The desk is one message that is written over, so that words of young people do not pile up in a
chat. What is typed while somebody sits at the desk is for the desk.
"""

import secrets
from collections.abc import Sequence

from msgspec.structs import replace

from admin.commands.awaiting import Awaited, awaiting, no_longer
from admin.commands.desk import Ask, Desk
from admin.commands.review_lines import NameOf, clash
from admin.commands.review_screens import screen
from admin.commands.review_view import View
from admin.markup import safe
from admin.reports import words
from admin.review import looking
from admin.review.buttons import tapped
from admin.review.pile import Pile
from admin.review.scene import Scene, Step
from admin.review.sitting import Panel, Sitting
from admin.review.steps import seen, take
from admin.review.typed import typed
from admin.review_desk import Decide, Kept, Seat, reviewed_themes
from bot.conversation.screen import Screen
from bot.noticeboard import thawed
from bot.storage.changes import Change
from bot.storage.rows import PublishedSurvey
from surveys.asked import asked_in_full
from surveys.text import UNNAMED

TAKES = "review"
"""Under this name `declared.WORDS` knows who takes what a reviewer types."""
_SEED = 8
OLD = "That list is an old one. This is the newest."
UNCLEAR = (
    "I could not read that. Type a number and what to do: 3 quote · 1,4,7 theme: late buses · "
    "2 reject names · 5 paraphrase: … · 1-4 read · find bus stop · next · undo"
)
MOVED_DOWN = "<i>The list is further down.</i>"


async def review(desk: Desk, ask: Ask, survey_id: str) -> None:
    """Sit down at the desk of a closed survey, where one was."""

    def decide(scene: Scene, sitting: Sitting | None) -> Step:
        if sitting is None:
            return seen(scene, looking.begun(scene, secrets.token_hex(_SEED)))
        return seen(scene, looking.resumed(scene, sitting))

    await _act(desk, ask, survey_id, decide, opens=True)


async def press(desk: Desk, ask: Ask, parts: Sequence[str]) -> None:
    """Do what a button of the desk says; one of an earlier list only shows the newest."""
    survey_id, turn, code = parts
    order = tapped(code)

    def decide(scene: Scene, sitting: Sitting | None) -> Step:
        if sitting is None or sitting.item not in scene.pile.items:
            return seen(scene, looking.begun(scene, secrets.token_hex(_SEED)))
        if order is None or str(sitting.turn) != turn:
            return seen(scene, Step(replace(sitting, panel=Panel.ANSWERS), note=OLD))
        return take(scene, sitting, order)

    await _act(desk, ask, survey_id, decide)


async def take_words(awaited: Awaited, desk: Desk, ask: Ask) -> None:
    """Do what a reviewer typed."""

    def decide(scene: Scene, sitting: Sitting | None) -> Step:
        if sitting is None or sitting.item not in scene.pile.items:
            return seen(scene, looking.begun(scene, secrets.token_hex(_SEED)))
        order = typed(ask.words, sitting.panel, sitting.is_paraphrasing)
        if order is None:
            return seen(scene, Step(sitting, note=UNCLEAR))
        return take(scene, sitting, order)

    await _act(desk, ask, awaited.survey, decide)


async def _act(desk: Desk, ask: Ask, survey_id: str, decide: Decide, opens: bool = False) -> None:
    survey = await desk.fieldwork.published(survey_id)
    member = desk.keys.tag(ask.user).hex()

    def also(step: Step) -> list[Change]:
        acts = ("review", *step.acts) if opens else step.acts
        logged: list[Change] = [desk.log(ask, act, survey_id) for act in acts]
        waits = awaiting(desk, ask, Awaited(TAKES, survey_id))
        return [*logged, waits if step.sitting.is_open else no_longer(desk, ask)]

    async with desk.reading.of(member):
        pile = await desk.reading.pile(desk.store, desk.keys, survey)
        seat = Seat(desk.store, desk.keys, survey_id, member)
        async with desk.reading.lock:
            now = desk.clock.seconds()
            kept = await seat.keep(pile, now, decide, also, desk.receipt(ask))
        await _show(desk, ask, survey, seat, kept)


async def _show(desk: Desk, ask: Ask, survey: PublishedSurvey, seat: Seat, kept: Kept) -> None:
    """Draw the desk; where it is now a new message, nothing is left in the one before."""
    sitting = kept.step.sitting
    questions = _questions(survey, kept.scene.pile)
    notes = await _notes(desk, survey, kept)
    drawn = screen(View(seat.survey, questions, kept.scene, sitting, notes))
    message = await desk.say(ask, drawn.html, drawn.rows)
    if message == sitting.message:
        return
    async with desk.reading.lock:
        await seat.keep(
            kept.scene.pile,
            desk.clock.seconds(),
            lambda _, now: Step(replace(now or sitting, message=message)),
            lambda _: (),
            None,
        )
    if sitting.message:
        await desk.show(ask.chat, Screen(MOVED_DOWN), sitting.message)


def _questions(survey: PublishedSurvey, pile: Pile) -> tuple[str, ...]:
    frozen = thawed(survey.frozen)
    return tuple(asked_in_full(frozen.item(item)).say("en") for item in pile.items)


async def _notes(desk: Desk, survey: PublishedSurvey, kept: Kept) -> tuple[str, ...]:
    name_of = _names(desk)
    clashes = [clash(place, ruling, name_of) for place, ruling in kept.clashes.items()]
    said = [safe(kept.step.note)] if kept.step.note else []
    return (*clashes, *said, *await _counts(desk, survey, kept.step.sitting))


def _names(desk: Desk) -> NameOf:
    return lambda member: desk.access.called(bytes.fromhex(member))


async def _counts(desk: Desk, survey: PublishedSurvey, sitting: Sitting) -> list[str]:
    """Return how many said each theme, as far as the gate tells, where themes are listed."""
    if sitting.panel is not Panel.SHELVES:
        return []
    told = await reviewed_themes(desk.store, survey)
    counts = [
        words.of_value(theme.value).say("en") if theme.value else "too few to tell"
        for theme in told
    ]
    lines = [
        f"• {safe(theme.said.say(UNNAMED))}: {safe(count)}"
        for theme, count in zip(told, counts, strict=True)
    ]
    return ["Of those whose answers were read:", *lines] if lines else []

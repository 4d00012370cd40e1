"""Writing "you said, we did", theme by theme. The draft is kept after every step.

Words that are typed go to the draft only while it waits for that member's words; any command or
tap ends the waiting, and so does a word such as "stop".
"""

from typing import assert_never

from admin.commands.desk import Ask, Desk, staff_button
from admin.commands.drafts import changed, draft_of, member_of, message_of, stop_waiting
from admin.commands.themes import overview, said, theme, theme_at
from admin.feedback import LONGEST_MESSAGE, LONGEST_WORDS, Decision, Draft, Typing, Wants, length
from admin.fieldwork import FieldworkFault
from bot.conversation.screen import Screen
from surveys.days import day_of, resolved
from surveys.stop_words import is_stop

PROMPTS = {
    Decision.DONE: "What did you do? Type it as young people will read it.",
    Decision.DOING: "What are you doing, and by when? Type it as young people will read it.",
    Decision.NOT_DOING: "Why not? Type the reason. Young people read: “We will not do this, "
    "because:” and then your words.",
    Decision.NOT_DECIDED: "What is still open, and why? Type it as young people will read it.",
}
UNTIL = "When will it be decided? Type a date such as 2027-05-01, or +28 days."
SAID = "What did young people say? Type it in one sentence, as they would say it."
GIVE_UP = "<i>/staff leaves it as it was.</i>"


async def respond(desk: Desk, ask: Ask, survey_id: str) -> None:
    """Begin or go on with the draft of a closed survey."""
    draft = await draft_of(desk, await desk.fieldwork.published(survey_id))
    await _show(desk, ask, overview(survey_id, draft))


async def show_theme(desk: Desk, ask: Ask, survey_id: str, place: int) -> None:
    """Show one theme and ask what came of it."""
    draft = await draft_of(desk, await desk.fieldwork.published(survey_id))
    await _show(desk, ask, theme(survey_id, draft, place))


async def decide(desk: Desk, ask: Ask, survey_id: str, place: int, decision: Decision) -> None:
    """Ask for the words, or first the date, that go with a decision."""
    wants = Wants.UNTIL if decision is Decision.NOT_DECIDED else Wants.WORDS
    typing = _typing(desk, ask, wants, place, decision)

    def change(draft: Draft) -> Draft:
        theme_at(draft, place)
        return draft.awaiting(typing)

    draft = await changed(desk, ask, survey_id, change)
    prompt = UNTIL if wants is Wants.UNTIL else PROMPTS[decision]
    await desk.say(ask, f"{said(theme_at(draft, place))}\n\n{prompt}\n\n{GIVE_UP}")


async def add(desk: Desk, ask: Ask, survey_id: str) -> None:
    """Ask for the words of one more theme."""
    typing = _typing(desk, ask, Wants.SAID)
    await changed(desk, ask, survey_id, lambda draft: draft.awaiting(typing))
    await desk.say(ask, f"{SAID}\n\n{GIVE_UP}")


async def drop(desk: Desk, ask: Ask, survey_id: str, place: int) -> None:
    """Take out a theme that staff added."""

    def change(draft: Draft) -> Draft:
        if theme_at(draft, place).required:
            raise FieldworkFault("This theme comes from the results, so it needs an answer.")
        return draft.dropping(place)

    draft = await changed(desk, ask, survey_id, change)
    await _show(desk, ask, overview(survey_id, draft))


async def preview(desk: Desk, ask: Ask, survey_id: str) -> None:
    """Show the message as young people will read it, the first language last."""
    survey = await desk.fieldwork.published(survey_id)
    message = await message_of(desk, survey, await draft_of(desk, survey))
    refuse_if_long(message)
    first, *others = message.values()
    for other in reversed(others):
        await desk.say(ask.below(), other)
    send = staff_button("Send it…", "send", survey_id)
    back = staff_button("Back to the themes", "respond", survey_id)
    await desk.say(ask.below() if others else ask, first, ((send, back),))


def refuse_if_long(message: dict[str, str]) -> None:
    """Raise FieldworkFault when one language does not fit into one message."""
    longest = max(map(length, message.values()))
    if longest > LONGEST_MESSAGE:
        raise FieldworkFault(
            f"It is {longest - LONGEST_MESSAGE} characters too long for one message. Please "
            "shorten a theme."
        )


async def take_words(desk: Desk, ask: Ask, survey_id: str, typing: Typing) -> None:
    """Put typed words where the draft waits for them, and go on to the next theme."""
    words = ask.words.strip()
    if is_stop(words):
        await stop_waiting(desk, ask)
        await respond(desk, ask, survey_id)
        return
    if len(words) > LONGEST_WORDS:
        raise FieldworkFault(
            f"That is {len(words)} characters, and {LONGEST_WORDS} fit. Please send it shorter."
        )
    match typing.wants:
        case Wants.SAID:
            await _take_said(desk, ask, survey_id, words)
        case Wants.UNTIL:
            await _take_until(desk, ask, survey_id, typing, words)
        case Wants.WORDS:
            await _take_reason(desk, ask, survey_id, typing, words)
        case _:
            assert_never(typing.wants)


async def _take_said(desk: Desk, ask: Ask, survey_id: str, words: str) -> None:
    member = member_of(desk, ask)
    draft = await changed(
        desk, ask, survey_id, lambda draft: draft.adding(words).not_awaiting(member)
    )
    await _show(desk, ask, theme(survey_id, draft, len(draft.themes) - 1))


async def _take_until(desk: Desk, ask: Ask, survey_id: str, typing: Typing, words: str) -> None:
    today = desk.clock.today()
    try:
        until = resolved(day_of(words), today)
    except ValueError:
        raise FieldworkFault(
            "I could not read that as a date. Type one such as 2027-05-01, or +28 days."
        ) from None
    if until <= today:
        raise FieldworkFault("Please type a day after today.")
    then = typing.model_copy(update={"wants": Wants.WORDS, "until": until})
    await changed(desk, ask, survey_id, lambda draft: draft.awaiting(then))
    await desk.say(ask, f"{PROMPTS[Decision.NOT_DECIDED]}\n\n{GIVE_UP}")


async def _take_reason(desk: Desk, ask: Ask, survey_id: str, typing: Typing, words: str) -> None:
    answer = {"decision": typing.decision, "until": typing.until, "words": words}

    def change(draft: Draft) -> Draft:
        answered = theme_at(draft, typing.place).model_copy(update=answer)
        return draft.replacing(typing.place, answered).not_awaiting(typing.member)

    draft = await changed(desk, ask, survey_id, change)
    if draft.unanswered:
        await _show(desk, ask, theme(survey_id, draft, draft.unanswered[0]))
    else:
        await _show(desk, ask, overview(survey_id, draft))


def _typing(
    desk: Desk, ask: Ask, wants: Wants, place: int = 0, decision: Decision | None = None
) -> Typing:
    return Typing(member=member_of(desk, ask), wants=wants, place=place, decision=decision)


async def _show(desk: Desk, ask: Ask, screen: Screen) -> None:
    await desk.say(ask, screen.html, screen.rows)

"""Taking the words that a draft waits for."""

from functools import partial
from typing import assert_never

from admin.commands.desk import Ask, Desk
from admin.commands.drafts import changed, open_case, stop_waiting, writer_of
from admin.commands.releasing import pass_advice
from admin.commands.responding import after_words, respond, show_theme
from admin.commands.typed_days import typed_day
from admin.feedback import LONGEST_WORDS, Draft, Typing, Wants
from admin.feedback_typing import Writer, dated, taken
from admin.fieldwork import FieldworkFault
from surveys.plain_words import says_something
from surveys.stop_words import is_stop

LONGEST_LINE = 200
"""Characters of what is one line: who decided, what was corrected, what was said, why."""
LONGEST_TYPED = 4000
"""Longer words may be the first part of something that an app has cut into several messages."""


async def take_words(desk: Desk, ask: Ask, survey_id: str, typing: Typing) -> None:
    """Put typed words where the draft waits for them, and go on with what is next."""
    words = ask.words.strip()
    if is_stop(words):
        await stop_waiting(desk, ask)
        await respond(desk, ask, survey_id)
        return
    match typing.wants:
        case Wants.UNTIL:
            await _take_day(desk, ask, survey_id, typing, words)
        case Wants.PASS:
            _refuse_unfit(words, LONGEST_LINE)
            await pass_advice(desk, ask, survey_id, words)
        case Wants.SAID | Wants.WORDS | Wants.OWNER | Wants.CORRECTION:
            if len(words) > LONGEST_TYPED:
                await _give_back(desk, ask, survey_id, typing, words)
                return
            is_answer = typing.wants is Wants.WORDS
            _refuse_unfit(words, LONGEST_WORDS if is_answer else LONGEST_LINE)
            case = await open_case(desk, survey_id)
            change = partial(_take, typing, words, writer_of(desk, ask, case))
            kept = await changed(desk, ask, survey_id, change)
            await after_words(desk, ask, kept, typing)
        case _:
            assert_never(typing.wants)


def _take(typing: Typing, words: str, writer: Writer, draft: Draft) -> Draft:
    return taken(draft, typing, words, writer)


def _refuse_unfit(words: str, longest: int) -> None:
    """Raise FieldworkFault for words that nobody could read; the draft waits for others."""
    if len(words) > longest:
        raise FieldworkFault(
            f"That is {len(words)} characters, and {longest} fit. Please send it shorter."
        )
    if not says_something(words):
        raise FieldworkFault("Please say it in words, so that everybody can read it.")


async def _give_back(desk: Desk, ask: Ask, survey_id: str, typing: Typing, words: str) -> None:
    """Take nothing of a text that may go on in the next message, and wait for it no longer."""
    await stop_waiting(desk, ask)
    await desk.say(
        ask.below(),
        f"That is {len(words)} characters or more, and {LONGEST_WORDS} fit, so nothing of it was "
        "taken. Please shorten it, then tap what you want to write.",
    )
    if typing.number:
        await show_theme(desk, ask.below(), survey_id, typing.number)
    else:
        await respond(desk, ask.below(), survey_id)


async def _take_day(desk: Desk, ask: Ask, survey_id: str, typing: Typing, words: str) -> None:
    until = typed_day(words, desk.clock.today())
    case = await open_case(desk, survey_id)
    writer = writer_of(desk, ask, case)
    kept = await changed(desk, ask, survey_id, lambda draft: dated(draft, typing, until, writer))
    await after_words(desk, ask, kept, typing)

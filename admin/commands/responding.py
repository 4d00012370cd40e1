"""Writing "you said, we did", theme by theme. The draft is kept after every step.

Words that are typed go to the draft only while it waits for that member's words; any command or
tap ends the waiting, and so does a word such as "stop".
"""

from collections.abc import Callable
from functools import partial

from admin.cases import Case
from admin.commands.correcting import show_line, show_sent
from admin.commands.desk import Ask, Desk
from admin.commands.drafts import (
    case_of,
    changed,
    day_of_step,
    member_of,
    names,
    open_case,
    writer_of,
)
from admin.commands.prompts import choice, prompt
from admin.commands.steps import history, last_change
from admin.commands.themes import overview, sharing, theme, theme_at, to_choose
from admin.feedback import Act, Decision, Draft, Theme, Typing, Wants
from admin.feedback_typing import Gap, Writer, asked_for, chosen, deciding, gaps
from admin.fieldwork import FieldworkFault
from bot.conversation.screen import Screen

Change = Callable[[Draft, Writer], Draft]


async def respond(desk: Desk, ask: Ask, survey_id: str) -> None:
    """Begin or go on with the draft of a closed survey; show what is out, when it is sent."""
    case = await case_of(desk, survey_id)
    if case.is_closed_to_changes:
        await show_sent(desk, ask, case)
    else:
        await show_overview(desk, ask, case)


async def show_overview(desk: Desk, ask: Ask, case: Case) -> None:
    """Show all themes, and who changed what last."""
    newest = last_change(case.draft, names(desk, ask), day_of_step(desk))
    screen = overview(case.row.survey, case.draft, case.asked.languages, newest)
    choices = to_choose(case.row.survey, case.draft, member_of(desk, ask))
    await show(desk, ask, Screen(screen.html, (*choices, *screen.rows)))


async def onward(desk: Desk, ask: Ask, survey_id: str) -> None:
    """Go on with the first thing that is missing."""
    case = await open_case(desk, survey_id)
    found = gaps(case.draft, case.asked.languages)
    if not found:
        await show_overview(desk, ask, case)
        return
    await _ask_for(desk, ask, case, found[0])


async def _ask_for(desk: Desk, ask: Ask, case: Case, gap: Gap) -> None:
    if gap.wants is None:
        await show_theme(desk, ask, case.row.survey, gap.number)
    else:
        await _asks(desk, ask, case.row.survey, gap.wants, gap.number, gap.language)


async def show_theme(desk: Desk, ask: Ask, survey_id: str, number: int) -> None:
    """Show one theme and ask what came of it."""
    case = await open_case(desk, survey_id)
    await show(desk, ask, theme(survey_id, case.draft, number, case.asked.languages))


async def decide(desk: Desk, ask: Ask, survey_id: str, number: int, decision: Decision) -> None:
    """Ask for the words, or first the day, that go with a decision."""

    def change(draft: Draft, writer: Writer) -> Draft:
        theme_at(draft, number)
        return draft.awaiting(deciding(draft, writer, number, decision))

    await _changes(desk, ask, survey_id, change)


async def reword(desk: Desk, ask: Ask, survey_id: str, number: int, language: str) -> None:
    """Ask for other words of an answer in one language."""
    await _asks(desk, ask, survey_id, Wants.WORDS, number, language)


async def voice(desk: Desk, ask: Ask, survey_id: str, number: int, language: str) -> None:
    """Ask for other words of what young people said, where staff wrote them."""
    await _asks(desk, ask, survey_id, Wants.SAID, number, language)


async def day(desk: Desk, ask: Ask, survey_id: str, number: int) -> None:
    """Ask for another day of an answer."""
    await _asks(desk, ask, survey_id, Wants.UNTIL, number)


async def owner(desk: Desk, ask: Ask, survey_id: str) -> None:
    """Ask who decided, when it is not whom the survey names."""
    await _asks(desk, ask, survey_id, Wants.OWNER)


async def own(desk: Desk, ask: Ask, survey_id: str) -> None:
    """Ask for the words of one more theme, in every language one after another."""

    def change(draft: Draft, writer: Writer) -> Draft:
        asked = asked_for(draft, writer, Wants.SAID).model_copy(update={"alone": False})
        return draft.awaiting(asked)

    await _changes(desk, ask, survey_id, change)


async def _asks(
    desk: Desk, ask: Ask, survey_id: str, wants: Wants, number: int = 0, language: str = ""
) -> None:
    def change(draft: Draft, writer: Writer) -> Draft:
        if number:
            _refuse_words_of_results(theme_at(draft, number), wants)
        return draft.awaiting(asked_for(draft, writer, wants, number, language))

    await _changes(desk, ask, survey_id, change)


def _refuse_words_of_results(shown: Theme, wants: Wants) -> None:
    if wants is Wants.SAID and shown.required:
        raise FieldworkFault("This theme comes from the results, so its words stay as they are.")


async def same(desk: Desk, ask: Ask, survey_id: str, number: int) -> None:
    """Ask which answer covers a theme too."""
    case = await open_case(desk, survey_id)
    await show(desk, ask, sharing(survey_id, case.draft, number))


async def covers(desk: Desk, ask: Ask, survey_id: str, number: int, other: int) -> None:
    """Let the answer of one theme cover another, and go on with the next."""

    def change(draft: Draft, writer: Writer) -> Draft:
        theme_at(draft, number)
        if theme_at(draft, other).decision is None:
            raise FieldworkFault("That theme has no answer of its own any more: choose another.")
        return draft.sharing(number, other).noting(writer.step(Act.SAME, number))

    await _then_onward(desk, ask, await _changed(desk, ask, survey_id, change))


async def drop(desk: Desk, ask: Ask, survey_id: str, number: int) -> None:
    """Take out a theme that staff added."""

    def change(draft: Draft, writer: Writer) -> Draft:
        if theme_at(draft, number).required:
            raise FieldworkFault("This theme comes from the results, so it needs an answer.")
        return draft.dropping(number).noting(writer.step(Act.DROPPED, number))

    await show_overview(desk, ask, await _changed(desk, ask, survey_id, change))


async def choose(
    desk: Desk, ask: Ask, survey_id: str, number: int, mine: bool, edition: int = 0
) -> None:
    """Keep one of two versions of a theme that two members changed at once: their own, when the
    other is still of that ``edition``."""

    def change(draft: Draft, writer: Writer) -> Draft:
        held = draft.choice_of(writer.member, number)
        if held is None:
            raise FieldworkFault("There is nothing to choose any more.")
        return chosen(draft, held, mine, edition, writer)

    case = await _changed(desk, ask, survey_id, change)
    await show_what_is_next(desk, ask, case, number)


async def choice_again(desk: Desk, ask: Ask, survey_id: str, number: int) -> None:
    """Show once more what a member has to choose from."""
    await show_what_is_next(desk, ask, await open_case(desk, survey_id), number)


async def who_changed_what(desk: Desk, ask: Ask, survey_id: str) -> None:
    """Show who changed what, and when."""
    case = await case_of(desk, survey_id)
    await show(desk, ask, history(survey_id, case.draft, names(desk, ask), day_of_step(desk)))


async def show_what_is_next(desk: Desk, ask: Ask, case: Case, number: int) -> None:
    """Show what the draft asks this member now: to choose, or to type; else the theme, as it is."""
    survey_id, languages = case.row.survey, case.asked.languages
    member = member_of(desk, ask)
    held, typing = case.draft.choice_of(member, number), case.draft.awaited(member)
    if held is not None:
        await show(desk, ask, choice(survey_id, case.draft, held, names(desk, ask)))
    elif typing is not None:
        await show(desk, ask, prompt(case.draft, typing, languages))
    elif case.draft.theme(number) is not None:
        await show(desk, ask, theme(survey_id, case.draft, number, languages))
    else:
        await show_overview(desk, ask, case)


async def _then_onward(desk: Desk, ask: Ask, case: Case) -> None:
    """Show the next theme without a decision; the overview, when all have one."""
    found = [gap for gap in gaps(case.draft, case.asked.languages) if gap.wants is None]
    if found:
        languages = case.asked.languages
        await show(desk, ask, theme(case.row.survey, case.draft, found[0].number, languages))
    else:
        await show_overview(desk, ask, case)


async def after_words(desk: Desk, ask: Ask, case: Case, typing: Typing) -> None:
    """Show what comes after words were taken: the next question, theme, or all of them."""
    is_held = case.draft.choice_of(typing.member, typing.number) is not None
    if is_held or case.draft.awaited(typing.member) is not None:
        await show_what_is_next(desk, ask, case, typing.number)
        return
    match typing.wants:
        case Wants.SAID:
            await show_what_is_next(desk, ask, case, typing.number or case.draft.made)
        case Wants.WORDS | Wants.UNTIL:
            await _then_onward(desk, ask, case)
        case Wants.CORRECTION:
            await show_line(desk, ask, case)
        case _:
            await show_overview(desk, ask, case)


async def _changes(desk: Desk, ask: Ask, survey_id: str, change: Change) -> None:
    """Make a change that asks for words, and show what is asked."""
    case = await _changed(desk, ask, survey_id, change)
    await show_what_is_next(desk, ask, case, 0)


async def _changed(desk: Desk, ask: Ask, survey_id: str, change: Change) -> Case:
    writer = writer_of(desk, ask, await open_case(desk, survey_id))
    return await changed(desk, ask, survey_id, partial(_by, change, writer))


def _by(change: Change, writer: Writer, draft: Draft) -> Draft:
    return change(draft, writer)


async def show(desk: Desk, ask: Ask, screen: Screen) -> None:
    """Show a screen to a member."""
    await desk.say(ask, screen.html, screen.rows)

"""/code: the word that people at a session type to get into a survey, to be shown on the wall."""

from collections.abc import Callable, Sequence
from datetime import datetime, time, timedelta
from html import escape

from msgspec.structs import replace

from admin.commands.desk import Ask, Desk, staff_button
from admin.fieldwork import FieldworkFault
from admin.session_words import drawn
from bot.conversation.screen import Rows
from bot.noticeboard import thawed
from bot.session_codes import SessionCode, as_paper, read
from bot.storage.changes import Change, DropPapers, ExpectPaper, KeepPaper, MoveSurvey
from bot.storage.rows import PaperKind, SurveyState
from bot.storage.store import Moved

_DAY = "day"
_LENGTHS = {"1": timedelta(hours=1), "3": timedelta(hours=3)}
_USUAL = "3"

Next = Callable[[SessionCode | None], SessionCode]
"""What becomes of the word that is in force, if one is."""


async def show(desk: Desk, ask: Ask, survey_id: str) -> None:
    """Show the word of a survey; a new one where none is in force."""
    await _keep(desk, ask, survey_id, "code", lambda code: code or _made(desk))


async def anew(desk: Desk, ask: Ask, survey_id: str) -> None:
    """Show another word: the one before lets nobody in any more."""
    await _keep(desk, ask, survey_id, "code_new", lambda code: _made(desk, code))


async def good_for(desk: Desk, ask: Ask, parts: Sequence[str]) -> None:
    """Say how long the word is good, from now."""
    survey_id, length = parts

    def moved(code: SessionCode | None) -> SessionCode:
        if code is None:
            raise FieldworkFault(f"That word is over: /code {survey_id} shows a new one.")
        ends = _ends(desk, length)
        return replace(code, until=ends.timestamp(), last_day=ends.date())

    await _keep(desk, ask, survey_id, "code_for", moved)


async def end(desk: Desk, ask: Ask, survey_id: str) -> None:
    """End the word now. Who has begun goes on."""
    drop, log = DropPapers(PaperKind.CODE, survey_id), desk.log(ask, "code_end", survey_id)
    await desk.store.commit([drop, log], desk.receipt(ask))
    again = staff_button("New word", "code", survey_id)
    text = (
        f"The word for <b>{escape(survey_id)}</b> is over: nobody new gets in with it. Who has "
        "begun can finish."
    )
    await desk.say(ask, text, ((again,),))


async def _keep(desk: Desk, ask: Ask, survey_id: str, act: str, become: Next) -> None:
    """Keep what becomes of the word, and show it. Two members at once show the same one."""
    await _check(desk, survey_id)
    while True:
        paper = await desk.store.paper(PaperKind.CODE, survey_id, "")
        before = read(desk.keys, paper, desk.clock.seconds())
        code = become(before)
        if code == before:
            break
        changes: list[Change] = [
            MoveSurvey(survey_id, SurveyState.OPEN, SurveyState.OPEN),
            ExpectPaper(PaperKind.CODE, survey_id, "", paper),
            KeepPaper(as_paper(desk.keys, survey_id, code)),
            desk.log(ask, act, survey_id),
        ]
        try:
            await desk.store.commit(changes, desk.receipt(ask))
        except Moved:
            await _check(desk, survey_id)
            continue
        break
    await desk.say(ask, _shown(desk, survey_id, code), _buttons(survey_id))


async def _check(desk: Desk, survey_id: str) -> None:
    """Raise FieldworkFault unless the survey takes a word now."""
    row = await desk.fieldwork.published(survey_id)
    if thawed(row.frozen).access != "code":
        raise FieldworkFault(
            f"“{survey_id}” takes no word: whoever has its link gets in. A survey takes one if its "
            "file says access: code."
        )
    if row.state is not SurveyState.OPEN:
        raise FieldworkFault(f"“{survey_id}” is {row.state}, so nobody can begin, word or not.")


def _made(desk: Desk, before: SessionCode | None = None) -> SessionCode:
    ends = _ends(desk, _USUAL)
    return SessionCode(drawn(before.word if before else ""), ends.timestamp(), ends.date())


def _ends(desk: Desk, length: str) -> datetime:
    """Return when a word is over that is shown now; lengths that no button has are the day's."""
    now = desk.clock.now()
    if length not in _LENGTHS:
        return datetime.combine(now.date(), time(23, 59), now.tzinfo)
    return datetime.fromtimestamp(now.timestamp() + _LENGTHS[length].total_seconds(), now.tzinfo)


def _shown(desk: Desk, survey_id: str, code: SessionCode) -> str:
    ends = datetime.fromtimestamp(code.until, desk.clock.zone)
    tomorrow = "" if code.last_day == desk.clock.today() else " tomorrow"
    return (
        f"<b>{code.word}</b>\n\n"
        f"Good until {ends:%H:%M}{tomorrow}. Show it where people are, with the link "
        f"{desk.link(survey_id)}: they tap Start, then type the word. It is kept with nobody."
    )


def _buttons(survey_id: str) -> Rows:
    return (
        (
            staff_button("1 hour", "codefor", survey_id, "1"),
            staff_button("3 hours", "codefor", survey_id, "3"),
            staff_button("End of the day", "codefor", survey_id, _DAY),
        ),
        (
            staff_button("New word", "codenew", survey_id),
            staff_button("End it now", "codeend", survey_id),
        ),
    )

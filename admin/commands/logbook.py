"""`/log`: who did what, by member, survey, act and days, page by page."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from hashlib import sha256

from msgspec import Struct
from msgspec.structs import replace

from admin.commands.desk import Ask, Desk, staff_button
from admin.commands.log_lines import label, lines
from admin.fieldwork import FieldworkFault
from admin.markup import safe
from bot.conversation.screen import Button, Rows
from bot.storage.staff_log import Logged, Wanted

PAGE = 12
"""Entries on a page: what a phone shows without much scrolling."""
DAYS = (1, 7, 30, 90, 365)
LONGEST = 999
"""Days that a button has room for."""
MOST_CHOICES = 40
_NONE = "-"
_MEMBER, _ACT = 6, 4
"""So many digits tell members and acts on a button, which holds 64 bytes."""
_BASE = 36


class Filters(Struct, frozen=True):
    """What a page is limited to, as its buttons carry it."""

    member: str = _NONE
    act: str = _NONE
    days: str = _NONE
    before: str = _NONE
    subject: str = ""

    def button(self, text: str) -> Button:
        """Return a button that shows the log so."""
        return staff_button(
            text, "log", self.member, self.act, self.days, self.before, self.subject
        )

    def by(self, text: str, what: str) -> Button:
        """Return a button that asks which member, survey, act or days (by their first letter)."""
        parts = (what, self.member, self.act, self.days, _NONE, self.subject)
        return staff_button(text, "logby", *parts)


async def log(desk: Desk, ask: Ask) -> None:
    """Show the newest page; words after the command limit it, in any order."""
    words = ask.words.split()[1:] if ask.words.startswith("/") else []
    logged = await desk.store.logged()
    await _show(desk, ask, logged, _typed(desk, logged, words))


async def log_page(desk: Desk, ask: Ask, parts: Sequence[str]) -> None:
    """Show the page that a button asks for."""
    await _show(desk, ask, await desk.store.logged(), _pressed(parts))


async def log_by(desk: Desk, ask: Ask, parts: Sequence[str]) -> None:
    """Ask whom or what to limit the log to."""
    what, *rest = parts
    logged = await desk.store.logged()
    choices = _choices(desk, logged, what, _pressed(rest))
    await desk.say(ask, "Show which part of the log?", tuple((each,) for each in choices))


def _choices(desk: Desk, logged: Logged, what: str, filters: Filters) -> Sequence[Button]:
    match what:
        case "m":
            names = sorted((desk.access.called(tag), _digits(tag)) for tag in logged.members)
            found = [replace(filters, member=digits).button(name) for name, digits in names]
            return [*found[:MOST_CHOICES], replace(filters, member=_NONE).button("Anybody")]
        case "s":
            surveys = [each for each in logged.subjects if _is_survey(desk, each)]
            found = [replace(filters, subject=each).button(each) for each in surveys]
            return [*found[-MOST_CHOICES:], replace(filters, subject="").button("Any survey")]
        case "a":
            found = [replace(filters, act=_hashed(act)).button(label(act)) for act in logged.acts]
            return [*found[:MOST_CHOICES], replace(filters, act=_NONE).button("Any act")]
        case _:
            found = [replace(filters, days=str(each)).button(_days(each)) for each in DAYS]
            return [*found, replace(filters, days=_NONE).button("Any day")]


def _is_survey(desk: Desk, subject: str) -> bool:
    return subject in desk.board.catalogue.listings


async def _show(desk: Desk, ask: Ask, logged: Logged, filters: Filters) -> None:
    wanted = _wanted(logged, filters, desk.clock.today())
    entries = await desk.store.staff_log(wanted, PAGE + 1)
    shown = entries[:PAGE]
    told = [f"<b>The log</b>{_limits(desk, logged, filters)}", *lines(shown, desk.access.called)]
    if not shown:
        told.append("\nNothing that fits.")
    steps: list[Button] = []
    if filters.before != _NONE:
        steps.append(replace(filters, before=_NONE).button("Newest"))
    if len(entries) > PAGE:
        steps.append(replace(filters, before=_in_base(shown[-1].number)).button("Older"))
    rows: Rows = (
        tuple(steps),
        (filters.by("By person…", "m"), filters.by("By survey…", "s")),
        (filters.by("By act…", "a"), filters.by("By days…", "d")),
    )
    await desk.say(ask, "\n".join(told), tuple(row for row in rows if row))


def _limits(desk: Desk, logged: Logged, filters: Filters) -> str:
    parts = [
        *(desk.access.called(tag) for tag in logged.members if _digits(tag) == filters.member),
        *(label(act) for act in logged.acts if _hashed(act) == filters.act),
        *([_days(int(filters.days))] if filters.days != _NONE else []),
        *([filters.subject] if filters.subject else []),
    ]
    return "".join(f" · {safe(part)}" for part in parts)


def _wanted(logged: Logged, filters: Filters, today: date) -> Wanted:
    since = None if filters.days == _NONE else today - timedelta(days=int(filters.days) - 1)
    members = (tag for tag in logged.members if _digits(tag) == filters.member)
    acts = (act for act in logged.acts if _hashed(act) == filters.act)
    return Wanted(
        member=None if filters.member == _NONE else next(members, b"nobody"),
        act="" if filters.act == _NONE else next(acts, "nothing"),
        subject=filters.subject,
        since=since,
        before=None if filters.before == _NONE else int(filters.before, _BASE),
    )


def _pressed(parts: Sequence[str]) -> Filters:
    """Return the filters of a button; one that says nothing shows all."""
    return Filters(*parts) if len(parts) == len(Filters.__struct_fields__) else Filters()


def _typed(desk: Desk, logged: Logged, words: Sequence[str]) -> Filters:
    """Return the filters that words mean: a name, a number of days, a survey, an act.

    Raises FieldworkFault for a word that is none of them.
    """
    member, rest = _named(desk, logged, f" {' '.join(words)} ")
    filters = Filters(member=member)
    for word in rest.split():
        if word.isdecimal() and 0 < int(word) <= LONGEST:
            filters = replace(filters, days=str(int(word)))
        elif word in logged.subjects:
            filters = replace(filters, subject=word)
        elif word in logged.acts:
            filters = replace(filters, act=_hashed(word))
        else:
            raise FieldworkFault(
                f"The log knows no “{word}”. Write a name, a survey, an act or a number of days, "
                "like: /log Jo 7. Or use the buttons below /log."
            )
    return filters


def _named(desk: Desk, logged: Logged, words: str) -> tuple[str, str]:
    """Return the member whose name is among the words, the longest such, and the other words."""
    for tag in sorted(logged.members, key=lambda tag: -len(desk.access.called(tag))):
        name = f" {desk.access.called(tag)} ".casefold()
        if name in words.casefold():
            return _digits(tag), re.sub(re.escape(name), " ", words, flags=re.IGNORECASE)
    return _NONE, words


def _digits(tag: bytes) -> str:
    return tag.hex()[:_MEMBER]


def _hashed(act: str) -> str:
    return sha256(act.encode()).hexdigest()[:_ACT]


def _days(days: int) -> str:
    return "Today" if days == 1 else f"Last {days} days"


def _in_base(number: int) -> str:
    """Return a number in as few characters as a button has room for."""
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    said = ""
    while number:
        number, place = divmod(number, _BASE)
        said = digits[place] + said
    return said or "0"

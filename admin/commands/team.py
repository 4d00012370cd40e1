"""`/team`: who is on it, inviting by a one-time link, other roles and names, taking off."""

from collections.abc import Sequence

from admin.access import LINK_DAYS, Act, Colleague, until
from admin.commands.approving import tell
from admin.commands.awaiting import Awaited, await_words, no_longer
from admin.commands.desk import Ask, Desk, staff_button
from admin.commands.offers import offer_by_role, offer_nothing
from admin.commands.roles import CAN, a
from admin.fieldwork import FieldworkFault
from admin.markup import safe
from admin.team import Team
from bot.conversation.screen import Button, Rows, Screen
from bot.storage.changes import Change, LogAct
from bot.storage.rows import Role, StaffLink

IN_A_ROW = 2
PAGE = 20
"""So many members, and so many open links, are shown at a time: a message holds so many buttons."""
NEW, RENAME = "teamnew", "teamname"
"""What typed names are awaited under: of somebody to be invited, and of a member."""
_SHOWN = 16
"""So many digits of its hash tell a link on a button."""


def team_of(desk: Desk) -> Team:
    """Return the team that a desk works for."""
    return Team(desk.store, desk.keys, desk.access)


async def team(desk: Desk, ask: Ask) -> None:
    """Show the team; or invite somebody: `/team invite ROLE NAME`."""
    # A tap of a button has its data for words.
    match ask.words.split(maxsplit=3) if ask.words.startswith("/") else []:
        case [_, "invite", role, name]:
            await _invite(desk, ask, _role(role), name)
        case [_, "invite", *_]:
            raise FieldworkFault("Write it like this: /team invite reviewer Jo")
        case _:
            await _overview(desk, ask)


async def team_page(desk: Desk, ask: Ask, parts: Sequence[str]) -> None:
    """Show a page of the team and of its open links, counted from 0."""
    await _overview(desk, ask, int(parts[0]) if parts else 0)


async def _overview(desk: Desk, ask: Ask, page: int = 0) -> None:
    everybody, links = desk.access.team, await team_of(desk).links(desk.clock.today())
    part = slice(page * PAGE, (page + 1) * PAGE)
    shown, waiting = everybody[part], links[part]
    lines = ["<b>Your team</b>", *map(_line, shown)]
    if waiting:
        lines += ["", "Links that nobody has opened yet:", *(_open(*each) for each in waiting)]
    buttons = [staff_button(each.name, "member", each.tag.hex()) for each in shown]
    steps = [(page - 1, "Before"), (page + 1, "More")]
    rows: Rows = (
        *(tuple(buttons[at : at + IN_A_ROW]) for at in range(0, len(buttons), IN_A_ROW)),
        tuple(
            staff_button(label, "team", to)
            for to, label in steps
            if 0 <= to * PAGE < max(len(everybody), len(links))
        ),
        (staff_button("Invite somebody…", "newmember"),),
        *((_cancel(link, name),) for link, name in waiting),
    )
    await desk.say(ask, "\n".join(lines), tuple(row for row in rows if row))


def _line(each: Colleague) -> str:
    how = " by the settings" if each.by_setting else ""
    return f"• {safe(each.name)}: {each.role}{how}"


def _open(link: StaffLink, name: str) -> str:
    return f"• {safe(name or 'somebody')}, {link.role}, until {link.expires:%-d %B}"


def _cancel(link: StaffLink, name: str) -> Button:
    return staff_button(f"Cancel the link for {name or 'somebody'}", "voidlink", _digits(link))


def _digits(link: StaffLink) -> str:
    return link.secret.hex()[:_SHOWN]


async def new_member(desk: Desk, ask: Ask, parts: Sequence[str]) -> None:
    """Ask for the role of somebody new, then for their name."""
    if not parts:
        lines = ["What is the new member here for?", *(f"• {_can(role)}" for role in Role)]
        await desk.say(ask, "\n".join(lines), _role_rows("newmember"))
        return
    role = _role(parts[0])
    await await_words(desk, ask, Awaited(NEW, "", {"role": role.value}))
    await desk.say(ask, f"What do you call the new {role}? Type a name, such as Jo.")


def _role_rows(verb: str, *parts: str, but: Role | None = None) -> Rows:
    roles = [role for role in Role if role is not but]
    return tuple((staff_button(role.capitalize(), verb, *parts, role.value),) for role in roles)


def _can(role: Role) -> str:
    return f"<b>{role}</b>: {CAN[role]}"


async def take_new(awaited: Awaited, desk: Desk, ask: Ask) -> None:
    """Invite somebody under the name that was typed."""
    await _invite(desk, ask, _role(awaited.notes["role"]), ask.words)
    await desk.store.commit([no_longer(desk, ask)])


async def _invite(desk: Desk, ask: Ask, role: Role, name: str) -> None:
    today = desk.clock.today()
    log = desk.log(ask, "invite_member", role.value)
    code = await team_of(desk).invite(role, name, today, log, desk.receipt(ask))
    plain = safe(" ".join(name.split()))
    await desk.say(
        ask,
        f"Send this link to {plain}, and to nobody else. Whoever opens it first is {a(role)} "
        f"then: {CAN[role]}. It works once, until {until(today):%-d %B} ({LINK_DAYS} days).\n\n"
        f"{desk.link(code)}",
    )


async def member(desk: Desk, ask: Ask, parts: Sequence[str]) -> None:
    """Show one member, and what can be changed."""
    found = _colleague(desk, parts)
    tag = found.tag.hex()
    how = " by the setting HEARBACK_OWNERS, which only the host can change" * found.by_setting
    text = f"<b>{safe(found.name)}</b> is {a(found.role)}{how}. Can do: {CAN[found.role]}."
    change: Rows = (
        (staff_button("Another role…", "memberrole", tag),),
        (staff_button("Take off the team…", "memberout", tag),),
    )
    rows: Rows = (
        (staff_button("Another name…", "membername", tag),),
        *(() if found.by_setting else change),
        (staff_button("The team", "team"),),
    )
    await desk.say(ask, text, rows)


async def rename(desk: Desk, ask: Ask, parts: Sequence[str]) -> None:
    """Ask what to call a member."""
    found = _colleague(desk, parts)
    await await_words(desk, ask, Awaited(RENAME, "", {"tag": found.tag.hex()}))
    await desk.say(ask, f"What shall we call {safe(found.name)}? Type a name.")


async def take_name(awaited: Awaited, desk: Desk, ask: Ask) -> None:
    """Call a member what was typed."""
    found = _colleague(desk, [awaited.notes["tag"]])
    log = desk.log(ask, "rename_member", found.role.value)
    logs: list[Change] = [log, no_longer(desk, ask)]
    await team_of(desk).rename(found, ask.words, logs, desk.receipt(ask))
    await _overview(desk, ask)


async def other_role(desk: Desk, ask: Ask, parts: Sequence[str]) -> None:
    """Show the other roles; with one chosen, what it means, and ask once."""
    found, tag = _colleague(desk, parts), parts[0]
    if len(parts) == 1:
        lines = [f"What is {safe(found.name)} here for?", *(f"• {_can(role)}" for role in Role)]
        await desk.say(ask, "\n".join(lines), _role_rows("memberrole", tag, but=found.role))
        return
    role = _role(parts[1])
    text = (
        f"Make {safe(found.name)} {a(role)}? Until now: {CAN[found.role]}. From now on: "
        f"{CAN[role]}. It holds at once.{_voids(found)}"
    )
    yes = staff_button(f"Yes, make them {a(role)}", "memberrole!", tag, role.value)
    await desk.say(ask, text, ((yes,), (staff_button("No", "member", tag),)))


async def other_role_now(desk: Desk, ask: Ask, parts: Sequence[str]) -> None:
    """Give a member another role, and other commands."""
    found, role = _colleague(desk, parts), _role(parts[1])
    logs = _logs(desk, ask, found, "give_role", f"now_{role.value}", role)
    await team_of(desk).give_role(found, role, logs, desk.receipt(ask))
    if found.chat is not None:
        await offer_by_role(desk.bot, found.chat, role, desk.commands)
    await desk.say(ask, f"{safe(found.name)} is {a(role)} now.", _BACK)
    await tell(desk, found, Screen(f"You are {a(role)} now: {CAN[role]}. /staff shows more."))


async def take_off(desk: Desk, ask: Ask, parts: Sequence[str]) -> None:
    """Show what taking somebody off the team means, and ask once."""
    found = _colleague(desk, parts)
    text = (
        f"Take {safe(found.name)} off the team? They cannot do anything as {a(found.role)} any "
        "more, from this moment. The log keeps their name. What they take part in as a young "
        f"person would is not touched.{_voids(found)}"
    )
    yes = staff_button("Yes, take them off", "memberout!", parts[0])
    await desk.say(ask, text, ((yes,), (staff_button("No", "member", parts[0]),)))


async def take_off_now(desk: Desk, ask: Ask, parts: Sequence[str]) -> None:
    """Take a member off the team, and their commands away."""
    found = _colleague(desk, parts)
    logs = _logs(desk, ask, found, "remove_member", "removed", found.role)
    await team_of(desk).remove(found, logs, desk.receipt(ask))
    if found.chat is not None:
        await offer_nothing(desk.bot, found.chat)
    await tell(desk, found, Screen("You are not on the team any more. Thank you for your work."))
    if found.tag != desk.keys.tag(ask.user):
        await desk.say(ask, f"{safe(found.name)} is not on the team any more.", _BACK)


def _voids(found: Colleague) -> str:
    return " Links that nobody has opened yet become void." * (found.role is Role.OWNER)


def _logs(
    desk: Desk, ask: Ask, found: Colleague, did: str, became: str, role: Role
) -> Sequence[LogAct]:
    """Return the entry of who did it, and one of whom it was done to."""
    done = desk.log(ask, did, role.value)
    return [done, LogAct(done.at, found.tag, became, role.value)]


async def void_link(desk: Desk, ask: Ask, parts: Sequence[str]) -> None:
    """Ask once before a link is made void."""
    link, name = await _link(desk, parts)
    yes = staff_button("Yes, cancel it", "voidlink!", _digits(link))
    whose = safe(name or "somebody")
    text = f"Cancel the link for {whose}? Whoever opens it after that comes too late."
    await desk.say(ask, text, ((yes,), (staff_button("No", "team"),)))


async def void_link_now(desk: Desk, ask: Ask, parts: Sequence[str]) -> None:
    """Make a link void."""
    link, _ = await _link(desk, parts)
    log = desk.log(ask, "void_link", link.role.value)
    await team_of(desk).void(link.secret, log, desk.receipt(ask))
    await _overview(desk, ask)


async def _link(desk: Desk, parts: Sequence[str]) -> tuple[StaffLink, str]:
    for link, name in await team_of(desk).links(desk.clock.today()):
        if _digits(link) == parts[0]:
            return link, name
    raise FieldworkFault("That link was used, or it is void already. /team shows the team.")


def _colleague(desk: Desk, parts: Sequence[str]) -> Colleague:
    found = desk.access.colleague(bytes.fromhex(parts[0]))
    if found is None:
        raise FieldworkFault("They are not on the team any more. /team shows who is.")
    return found


def _role(name: str) -> Role:
    try:
        return Role(name.casefold())
    except ValueError:
        raise FieldworkFault(
            f"There is no role “{name}”. The roles are: {', '.join(Role)}."
        ) from None


_BACK: Rows = ((staff_button("The team", "team"),),)


async def tell_of_joining(desk: Desk, tag: bytes) -> None:
    """Tell those who look after the team that somebody has come: a link may go astray."""
    new = desk.access.colleague(tag)
    if new is None:
        return
    said = f"{safe(new.name)} has opened their link and is {a(new.role)} now. /team shows all."
    for each in desk.access.who(Act.TEAM):
        if each.tag != tag:
            await tell(desk, each, Screen(said))

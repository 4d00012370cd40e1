"""The permission matrix in words: for the docs, for the terminal, and for other programs. Pure."""

import json
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import assert_never

from rich.console import Console

from admin.access import MATRIX, Act
from admin.commands.declared import ACTS
from admin.commands.roles import CAN
from admin.two_keys import STANDS_IN_AFTER
from bot.storage.rows import Role


class MatrixForm(StrEnum):
    """How the matrix is written."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"


DOES: Mapping[Act, str] = {
    Act.MENU: "See the list of surveys and what comes next",
    Act.DRAFT_SURVEY: "Write a survey in the chat, step by step",
    Act.PREVIEW: "Play a survey through before it is out, as young people will see it",
    Act.PUBLISH: "Publish a survey, by its name or by sending its file",
    Act.INVITE_PEOPLE: "Invite everybody who may be asked again",
    Act.SHOW_CODE: "Show the word that lets people at a session into a survey",
    Act.PROGRESS: "See how a survey is going, in steps",
    Act.PAUSE_SURVEY: "Let a survey rest, and go on",
    Act.CLOSE: "Close a survey",
    Act.WITHDRAW_SURVEY: "Withdraw a survey",
    Act.RESULTS: "Read results, as far as they pass the gate",
    Act.EXPORT: "Get the published results as files",
    Act.EXPORT_MICRODATA: "Get one row per person, as far as the rules allow",
    Act.REVIEW_WORDS: "Read open answers, and choose what may be quoted",
    Act.RESPOND: "Write “you said, we did”",
    Act.POSTPONE: "Postpone “what you said”, once and with a reason",
    Act.APPROVE: "Approve what others drafted, or send it back",
    Act.STAND_IN: (
        f"Do so in the place of approvers who were silent for {STANDS_IN_AFTER.days} days"
    ),
    Act.SEND: "Send, pause, go on with and stop a message to those who hear back",
    Act.PROMISES: "See what was promised, and what is late",
    Act.FOLLOW_UP: "Write how it went on",
    Act.REPORT: "Get the public page of a survey",
    Act.POSTER: "Get the poster of a survey",
    Act.EVIDENCE: "Get the evidence pack and the annual review",
    Act.SETUP: "Say who is asking: the organisation file",
    Act.TEAM: "Invite members, give other roles, take members off",
    Act.LOG: "Read the log of who did what",
}
_INTRODUCTION = """# Roles

Who may do what in the chat. An owner invites somebody with `/team`, by a one-time link that is good
for seven days; each person has one role. This page is what `hearback roles --format markdown`
writes, and a test holds every cell of it to what the bot does.

"""
_RULES = """
## What holds besides

* Nobody approves what they drafted, changed or asked for, whatever their role. Approval is needed
  only where `HEARBACK_TWO_KEYS` is set, and holds for exactly the content that was approved.
* Whether somebody may is asked at the moment of doing it. A member who is given another role, or
  taken off the team, cannot use what they had open before; it says so in one line.
* There is always an owner. The last one can neither be taken off nor be given another role, and
  owners by the setting `HEARBACK_OWNERS` can be changed by the host alone.
* When an owner goes, links that nobody has opened yet become void.
* Every act that changes, sends or publishes something, or makes a file of results, is in the log,
  with its time. What only shows something, or is not saved yet, is not. `/log` shows it by person,
  survey, act and days.

## What nobody can do

No role, and no owner, can list the people who were reached, see who answered, said no or left, or
write to one of them. No command, button or file does it, and a test walks all of them.
"""


def tell_of_roles(form: MatrixForm, out: Console) -> None:
    """Write the matrix to ``out``, as it is to be written."""
    match form:
        case MatrixForm.JSON:
            written = as_json()
        case MatrixForm.MARKDOWN:
            written = as_markdown()
        case MatrixForm.TEXT:
            written = as_text()
        case _:
            assert_never(form)
    out.print(written, markup=False, highlight=False, soft_wrap=True, end="")


def as_markdown() -> str:
    """Return the page of the docs."""
    return _INTRODUCTION + "\n".join(_table()) + "\n" + _for() + _RULES


def _table() -> Iterator[str]:
    yield f"| what | in the chat | {' | '.join(Role)} |"
    yield f"|---|---|{'---|' * len(Role)}"
    for act, does in DOES.items():
        cells = ("yes" if role in MATRIX[act] else "–" for role in Role)
        commands = " ".join(f"`/{name}`" for name in commands_of(act)) or "a button"
        yield f"| {does} | {commands} | {' | '.join(cells)} |"


def _for() -> str:
    lines = [f"* **{role}**: {CAN[role]}." for role in Role]
    return "\n## What each role is for\n\n" + "\n".join(lines) + "\n"


def commands_of(act: Act) -> list[str]:
    """Return the commands that do something, in the order of the menu."""
    return [name for name, each in ACTS.items() if each is act]


def as_json() -> str:
    """Return the matrix for other programs."""
    acts = [
        {
            "act": act.value,
            "does": does,
            "commands": commands_of(act),
            "roles": [role.value for role in Role if role in MATRIX[act]],
        }
        for act, does in DOES.items()
    ]
    return json.dumps({"roles": list(Role), "acts": acts}, indent=2, ensure_ascii=False) + "\n"


def as_text() -> str:
    """Return the matrix for a terminal, a line for each act."""
    return "".join(
        f"{does}: {', '.join(role for role in Role if role in MATRIX[act])}\n"
        for act, does in DOES.items()
    )

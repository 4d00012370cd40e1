"""The log of staff as an owner reads it on a phone. Pure."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from admin.markup import safe
from bot.storage.rows import Role
from bot.storage.staff_log import Entry
from surveys.heard import shown_id

_MATTERS = {
    "publish": "publishing",
    "said": "“what you said” on",
    "feedback": "“you said, we did” on",
    "follow_up": "the follow-up on",
    "added": "the added answer on",
}
_LATER = ("follow_up", "added")
_SENT = {
    "late": "“we are late” on",
    **{name: what for name, what in _MATTERS.items() if name != "publish"},
}
SAID: Mapping[str, str] = {
    "publish": "published {}",
    "revise": "published another version of {}",
    "publish_anyway": "published {} in spite of warnings",
    "publish_without_words": "left out of {} what is asked in own words",
    "invite": "invited people to {}",
    "code": "showed a word for {} at a session",
    "code_for": "changed how long the word for {} is good",
    "code_new": "showed another word for {}",
    "code_end": "ended the word for {}",
    "pause": "paused {}",
    "resume": "let {} go on",
    "close": "closed {}",
    "withdraw": "withdrew {}",
    "new_date": "gave a promise of {} a new date",
    "promise_done": "noted as done what was promised for {}",
    "stop_promise": "took back what was promised for {}",
    "respond": "worked on “you said, we did” of {}",
    "send_anyway": "passed advice about “you said, we did” of {}",
    "correct": "began to correct what was sent on {}",
    "correct!": "corrected what was sent on {}",
    "export": "took the results of {} as files",
    "export_microdata": "made a file with one row per person of {}",
    "report": "made the page of {}",
    "evidence": "put together the evidence of {}",
    "learned": "wrote on the page of {}",
    "send": "sent “you said, we did” on {}",
    **{f"write_{name}": f"worked on {_MATTERS[name]} {{}}" for name in _LATER},
    **{f"send_{name}": f"sent {_MATTERS[name]} {{}}" for name in ("said", *_LATER)},
    **{f"pause_{name}": f"paused sending {what} {{}}" for name, what in _SENT.items()},
    **{f"resume_{name}": f"let go out again {what} {{}}" for name, what in _SENT.items()},
    **{f"stop_{name}": f"stopped sending {what} {{}}" for name, what in _SENT.items()},
    "review": "sat down to read what people wrote to {}",
    "review_quote": "approved a quote from {}",
    "review_names_nobody": "said that words to be shown from {} name nobody",
    "review_paraphrase": "approved other words for an answer to {}",
    "review_reject": "rejected words from {}",
    "review_theme": "put answers to {} to a theme, or took them off",
    "review_same": "did the same to answers to {} that are alike",
    "review_read": "noted answers to {} as read",
    "review_unread": "took back what was decided about answers to {}",
    "review_undo": "took back an act at the review desk of {}",
    "new": "wrote the survey file {} in the chat",
    "setup": "saved what the organisation's file says",
    "join": "came onto the team: {}",
    "invite_member": "made a link for a new member: {}",
    "void_link": "made a link void: {}",
    "give_role": "gave somebody the role {}",
    **{f"now_{role.value}": "was given the role {}" for role in Role},
    "rename_member": "gave somebody another name: {}",
    "remove_member": "took somebody off the team: {}",
    "removed": "was taken off the team: {}",
    **{f"ask_{name}": f"asked to approve {what} {{}}" for name, what in _MATTERS.items()},
    **{f"approve_{name}": f"approved {what} {{}}" for name, what in _MATTERS.items()},
    **{f"send_back_{name}": f"sent back {what} {{}}" for name, what in _MATTERS.items()},
    **{f"drafted_{name}": f"was a drafter in {what} {{}}" for name, what in _MATTERS.items()},
    **{f"approved_{name}": f"was the approver in {what} {{}}" for name, what in _MATTERS.items()},
}

"""What somebody did, by the act in the log: every act that the code logs is here."""


def label(act: str) -> str:
    """Return an act as a button names it."""
    plain = SAID[act].replace("{}", "").strip(" :") if act in SAID else act.replace("_", " ")
    return plain[:1].upper() + plain[1:]


def lines(entries: Sequence[Entry], called: Callable[[bytes], str]) -> Iterator[str]:
    """Yield a heading for each day and a line for each act, in the order they come in."""
    day = ""
    for entry in entries:
        if (on := f"{entry.at:%a %-d %B %Y}") != day:
            yield f"\n<b>{on}</b>"
            day = on
        why = f" ({safe(entry.note)})" if entry.note else ""
        yield f"{entry.at:%H:%M} <b>{safe(called(entry.member))}</b> {_done(entry)}{why}"


def _done(entry: Entry) -> str:
    subject = safe(shown_id(entry.subject))
    if said := SAID.get(entry.act):
        return said.format(subject).strip(" :")
    return f"{safe(entry.act.replace('_', ' '))} {subject}".strip()

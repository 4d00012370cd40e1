"""An interview as bytes, for the store to keep sealed."""

from collections.abc import Mapping
from typing import Any, assert_never

import orjson

from bot.conversation.state import (
    Aside,
    Asking,
    At,
    ChoosingLanguage,
    Interview,
    Introduced,
    Reviewing,
    Rewritten,
    Sent,
    StopOrHelp,
)
from surveys.answers import Plain, from_plain, to_plain


class Unreadable(ValueError):
    """Bytes that are no interview of ours."""


def to_bytes(interview: Interview) -> bytes:
    """Return ``interview`` as JSON; `from_bytes` reads it back."""
    return orjson.dumps(
        {
            "survey": interview.survey,
            "version": interview.version,
            "seed": interview.seed,
            "at": _at(interview.at),
            "answers": plain_answers(interview),
            "turn": interview.turn,
            "active": interview.active,
            "changing": interview.changing,
            "aside": _aside(interview.aside),
            "typed": dict(interview.typed),
            "message": interview.message,
        }
    )


def from_bytes(raw: bytes) -> Interview:
    """Return the interview that `to_bytes` wrote. Raises Unreadable for anything else."""
    try:
        return _interview(orjson.loads(raw))
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise Unreadable("not an interview") from error


def plain_answers(interview: Interview) -> Mapping[str, Plain]:
    """Return the answers of ``interview`` as JSON can hold them."""
    return {item: to_plain(entry) for item, entry in interview.answers.items()}


def _interview(raw: Mapping[str, Any]) -> Interview:
    return Interview(
        survey=raw["survey"],
        version=raw["version"],
        seed=raw["seed"],
        at=_at_of(raw["at"]),
        answers={item: from_plain(value) for item, value in raw["answers"].items()},
        turn=raw["turn"],
        active=raw["active"],
        changing=raw["changing"],
        aside=_aside_of(raw["aside"]),
        typed=raw["typed"],
        message=raw["message"],
    )


def _at(at: At) -> list[Any]:
    match at:
        case Introduced(more):
            return ["introduced", more]
        case Asking(item, picks):
            return ["asking", item, *picks]
        case Reviewing():
            return ["reviewing"]
        case Sent(receipt):
            return ["sent", receipt]
        case _:
            assert_never(at)


def _at_of(raw: list[Any]) -> At:
    match raw:
        case ["introduced", more]:
            return Introduced(more)
        case ["asking", item, *picks]:
            return Asking(item, tuple(picks))
        case ["reviewing"]:
            return Reviewing()
        case ["sent", receipt]:
            return Sent(receipt)
        case _:
            raise ValueError("no place in an interview")


def _aside(aside: Aside | None) -> list[str] | None:
    match aside:
        case None:
            return None
        case StopOrHelp():
            return []
        case Rewritten(item, words):
            return [item, words]
        case ChoosingLanguage():
            return ["language"]
        case _:
            assert_never(aside)


def _aside_of(raw: list[str] | None) -> Aside | None:
    match raw:
        case None:
            return None
        case []:
            return StopOrHelp()
        case ["language"]:
            return ChoosingLanguage()
        case [item, words]:
            return Rewritten(item, words)
        case _:
            raise ValueError("nothing that lies over a question")

"""What is held about the organisation, and what may be: every answer as text. Pure."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, assert_never, get_args

from admin.setup_fields import CHARTER, FIELDS, Field, Kind, Slot, slots
from bot.conversation.wording import LANGUAGES, NAMES
from surveys.claims import overclaims
from surveys.organisation import Nation
from surveys.review.wording import needs_no_translation
from surveys.spelling import fold

NATIONS = get_args(Nation)
LONGEST = 300
"""Characters of one answer, or of one line of it."""
MOST_LINES = 12
MOST = 10**9
Values = Mapping[str, str]
"""Answers by the id of their slot; "" = taken out."""
_BULLET = re.compile(r"^[-•*]\s+|^\d+[.)]\s+")


class SetupFault(ValueError):
    """An answer cannot be used; says why in one kind line."""


def languages_of(values: Values) -> tuple[str, ...]:
    """Return the languages that words are asked for in, the first one first."""
    return tuple(values.get("languages", "").split()) or LANGUAGES[:1]


def held(data: Mapping[str, Any]) -> dict[str, str]:
    """Return what a file says; nothing where it is the made-up one, which nobody should keep."""
    if data.get("fictional"):
        return {}
    found = {"languages": " ".join(map(str, data.get("languages") or LANGUAGES[:1]))}
    for slot in slots(languages_of(found)):
        if slot.field.name != "languages" and (said := _held(data, slot, languages_of(found)[0])):
            found[slot.id] = said
    return found


def _held(data: Mapping[str, Any], slot: Slot, first: str) -> str:
    raw: Any = data
    for step in slot.field.path:
        raw = raw.get(step) if isinstance(raw, Mapping) else None
    if slot.field.kind is Kind.LINES:
        lines = [_said(each, slot.language, first) for each in raw or ()]
        return "\n".join(lines) if all(lines) else ""
    return _said(raw, slot.language or first, first)


def _said(raw: Any, language: str, first: str) -> str:
    if isinstance(raw, Mapping):
        return str(raw.get(language) or "").strip()
    return str(raw).strip() if raw is not None and language == first else ""


def unanswered(values: Values) -> tuple[Slot, ...]:
    """Return the questions that nothing is held for, the needed ones first."""
    languages = languages_of(values)
    found = [each for each in slots(languages) if not _is_answered(each, values, languages[0])]
    return tuple(sorted(found, key=lambda each: not is_needed(each, values)))


def is_needed(slot: Slot, values: Values) -> bool:
    """Tell whether a file without it would be refused: half a charter is none."""
    languages = languages_of(values)
    if slot.field.is_needed:
        return True
    group = CHARTER if slot.field.name in CHARTER else (slot.field.name,)
    ids = [each.id for each in slots(languages) if each.field.name in group]
    return any(values.get(each) for each in ids)


def _is_answered(slot: Slot, values: Values, first: str) -> bool:
    if values.get(slot.id):
        return True
    other = values.get(f"{slot.field.name}:{first}", "") if slot.language else ""
    return bool(other) and all(map(needs_no_translation, other.splitlines()))


def checked(slot: Slot, typed: str, values: Values, today: date) -> str:
    """Return an answer as it is kept. Raises SetupFault for one that cannot be."""
    words = " ".join(typed.split())
    match slot.field.kind:
        case Kind.LANGUAGES:
            return _languages(words)
        case Kind.WORDS | Kind.LINE:
            return _fit(words)
        case Kind.LINES:
            return _lines(slot, typed, values)
        case Kind.NATION:
            return _nation(words)
        case Kind.DAY:
            return _day(words, today)
        case Kind.NUMBER:
            return _number(words)
        case Kind.PICTURE:
            raise SetupFault("Please send the picture as a photo.")
        case _:
            assert_never(slot.field.kind)


def _fit(words: str) -> str:
    if not any(char.isalnum() for char in words):
        raise SetupFault("Please say it in words.")
    if len(words) > LONGEST:
        raise SetupFault(f"That is {len(words)} characters, and {LONGEST} fit.")
    for claim in overclaims(words):
        raise SetupFault(
            f"Nobody can keep what “{claim}” promises. Say what is true: names are not kept with "
            "answers, and answers are shuffled with others."
        )
    return words


def _lines(slot: Slot, typed: str, values: Values) -> str:
    lines = [_BULLET.sub("", " ".join(each.split())) for each in typed.splitlines()]
    lines = [_fit(each) for each in lines if each]
    if not lines:
        raise SetupFault("Please say it in words.")
    if len(lines) > MOST_LINES:
        raise SetupFault(f"These are {len(lines)} lines, and {MOST_LINES} are the most.")
    first = languages_of(values)[0]
    before = values.get(f"{slot.field.name}:{first}", "").splitlines()
    if slot.language != first and before and len(before) != len(lines):
        raise SetupFault(
            f"These are {len(lines)} lines, and in {name_of(first)} there are {len(before)}. "
            "Please send as many, in the same order."
        )
    return "\n".join(lines)


def _languages(words: str) -> str:
    by_name = {fold(name): code for code, name in NAMES.items()}
    by_name |= {code: code for code in LANGUAGES} | {"welsh": "cy"}
    named = [each for each in re.split(r"[\s,;]+|\band\b", fold_list(words)) if each]
    if not named or any(each not in by_name for each in named):
        spoken = ", ".join(f"{code} ({NAMES[code]})" for code in LANGUAGES)
        raise SetupFault(f"Please type some of these, the main one first: {spoken}.")
    return " ".join(dict.fromkeys(by_name[each] for each in named))


def fold_list(words: str) -> str:
    """Return a list with its commas, and everything else folded."""
    return " , ".join(fold(each) for each in words.split(","))


def _nation(words: str) -> str:
    found = fold(words).replace(" ", "_")
    if found not in NATIONS:
        raise SetupFault(f"Please choose one of: {', '.join(map(nation_name, NATIONS))}.")
    return found


def nation_name(nation: str) -> str:
    """Return what a nation is called."""
    return nation.replace("_", " ").title()


def _day(words: str, today: date) -> str:
    try:
        found = date.fromisoformat(words)
    except ValueError:
        raise SetupFault("I could not read that as a date. Type one such as 2026-03-14.") from None
    if found > today:
        raise SetupFault("That day is still to come. On which day was it agreed?")
    return found.isoformat()


def _number(words: str) -> str:
    plain = re.sub(r"[£,\s]", "", words)
    if not re.fullmatch(r"\d{1,10}", plain, re.ASCII) or int(plain) > MOST:
        raise SetupFault("Please type a whole number, such as 400.")
    return str(int(plain))


def name_of(language: str) -> str:
    """Return what a language calls itself."""
    return NAMES.get(language, language)


def shown(field: Field, value: str) -> str:
    """Return an answer as staff read it."""
    if field.kind is Kind.LANGUAGES:
        return ", ".join(map(name_of, value.split()))
    return nation_name(value) if field.kind is Kind.NATION else value


def fields_of(ids: Sequence[str]) -> tuple[str, ...]:
    """Return the labels of the fields that these slots are of, each once, in order."""
    names = {each.partition(":")[0] for each in ids}
    return tuple(field.label for field in FIELDS if field.name in names)

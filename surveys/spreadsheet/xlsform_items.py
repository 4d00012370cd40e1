"""One row of an XLSForm as a question, as far as Hearback has one like it."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct
from pyxform import aliases  # type: ignore[import-untyped]

from surveys.answers import as_whole
from surveys.conditions import amount_of
from surveys.spreadsheet.expression import NotSaid
from surveys.spreadsheet.losses import Loss
from surveys.spreadsheet.plainly import as_option, as_words, whole_option
from surveys.spreadsheet.relevant import limits, picks
from surveys.spreadsheet.xlsform_images import image_losses, image_of
from surveys.spreadsheet.xlsform_quotes import Id
from surveys.spreadsheet.xlsform_rows import FormRow, select_of

_TEXT = frozenset({"text", "string", "q string", "add text prompt"})
_WHOLE = frozenset({"integer", "int", "q int", "add integer prompt"})
_DECIMAL = frozenset({"decimal", "q decimal", "add decimal prompt"})
_NOTE = frozenset({"note", "q note", "add note prompt"})
_TICK = frozenset({"acknowledge", "trigger", "q acknowledge", "add acknowledge prompt"})
_READ = frozenset(
    {"type", "name", "label", "hint", "relevant", "constraint", "parameters", "image"}
)
_SMALL = frozenset({"required", "required_message", "constraint_message", "appearance"})
_KNOWN = frozenset(aliases.survey_header) | frozenset(
    {"choice_filter", "default", "media", "bind", "body", "guidance_hint", "trigger", "instance"}
    | {"calculation", "repeat_count", "readonly", "save_to", "query", "save_incomplete"}
)
_YES = frozenset({"yes", "true", "true()", "1"})
_OTHER_CODE = "other"
_OTHER_LABEL = {"en": "Something else", "cy": "Rhywbeth arall"}
_OTHER_ASK = {"en": "What else?", "cy": "Beth arall?"}


class Lists(Struct, frozen=True):
    """The choices of a form by their list, and how their names became codes."""

    rows: Mapping[str, Sequence[FormRow]]
    codes: Mapping[str, Mapping[str, str]]


class Made(Struct, frozen=True):
    """A question out of a row, without its id and condition; None where there is none like it."""

    item: dict[str, Any] | None
    losses: tuple[Loss, ...]
    choices: str = ""


def made_of(row: FormRow, lists: Lists, first: str, languages: Sequence[str], quote: Id) -> Made:
    """Return what a row of the survey sheet asks; ``quote`` tells what its words can quote."""
    written = " ".join(row.get("type").split())
    losses = list(_unread(row))
    select = select_of(written)
    choices, has_other = (select.choices, select.has_other) if select else ("", False)
    item: dict[str, Any] | None
    if select:
        options = dict(_options(select.choices, lists, first))
        if has_other:
            label = options.get(_OTHER_CODE, _in(_OTHER_LABEL, first, languages))
            asks = _in(_OTHER_ASK, first, languages)
            options[_OTHER_CODE] = {**whole_option(label), "specify": asks}
        item = {"kind": select.kind, "options": options}
    else:
        item = _typed(row, written.lower(), lists, first, losses)
    if item is None:
        losses.insert(0, Loss(row.place, f"“{written}” has nothing like it, so it is left out"))
        return Made(None, tuple(losses))
    item |= _wording(row, first, quote) | image_of(row, first)
    losses += image_losses(row, first)
    losses += _limited(row, item, lists.codes.get(choices, {}))
    losses += _parameters(row, item)
    return Made(item, tuple(losses), choices)


def _in(words: Mapping[str, str], first: str, languages: Sequence[str]) -> Any:
    said = {language: words[language] for language in languages if language in words}
    return as_words(said or {first: words["en"]}, first)


def _wording(row: FormRow, first: str, quote: Id) -> dict[str, Any]:
    found = {"ask": row.asked("label", first, quote), "hint": row.asked("hint", first, quote)}
    return {key: as_words(said, first) for key, said in found.items() if said}


def _options(name: str, lists: Lists, first: str) -> Iterator[tuple[str, Any]]:
    codes = lists.codes.get(name, {})
    for row in lists.rows.get(name, ()):
        choice = row.get("name") or row.get("value")
        said = row.said("label", first) or {first: choice}
        whole = {"label": as_words(said, first), **image_of(row, first)}
        yield codes[choice], as_option(whole)


def _typed(
    row: FormRow, written: str, lists: Lists, first: str, losses: list[Loss]
) -> dict[str, Any] | None:
    if written in _TEXT:
        return {"kind": "open_ended"}
    if written in _WHOLE:
        return {"kind": "number"}
    if written in _DECIMAL:
        return {"kind": "number", "whole": False}
    if written in _NOTE:
        return {"kind": "statement"}
    if written in _TICK:
        losses.append(Loss(row.place, "it is told as a statement; nobody ticks it", is_small=True))
        return {"kind": "statement"}
    if written == "range":
        return _range(row, lists, first, losses)
    return None


def _range(row: FormRow, lists: Lists, first: str, losses: list[Loss]) -> dict[str, Any]:
    given = _pairs(row.get("parameters"))
    start, end, step = (_number(given.get(key, "")) for key in ("start", "end", "step"))
    low, high = 0 if start is None else start, 10 if end is None else end
    if low == 1 and high in range(2, 11) and step in (None, 1):
        labels = {
            int(value): as_words(said, first)
            for each in lists.rows.get(given.get("tick_labelset", ""), ())
            if isinstance(value := _number(each.get("name")), int)
            and (said := each.said("label", first))
        }
        return {"kind": "scale", "points": high} | ({"labels": labels} if labels else {})
    if step not in (None, 1):
        losses.append(Loss(row.place, f"every number is allowed, not steps of {step}"))
    if "tick_labelset" in given:
        losses.append(Loss(row.place, "the labels of its points, because it is no scale from 1"))
    is_whole = all(isinstance(number, int) for number in (low, high, step or 1))
    number = {"kind": "number", "min": min(low, high), "max": max(low, high)}
    return number if is_whole else number | {"whole": False}


def _number(text: str) -> int | float | None:
    try:
        return as_whole(amount_of(text))
    except ValueError:
        return None


def _pairs(text: str) -> dict[str, str]:
    found = re.findall(r"(?<![\w-])([\w-]++)\s*=\s*([^\s,;]+)", text.lower())
    return dict(found)


def _limited(row: FormRow, item: dict[str, Any], codes: Mapping[str, str]) -> Iterator[Loss]:
    """Put what `constraint` allows into ``item``, whose choices became ``codes``."""
    text = row.get("constraint")
    if not text:
        return
    kind = item["kind"]
    try:
        if kind not in ("number", "multiple_choice", "open_ended"):
            raise NotSaid("only numbers, picks and lengths have limits")
        if kind == "multiple_choice":
            low, high = _picked(text, item["options"], codes)
        else:
            low, high = limits(text, is_whole=item.get("whole", True))
        if kind == "open_ended" and (low is not None or high is None):
            raise NotSaid("only a greatest length can be set")
    except NotSaid as error:
        yield Loss(row.place, f"its constraint, because {error}")
        return
    keys = ("min", "max_length" if kind == "open_ended" else "max")
    given = zip(keys, (low, high), strict=True)
    item |= {key: as_whole(limit) for key, limit in given if limit is not None}


def _picked(
    text: str, options: dict[str, Any], codes: Mapping[str, str]
) -> tuple[float | None, float | None]:
    """Mark the options that go with no other; return the fewest and the most picks."""
    allowed = picks(text)
    alone = [codes.get(choice, choice) for choice in allowed.alone]
    if unknown := [code for code in alone if code not in options]:
        raise NotSaid(f"there is no choice “{unknown[0]}”")
    for code in alone:
        options[code] = as_option({**whole_option(options[code]), "exclusive": True})
    return allowed.least, allowed.most


def _parameters(row: FormRow, item: dict[str, Any]) -> Iterator[Loss]:
    given = _pairs(row.get("parameters"))
    if "options" in item and given.pop("randomize", "") in _YES:
        item["shuffle"] = True
    if row.get("type").strip().lower() == "range":
        given = {key: value for key, value in given.items() if key not in _RANGE}
    for key in given:
        yield Loss(row.place, f"its parameter “{key}”", is_small=True)


_RANGE = frozenset({"start", "end", "step", "tick_labelset"})


def _unread(row: FormRow) -> Iterator[Loss]:
    """Yield what stands in columns that nothing is made of."""
    for (name, _), cell in row.cells.items():
        if name in _READ:
            continue
        if name == "required":
            if cell.words.lower() in _YES:
                what = "it may be skipped: in Hearback every question may"
                yield Loss(cell.name, what, is_small=True)
        elif name == "choice_filter":
            yield Loss(cell.name, f"all choices are shown, without the filter “{cell.words}”")
        else:
            is_small = name in _SMALL or name not in _KNOWN
            yield Loss(cell.name, f"“{name}” has nothing like it", is_small)


def code_for(name: str, taken: Mapping[str, str] | frozenset[str], sign: str = "_") -> str:
    """Return ``name`` as an id or a code that none of ``taken`` is."""
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    kept = re.sub(rf"[^a-z0-9{sign}]", sign, letters)[:32]
    code = kept if kept == name or re.search(r"[a-z0-9]", kept) else f"q{sign}{kept}"[:32]
    number, made = 1, code
    while made in taken:
        number += 1
        made = f"{code[:28]}{sign}{number}"
    return made

"""A survey out of an XLSForm, with every part of it that cannot be carried over."""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from msgspec import Struct

from surveys.conditions import Among, Answered, AtLeast, AtMost, Every, Negated, Node, Some, plain
from surveys.items import SPECIFIED, follow_up_id
from surveys.review.findings import Loc
from surveys.spreadsheet import layout
from surveys.spreadsheet.expression import NotSaid, canonical, parsed
from surveys.spreadsheet.losses import Loss
from surveys.spreadsheet.parts import Leaf, closed, loc_of, put, read_as, with_lists
from surveys.spreadsheet.plainly import as_words, whole_option
from surveys.spreadsheet.tongues import code_of
from surveys.spreadsheet.workbook import Book
from surveys.spreadsheet.xlsform_groups import Group, Groups
from surveys.spreadsheet.xlsform_images import image_losses
from surveys.spreadsheet.xlsform_items import Lists, code_for, made_of
from surveys.spreadsheet.xlsform_out import HEARBACK
from surveys.spreadsheet.xlsform_quotes import QUOTABLE, names_in
from surveys.spreadsheet.xlsform_rows import FormRow, FormSheet, checked_form, form_sheet

_VERSION = re.compile(r"\d{1,4}\.\d{1,4}\.\d{1,4}")
_BEGIN = re.compile(r"begin[ _](.+)", re.IGNORECASE)
_END = re.compile(r"end[ _](group|repeat|loop|lgroup|looped group)", re.IGNORECASE)
_SETTINGS = frozenset({"form_title", "form_id", "version", "default_language"})
_SHEETS = frozenset({"survey", "choices", "settings", HEARBACK})
_OF_CHOICES = frozenset({"list_name", "name", "value", "label", "image"})
_FORM_SHEETS = frozenset({"external_choices", "entities", "osm"})


class Imported(Struct, frozen=True):
    """A survey as a file would hold it, perhaps with gaps, and what was not carried over."""

    data: Mapping[str, Any]
    losses: tuple[Loss, ...]


@dataclass(slots=True)
class _Import:
    """What is known while the rows are read."""

    first: str
    languages: tuple[str, ...]
    lists: Lists
    extras: Mapping[str, Mapping[str, FormRow]]
    """Rows of our own sheet by question and part."""
    items: list[dict[str, Any]] = field(default_factory=list)
    losses: list[Loss] = field(default_factory=list)
    ids: dict[str, str] = field(default_factory=dict)
    chosen: dict[str, str] = field(default_factory=dict)
    """The list of choices of each question."""
    groups: Groups = field(default_factory=Groups)
    before: dict[str, Any] | None = None
    """The question of choices right before the row, with what follows up on it."""
    looked_at: frozenset[str] = frozenset()
    """The names of questions that others look at."""


def from_xlsform(name: str, content: bytes) -> Imported:
    """Return the survey in an XLSForm, the bytes of an .xlsx file.

    Raises Unreadable and Refused. What the promise lacks is left out: a review names it.
    """
    book = checked_form(name, content)
    sheets = {key: form_sheet(book.get(key)) for key in sorted(_SHEETS)}
    extras = {row.get("key"): row for row in sheets[HEARBACK].rows}
    first, languages = _languages(sheets, extras)
    questions: dict[str, dict[str, FormRow]] = {}
    for key, row in extras.items():
        if key.startswith("questions.") and key.count(".") >= 2:
            _, item, part = key.split(".", 2)
            questions.setdefault(item, {})[part] = row
    work = _Import(first, languages, _lists(sheets["choices"]), questions)
    work.looked_at = frozenset(_looked_at(sheets["survey"]))
    for sheet in sheets.values():
        work.losses += sheet.losses
    work.losses += _other_sheets(book)
    for row in sheets["survey"].rows:
        _row(work, row)
    work.losses += _of_choices(sheets["choices"], first)
    data = {**_settings(work, sheets["settings"]), "languages": list(languages)}
    data |= _promise(work, extras)
    return Imported({**data, "questions": work.items}, tuple(work.losses))


def _languages(
    sheets: Mapping[str, FormSheet], extras: Mapping[str, FormRow]
) -> tuple[str, tuple[str, ...]]:
    """Return the first language and all of them."""
    declared = extras["languages"].get("value") if "languages" in extras else ""
    if names := read_as(Leaf.NAMES, declared):
        return names[0], tuple(names)
    rows = sheets["settings"].rows
    default = code_of(rows[0].get("default_language")) if rows else None
    used = [*sheets["survey"].languages, *sheets["choices"].languages]
    first = default if default and (default in used or not used) else (used or ["en"])[0]
    return first, tuple(dict.fromkeys([first, *used]))


def _lists(choices: FormSheet) -> Lists:
    rows: dict[str, list[FormRow]] = {}
    codes: dict[str, dict[str, str]] = {}
    for row in choices.rows:
        name, choice = row.get("list_name"), row.get("name") or row.get("value")
        if not name or not choice:
            continue
        known = codes.setdefault(name, {})
        if choice not in known:
            known[choice] = code_for(choice, frozenset(known.values()))
            rows.setdefault(name, []).append(row)
    return Lists(rows, codes)


def _looked_at(survey: FormSheet) -> Iterator[str]:
    for row in survey.rows:
        for cell in row.cells.values():
            yield from names_in(cell.words)


def _row(work: _Import, row: FormRow) -> None:
    written = row.get("type")
    if _END.fullmatch(written.strip()):
        work.before = None
        work.losses += work.groups.end()
    elif begun := _BEGIN.fullmatch(written.strip()):
        _group(work, row, begun[1].strip().lower())
    elif written:
        _question(work, row)


def _group(work: _Import, row: FormRow, kind: str) -> None:
    """Go into a group; its heading is that of a part of the survey."""
    work.losses += row.quoting()
    if kind != "group":
        what = f"“{kind}”: its questions are asked once, not again and again"
        work.losses.append(Loss(row.place, what))
    work.before, condition = None, _condition(work, row)
    heading = row.said("label", work.first)
    work.losses += work.groups.begin(Group(row.place, condition, heading))


def _question(work: _Import, row: FormRow) -> None:
    quote = partial(_quotable, work)
    made = made_of(row, work.lists, work.first, work.languages, quote)
    work.losses += (*row.quoting(quote), *made.losses)
    if made.item is None or _followed_up(work, row, made.item):
        return
    name = row.get("name")
    item_id = _new_id(work, row)
    item = {"id": item_id, **made.item}
    for heading in work.groups.heading(row.place):
        if isinstance(heading, Loss):
            work.losses.append(heading)
        else:
            item["section"] = as_words(heading, work.first)
    if made.choices:
        work.chosen[item_id] = made.choices
    extras = work.extras.get(name, {})
    if "ask_if" in extras:
        _kept_condition(work, item, extras["ask_if"])
    else:
        _ask_if(work, item, _condition(work, row))
    _extended(work, item, extras)
    work.items.append(item)
    work.before = item if item["kind"] in ("single_choice", "multiple_choice") else None


def _quotable(work: _Import, name: str) -> str | None:
    """Return the id of the question called ``name`` if its answer can be quoted."""
    item_id = work.ids.get(name)
    kinds = {str(each["id"]): each["kind"] for each in work.items}
    return item_id if kinds.get(str(item_id)) in QUOTABLE else None


def _followed_up(work: _Import, row: FormRow, item: Mapping[str, Any]) -> bool:
    """Put into the question before what is asked, in own words, of those who pick one option.

    Tell whether ``row`` is just that: not if anything else is said of it, or looks at it.
    """
    name, before = row.get("name"), work.before
    is_plain = set(item) <= {"kind", "ask", "max_length"} and item["kind"] == "open_ended"
    is_short = item.get("max_length", SPECIFIED) == SPECIFIED
    if before is None or name in work.extras or not (is_plain and is_short and "ask" in item):
        return False
    code = _one_option(work, row, before)
    option = whole_option(before["options"].get(code))
    if name in work.looked_at or code is None or "specify" in option or row.refers():
        return False
    asks = as_words(row.said("label", work.first), work.first)
    before["options"][code] = {**option, "specify": asks}
    if not name.endswith(f"_{code}"):
        what = f"“{name}” is called “{follow_up_id(before['id'], code)}” here"
        work.losses.append(Loss(row.place, what, is_small=True))
    return True


def _one_option(work: _Import, row: FormRow, item: Mapping[str, Any]) -> str | None:
    """Return the only option of ``item`` of whose pickers the row is asked."""
    with suppress(NotSaid):
        match _said(work, row):
            case Among(item_id, (code,)) if item_id == item["id"] and code in item["options"]:
                return code
    return None


def _kept_condition(work: _Import, item: dict[str, Any], row: FormRow) -> None:
    """Take the condition from our own sheet, which can say all of them."""
    try:
        item["ask_if"] = plain(parsed(row.get("value")))
    except NotSaid as error:
        work.losses.append(Loss(row.place, f"it is asked of everyone, because {error}"))


def _new_id(work: _Import, row: FormRow) -> str:
    """Return the id for the row's name, and remember it."""
    name = row.get("name")
    taken = frozenset(each["id"] for each in work.items)
    kept = work.extras.get(name, {}).get("id")
    item_id = kept.get("value") if kept else code_for(name or f"q{len(taken) + 1}", taken)
    if name and item_id != name and not kept:
        work.losses.append(Loss(row.place, f"“{name}” is called “{item_id}” here", is_small=True))
    work.ids[name] = item_id
    return item_id


def _ask_if(work: _Import, item: dict[str, Any], own: Node | None) -> None:
    """Ask ``item`` when its own condition holds and those of the groups it is in."""
    every = tuple(part for part in (*work.groups.conditions(), own) if part is not None)
    if every:
        item["ask_if"] = plain(every[0] if len(every) == 1 else Every(every))


def _condition(work: _Import, row: FormRow) -> Node | None:
    try:
        return _said(work, row)
    except NotSaid as error:
        work.losses.append(Loss(row.place, f"it is asked of everyone, because {error}"))
        return None


def _said(work: _Import, row: FormRow) -> Node | None:
    """Return the condition of a row, if it has one. Raises NotSaid."""
    text = row.get("relevant")
    if not text:
        return None
    kinds = {name: _kind(work, item_id) for name, item_id in work.ids.items()}
    found = parsed(
        text,
        lambda name: kinds.get(name) in ("scale", "whole"),
        lambda name: kinds.get(name) == "multiple_choice",
    )
    return canonical(_renamed(work, found))


def _kind(work: _Import, item_id: str) -> str:
    item = next((each for each in work.items if each["id"] == item_id), {})
    kind = str(item.get("kind", ""))
    return "whole" if kind == "number" and item.get("whole", True) else kind


def _renamed(work: _Import, node: Node) -> Node:
    """Return ``node`` over our ids and codes. Raises NotSaid for what is not carried over."""
    match node:
        case Every(parts):
            return Every(tuple(_renamed(work, part) for part in parts))
        case Some(parts):
            return Some(tuple(_renamed(work, part) for part in parts))
        case Negated(part):
            return Negated(_renamed(work, part))
        case Among(item, values):
            own = _own(work, item)
            codes = work.lists.codes.get(work.chosen.get(own, ""), {})
            return Among(own, tuple(codes.get(value, value) for value in values))
        case AtLeast(item, amount):
            return AtLeast(_own(work, item), amount)
        case AtMost(item, amount):
            return AtMost(_own(work, item), amount)
        case Answered(item):
            return Answered(_own(work, item))


def _own(work: _Import, name: str) -> str:
    if name not in work.ids:
        raise NotSaid(f"“{name}” is not carried over")
    return work.ids[name]


def _extended(work: _Import, item: dict[str, Any], extras: Mapping[str, FormRow]) -> None:
    """Put into ``item`` what our own sheet says of it."""
    also: dict[str, list[Any]] = {}
    for key, row in extras.items():
        part = layout.item_parts().get(key)
        match key.split("."):
            case ["id" | "ask_if"]:
                continue
            case [_] if part and part.leaf is Leaf.WORDS:
                item[key] = as_words(row.said("value", work.first), work.first)
            case [_] if part:
                item[key] = read_as(part.leaf, row.get("value"))
            case ["image", "alt"] if "image" in item:
                item["image"]["alt"] = as_words(row.said("value", work.first), work.first)
            case ["options", code, "image", "alt"] if code in item.get("options", {}):
                option = whole_option(item["options"][code])
                alt = as_words(row.said("value", work.first), work.first)
                image = {**option.get("image", {}), "alt": alt}
                item["options"][code] = {**option, "image": image}
            case ["options", code, "specify"] if code in item.get("options", {}):
                asks = as_words(row.said("value", work.first), work.first)
                item["options"][code] = {**whole_option(item["options"][code]), "specify": asks}
            case ["options", code, "also", _] if code in item.get("options", {}):
                words = as_words(row.said("value", work.first), work.first)
                also.setdefault(code, []).append(words)
            case _:
                work.losses.append(Loss(row.place, f"“{row.get('key')}” is not known"))
    for code, words in also.items():
        item["options"][code] = {**whole_option(item["options"][code]), "also": words}


def _settings(work: _Import, sheet: FormSheet) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for row in sheet.rows[:1]:
        if form_id := row.get("form_id"):
            found["id"] = code_for(form_id, frozenset(), "-").strip("-")
            if found["id"] != form_id:
                what = f"“{form_id}” is called “{found['id']}” here"
                work.losses.append(Loss(row.place, what, is_small=True))
        version = row.get("version")
        found["version"] = version if _VERSION.fullmatch(version) else "1.0.0"
        if version and found["version"] != version:
            what = f"the version “{version}”: here it begins with 1.0.0"
            work.losses.append(Loss(row.place, what, is_small=True))
        if title := row.get("form_title"):
            found["title"] = title
        for (name, _), cell in row.cells.items():
            if name not in _SETTINGS:
                work.losses.append(Loss(cell.name, f"the setting “{name}”", is_small=True))
    return found


def _promise(work: _Import, extras: Mapping[str, FormRow]) -> dict[str, Any]:
    found: dict[Loc, Any] = {}
    for key, row in extras.items():
        at = loc_of(key)
        part = layout.promise_part(at)
        if part is None:
            if at[:1] != ("questions",) or not _is_extra(work, key):
                work.losses.append(Loss(row.place, f"“{key}” is not known"))
        elif part.leaf is Leaf.WORDS:
            if said := row.said("value", work.first):
                found[at] = as_words(said, work.first)
        elif cell := row.cells.get(("value", "")):
            found[at] = read_as(part.leaf, cell.value)
    ways = closed(found)
    data: dict[str, Any] = {}
    for at, value in found.items():
        put(data, ways[at], value)
    return dict(with_lists(data))


def _is_extra(work: _Import, key: str) -> bool:
    return key.count(".") >= 2 and key.split(".")[1] in work.ids


def _of_choices(choices: FormSheet, first: str) -> Iterator[Loss]:
    """Yield what stands beside choices that nothing is made of."""
    told: set[str] = set()
    for row in choices.rows:
        yield from row.quoting()
        yield from image_losses(row, first)
        for (name, _), cell in row.cells.items():
            if name not in _OF_CHOICES and name not in told:
                told.add(name)
                is_small = name not in ("media", "big-image", "audio", "video")
                yield Loss(cell.name, f"the column “{name}” of the choices", is_small)


def _other_sheets(book: Book) -> Iterator[Loss]:
    for key, sheet in book.items():
        if key not in _SHEETS and sheet.rows:
            is_small = key not in _FORM_SHEETS
            yield Loss(f"sheet {sheet.name}", "nothing is taken from it", is_small)

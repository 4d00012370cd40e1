"""A survey as an XLSForm: what XLSForm has no word for goes to a sheet of our own, `hearback`."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO
from typing import Any

from surveys.conditions import Among, condition_of
from surveys.excel import new_workbook
from surveys.items import SPECIFIED, follow_up_id
from surveys.questionnaire import Survey
from surveys.quotes import quotes
from surveys.spreadsheet import layout
from surveys.spreadsheet.expression import NotSaid, canonical, said
from surveys.spreadsheet.losses import Loss
from surveys.spreadsheet.parts import Leaf, cells_of, written
from surveys.spreadsheet.plainly import by_language, languages_of, whole_option
from surveys.spreadsheet.relevant import Picks, constraint, picks_constraint, relevant
from surveys.spreadsheet.tongues import tongue
from surveys.spreadsheet.xlsform_images import image_cells
from surveys.spreadsheet.xlsform_quotes import QUOTABLE, as_form, as_survey, unreferenced

HEARBACK = "hearback"
_NAME = re.compile(r"[a-z][a-z0-9_]*")
_TAKEN = frozenset({"meta", "data", "audit", "entity", "instanceid", "instancename"})
_ANY_DAY = datetime(2026, 1, 1)
_REFERENCE = "“${” would name a question, so a space follows the $"
Cells = dict[str, Any]


@dataclass(slots=True)
class _Form:
    """The rows of each sheet while they are made."""

    data: Mapping[str, Any]
    survey: list[Cells] = field(default_factory=list)
    choices: list[Cells] = field(default_factory=list)
    extras: list[Cells] = field(default_factory=list)
    losses: list[Loss] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    quotable: dict[str, str] = field(default_factory=dict)
    """The names of the questions so far whose answers can be quoted."""
    groups: dict[str, str] = field(default_factory=dict)
    """The name of the group that begins with an item."""

    @property
    def taken(self) -> set[str]:
        """All names that are given already, or cannot be."""
        return {*self.names.values(), *self.groups.values(), *_TAKEN}

    @property
    def first(self) -> str:
        return languages_of(self.data)[0]

    def said(self, words: Any) -> Mapping[str, str]:
        """Return words by language, in the order of the survey's languages."""
        found, order = by_language(words, self.first), languages_of(self.data)
        every = [*(language for language in order if language in found), *found]
        return {language: found[language] for language in every}

    def labels(self, column: str, words: Any, where: str) -> Cells:
        """Return a cell for each language."""
        return {
            f"{column}::{tongue(language)}": self.unreferenced(text, where)
            for language, text in self.said(words).items()
        }

    def unreferenced(self, text: str, where: str) -> str:
        found = unreferenced(text)
        if found != text:
            self.losses.append(Loss(where, _REFERENCE))
        return found

    def asked(self, column: str, key: str, words: Any, where: str) -> Cells:
        """Return a cell for each language of words that may quote; our own sheet keeps, by its
        ``key``, what would not come back from them."""
        cells: Cells = {}
        ids = {name: item_id for item_id, name in self.quotable.items()}
        is_kept = False
        for language, text in self.said(words).items():
            found = cells[f"{column}::{tongue(language)}"] = as_form(text, self.quotable)
            is_kept = is_kept or as_survey(found, ids.get) != text
            self.losses += _unsaid(text, found, where)
        if is_kept:
            self.extra(key, Leaf.WORDS, words)
        return cells

    def image(self, key: str, image: Mapping[str, Any]) -> Cells:
        """Return the cells that name an image; what it shows goes to our own sheet."""
        self.extra(f"{key}.image.alt", Leaf.WORDS, image["alt"])
        return image_cells(image, languages_of(self.data))

    def extra(self, key: str, leaf: Leaf, value: Any) -> None:
        """Write a row of our own sheet."""
        if leaf is not Leaf.WORDS:
            self.extras.append({"key": key, "value": written(leaf, value)})
            return
        row: Cells = {"key": key}
        for language, text in self.said(value).items():
            row["value" if language == self.first else f"value::{tongue(language)}"] = text
        self.extras.append(row)


def xlsform(data: Mapping[str, Any]) -> tuple[bytes, tuple[Loss, ...]]:
    """Return the survey ``data`` as the bytes of an .xlsx file, and what XLSForm cannot say.

    Our own sheet keeps even that, so nothing is lost by reading it back.
    """
    form = _Form(data)
    kinds = {str(item["id"]): str(item["kind"]) for item in data["questions"]}
    for item_id in kinds:
        form.names[item_id] = _name(item_id, form.taken)
    headed = [str(item["id"]) for item in data["questions"] if "section" in item]
    for number, item_id in enumerate(headed, start=1):
        form.groups[item_id] = _name(f"part_{number}", form.taken)
    promise = {key: value for key, value in data.items() if key != "questions"}
    for part, value in cells_of(Survey, promise):
        form.extra(part.key, part.leaf, value)
    before: Mapping[str, Any] = {}
    for item in data["questions"]:
        if "section" in item:
            _group(form, item, is_first=item["id"] == headed[0])
        _item(form, item, kinds)
        if item["kind"] == "open_ended" and "ask_if" in item and before.get("kind") in _FOLLOWED:
            form.extra(f"questions.{form.names[str(item['id'])]}.kind", Leaf.TEXT, item["kind"])
        before = item
    if headed:
        form.survey.append({"type": "end_group"})
    return _bytes(form), tuple(form.losses)


def _group(form: _Form, item: Mapping[str, Any], is_first: bool) -> None:
    """Begin the group that goes on to the next heading."""
    item_id = str(item["id"])
    if not is_first:
        form.survey.append({"type": "end_group"})
    row: Cells = {"type": "begin_group", "name": form.groups[item_id]}
    form.survey.append(row | form.labels("label", item["section"], item_id))


def _unsaid(text: str, found: str, where: str) -> Iterator[Loss]:
    """Yield what a form says otherwise: it has a gap where there is nothing to quote."""
    if found.count("$ {") > text.count("$ {"):
        yield Loss(where, _REFERENCE)
    for quote in quotes(text):
        if quote.otherwise:
            yield Loss(where, f"“{quote.otherwise}”, read where {quote.item} has no answer")


def _name(item_id: str, taken: set[str]) -> str:
    """Return a name that an XML element can have."""
    is_plain = _NAME.fullmatch(item_id) and item_id not in _TAKEN
    name = item_id if is_plain else f"q_{item_id}"
    while name in taken:
        name = f"q_{name}"
    return name


def _item(form: _Form, item: Mapping[str, Any], kinds: Mapping[str, str]) -> None:
    item_id = str(item["id"])
    name = form.names[item_id]
    row: Cells = {"name": name, **_typed(form, item, name)}
    row |= form.asked("label", f"questions.{name}.ask", item["ask"], item_id)
    if "hint" in item:
        row |= form.asked("hint", f"questions.{name}.hint", item["hint"], item_id)
    if "image" in item:
        row |= form.image(f"questions.{name}", item["image"])
    if item["kind"] in QUOTABLE:
        form.quotable[item_id] = name
    if name != item_id:
        form.extra(f"questions.{name}.id", Leaf.TEXT, item_id)
    if "ask_if" in item:
        row |= _relevant(form, item, kinds)
    for key, part in layout.item_parts().items():
        if key in item and key not in _CARRIED:
            form.extra(f"questions.{name}.{key}", part.leaf, item[key])
    form.survey.append(row)
    if item["kind"] in _FOLLOWED:
        _follow_ups(form, item, kinds)


_FOLLOWED = frozenset({"single_choice", "multiple_choice"})
"""Kinds that a text question right behind may follow up on; one that does not says its kind."""


def _follow_ups(form: _Form, item: Mapping[str, Any], kinds: Mapping[str, str]) -> None:
    """Ask those who pick an option, in a row of its own, what its words would be."""
    item_id = str(item["id"])
    name, taken = form.names[item_id], form.taken
    for code, option in item["options"].items():
        asks = whole_option(option).get("specify")
        if asks is None:
            continue
        try:
            condition = relevant(Among(item_id, (str(code),)), kinds, form.names)
        except NotSaid:
            form.extra(f"questions.{name}.options.{code}.specify", Leaf.WORDS, asks)
            form.losses.append(Loss(item_id, f"those who pick “{code}” are asked nothing more"))
            continue
        row: Cells = {"type": "text", "name": _name(follow_up_id(name, str(code)), taken)}
        row |= {"relevant": condition, "constraint": _length(SPECIFIED)}
        form.survey.append(row | form.labels("label", asks, item_id))


_CARRIED = frozenset(
    {"id", "kind", "ask", "hint", "section", "ask_if", "min", "max", "points", "whole"}
    | {"image", "max_length", "shuffle"}
)
"""What the survey sheet itself says of a question."""


def _relevant(form: _Form, item: Mapping[str, Any], kinds: Mapping[str, str]) -> Cells:
    condition = canonical(condition_of(item["ask_if"]))
    try:
        return {"relevant": relevant(condition, kinds, form.names)}
    except NotSaid as error:
        what = f"it is asked of everyone, because {error}"
        form.losses.append(Loss(str(item["id"]), what))
        name = form.names[str(item["id"])]
        form.extra(f"questions.{name}.ask_if", Leaf.TEXT, said(condition))
        return {}


def _typed(form: _Form, item: Mapping[str, Any], name: str) -> Cells:
    """Return the cells that say the kind of a question and its limits."""
    kind = item["kind"]
    match kind:
        case "single_choice" | "multiple_choice" | "ranking":
            _options(form, item, name)
            randomized = {"parameters": "randomize=true"} if item.get("shuffle") else {}
            limit = _picks(item) if kind == "multiple_choice" else ""
            return {"type": f"{_SELECTS[kind]} {name}", "constraint": limit, **randomized}
        case "scale":
            return {"type": "range", "parameters": _scale(form, item, name)}
        case "number":
            is_whole = item.get("whole", True)
            limit = constraint(".", item.get("min"), item.get("max"))
            return {"type": "integer" if is_whole else "decimal", "constraint": limit}
        case "open_ended":
            longest = item.get("max_length")
            return {"type": "text", "constraint": _length(longest) if longest else ""}
        case _:
            return {"type": "note"}


_SELECTS = {
    "single_choice": "select_one",
    "multiple_choice": "select_multiple",
    "ranking": "rank",
}


def _length(longest: int) -> str:
    return constraint("string-length(.)", None, longest)


def _picks(item: Mapping[str, Any]) -> str:
    least, options = item.get("min", 1), item["options"].items()
    alone = [str(code) for code, option in options if whole_option(option).get("exclusive")]
    return picks_constraint(Picks(least if least > 1 else None, item.get("max"), tuple(alone)))


def _scale(form: _Form, item: Mapping[str, Any], name: str) -> str:
    parameters = f"start=1 end={item.get('points', 5)} step=1"
    labels = item.get("labels", {})
    for point, words in labels.items():
        row = {"list_name": name, "name": str(point)}
        form.choices.append(row | form.labels("label", words, str(item["id"])))
    return f"{parameters} tick_labelset={name}" if labels else parameters


def _options(form: _Form, item: Mapping[str, Any], name: str) -> None:
    for code, option in item["options"].items():
        whole, row = whole_option(option), {"list_name": name, "name": str(code)}
        row |= form.labels("label", whole["label"], str(item["id"]))
        if "image" in whole:
            row |= form.image(f"questions.{name}.options.{code}", whole["image"])
        form.choices.append(row)
        for place, words in enumerate(whole.get("also", ()), start=1):
            form.extra(f"questions.{name}.options.{code}.also.{place}", Leaf.WORDS, words)


def _settings(form: _Form) -> Cells:
    title = by_language(form.data["title"], form.first)
    return {
        "form_title": unreferenced(title.get(form.first) or next(iter(title.values()))),
        "form_id": form.data["id"],
        "version": form.data["version"],
        "default_language": tongue(form.first),
    }


def _bytes(form: _Form) -> bytes:
    file = BytesIO()
    with new_workbook(file, {"in_memory": True, "strings_to_formulas": False}) as book:
        book.set_properties({"created": _ANY_DAY})
        bold = book.add_format({"bold": True})
        for name, rows in (
            ("survey", form.survey),
            ("choices", form.choices),
            ("settings", [_settings(form)]),
            (HEARBACK, form.extras),
        ):
            sheet = book.add_worksheet(name)
            for place, heading in enumerate(_headings(rows, _FIRST[name])):
                sheet.write_string(0, place, heading, bold)
                for number, row in enumerate(rows, start=1):
                    _write(sheet, number, place, row.get(heading, ""))
    return file.getvalue()


_FIRST: Mapping[str, Sequence[str]] = {
    "survey": ("type", "name"),
    "choices": ("list_name", "name"),
    "settings": ("form_title",),
    HEARBACK: ("key", "value"),
}


def _headings(rows: Sequence[Cells], first: Sequence[str]) -> Iterator[str]:
    """Yield every heading once, those of ``first`` even where no row has them."""
    yield from dict.fromkeys((*first, *(key for row in rows for key in row if row[key] != "")))


def _write(sheet: Any, row: int, column: int, value: Any) -> None:
    if isinstance(value, int | float) and not isinstance(value, bool):
        sheet.write_number(row, column, value)
    elif value != "":
        sheet.write_string(row, column, str(value))

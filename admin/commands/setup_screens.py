"""What owners see while they set up the organisation's file. Pure."""

from collections.abc import Iterator

from admin.commands.desk import staff_button
from admin.markup import safe
from admin.setup_draft import Setup
from admin.setup_fields import BY_NAME, FIELDS, Field, Kind, Slot, slots, slots_of
from admin.setup_values import (
    NATIONS,
    Values,
    fields_of,
    is_needed,
    languages_of,
    name_of,
    nation_name,
    shown,
    unanswered,
)
from bot.conversation.screen import Button, Rows, Screen
from bot.conversation.screens.view import cut
from surveys.review.findings import Finding

GAPS, ALL, ONE = "gaps", "all", "one"
"""How owners go on after an answer: to the next gap, to the next question, or back."""
NO_LANGUAGE = "-"
_IN_A_ROW = 2
_SHOWN = 200
"""Characters of what is there already."""


def slot_at(name: str, language: str, values: Values) -> Slot | None:
    """Return the question of a button, if it is still asked."""
    field = BY_NAME.get(name)
    asked = "" if language == NO_LANGUAGE else language
    found = slots_of(field, languages_of(values)) if field else ()
    return next((each for each in found if each.language == asked), None)


def slot_button(label: str, verb: str, slot: Slot, walk: str, *parts: str) -> Button:
    """Return a button about one question."""
    return staff_button(label, verb, slot.field.name, slot.language or NO_LANGUAGE, walk, *parts)


def following(slot: Slot, walk: str, values: Values) -> Slot | None:
    """Return the question after one. Where only gaps are asked, those that every file needs come
    first; what was passed over once is not asked again."""
    order = slots(languages_of(values))
    place = {each: at for at, each in enumerate(order)}

    def rank(each: Slot) -> tuple[bool, int]:
        return walk == GAPS and not each.field.is_needed, place.get(each, -1)

    if walk == ONE:
        return None
    left = unanswered(values) if walk == GAPS else order
    return min((each for each in left if rank(each) > rank(slot)), key=rank, default=None)


def overview(setup: Setup, findings: tuple[Finding, ...]) -> Screen:
    """Return what is there, what is missing, and what is not saved yet."""
    values, changed = setup.values, setup.changed
    html = "\n\n".join(_overview(setup, findings))
    missing = unanswered(values)
    rows: list[tuple[Button, ...]] = []
    if missing:
        rows.append((slot_button("Answer what is missing", "setupask", missing[0], GAPS),))
    first = slots(languages_of(values))[0]
    rows.append(
        (
            slot_button("Go through all of it", "setupask", first, ALL),
            staff_button("Change one thing…", "setupall"),
        )
    )
    is_whole = not any(each.severity == "error" for each in findings)
    if changed and is_whole:
        rows.append((staff_button("Save", "setupsave"), staff_button("See the file", "setupfile")))
    if changed:
        rows.append((staff_button("Throw away what is not saved…", "setupdrop"),))
    return Screen(html, tuple(rows))


def _overview(setup: Setup, findings: tuple[Finding, ...]) -> Iterator[str]:
    values = setup.values
    name = values.get(f"name:{languages_of(values)[0]}")
    yield f"<b>Who is asking: {safe(name)}</b>" if name else "<b>Who is asking?</b>"
    if setup.is_made_up:
        yield "So far a made-up organisation is shown. Nothing of it is kept."
    missing = unanswered(values)
    needed = fields_of([each.id for each in missing if is_needed(each, values)])
    others = fields_of([each.id for each in missing if not is_needed(each, values)])
    if needed:
        yield f"Still needed: {', '.join(needed)}."
    else:
        yield "Everything that is needed is there."
    if others:
        yield f"A gap in the review of the year: {', '.join(others)}."
    if setup.changed:
        yield f"<b>Not saved yet:</b> {', '.join(fields_of(setup.changed))}."
    codes = ("E111", "E161")
    for each in findings:
        if each.severity == "error" and each.code not in codes:
            yield f"Line {each.line}: {safe(each.message)}\n→ {safe(each.remedy)}"


def everything(values: Values) -> Screen:
    """Return a button for each part of the file."""
    first = languages_of(values)[0]
    buttons = [
        slot_button(field.label, "setupask", slots_of(field, (first,))[0], ONE) for field in FIELDS
    ]
    rows = [tuple(buttons[at : at + _IN_A_ROW]) for at in range(0, len(buttons), _IN_A_ROW)]
    return Screen("What shall be changed?", (*rows, (staff_button("Back", "setup"),)))


def question(slot: Slot, walk: str, values: Values) -> Screen:
    """Return one question, with what is there already."""
    field, languages = slot.field, languages_of(values)
    order = slots(languages)
    needed = "needed" if is_needed(slot, values) else "may stay empty"
    lines = [f"<i>{order.index(slot) + 1} of {len(order)}, {needed}</i>", _asks(slot, languages)]
    if now := values.get(slot.id):
        lines.append(f"So far: {safe(cut_to(shown(field, now)))}")
    elif (said := values.get(f"{field.name}:{languages[0]}")) and slot.language:
        lines.append(f"In {name_of(languages[0])}: {safe(cut_to(said))}")
    return Screen("\n\n".join(lines), _rows(slot, walk, values))


def cut_to(said: str) -> str:
    """Return as much of an answer as a question has room for."""
    return cut(said, _SHOWN)


def _asks(slot: Slot, languages: tuple[str, ...]) -> str:
    said = safe(slot.field.asks)
    in_language = slot.language and len(languages) > 1
    return f"{said} <b>In {name_of(slot.language)}.</b>" if in_language else said


def _rows(slot: Slot, walk: str, values: Values) -> Rows:
    rows: list[tuple[Button, ...]] = []
    if slot.field.kind is Kind.NATION:
        rows += [(slot_button(nation_name(each), "setupis", slot, walk, each),) for each in NATIONS]
    first, now = languages_of(values)[0], values.get(slot.id)
    said = values.get(f"{slot.field.name}:{first}")
    if said and slot.language not in ("", first) and now != said:
        rows.append((slot_button(f"The same as in {name_of(first)}", "setupsame", slot, walk),))
    if now and not slot.field.is_needed:
        rows.append((slot_button("Take it out", "setupout", slot, walk),))
    last = [staff_button("That is all for now", "setup")]
    if walk != ONE:
        last.insert(0, slot_button("Keep it" if now else "Not now", "setupskip", slot, walk))
    elif (other := _other_language(slot, values)) is not None:
        last.insert(0, slot_button(f"In {name_of(other.language)}", "setupask", other, walk))
    return (*rows, tuple(last))


def _other_language(slot: Slot, values: Values) -> Slot | None:
    """Return the same question in the next language."""
    every = slots_of(slot.field, languages_of(values))
    at = every.index(slot) + 1
    return every[at % len(every)] if len(every) > 1 else None


def overtaken(field: Field, theirs: str, mine: str) -> Screen:
    """Return what is said when somebody else answered the same meanwhile."""
    return Screen(
        "Somebody else changed this while you were typing. Nothing is lost.\n\n"
        f"<b>{safe(field.label)} is now:</b> {safe(cut_to(shown(field, theirs)) or 'empty')}\n"
        f"<b>You wrote:</b> {safe(cut_to(mine))}\n\n"
        "Send yours once more to put it in the place of theirs.",
        ((staff_button("Keep theirs", "setup"),),),
    )

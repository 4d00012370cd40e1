"""What an edit changes in the questions, and what that does to answers given before."""

from collections.abc import Iterator, Sequence

from surveys.edits import Change, Weight, all_reworded, bounded, reworded, said_plainly
from surveys.items import Image, Item, MultipleChoice, Number, OpenEnded, Option, Scale, has_options
from surveys.text import Text

_PICKS = "people may pick fewer than those before them", "people may pick more"
_NUMBERS = "numbers given before would be out of range", "more numbers can be given"
_LENGTH = "answers given before would be too long", "answers may be longer"


def items_changed(old: Sequence[Item], new: Sequence[Item], first: str) -> Iterator[Change]:
    """Yield what was changed from the questions ``old`` to ``new``."""
    before, after = ({item.id: item for item in items} for items in (old, new))
    for item_id in before:
        if item_id not in after:
            reason = "it was removed, and answers to it have no place any more"
            yield Change(Weight.BREAKING, _called(item_id), reason)
    for item_id, item in after.items():
        if item_id in before:
            yield from _item(before[item_id], item, first)
        else:
            yield Change(Weight.ADDITIVE, _called(item_id), "it is new")
    common = [
        [item.id for item in items if item.id in before.keys() & after] for items in (old, new)
    ]
    if common[0] != common[1]:
        yield Change(Weight.ADDITIVE, "questions", "they come in another order")


def _called(item_id: str) -> str:
    return f"question `{item_id}`"


def _item(old: Item, new: Item, first: str) -> Iterator[Change]:
    where = _called(new.id)
    yield from reworded(f"{where}, ask", old.ask, new.ask, first)
    yield from reworded(f"{where}, hint", old.hint, new.hint, first)
    yield from reworded(f"{where}, section", old.section, new.section, first)
    yield from _item_image(f"{where}, image", old.image, new.image, first)
    if (old.about_you is None) != (new.about_you is None):
        reason = "people were told otherwise why it is asked"
        yield Change(Weight.BREAKING, f"{where}, about_you", reason)
    else:
        yield from reworded(f"{where}, about_you", old.about_you, new.about_you, first)
    if old.ask_if != new.ask_if:
        reason = "other people are asked, so answers cannot be counted together"
        yield Change(Weight.BREAKING, f"{where}, ask_if", reason)
    if old.informs != new.informs:
        reason = "it feeds other entries of can_change"
        yield Change(Weight.ADDITIVE, f"{where}, informs", reason)
    if old.kind != new.kind:
        reason = f"it was {old.kind} and is {new.kind}: answers of two kinds cannot be counted"
        yield Change(Weight.BREAKING, f"{where}, kind", reason)
    else:
        yield from _same_kind(where, old, new, first)


def _same_kind(where: str, old: Item, new: Item, first: str) -> Iterator[Change]:
    if has_options(old) and has_options(new):
        yield from _options(where, old.options, new.options, first)
        if old.shuffle != new.shuffle:
            reason = "the options are shown in another order"
            yield Change(Weight.ADDITIVE, f"{where}, shuffle", reason)
    match old, new:
        case MultipleChoice(), MultipleChoice():
            yield from bounded(f"{where}, min", old.min, new.min, is_upper=False, names=_PICKS)
            yield from bounded(f"{where}, max", old.max, new.max, is_upper=True, names=_PICKS)
        case Scale(), Scale():
            yield from _scale(where, old, new, first)
        case Number(), Number():
            yield from _number(where, old, new, first)
        case OpenEnded(), OpenEnded():
            at, lengths = f"{where}, max_length", (old.max_length, new.max_length)
            yield from bounded(at, *lengths, is_upper=True, names=_LENGTH)


def _options(
    where: str, old: Sequence[Option], new: Sequence[Option], first: str
) -> Iterator[Change]:
    before, after = ({option.code: option for option in options} for options in (old, new))
    for code in before:
        if code not in after:
            reason = "it was removed, and people have picked it"
            yield Change(Weight.BREAKING, f"{where}, option `{code}`", reason)
    for code, option in after.items():
        at = f"{where}, option `{code}`"
        if code not in before:
            yield Change(Weight.ADDITIVE, at, "it is new")
        elif other := _meant_before(option, old, first):
            reason = f"it says now what `{other}` said before"
            yield Change(Weight.BREAKING, at, reason)
        else:
            yield from reworded(at, before[code].label, option.label, first)
            yield from _also(f"{at}, also", before[code].also, option.also, first)
            yield from _option_image(f"{at}, image", before[code].image, option.image, first)
            yield from _specified(f"{at}, specify", before[code].specify, option.specify, first)
            yield from _exclusive(f"{at}, exclusive", before[code], option)
    common = [
        [o.code for o in options if o.code in before.keys() & after] for options in (old, new)
    ]
    if common[0] != common[1]:
        reason = "they come in another order"
        yield Change(Weight.ADDITIVE, f"{where}, options", reason)


def _meant_before(option: Option, old: Sequence[Option], first: str) -> str | None:
    """Return the code of another old option that had the words of ``option``."""
    said = said_plainly(option.label, first)
    codes = [each.code for each in old if said & said_plainly(each.label, first)]
    return None if option.code in codes else next(iter(codes), None)


def _also(where: str, old: Sequence[Text], new: Sequence[Text], first: str) -> Iterator[Change]:
    """Words that mean the same only tell how a typed answer is understood from now on."""
    if len(old) < len(new):
        yield Change(Weight.ADDITIVE, where, "more words mean it")
    elif len(old) > len(new):
        yield Change(Weight.WORDING, where, "fewer words mean it")
    else:
        yield from all_reworded(where, old, new, first, "")


def _item_image(where: str, old: Image | None, new: Image | None, first: str) -> Iterator[Change]:
    """What a question shows belongs to its words: what is meant is for its author to keep."""
    yield from reworded(where, old.alt if old else None, new.alt if new else None, first)
    if old and new and old.data != new.data:
        yield Change(Weight.WORDING, where, "it is another picture, or saved anew")


def _option_image(where: str, old: Image | None, new: Image | None, first: str) -> Iterator[Change]:
    """A picture of an option is what people pick."""
    if old is None and new is not None:
        yield Change(Weight.ADDITIVE, where, "it is new")
    elif old is not None and new is None:
        yield Change(Weight.BREAKING, where, "it was removed, and people have picked what it shows")
    elif old and new:
        yield from reworded(where, old.alt, new.alt, first)
        if old.data != new.data:
            reason = "it is another picture, or saved anew, and people have picked what it showed"
            yield Change(Weight.BREAKING, where, reason)


def _specified(where: str, old: Text | None, new: Text | None, first: str) -> Iterator[Change]:
    """What is asked of those who pick an option is a question of its own."""
    if old is None and new is not None:
        yield Change(Weight.ADDITIVE, where, "those who pick it are asked for words")
    elif old is not None and new is None:
        yield Change(Weight.BREAKING, where, "it was removed, and the words have no place any more")
    else:
        yield from reworded(where, old, new, first)


def _exclusive(where: str, old: Option, new: Option) -> Iterator[Change]:
    if new.exclusive and not old.exclusive:
        yield Change(Weight.BREAKING, where, "people have picked it together with others")
    elif old.exclusive and not new.exclusive:
        yield Change(Weight.ADDITIVE, where, "it can be picked with others")


def _scale(where: str, old: Scale, new: Scale, first: str) -> Iterator[Change]:
    if old.points != new.points:
        reason = "a point means something else on a scale of another length"
        yield Change(Weight.BREAKING, f"{where}, points", reason)
    for point in sorted(old.labels.keys() | new.labels):
        at = f"{where}, label {point}"
        yield from reworded(at, old.labels.get(point), new.labels.get(point), first)


def _number(where: str, old: Number, new: Number, first: str) -> Iterator[Change]:
    yield from bounded(f"{where}, min", old.min, new.min, is_upper=False, names=_NUMBERS)
    yield from bounded(f"{where}, max", old.max, new.max, is_upper=True, names=_NUMBERS)
    if old.whole != new.whole:
        narrower, wider = _NUMBERS
        weight = Weight.BREAKING if new.whole else Weight.ADDITIVE
        yield Change(weight, f"{where}, whole", narrower if new.whole else wider)
    if any(reworded("", old.unit, new.unit, first)):
        reason = "numbers in two units cannot be counted together"
        yield Change(Weight.BREAKING, f"{where}, unit", reason)

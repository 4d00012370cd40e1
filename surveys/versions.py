"""Whether an edit of a survey changes its words, adds to it, or breaks it, and where."""

from collections.abc import Iterator
from itertools import chain
from typing import Final

from msgspec import Struct

from surveys.days import After, Moment
from surveys.edits import Change, Weight, all_reworded, bounded, reworded
from surveys.item_edits import items_changed
from surveys.items import Frozen
from surveys.questionnaire import Decision, Initiating, Survey
from surveys.text import Text

_LATER: Final = "it is later than people were told"
_UNSURE: Final = "a date and a number of days from publishing cannot be compared"
_ACCESS: Final = ("open", "link", "code")


class Edit(Struct, frozen=True):
    """What was changed, the heaviest first, since the version ``before``.

    ``version`` is the number that the edited survey has; ``wanted`` is the one that tells how far
    the edit reaches.
    """

    changes: tuple[Change, ...]
    before: str
    version: str
    wanted: str

    @property
    def weight(self) -> Weight | None:
        """How far the whole edit reaches; None when nothing but the version was changed."""
        return self.changes[0].weight if self.changes else None

    @property
    def number(self) -> str:
        """The version that it goes out as: its own number where that is a later one.

        So no number ever stands for two contents.
        """
        return self.version if _parts(self.version) > _parts(self.before) else self.wanted


def edit(old: Survey, new: Survey) -> Edit:
    """Return what was changed from ``old`` to ``new``, which are as for `changes`."""
    found = changes(old, new)
    wanted = next_version(old.version, found[0].weight) if found else old.version
    return Edit(found, old.version, new.version, wanted)


def changes(old: Survey, new: Survey) -> tuple[Change, ...]:
    """Return what was changed from ``old`` to ``new``, the heaviest first.

    Days are compared with days of the same sort: resolve them by `freeze` to compare a survey
    that is out with a file.
    """
    found = chain(
        _identity(old, new),
        _languages(old, new),
        _aim(old, new),
        _days(old, new),
        _people(old, new),
        _kept(old, new),
        items_changed(old.written, new.written, old.languages[0]),
    )
    return tuple(sorted(found, key=lambda change: -change.weight))


def next_version(version: str, weight: Weight) -> str:
    """Return the number after an edit of ``weight``: its last part counts edits of words."""
    major, minor, patch = _parts(version)
    match weight:
        case Weight.WORDING:
            return f"{major}.{minor}.{patch + 1}"
        case Weight.ADDITIVE:
            return f"{major}.{minor + 1}.0"
        case Weight.BREAKING:
            return f"{major + 1}.0.0"


def _parts(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split(".")))


def _identity(old: Survey, new: Survey) -> Iterator[Change]:
    for key, reason in (
        ("id", "this is another survey"),
        ("purpose", "people were told another purpose"),
        ("level", "people were told that they have another say"),
        ("who", "it is for others than those who were asked"),
    ):
        if getattr(old, key) != getattr(new, key):
            yield Change(Weight.BREAKING, key, reason)
    for key in ("title", "why", "complaints", "champion"):
        yield from reworded(key, getattr(old, key), getattr(new, key), old.languages[0])
    lost = "a way to take part was taken away"
    yield from all_reworded("other_ways", old.other_ways, new.other_ways, old.languages[0], lost)


def _languages(old: Survey, new: Survey) -> Iterator[Change]:
    for language in old.languages:
        if language not in new.languages:
            reason = f"`{language}` was removed, and people may be answering in it"
            yield Change(Weight.BREAKING, "languages", reason)
    for language in new.languages:
        if language not in old.languages:
            yield Change(Weight.ADDITIVE, "languages", f"`{language}` is new")
    common = [each for each in old.languages if each in new.languages]
    if common != [each for each in new.languages if each in old.languages]:
        yield Change(Weight.WORDING, "languages", "they come in another order")


def _aim(old: Survey, new: Survey) -> Iterator[Change]:
    """Compare what the answers are for; what was said of young people's part is a promise, too."""
    first = old.languages[0]
    if type(old.aim) is type(new.aim):
        key = "decision" if isinstance(new.aim, Decision) else "use"
        yield from _block(key, old.aim, new.aim, first)
        lost = "something that people were told they can change is no longer open"
        yield from all_reworded(
            f"{key}.can_change", old.aim.can_change, new.aim.can_change, first, lost
        )
        lost = "a limit that people were told is gone"
        before, after = old.aim.cannot_change, new.aim.cannot_change
        if len(after) > len(before):
            reason = "less is open than people were told"
            yield Change(Weight.BREAKING, f"{key}.cannot_change", reason)
        else:
            yield from all_reworded(f"{key}.cannot_change", before, after, first, lost)
    if old.level == new.level:
        yield from _part(old, new, first)
    yield from _outcomes(old, new, first)


def _part(old: Survey, new: Survey, first: str) -> Iterator[Change]:
    if old.part and new.part:
        yield from _block(old.level.value, old.part, new.part, first)
    elif old.part or new.part:
        weight = Weight.BREAKING if old.part else Weight.ADDITIVE
        reason = "what people were told of their part was taken away" if old.part else "it is new"
        yield Change(weight, old.level.value, reason)


def _outcomes(old: Survey, new: Survey, first: str) -> Iterator[Change]:
    if len(new.outcomes) < len(old.outcomes):
        reason = "an outcome that was named beforehand is gone"
        yield Change(Weight.BREAKING, "outcomes", reason)
    elif len(new.outcomes) > len(old.outcomes):
        yield Change(Weight.ADDITIVE, "outcomes", "entries were added")
    pairs = zip(old.outcomes, new.outcomes, strict=False)
    for place, (before, after) in enumerate(pairs, start=1):
        yield from _block(f"outcomes {place}", before, after, first)


def _block(where: str, old: Frozen, new: Frozen, first: str) -> Iterator[Change]:
    """Compare the words of two blocks of one kind, key by key."""
    for key in type(new).model_fields:
        before, after = getattr(old, key), getattr(new, key)
        if isinstance(before, Text) and isinstance(after, Text):
            yield from reworded(f"{where}.{key}", before, after, first)


def _days(old: Survey, new: Survey) -> Iterator[Change]:
    if old.opens != new.opens:
        yield Change(Weight.ADDITIVE, "opens", "it opens on another day")
    yield from _day("closes", old.closes, new.closes, earlier="people were told they had longer")
    for key in ("promised_by", "follow_up_on"):
        yield from _day(f"feedback.{key}", getattr(old.feedback, key), getattr(new.feedback, key))
    if type(old.aim) is type(new.aim):
        key = "decision.decide_by" if isinstance(new.aim, Decision) else "use.by"
        yield from _day(key, _due(old), _due(new))
    if isinstance(old.part, Initiating) and isinstance(new.part, Initiating):
        yield from _day("initiating.by", old.part.by, new.part.by)


def _due(survey: Survey) -> Moment:
    aim = survey.aim
    return aim.decide_by if isinstance(aim, Decision) else aim.by


def _day(where: str, old: Moment, new: Moment, earlier: str = "") -> Iterator[Change]:
    """Later is breaking; with ``earlier``, sooner is, and that is why."""
    if old == new:
        return
    match old, new:
        case After(), After():
            is_later = new.days > old.days
        case (After(), _) | (_, After()):
            yield Change(Weight.BREAKING, where, _UNSURE)
            return
        case _:
            is_later = new > old
    if is_later == (not earlier):
        yield Change(Weight.BREAKING, where, earlier or _LATER)
    else:
        yield Change(Weight.ADDITIVE, where, "it is later" if is_later else "it is sooner")


def _people(old: Survey, new: Survey) -> Iterator[Change]:
    names = "people who were asked are left out", "more people can take part"
    before, after = old.audience, new.audience
    at = "audience.min_age", "audience.max_age"
    yield from bounded(at[0], before.min_age, after.min_age, is_upper=False, names=names)
    yield from bounded(at[1], before.max_age, after.max_age, is_upper=True, names=names)
    ages = {"min_age", "max_age"}
    if before.model_dump(exclude=ages) != after.model_dump(exclude=ages):
        yield Change(Weight.WORDING, "audience", "it is compared with other numbers of people")
    places = _ACCESS.index(old.access), _ACCESS.index(new.access)
    yield from bounded("access", *places, is_upper=False, names=names)


def _kept(old: Survey, new: Survey) -> Iterator[Change]:
    """Compare what is done with people and their answers beyond the questions."""
    if old.retention_days != new.retention_days:
        longer = new.retention_days > old.retention_days
        reason = "words are kept longer than people were told" if longer else "they go sooner"
        weight = Weight.BREAKING if longer else Weight.ADDITIVE
        yield Change(weight, "retention_days", reason)
    if old.sensitive != new.sensitive:
        reason = "messages" + (" say less" if new.sensitive else " say more than people expect")
        weight = Weight.ADDITIVE if new.sensitive else Weight.BREAKING
        yield Change(weight, "sensitive", reason)
    if old.reminder_days != new.reminder_days:
        more = old.reminder_days is None
        reason = "people were promised no reminder" if more else "the reminder comes otherwise"
        yield Change(Weight.BREAKING if more else Weight.ADDITIVE, "remind_after", reason)
    yield from _breakdowns(old, new)
    if old.safeguarding != new.safeguarding:
        yield Change(Weight.WORDING, "safeguarding", "others read for young people at risk")


def _breakdowns(old: Survey, new: Survey) -> Iterator[Change]:
    asked = {item.id for item in old.questions}
    for item in set(new.breakdowns) - set(old.breakdowns):
        weight = Weight.BREAKING if item in asked else Weight.ADDITIVE
        reason = f"people who answered `{item}` were not told that results are compared by it"
        yield Change(weight, "breakdowns", reason if item in asked else f"`{item}` is new")
    for item in set(old.breakdowns) - set(new.breakdowns):
        yield Change(Weight.ADDITIVE, "breakdowns", f"`{item}` was taken out")

"""Which version of the survey each row of microdata is of, where that gives nobody away."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache

from admin.reports.exports.anonymity import HELD
from admin.reports.exports.records import Records
from admin.reports.gate import Gate, told_as
from surveys.codebook import HELD_BACK, codebook
from surveys.questionnaire import Survey

VERSION = "survey.version"
"""The name of the column."""


class ToldVersions:
    """The version of every row, as it is told: one with too few responses is told as another."""

    def __init__(self, records: Records, gate: Gate) -> None:
        many = Counter(records.answered)
        counts = [many[place] for place in range(len(records.versions))]
        self._as = told_as(counts, gate.version)
        self._answered = records.answered
        self._asked = [_asked(each) for each in records.versions]
        self.codes = [self._as[place] for place in records.answered]
        self.texts = [*(each.version for each in records.versions), HELD_BACK]

    @property
    def are_several(self) -> bool:
        """Whether there is anything to tell."""
        return len(set(self._as)) > 1

    def giving_away(self, told: Sequence[int]) -> Iterator[tuple[int, Collection[str]]]:
        """Yield the rows whose version is not the one in ``told``, and the items that would give
        it away: those that were asked otherwise in the two, or not in one of them."""
        differing = cache(self._differing)
        for row, (answered, code) in enumerate(zip(self._answered, told, strict=True)):
            if answered != code:
                yield row, differing(answered, code)

    def _differing(self, answered: int, told: int) -> Collection[str]:
        mine = self._asked[answered]
        others = self._asked if told == HELD else [self._asked[told]]
        items = {item_id for asked in [mine, *others] for item_id in asked}
        return {
            each for each in items if any(asked.get(each) != mine.get(each) for asked in others)
        }


def _asked(survey: Survey) -> Mapping[str, object]:
    """Return what can be seen of each item of a survey in the answers to it."""
    found: dict[str, list[object]] = {}
    for each in codebook([survey]).variables:
        values = tuple(code.value for code in each.codes)
        found.setdefault(each.item_id, []).append((each.name, each.kind, values, each.asked_if))
    return found

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
    """The version of every row, as it is told: one with too few responses is told as another.

    What was asked otherwise in the two is held back, and that itself tells the rows of a small
    version from the others. So these have a code of their own, which reads like the other's.
    """

    def __init__(self, records: Records, gate: Gate) -> None:
        many = Counter(records.answered)
        counts = [many[place] for place in range(len(records.versions))]
        self._as = told_as(counts, gate.version)
        self._asked = [_asked(each) for each in records.versions]
        codes = [
            told if told == place else len(self._as) + told for place, told in enumerate(self._as)
        ]
        self.codes = [codes[place] for place in records.answered]
        names = [each.version for each in records.versions]
        self.texts = [*names, *names, HELD_BACK]

    @property
    def are_several(self) -> bool:
        """Whether there is anything to tell."""
        return len(set(self._as)) > 1

    def giving_away(self, told: Sequence[int]) -> Iterator[tuple[int, Collection[str]]]:
        """Yield the rows whose version is not told, and the items that would give it away: those
        that were asked otherwise in some version it could be, or not in one of them.

        The items depend on the code in ``told`` alone: rows that share it stay alike.
        """
        differing = cache(self._differing)
        for row, code in enumerate(told):
            if not 0 <= code < len(self._as):
                yield row, differing(code)

    def _differing(self, code: int) -> Collection[str]:
        several = [
            asked
            for asked, told in zip(self._asked, self._as, strict=True)
            if code in (HELD, len(self._as) + told)
        ]
        items = {item_id for asked in several for item_id in asked}
        return {
            each
            for each in items
            if any(asked.get(each) != several[0].get(each) for asked in several)
        }


def _asked(survey: Survey) -> Mapping[str, object]:
    """Return what can be seen of each item of a survey in the answers to it."""
    found: dict[str, list[object]] = {}
    for each in codebook([survey]).variables:
        values = tuple(code.value for code in each.codes)
        found.setdefault(each.item_id, []).append((each.name, each.kind, values, each.asked_if))
    return found

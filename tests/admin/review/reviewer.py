"""A made-up reviewer who reads a whole pile by taps, and counts them."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from admin.review import orders as to
from admin.review.proposing import Proposal, proposals
from admin.review.rulings import Reason
from admin.review.scene import Step
from admin.review.sitting import Panel, Shelf, Sitting
from tests.admin.review.table import Table

NOTHING = "nothing"


@dataclass
class Reviewer:
    """Puts every answer to a theme that it is about, and sets aside what says nothing. ``topics``
    tells all that an answer is about, by its words."""

    table: Table
    topics: Mapping[str, tuple[str, ...]]
    counts: Counter[str] = field(default_factory=Counter)

    def reads_all(self) -> None:
        """Read until nothing is left."""
        self.table.sits()
        while self._sitting.held:
            place = self._first_unread()
            if place is None:
                self._taps(to.Next())
            elif (offer := self._right_offer()) is not None:
                self._taps(offer)
            else:
                self._sorts(self._topics(place)[0])

    def _right_offer(self) -> Proposal | None:
        """Return an offer that is right for all that it is about."""
        offers = proposals(self.table.scene("alex"), self._sitting)
        return next((each for each in offers if self._is_right(each)), None)

    def _is_right(self, offer: Proposal) -> bool:
        theme = offer.theme if isinstance(offer, to.PutTo) else ""
        meant = self.table.themes.get(theme, NOTHING)
        return all(meant in self._topics(place) for place in offer.places)

    def _sorts(self, topic: str) -> None:
        for place in self._unread_about(topic):
            self._taps(to.Pick(place, True))
        if topic == NOTHING:
            self._taps(to.Open(Panel.REASONS))
            self._taps(to.Reject((), Reason.NO_ANSWER))
        else:
            self._names(topic)
        if self._sitting.same is not None:
            self._does_the_same(topic)

    def _names(self, topic: str) -> None:
        self._taps(to.Open(Panel.THEMES))
        theme = next((key for key, title in self.table.themes.items() if title == topic), None)
        if theme is None:
            self.counts["typed"] += 1
            self.table.does(to.Name((), topic))
        else:
            self._taps(to.PutTo(theme))

    def _does_the_same(self, topic: str) -> None:
        self._taps(to.Alike())
        while self._sitting.same is not None:
            numbers = range(1, len(self._sitting.keys) + 1)
            wrong = [n for n in numbers if topic not in self._topics(n)]
            self.counts["offered"] += len(self._sitting.keys)
            self.counts["offered wrongly"] += len(wrong)
            if 2 * len(wrong) > len(self._sitting.keys):
                self._taps(to.Show(Shelf.UNREAD))
                return
            for place in wrong:
                self._taps(to.Pick(place, False))
            self._taps(to.Same())

    @property
    def _sitting(self) -> Sitting:
        return self.table.sittings["alex"]

    def _topics(self, place: int) -> tuple[str, ...]:
        return self.topics[self.table.shown()[place - 1]]

    def _first_unread(self) -> int | None:
        keys = enumerate(self._sitting.keys, 1)
        return next((place for place, key in keys if key not in self.table.rulings), None)

    def _unread_about(self, topic: str) -> list[int]:
        unread = [n for n, key in enumerate(self._sitting.keys, 1) if key not in self.table.rulings]
        return [place for place in unread if topic in self._topics(place)]

    def _taps(self, order: to.Order) -> Step:
        self.counts["taps"] += 1
        return self.table.does(order)

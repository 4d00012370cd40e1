"""The groups of an XLSForm as the parts of a survey, each with one heading."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from surveys.conditions import Node
from surveys.spreadsheet.losses import Loss


@dataclass(slots=True, eq=False)
class Group:
    """A group: the row that begins it, when it is asked, and its heading by language."""

    place: str
    asked: Node | None
    heading: Mapping[str, str]
    is_headed: bool = False
    """Whether a question stands below its heading."""

    @property
    def name(self) -> str:
        """Its heading in one language."""
        return next(iter(self.heading.values()), "")


@dataclass(slots=True)
class Groups:
    """The groups around a row, and the one whose heading was the last to be given."""

    around: list[Group] = field(default_factory=list)
    last: Group | None = None

    def begin(self, group: Group) -> Iterator[Loss]:
        """Go into ``group``."""
        outer = self._headed()
        if outer and group.heading:
            what = f"the heading “{outer.name}” around it: one heading is shown at a time"
            yield Loss(group.place, what)
        self.around.append(group)

    def end(self) -> Iterator[Loss]:
        """Leave the innermost group."""
        left = self.around.pop() if self.around else None
        if left and left.heading and not left.is_headed:
            yield Loss(left.place, f"the heading “{left.name}”: no question stands below it")

    def conditions(self) -> tuple[Node, ...]:
        """Return what has to hold for anything here to be asked."""
        return tuple(group.asked for group in self.around if group.asked is not None)

    def heading(self, place: str) -> Iterator[Mapping[str, str] | Loss]:
        """Yield the heading that begins with the question in the row ``place``, if one does.

        A part goes on to the next heading, so the end of a group is lost where none follows.
        """
        here = self._headed()
        if here is None and self.last is not None:
            what = f"it is no longer below the heading “{self.last.name}”, but is shown there"
            yield Loss(place, what, is_small=True)
        elif here is not None and here is not self.last:
            here.is_headed = True
            yield here.heading
        self.last = here

    def _headed(self) -> Group | None:
        return next((group for group in reversed(self.around) if group.heading), None)

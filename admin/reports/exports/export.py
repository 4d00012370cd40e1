"""What an export is made from."""

from datetime import date

from msgspec import Struct

from admin.reports.disclosure import STANDARD
from admin.reports.gate import Gate
from admin.reports.published import Published
from surveys.codebook import Codebook
from surveys.text import Text


class Export(Struct, frozen=True):
    """The published values of one closed survey, with the dictionary that they are read by.

    ``made`` is the day on which the files are made.
    """

    published: Published
    codebook: Codebook
    made: date
    gate: Gate = STANDARD

    @property
    def name(self) -> str:
        """What the files are called: the survey's id."""
        return self.published.survey_id

    @property
    def languages(self) -> tuple[str, ...]:
        """The survey's languages, its first one first."""
        return self.codebook.languages

    def say(self, text: Text) -> str:
        """Return ``text`` in the survey's first language."""
        return text.say(self.languages[0])

    @property
    def versions(self) -> str:
        """The survey's versions in one cell."""
        return " ".join(self.codebook.versions)

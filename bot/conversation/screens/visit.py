"""All that the screen of an item depends on, besides a person's own words."""

from html import escape

from msgspec import Struct
from msgspec.structs import asdict

from bot.conversation.catalogue import REF_LENGTH, Listing
from bot.conversation.presses import Step, Verb, unstamped
from bot.conversation.screen import Button
from bot.conversation.screens.quotations import Quotation, put_in, quotations
from bot.conversation.state import Asking, Interview
from bot.conversation.wording import Wording
from surveys.answers import Amount, Entry, Said
from surveys.items import Item, Number, Option, has_options
from surveys.parsing import shown
from surveys.paths import Progress
from surveys.routing import Route
from surveys.text import Text

MOST_NUMBER_BUTTONS = 10


class Coming(Struct, frozen=True):
    """One way in which people come to an item: it looks the same to all who come like this.

    ``entry`` is what stands on a button; of own words only ``has_entry`` tells. ``seed`` is 0
    where options are not shuffled. ``quoted`` are the answers before that its words quote.
    """

    fingerprint: str
    language: str
    place: int
    progress: Progress
    has_back: bool
    picks: tuple[str, ...]
    entry: Entry | None
    has_entry: bool
    seed: int
    quoted: tuple[Quotation, ...]

    @property
    def is_typed(self) -> bool:
        """Whether anything that the person wrote is quoted."""
        return bool(self.quoted) and any(each.is_typed for each in self.quoted)


class Visit(Coming, frozen=True, eq=False):
    """An item as it is shown to those who come to it in one way, below the heading of its part."""

    item: Item
    section: Text | None

    @property
    def words(self) -> Wording:
        """What the bot says in the language of the visit."""
        return Wording(self.language)

    def say(self, text: Text) -> str:
        """Return words of the item with the answers they quote, for the channel's HTML."""
        return escape(put_in(self.words, text, self.quoted), quote=False)

    @property
    def options(self) -> tuple[Option, ...]:
        """The options in the order in which they are shown."""
        return shown(self.item, self.seed)

    def pick(self, label: str, value: int, wanted: bool = True) -> Button:
        """Return the button of an option or a point, not yet stamped."""
        return Button(label, self._data(Verb.PICK if wanted else Verb.UNPICK, value))

    def steer(self, phrase: str, verb: Verb) -> Button:
        """Return a button that moves on, back or out, not yet stamped."""
        return Button(self.words.label(phrase), self._data(verb))

    def _data(self, verb: Verb, value: int = 0) -> str:
        return unstamped(Step(self.fingerprint[:REF_LENGTH], 0, self.place, verb, value))


def coming_to(
    language: str, listing: Listing, interview: Interview, at: Asking, way: Route
) -> Coming:
    """Return how an interview comes to the item it is at; ``way`` is the interview's route."""
    place = listing.survey.place(at.item)
    item = listing.survey.questions[place]
    entry = interview.answers.get(at.item)
    return Coming(
        listing.fingerprint,
        language,
        place,
        way.progress(at.item),
        interview.changing or way.before(at.item) is not None,
        at.picks,
        entry if _is_on_a_button(item, entry) else None,
        entry is not None,
        interview.seed if has_options(item) and item.shuffle else 0,
        quotations(listing.survey, at.item, way.answers),
    )


def visit_of(listing: Listing, coming: Coming) -> Visit:
    """Return how an item is shown to those who come to it like this."""
    item = listing.survey.questions[coming.place]
    return Visit(**asdict(coming), item=item, section=listing.survey.sections.get(item.id))


def number_buttons(item: Number) -> range:
    """Return the values of a number item when they are few enough for a button each."""
    if not item.whole or item.min is None or item.max is None:
        return range(0)
    values = range(int(item.min), int(item.max) + 1)
    return values if len(values) <= MOST_NUMBER_BUTTONS else range(0)


def _is_on_a_button(item: Item, entry: Entry | None) -> bool:
    if isinstance(entry, Amount):
        return isinstance(item, Number) and entry.value in number_buttons(item)
    return not isinstance(entry, Said)

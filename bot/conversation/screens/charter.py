"""What young people are promised whatever they are asked, and with whom that was agreed (P36)."""

from bot.conversation.screen import Screen
from bot.conversation.screens.panel import way_on
from bot.conversation.screens.view import View, cut, paragraphs
from bot.conversation.state import Person
from surveys.text import Text

LONGEST = 290
"""UTF-16 units of one promise: twelve of them are one message."""


def charter(view: View, person: Person) -> Screen:
    """Return the charter, or plainly that there is none yet."""
    found = view.catalogue.host.charter
    if found is None:
        return Screen(view.words("charter-none"), (way_on(view, person),))
    promises = (view.words("charter-promise", promise=_cut(view, each)) for each in found.promises)
    agreed = view.words(
        "charter-agreed", people=_cut(view, found.agreed_with), date=view.day(found.agreed_on)
    )
    html = paragraphs(view.words("charter-title"), "\n".join(promises), agreed)
    return Screen(html, (way_on(view, person),))


def _cut(view: View, text: Text) -> str:
    return cut(view.plain(text), LONGEST)

"""What screens have in common that lie over whatever is going on, and change nothing of it."""

from bot.conversation.presses import GoHome, GoOn
from bot.conversation.screen import Button, Screen
from bot.conversation.screens.view import View
from bot.conversation.state import Person


def way_on(view: View, person: Person) -> tuple[Button, ...]:
    """Return the row that leads back to where the person was."""
    if person.current is None:
        return (view.button("see-surveys", GoHome()),)
    return (view.button("carry-on-here", GoOn()),)


def notice(view: View, person: Person, phrase: str) -> Screen:
    """Return one of the bot's phrases, and the way back."""
    return Screen(view.words(phrase), (way_on(view, person),))

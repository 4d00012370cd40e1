"""What an item asked, for those who read answers to it and did not see it asked."""

from surveys.items import FollowUp, Item
from surveys.quotes import without_quotes
from surveys.text import Text


def asked_in_full(item: Item) -> Text:
    """Return the words of ``item``; with a follow-up, the answer and the question it belongs to.

    "What would that be?" alone says nothing. Nobody's answer is quoted.
    """
    if not isinstance(item, FollowUp):
        return without_quotes(item.ask)
    parts = (item.option.label, item.ask, item.of.ask)
    languages = dict.fromkeys(language for part in parts for language in part.by_language)
    return Text({language: _in_full(parts, language) for language in languages})


def _in_full(parts: tuple[Text, Text, Text], language: str) -> str:
    option, ask, question = (part.say(language) for part in parts)
    return f"{option}: {ask} · {question}"

"""Approved quotes as themes: a draft names them by a hash, and has their words only once it is out.

So whatever the review desk takes back, or retention deletes, is in no draft either.
"""

from collections.abc import Mapping, Sequence
from hashlib import sha256

from admin.feedback import Draft, Theme
from admin.review_desk import ApprovedQuote

QUOTE = "quote."
"""Names of themes that are approved quotes or paraphrases begin so."""


def quote_name(quote: ApprovedQuote) -> str:
    """Return how feedback names an approved quote."""
    return _name(quote.words)


def said_in(quote: ApprovedQuote, languages: Sequence[str]) -> dict[str, str]:
    """Return a quote by language. A quote stays as it was said in every language; a paraphrase is
    in the words of staff, who write it in the others too."""
    if quote.is_paraphrase:
        return {languages[0]: quote.words}
    return dict.fromkeys(languages, f"“{quote.words}”")


def has_quotes(draft: Draft) -> bool:
    """Tell whether a draft names any quote."""
    return any(each.about.startswith(QUOTE) for each in draft.writing)


def with_quotes(draft: Draft, quotes: Sequence[ApprovedQuote], languages: Sequence[str]) -> Draft:
    """Return a draft with the words of its quotes, and without those that are approved no more."""
    said = {quote_name(each): said_in(each, languages) for each in quotes}
    filled = draft.with_themes(_filled(each, said.get(each.about, {})) for each in draft.writing)
    for theme in filled.writing:
        if not theme.said:
            filled = filled.dropping(theme.number)
    return filled


def without_quotes(draft: Draft) -> Draft:
    """Return a draft without the words of its quotes, as it is kept until it is out."""
    return draft.with_themes(
        each.changed(said=_rest(each)) if each.about.startswith(QUOTE) else each
        for each in draft.writing
    )


def _filled(theme: Theme, said: Mapping[str, str]) -> Theme:
    return theme.changed(said={**said, **theme.said}) if said else theme


def _rest(theme: Theme) -> dict[str, str]:
    """Return what staff wrote in the place of a quote, in some language."""
    return {each: words for each, words in theme.said.items() if not _is(theme.about, words)}


def _is(about: str, words: str) -> bool:
    return about in (_name(words), _name(words.removeprefix("“").removesuffix("”")))


def _name(words: str) -> str:
    return f"{QUOTE}{sha256(words.encode()).hexdigest()[:12]}"

"""How a draft of "you said, we did" begins: with the themes that the results bring. Pure."""

from collections.abc import Sequence

from admin.feedback import Draft, Theme
from admin.reports import words
from admin.reports.themes import ThemeSeed


def begun(seeds: Sequence[ThemeSeed], languages: Sequence[str]) -> Draft:
    """Return a draft with the themes that the results bring."""
    draft = Draft()
    for seed in seeds:
        draft = draft.adding(required(seed, languages))
    return draft


def required(seed: ThemeSeed, languages: Sequence[str]) -> Theme:
    """Return a theme that the results bring, without a number or an answer yet."""
    numbers = tuple(
        f"{words.of_value(share.value).say('en')} {share.label.say('en')}" for share in seed.shares
    )
    return Theme(
        number=0,
        about=seed.name,
        said={language: seed.said.say(language) for language in languages},
        short={language: seed.short.say(language) for language in languages},
        numbers=numbers,
        required=True,
    )


def missing_from(draft: Draft, seeds: Sequence[ThemeSeed]) -> tuple[ThemeSeed, ...]:
    """Return the themes of the results that a draft does not have."""
    there = {each.about for each in draft.writing}
    return tuple(seed for seed in seeds if seed.name not in there)

"""Names of languages, for staff, in English."""

from functools import cache

from babel import Locale, UnknownLocaleError

from surveys.languages import base_of, is_easy


@cache
def language_name(code: str) -> str:
    """Return the English name of a language, or its code when it has none here."""
    if is_easy(code):
        return f"{language_name(base_of(code))} – Easy Read"
    try:
        name = Locale.parse(code, sep="-").get_display_name("en")
    except (UnknownLocaleError, ValueError):
        return code
    return name or code

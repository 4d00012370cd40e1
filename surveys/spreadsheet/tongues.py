"""Languages as XLSForm writes them: "Welsh (cy)"."""

import re
from functools import cache

from babel import Locale

_CODED = re.compile(r"\(\s*([A-Za-z]{2,3}(?:-[A-Za-z]{2,8})?)\s*\)\s*$")
_CODE = re.compile(r"[a-z]{2,3}(-[a-z]{2,8})?")


def tongue(code: str) -> str:
    """Return the language ``code`` as a heading names it."""
    name = Locale("en").languages.get(code, code)
    return f"{name} ({code})"


def code_of(heading: str) -> str | None:
    """Return the code of a language that a heading names, or None."""
    if found := _CODED.search(heading):
        return found[1].lower()
    name = heading.strip().lower()
    return _names().get(name) or (name if _CODE.fullmatch(name) else None)


@cache
def _names() -> dict[str, str]:
    """Return the codes of languages by their English name and by their own."""
    found: dict[str, str] = {}
    for code in ("en", "cy", "ar", "ur", "pl", "uk", "ga", "gd", "fr", "es", "de", "pt", "ro"):
        found.setdefault(str(Locale(code).get_display_name(code)).lower(), code)
    for code, name in Locale("en").languages.items():
        if _CODE.fullmatch(code):
            found.setdefault(str(name).lower(), code)
    return found

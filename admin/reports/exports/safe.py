"""Text in cells of spreadsheets that no program takes for a formula."""

_RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def is_risky(text: str) -> bool:
    """Tell whether a spreadsheet could take ``text`` for a formula (OWASP, CSV injection)."""
    return text.startswith(_RISKY) or text.lstrip().startswith(_RISKY)


def harmless(text: str) -> str:
    """Return ``text`` for a cell of CSV: behind an apostrophe where it could be a formula."""
    return f"'{text}" if is_risky(text) else text

"""Numbers by which an office knows somebody or their home: postcode, NHS, National Insurance."""

import re
from typing import Final

_AREAS = (
    "AB|AL|BA|BB|BD|BF|BH|BL|BN|BR|BS|BT|B|CA|CB|CF|CH|CM|CO|CR|CT|CV|CW|DA|DD|DE|DG|DH|DL|DN|DT|DY"
    "|EC|EH|EN|EX|E|FK|FY|GL|GU|GY|G|HA|HD|HG|HP|HR|HS|HU|HX|IG|IM|IP|IV|JE|KA|KT|KW|KY|LA|LD|LE|LL"
    "|LN|LS|LU|L|ME|MK|ML|M|NE|NG|NN|NP|NR|NW|N|OL|OX|PA|PE|PH|PL|PO|PR|RG|RH|RM|SA|SE|SG|SK|SL|SM"
    "|SN|SO|SP|SR|SS|ST|SW|SY|S|TA|TD|TF|TN|TQ|TR|TS|TW|UB|WA|WC|WD|WF|WN|WR|WS|WV|W|YO|ZE"
)
_POSTCODE: Final = re.compile(
    rf"\b(?:{_AREAS})\d[\dA-HJKMNP-Z]?[ -]?(?!(?:1st|2nd|3rd|\dth)\b)\d[ABD-HJLNP-UW-Z]{{2}}\b",
    re.IGNORECASE,
)
_NI_NUMBER: Final = re.compile(
    r"\b(?!BG|GB|NK|KN|TN|NT|ZZ)(?:QQ|[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z])"
    r"(?:[ -]?\d\d){3}[ -]?[A-D]\b",
    re.IGNORECASE,
)
"""QQ begins no real number, but every example of one."""
_TEN_DIGITS: Final = re.compile(r"(?<!\d)\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d)")
_NHS: Final = re.compile(r"\bnhs (?:number|no|num)\b|\brhif (?:y )?(?:gig|nhs)\b", re.IGNORECASE)


def has_postcode(text: str) -> bool:
    """Tell whether ``text`` holds a whole United Kingdom postcode."""
    return _POSTCODE.search(text) is not None


def has_ni_number(text: str) -> bool:
    """Tell whether ``text`` holds a National Insurance number."""
    return _NI_NUMBER.search(text) is not None


def has_nhs_number(text: str) -> bool:
    """Tell whether ``text`` holds ten digits that add up, or are said to be an NHS number."""
    found = _TEN_DIGITS.findall(text)
    return bool(found) and (bool(_NHS.search(text)) or any(map(_adds_up, found)))


def _adds_up(number: str) -> bool:
    """Tell whether the last of ten digits is the check digit of the others, by modulus 11."""
    digits = [int(char) for char in number if char.isdigit()]
    total = sum(weight * digit for weight, digit in zip(range(10, 0, -1), digits, strict=True))
    return total % 11 == 0 and len(set(digits)) > 1

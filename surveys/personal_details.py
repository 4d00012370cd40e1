"""What in somebody's own words may say who they or others are. Nothing found is kept anywhere.

Here on the ground floor, because the conversation asks about it and is pure.
"""

import re
from enum import StrEnum
from typing import Final
from unicodedata import normalize

from surveys.accounts import has_email, has_handle, has_link
from surveys.named_people import names_a_person
from surveys.named_schools import names_a_school
from surveys.official_numbers import has_nhs_number, has_ni_number, has_postcode
from surveys.phone_numbers import has_phone_number

_WORD: Final = re.compile(r"[^\W\d_]+")


class Detail(StrEnum):
    """A kind of detail that tells who somebody is."""

    PHONE = "phone"
    EMAIL = "email"
    LINK = "link"
    HANDLE = "handle"
    POSTCODE = "postcode"
    NHS_NUMBER = "nhs_number"
    NI_NUMBER = "ni_number"
    NAME = "name"
    SCHOOL = "school"


def details_in(said: str) -> tuple[Detail, ...]:
    """Return the kinds of detail that ``said`` seems to hold, each once."""
    text = (said if said.isascii() else normalize("NFKC", said)).replace("’", "'")
    words = frozenset(_WORD.findall(text.lower()))
    has_digits = any(map(str.isdigit, text))
    seen = {
        Detail.PHONE: has_phone_number(text, words),
        Detail.EMAIL: has_email(text, words),
        Detail.LINK: has_link(text),
        Detail.HANDLE: has_handle(text, words),
        Detail.POSTCODE: has_digits and has_postcode(text),
        Detail.NHS_NUMBER: has_digits and has_nhs_number(text),
        Detail.NI_NUMBER: has_digits and has_ni_number(text),
        Detail.NAME: names_a_person(text, words),
        Detail.SCHOOL: names_a_school(text, words),
    }
    return tuple(kind for kind, is_there in seen.items() if is_there)

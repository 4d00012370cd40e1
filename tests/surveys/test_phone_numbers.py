import subprocess
import sys

import pytest

from surveys.phone_numbers import has_phone_number


def _has(text: str) -> bool:
    return has_phone_number(text, frozenset(text.lower().split()))


@pytest.mark.parametrize(
    "text", ["07700 900123", "+48 512 345 678", "0044 7700 900123", "029 2018 0999"]
)
def test_a_number_of_any_country_is_seen(text: str) -> None:
    assert _has(text)


def test_the_letter_o_stands_for_nought() -> None:
    assert _has("O77OO 9OO123")


def test_a_number_may_be_spelt_out() -> None:
    assert _has("oh seven seven double oh nine double oh one two three")
    assert not _has("one or two")


def test_a_number_without_its_area_needs_words_beside_it() -> None:
    assert _has("call me on 960123")
    assert not _has("960123")


@pytest.mark.parametrize(
    "text", ["0800 555 111", "116 123", "999", "0345 600 0000 is the bus line"]
)
def test_a_number_for_everybody_is_nobodys_own(text: str) -> None:
    assert not _has(text)


@pytest.mark.parametrize(
    "text", ["2024-2025", "1000000000 times", "9.30", "from 2019 to 2023", "12 345 678"]
)
def test_other_digits_are_no_number(text: str) -> None:
    assert not _has(text)


def test_the_library_is_loaded_only_for_many_digits() -> None:
    code = (
        "import sys; from surveys.personal_details import details_in;"
        "details_in('9.30 on 11 June'); assert 'phonenumbers' not in sys.modules;"
        "details_in('07700900123'); assert 'phonenumbers' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)

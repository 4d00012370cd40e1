import pytest

from surveys.official_numbers import has_nhs_number, has_ni_number, has_postcode


@pytest.mark.parametrize("text", ["CF24 3AA", "cf243aa", "near SW1A 1AA.", "M14-5RQ"])
def test_a_postcode_is_seen(text: str) -> None:
    assert has_postcode(text)


@pytest.mark.parametrize(
    "text", ["X1 1AA", "b4 1st stop", "the M4", "SA1", "ps5 2nd hand", "at 9 5pm"]
)
def test_other_letters_and_digits_are_no_postcode(text: str) -> None:
    assert not has_postcode(text)


@pytest.mark.parametrize("text", ["943 476 5919", "9434765919", "401-023-2137"])
def test_ten_digits_that_add_up_are_an_nhs_number(text: str) -> None:
    assert has_nhs_number(text)


@pytest.mark.parametrize("text", ["943 476 5918", "0000000000", "94347659190", "943 476"])
def test_other_digits_are_no_nhs_number(text: str) -> None:
    assert not has_nhs_number(text)


def test_a_mistyped_nhs_number_is_seen_when_it_is_called_one() -> None:
    assert has_nhs_number("my nhs number is 943 476 5918")


@pytest.mark.parametrize("text", ["AB 12 34 56 C", "ab123456c", "QQ-12-34-56-C"])
def test_a_national_insurance_number_is_seen(text: str) -> None:
    assert has_ni_number(text)


@pytest.mark.parametrize("text", ["BG123456A", "AB123456E", "AB12345C", "DA123456A"])
def test_what_is_never_given_out_is_no_national_insurance_number(text: str) -> None:
    assert not has_ni_number(text)

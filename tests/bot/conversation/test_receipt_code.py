"""A receipt as a code: it comes back as it went, and nothing else is taken for one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.presses import TakeBackPress
from bot.conversation.receipt_code import read, written
from bot.privacy.receipts import new_receipt
from tests.bot.conversation.wandering import KNOWN

REF = next(iter(KNOWN.listings.values())).ref
RECEIPT = "cmVjZWlwdC1vZi1zYW0tMQ"
CODE = written(REF, RECEIPT)
NOT_OURS = TakeBackPress("", "")
ANSWERS = [
    label
    for listing in KNOWN.listings.values()
    for item in listing.survey.questions
    for option in getattr(item, "options", ())
    for label in option.label.everywhere()
]


@given(st.binary(min_size=4, max_size=4))
def test_a_code_says_which_survey_and_which_receipt(ref: bytes) -> None:
    receipt = new_receipt()
    assert read(written(ref.hex(), receipt)) == TakeBackPress(ref.hex(), receipt)


@pytest.mark.parametrize(
    "typed",
    [
        f"  {CODE}\n",
        CODE.lower(),
        CODE.replace("-", " "),
        CODE.replace("-", ""),
        CODE.replace("-", "–"),
        CODE.replace("0", "o").replace("1", "l"),
        f"HB-{CODE[3:].replace('-', '')}",
        f"my receipt is {CODE}, thanks",
    ],
)
def test_a_code_is_read_however_it_is_typed(typed: str) -> None:
    assert read(typed) == TakeBackPress(REF, RECEIPT)


@pytest.mark.parametrize(
    "typed",
    [
        CODE[:-1],
        CODE[:12],
        f"{CODE}-XXXX",
        CODE.replace(CODE[3:7], "UUUU"),
        "HB-0000-0000",
        "hb-abcd-efgh-",
    ],
)
def test_a_code_that_was_never_given_asks_for_a_receipt_that_nobody_has(typed: str) -> None:
    assert read(typed) == NOT_OURS


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "HB",
        "hb pencils",
        "HB-2B-4B",
        "HBO",
        "hb, 2b or 4b: I don't mind which of them you buy",
        "hob",
        "how about HB-1234-5678-",
        "stop",
        "1",
        *ANSWERS,
    ],
)
def test_an_answer_is_no_code(typed: str) -> None:
    assert read(typed) is None


@given(st.text(max_size=60))
def test_whatever_is_typed_is_a_code_or_none(typed: str) -> None:
    assert read(typed) is None or "HB" in typed.upper()


def test_a_code_stands_in_no_answer_even_between_words() -> None:
    assert read(f"Here: {CODE.lower()}!") == TakeBackPress(REF, RECEIPT)


def test_a_code_has_no_letters_that_look_like_others() -> None:
    assert not set("ILOU") & set(CODE.removeprefix("HB"))

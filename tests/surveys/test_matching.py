import pytest

from surveys.items import Option
from surveys.matching import menu

WEEKLY = Option.model_validate(
    {"code": "weekly", "label": {"en": "Every week", "cy": "Bob wythnos"}, "also": ["all the time"]}
)
MONTHLY = Option.model_validate({"code": "monthly", "label": "Now and then"})
NEVER = Option.model_validate({"code": "never", "label": "Never 😀"})
HOW_OFTEN = menu([WEEKLY, MONTHLY, NEVER])


def options(*labels: str) -> list[Option]:
    return [
        Option.model_validate({"code": f"o{n}", "label": each}) for n, each in enumerate(labels)
    ]


@pytest.mark.parametrize(
    "typed",
    [
        "1",
        "1.",
        "1)",
        "(1)",
        "#1",
        "no 1",
        "No. 1",
        "number 1",
        "rhif 1",
        "1️⃣",
        "١",
        "every week",
        "EVERY WEEK!",
        "everyweek",
        "bob wythnos",
        "all the time",
        "evry week",
        "every",
        "1. Every week",
    ],
)
def test_an_option_is_picked_by_number_name_synonym_slip_or_beginning(typed: str) -> None:
    assert HOW_OFTEN.picked(typed) == WEEKLY


@pytest.mark.parametrize(
    "typed", ["4", "0", "1.5", "1 2", "wek", "nev", "3 every week", "sometimes", "😀", "?"]
)
def test_what_means_no_option_or_two_is_nothing(typed: str) -> None:
    assert HOW_OFTEN.picked(typed) is None


def test_a_name_beats_a_number() -> None:
    three, one, two = options("3", "1", "2")
    assert menu([three, one, two]).picked("1") == one


def test_options_without_numbers_are_picked_by_name_only() -> None:
    assert menu([WEEKLY, MONTHLY], numbered=False).picked("1") is None


def test_a_label_of_emoji_alone_is_picked_by_it_in_any_skin_tone() -> None:
    up, down = options("👍", "👎")
    assert menu([up, down]).picked("👍🏽") == up


def test_labels_that_differ_in_signs_only_need_their_signs() -> None:
    five, more = options("5", "5+")
    assert menu([five, more]).picked("5+") == more
    assert menu([five, more]).picked("5") == five


def test_a_slip_that_could_be_two_options_is_nothing() -> None:
    assert menu(options("Morning", "Mourning")).picked("moprning") is None


def test_a_beginning_that_fits_two_options_is_nothing() -> None:
    assert menu(options("Strongly agree", "Strongly disagree")).picked("strongly") is None


@pytest.mark.parametrize(
    "typed",
    [
        "1,3",
        "1 3",
        "1 and 3",
        "1 a 3",
        "1 & 3",
        "1/3",
        "1\n3",
        "- 1\n- 3",
        "1️⃣3️⃣",
        "every week, never",
        "Evry week and nevr",
        "1. Every week\n3. Never",
        "1 3 😀",
    ],
)
def test_a_list_is_read_however_it_is_separated(typed: str) -> None:
    assert HOW_OFTEN.listed(typed) == [WEEKLY, NEVER]


@pytest.mark.parametrize(
    "typed", ["1-3", "1 - 3", "1, 4", "13", "every week or lunch", ", ,", "and"]
)
def test_a_list_with_anything_unknown_is_nothing(typed: str) -> None:
    assert HOW_OFTEN.listed(typed) is None


def test_labels_that_hold_separators_can_still_be_listed() -> None:
    tea, rock, bus = options("Bread, butter and tea", "Rock & roll", "Bus")
    foods = menu([tea, rock, bus])
    assert foods.listed("bread, butter and tea") == [tea]
    assert foods.listed("bus and bread, butter and tea") == [bus, tea]
    assert foods.listed("rock & roll, bus") == [rock, bus]


def test_a_long_story_is_no_list() -> None:
    assert HOW_OFTEN.listed("1 " * 1000) is None

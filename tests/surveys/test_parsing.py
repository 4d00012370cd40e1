import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.answers import Amount, Choice, Choices, Ranks, Rating, Said
from surveys.items import Item
from surveys.parsing import Reason, Rejection, parse, shown
from surveys.text import text_of
from tests.surveys.small import item

OPTIONS = {"tea": "Tea", "bus": "Bus", "sea": "Sea"}
ONE = item("single_choice", options=OPTIONS)
SOME = item("multiple_choice", options=OPTIONS, min=2, max=2)
ALONE = item(
    "multiple_choice",
    options={**OPTIONS, "none": {"label": "None of these", "exclusive": True}},
    min=2,
)
ORDER = item("ranking", options=OPTIONS)
POINTS = item("scale", labels={1: {"en": "Not safe", "cy": "Ddim yn saff"}, 5: "Very safe"})
HOURS = item("number", min=0, max=24, unit="hours")
WORDS = item("open_ended", max_length=10)
EVERY = [ONE, SOME, ORDER, POINTS, HOURS, WORDS, item("statement")]


def reason(asked: Item, typed: str) -> Reason | None:
    given = parse(asked, typed, shown(asked, 1))
    return given.reason if isinstance(given, Rejection) else None


def test_a_number_means_the_option_shown_there() -> None:
    backwards = tuple(reversed(shown(ONE, 1)))
    assert parse(ONE, "1", backwards) == Choice("sea")


def test_several_options_come_in_the_order_of_the_file() -> None:
    assert parse(SOME, "sea and tea", shown(SOME, 1)) == Choices(("tea", "sea"))


def test_too_few_and_too_many_options_are_told_with_their_limits() -> None:
    assert parse(SOME, "tea", ()) == Rejection(Reason.TOO_FEW, {"min": 2, "max": 2, "count": 1})
    assert reason(SOME, "1 2 3") is Reason.TOO_MANY


@pytest.mark.parametrize("typed", ["none of these", "4", "None, none of these"])
def test_an_option_that_goes_alone_is_enough(typed: str) -> None:
    assert parse(ALONE, typed, shown(ALONE, 1)) == Choices(("none",))


@pytest.mark.parametrize("typed", ["1 and none of these", "4 1", "tea, bus, sea, none of these"])
def test_an_option_that_goes_alone_is_named_when_others_come_with_it(typed: str) -> None:
    given = parse(ALONE, typed, shown(ALONE, 1))
    assert given == Rejection(Reason.GOES_ALONE, {"option": text_of("None of these")})


def test_what_goes_alone_and_what_asks_for_words_stay_last_when_shuffled() -> None:
    last = {
        "mine": {"label": "Mine", "specify": "What is it?"},
        "no": {"label": "No", "exclusive": True},
    }
    many = {f"o{place}": "Thing" for place in range(8)}
    asked = item("multiple_choice", options={**last, **many}, shuffle=True)
    codes = [[option.code for option in shown(asked, seed)] for seed in range(20)]
    assert all(each[-2:] == ["mine", "no"] for each in codes)
    assert len({tuple(each) for each in codes}) > 1


@pytest.mark.parametrize("typed", ["3 1 2", "312", "3>1>2", "sea, tea, bus", "Sea\nTea\nBus"])
def test_a_ranking_holds_every_option_once(typed: str) -> None:
    assert parse(ORDER, typed, shown(ORDER, 1)) == Ranks(("sea", "tea", "bus"))


def test_a_ranking_with_gaps_or_repeats_is_told_so() -> None:
    assert reason(ORDER, "3 1") is Reason.INCOMPLETE
    assert reason(ORDER, "3 1 3") is Reason.TWICE
    assert reason(ORDER, "lorry") is Reason.NOT_AN_OPTION


@pytest.mark.parametrize("typed", ["5", "5/5", "5 out of 5", "very safe", "Very saef", "5️⃣"])
def test_a_point_is_given_by_number_or_by_label(typed: str) -> None:
    assert parse(POINTS, typed, ()) == Rating(5)


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("0", Reason.TOO_SMALL),
        ("6", Reason.TOO_LARGE),
        ("2.5", Reason.NOT_WHOLE),
        ("safe", Reason.NOT_A_NUMBER),
        ("4/10", Reason.NOT_A_NUMBER),
    ],
)
def test_a_point_off_the_scale_is_told_why(typed: str, why: Reason) -> None:
    assert parse(POINTS, typed, ()) == Rejection(why, {"min": 1, "max": 5})


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("-1", Reason.TOO_SMALL),
        ("25", Reason.TOO_LARGE),
        ("2.5", Reason.NOT_WHOLE),
        ("lots", Reason.NOT_A_NUMBER),
    ],
)
def test_a_number_out_of_range_is_told_why(typed: str, why: Reason) -> None:
    assert parse(HOURS, typed, ()) == Rejection(why, {"min": 0, "max": 24})


def test_a_number_may_have_its_unit() -> None:
    assert parse(HOURS, "about 8 hours", ()) == Amount(8)


def test_a_fractional_limit_is_written_out() -> None:
    small = item("number", min=0.5, whole=False)
    assert parse(small, "0", ()) == Rejection(Reason.TOO_SMALL, {"min": "0.5"})


def test_open_words_are_kept_but_for_outer_white_space() -> None:
    assert parse(WORDS, " So  é!\n", ()) == Said("So  é!")


def test_emoji_alone_are_an_open_answer() -> None:
    assert parse(WORDS, "🎉🎉", ()) == Said("🎉🎉")


def test_words_over_the_limit_are_told_with_both_lengths() -> None:
    assert parse(WORDS, "a" * 11, ()) == Rejection(Reason.TOO_LONG, {"length": 11, "max": 10})


@pytest.mark.parametrize("asked", EVERY, ids=lambda asked: str(asked.kind))
@pytest.mark.parametrize("typed", ["", "  \n", "\u200b", "\ufeff "])
def test_nothing_visible_is_empty(asked: Item, typed: str) -> None:
    assert reason(asked, typed) is Reason.EMPTY


def test_a_statement_takes_no_answer() -> None:
    assert reason(item("statement"), "ok") is Reason.NOT_AN_OPTION


@given(st.sampled_from(EVERY), st.text(), st.integers())
def test_any_text_gives_an_answer_or_a_rejection(asked: Item, typed: str, seed: int) -> None:
    parse(asked, typed, shown(asked, seed))


@given(st.sampled_from(EVERY), st.text(alphabet=st.characters(codec=None), max_size=30))
def test_broken_characters_are_taken_too(asked: Item, typed: str) -> None:
    parse(asked, typed, ())


@given(st.integers(), st.integers(1, 3))
def test_shuffled_numbers_mean_what_was_shown(seed: int, position: int) -> None:
    asked = item("single_choice", options=OPTIONS, shuffle=True)
    options = shown(asked, seed)
    assert parse(asked, str(position), options) == Choice(options[position - 1].code)


def test_shuffling_shows_every_order_and_the_same_one_to_the_same_person() -> None:
    asked = item("ranking", options=OPTIONS, shuffle=True)
    orders = {tuple(option.code for option in shown(asked, seed)) for seed in range(200)}
    assert len(orders) == 6
    assert shown(asked, 7) == shown(asked, 7)


def test_other_and_none_stay_last_in_a_shuffle() -> None:
    asked = item(
        "single_choice", options=OPTIONS | {"other": "Else", "none": "None of these"}, shuffle=True
    )
    for seed in range(20):
        assert [option.code for option in shown(asked, seed)][-2:] == ["other", "none"]


def test_kinds_without_options_show_none() -> None:
    assert shown(POINTS, 1) == shown(HOURS, 1) == shown(WORDS, 1) == ()


@pytest.mark.parametrize(
    ("kind", "typed", "reason"),
    [("single_choice", "Yes", Reason.NOT_AN_OPTION), ("scale", "3", Reason.NOT_A_NUMBER)],
)
def test_signs_that_spell_out_to_more_than_a_message_are_compared_with_nothing(
    kind: str, typed: str, reason: Reason
) -> None:
    options = {"options": {"yes": "Yes", "no": "No"}} if kind == "single_choice" else {"points": 5}
    asked = item(kind, **options)
    assert not isinstance(parse(asked, typed + "…" * 1300, ()), Rejection)
    found = parse(asked, typed + "…" * 1400, ())
    assert isinstance(found, Rejection)
    assert found.reason is reason

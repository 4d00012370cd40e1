import pytest

from surveys.answers import Amount, Choice, Choices, Missing, Ranks, Rating, Said
from surveys.codebook import HELD_BACK, MISSING, Variable, codebook, in_words, value_of
from surveys.conditions import AtLeast, AtMost, condition_of
from surveys.questionnaire import Survey
from tests.surveys.small import question, survey

EVERY = survey(
    question("hello", "statement"),
    question("one"),
    question("many", "multiple_choice", ask_if={"one": "yes"}),
    question("order", "ranking"),
    question("safe", "scale", labels={1: "Not safe"}),
    question("wait", "number", unit="minutes"),
    question("say", "open_ended"),
    question("age", about_you="We compare ages."),
)


def variables(*versions: Survey) -> dict[str, Variable]:
    return {each.name: each for each in codebook(versions).variables}


def test_each_item_is_a_column_and_each_option_that_may_be_picked_beside_others() -> None:
    assert list(variables(EVERY)) == [
        "one",
        "many.yes",
        "many.no",
        "many.maybe",
        "order.yes",
        "order.no",
        "order.maybe",
        "safe",
        "wait",
        "say",
        "age",
    ]


def test_a_variable_names_the_part_it_is_in_and_quotes_nobody() -> None:
    found = variables(
        survey(
            question("one", section="Getting home"),
            question("two", ask="You said {one}. Why?"),
            question("three", ask="You said {one|so}. Why?", section="About you"),
        )
    )
    told = {name: each.section.say("en") for name, each in found.items() if each.section}
    assert told == {"one": "Getting home", "two": "Getting home", "three": "About you"}
    assert found["two"].question.say("en") == "You said … Why?"
    assert found["three"].question.say("en") == "You said so. Why?"


def test_a_variable_says_who_was_asked() -> None:
    found = variables(EVERY)
    assert found["many.no"].asked_if == "one is yes"
    assert found["one"].asked_if == ""
    assert (found["many.no"].hangs_on, found["one"].hangs_on) == (("one",), ())
    assert [name for name, each in found.items() if each.about_you] == ["age"]


def test_a_condition_is_told_in_words() -> None:
    condition = condition_of(
        {"all": [{"one": ["yes", "no"]}, {"not": {"safe": {"at_least": 3}}}]},
    )
    assert in_words(condition) == "(one is yes or no) and (not (safe is at least 3))"


def test_a_large_number_in_a_condition_is_told_with_all_its_digits() -> None:
    assert in_words(AtLeast("income", 1234567.0)) == "income is at least 1234567"
    assert in_words(AtMost("income", 1234567.0)) == "income is at most 1234567"


def test_every_point_of_a_scale_is_a_code() -> None:
    codes = variables(EVERY)["safe"].codes
    assert [(code.value, code.label.say("en")) for code in codes][:2] == [
        ("1", "Not safe"),
        ("2", "2"),
    ]


@pytest.mark.parametrize(
    ("name", "entry", "value"),
    [
        ("one", Choice("yes"), "yes"),
        ("many.no", Choices(("no", "maybe")), 1),
        ("many.yes", Choices(("no", "maybe")), 0),
        ("order.no", Ranks(("yes", "no", "maybe")), 2),
        ("safe", Rating(4), 4),
        ("wait", Amount(12.0), 12),
        ("wait", Amount(2.5), 2.5),
        ("one", Missing.SKIPPED, "missing:skipped"),
        ("many.no", Missing.NOT_ASKED, "missing:not_asked"),
    ],
)
def test_an_entry_becomes_a_value(name: str, entry: object, value: object) -> None:
    assert value_of(variables(EVERY)[name], entry) == value  # type: ignore[arg-type]


def test_own_words_become_no_value() -> None:
    with pytest.raises(ValueError, match="own words"):
        value_of(variables(EVERY)["say"], Said("My secret"))


def test_no_missing_code_can_be_taken_for_an_option() -> None:
    assert len(MISSING) == len(Missing) + 1
    assert HELD_BACK in MISSING
    assert all(":" in code for code in MISSING)


def test_several_versions_have_the_union_of_their_columns() -> None:
    old = survey(question("one", options={"yes": "Yes", "gone": "Gone"}), question("dropped"))
    new = survey(question("added"), question("one"), version="1.1.0")
    found = variables(old, new)
    assert list(found) == ["added", "one", "dropped"]
    assert [code.value for code in found["one"].codes] == ["yes", "no", "maybe", "gone"]
    assert found["one"].versions == ("1.0.0", "1.1.0")
    assert found["dropped"].versions == ("1.0.0",)


def test_what_people_saw_stands_in_brackets_behind_what_they_read() -> None:
    image = {"file": "a.png", "alt": "A row of trees"}
    trees = {"label": "Trees", "image": image}
    found = variables(
        survey(
            question("one", options={"trees": trees, "pond": "Pond"}),
            question("many", "multiple_choice", options={"trees": trees, "pond": "Pond"}),
            question("wait", "number", image=image),
        )
    )
    assert [code.label.say("en") for code in found["one"].codes] == [
        "Trees [A row of trees]",
        "Pond",
    ]
    label = found["many.trees"].option
    assert label is not None
    assert label.say("en") == "Trees [A row of trees]"
    assert found["wait"].question.say("en") == "wait? [A row of trees]"

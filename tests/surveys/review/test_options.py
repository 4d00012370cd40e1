"""Options that stand alone or ask for words; the examples of each rule are in test_examples.py."""

from tests.surveys.review.good import GOOD, change, found

ELSE = "food: {label: Something else, specify: What would that be?}"
SAFEGUARDING = GOOD[GOOD.index("safeguarding:") : GOOD.index("questions:")]
MORE = GOOD[GOOD.index("  - id: more") : GOOD.index("  - id: age")]


def test_an_option_that_asks_for_words_needs_somebody_who_reads_them() -> None:
    silent = GOOD.replace(SAFEGUARDING, "").replace(MORE, "")
    assert found(silent) == []
    assert found(silent.replace("food: Food", ELSE)) == [("E129", "What")]


def test_an_option_that_asks_for_words_keeps_them_long_enough() -> None:
    short = GOOD.replace(MORE, "").replace("retention_days: 120", "retention_days: 30")
    assert found(short) == []
    assert found(short.replace("food: Food", ELSE)) == [("E131", "30")]


def test_what_an_option_asks_is_held_to_what_every_question_is() -> None:
    asks = "food: {label: Something else, specify: Why would you not want that?}"
    leading = "food: {label: Something else, specify: Don't you think it is good?}"
    long = f"food: {{label: Else, specify: {' '.join(['word'] * 21)}?}}"
    assert found(change("food: Food", asks)) == []
    assert found(change("food: Food", leading)) == [("W227", "Don't")]
    assert found(change("food: Food", long)) == [("W206", "word")]


def test_words_asked_in_one_language_alone_are_missed_in_the_other() -> None:
    both = "food: {label: {en: Else, cy: Arall}, specify: What?}"
    text = change("food: Food", both).replace("languages: [en]", "languages: [en, cy]")
    assert ("E161", "What?") in found(text)


def test_an_option_that_goes_alone_is_none_of_those_to_be_picked_together() -> None:
    alone = "food: {label: None of these, exclusive: true}"
    assert found(change("food: Food", alone)) == []
    text = change("food: Food", alone).replace("min: 1\n    max: 2", "min: 3")
    assert found(text) == [("E150", "3")]


def test_nobody_who_picks_what_goes_alone_has_picked_another() -> None:
    alone = "food: {label: None of these, exclusive: true}"
    both = "ask_if: {all: [{first: food}, {first: music}]}"
    text = change("food: Food", alone).replace(
        "    ask: How many hours?", f"    ask: How many hours?\n    {both}"
    )
    assert found(text) == [("E158", "ask_if")]

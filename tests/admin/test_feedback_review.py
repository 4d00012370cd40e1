"""What keeps feedback from going out, and what is advised: each rule once."""

from datetime import date, timedelta

import pytest

from admin import feedback_rules as rules
from admin.feedback import Decision, Draft, Theme
from admin.feedback_review import Context, errors, faults, named
from admin.reports.themes import ThemeSeed
from surveys.questionnaire import Level, freeze
from surveys.review.findings import Fault, Rule
from tests.admin.test_feedback import BARRIER, SAID, SEED, drafted
from tests.bot.room import TODAY
from tests.surveys.small import survey

BOTH = freeze(survey(languages=["en", "cy"], title={"en": "Parks", "cy": "Parciau"}), TODAY)
UNTIL = TODAY + timedelta(days=60)
GOOD = {"en": "We planted ten trees.", "cy": "Plannon ni ddeg coeden."}
"""Words without a fault."""
FROM_RESULTS = Theme(said=SAID, about="it", required=True, decision=Decision.DONE, words=GOOD)
MESSAGE = {"en": "Short", "cy": "Byr"}


def found(
    *themes: Theme, seeds: tuple[ThemeSeed, ...] = (), message: dict[str, str] = MESSAGE
) -> tuple[Fault, ...]:
    return faults(drafted(*themes), Context(BOTH, seeds, TODAY), message)


def rules_of(*themes: Theme, seeds: tuple[ThemeSeed, ...] = ()) -> set[Rule]:
    return {each.rule for each in found(*themes, seeds=seeds)}


def said(en: str, cy: str = "Plannon ni ddeg coeden.") -> Theme:
    return FROM_RESULTS.changed(words={"en": en, "cy": cy})


def test_a_whole_answer_has_no_fault() -> None:
    assert found(FROM_RESULTS, seeds=(SEED,)) == ()


def test_without_any_theme_there_is_nothing_to_send() -> None:
    assert rules_of() == {rules.NO_THEMES}


def test_what_is_left_out_of_the_results_is_named() -> None:
    left = found(FROM_RESULTS, seeds=(SEED, BARRIER))
    assert [each.rule for each in left] == [rules.BARRIER_LEFT_OUT]
    assert left[0].details == {"said": SAID["en"], "about": "barrier.too_long"}
    assert rules_of(seeds=(SEED,)) == {rules.THEME_LEFT_OUT}


def test_what_has_no_decision_is_named() -> None:
    (fault,) = errors(found(FROM_RESULTS, Theme(said=SAID, required=True)))
    assert (fault.rule, fault.at) == (rules.NOT_ANSWERED, ("themes", 1))


@pytest.mark.parametrize(
    ("decision", "rule"),
    [(Decision.NOT_DOING, rules.NO_REASON), (Decision.DONE, rules.NO_WORDS)],
)
def test_an_answer_without_words_in_one_language_is_refused(decision: Decision, rule: Rule) -> None:
    theme = FROM_RESULTS.changed(decision=decision, words={"en": GOOD["en"]})
    (fault,) = errors(found(theme))
    assert (fault.rule, fault.details["language"]) == (rule, "Welsh")


@pytest.mark.parametrize("decision", [Decision.DOING, Decision.NOT_DECIDED])
@pytest.mark.parametrize(
    ("until", "rule"),
    [
        (None, rules.NO_DAY),
        (TODAY, rules.DAY_IS_OVER),
        (date(2207, 5, 1), rules.DAY_TOO_FAR),
        (UNTIL, None),
    ],
)
def test_what_comes_later_needs_a_day_that_is_to_come(
    decision: Decision, until: date | None, rule: Rule | None
) -> None:
    wrong = errors(found(FROM_RESULTS.changed(decision=decision, until=until)))
    assert [each.rule for each in wrong] == ([rule] if rule else [])


def test_a_day_that_is_out_already_may_be_over_in_a_correction() -> None:
    theme = FROM_RESULTS.changed(decision=Decision.DOING, until=TODAY)
    context = Context(BOTH, (), TODAY, frozenset({TODAY}))
    assert faults(drafted(theme), context, MESSAGE) == ()


def test_themes_of_staff_are_said_in_every_language() -> None:
    theme = FROM_RESULTS.changed(required=False, said={"en": "The path is muddy."})
    (fault,) = errors(found(theme))
    assert (fault.rule, fault.details["language"]) == (rules.SAID_NOT_IN_LANGUAGE, "Welsh")


def test_who_decided_is_told_in_every_language() -> None:
    draft = drafted(FROM_RESULTS).with_owner({"en": "The mayor"})
    (fault,) = faults(draft, Context(BOTH, (), TODAY), MESSAGE)
    assert (fault.rule, fault.at) == (rules.NO_WORDS, ("decided_by",))


def test_a_theme_may_not_point_to_an_answer_that_is_not_there() -> None:
    draft = drafted(Theme(said=SAID, required=True), FROM_RESULTS).sharing(2, 1)
    assert {each.rule for each in faults(draft, Context(BOTH, (), TODAY), MESSAGE)} == {
        rules.NOT_ANSWERED,
        rules.COVERS_ITSELF,
    }


def test_a_message_that_is_too_long_is_told_by_how_much() -> None:
    (fault,) = found(FROM_RESULTS, message={"en": "a" * 4000, "cy": "Byr"})
    assert fault.rule is rules.TOO_LONG_MESSAGE
    assert fault.details == {"language": "English", "over": 100}


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("🌳🌳🌳", rules.SAYS_NOTHING),
        ("...", rules.SAYS_NOTHING),
        ("stop", rules.SAYS_NOTHING),
        ("We planted trees. " * 50, rules.TOO_LONG_WORDS),
        ("Your answers are completely anonymous.", rules.CLAIM),
        ("You decide which trees stay.", rules.LEVEL_OVERSTATED),
    ],
)
def test_words_that_may_not_go_out_are_refused(words: str, rule: Rule) -> None:
    assert {each.rule for each in errors(found(said(words)))} == {rule}


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("We will plant " + "many more trees and " * 6 + "grass.", rules.LONG_SENTENCE),
        ("We commence in May.", rules.OFFICE_WORD),
        ("We plant them in due course.", rules.VAGUE),
        ("We guarantee ten trees.", rules.TOO_SURE),
        ("We cannot plant them without money.", rules.DOUBLE_NEGATIVE),
        ("Infrastructure investment considerations notably necessitated "
         "postponement.", rules.LONG_WORDS),
        ("We planted <b>ten</b> trees.", rules.MARKUP),
        ("Ring Jo on 01632 960 001 about it.", rules.MAY_NAME_SOMEBODY),
        ("Done.", rules.VERY_SHORT),
        ("Plannon ni ddeg coeden.", rules.SAME_WORDS),
    ],
)  # fmt: skip
def test_advice_keeps_nothing_back(words: str, rule: Rule) -> None:
    told = found(said(words))
    assert rule in {each.rule for each in told}
    assert errors(told) == ()


def in_easy_read(en: str, easy: str) -> set[Rule]:
    parks = freeze(survey(languages=["en", "en-easy"]), TODAY)
    theme = FROM_RESULTS.changed(words={"en": en, "en-easy": easy})
    return {each.rule for each in faults(drafted(theme), Context(parks, (), TODAY), MESSAGE)}


def test_easy_read_is_held_to_short_sentences_and_the_same_words() -> None:
    assert in_easy_read(GOOD["en"], "We put in 10 trees.") == set()
    long = "We put in ten new trees by the path in March."
    assert in_easy_read(long, long) == {rules.LONG_SENTENCE}
    assert in_easy_read(GOOD["en"], "We commence in May.") == {rules.OFFICE_WORD}


def test_plain_words_may_be_easy_read_already() -> None:
    assert in_easy_read(GOOD["en"], GOOD["en"]) == set()


def test_words_in_a_language_that_nobody_is_asked_in_are_refused() -> None:
    (fault,) = errors(found(FROM_RESULTS.changed(words={**GOOD, "pl": "Drzewa są już tam."})))
    assert (fault.rule, fault.at) == (rules.OTHER_LANGUAGE, ("themes", 0, "words", "pl"))


def test_where_nothing_is_done_it_is_told() -> None:
    theme = FROM_RESULTS.changed(decision=Decision.NOT_DOING)
    assert rules_of(theme) == {rules.EVERYTHING_OPEN}


def test_a_quote_stays_as_it_was_said_in_every_language() -> None:
    quote = {"en": "“The path is muddy”", "cy": "“The path is muddy”"}
    assert rules_of(FROM_RESULTS.changed(required=False, said=quote)) == set()


def test_what_results_say_is_nobodys_to_change_and_so_is_not_reviewed() -> None:
    theme = FROM_RESULTS.changed(said={"en": "You decide. " * 30, "cy": "Coed."})
    assert rules_of(theme) == set()


def test_a_theme_is_named_by_few_words() -> None:
    assert len(named(Theme(said={"en": "trees " * 100}))) <= 70


def test_every_rule_has_a_code_of_its_own_and_fills_in_its_words() -> None:
    every = [each for each in vars(rules).values() if isinstance(each, Rule)]
    assert len({each.code for each in every}) == len(every)


def test_a_draft_that_was_never_begun_has_no_theme() -> None:
    assert faults(Draft(), Context(BOTH, (SEED,), TODAY), MESSAGE)[0].rule is rules.THEME_LEFT_OUT


@pytest.mark.parametrize(
    ("level", "words", "rule"),
    [
        ("consultation", "This was your idea.", rules.LEVEL_UNFIT),
        ("representation", "We all decided, and we decide together.", rules.LEVEL_OVERSTATED),
        ("decision_sharing", "This was just a consultation.", rules.LEVEL_UNFIT),
        ("decision_sharing", "We decide this together.", None),
        ("implementation", "You run it with a youth worker.", None),
        ("initiating", "We only listen.", rules.LEVEL_UNFIT),
        ("initiating", "This was your idea.", None),
    ],
)
def test_an_answer_is_held_to_the_level_of_its_survey(
    level: str, words: str, rule: Rule | None
) -> None:
    context = Context(BOTH.model_copy(update={"level": Level(level)}), (), TODAY)
    found_here = {each.rule for each in faults(drafted(said(words)), context, MESSAGE)}
    held = {rules.LEVEL_UNFIT, rules.LEVEL_OVERSTATED}
    assert found_here & held == ({rule} if rule else set())

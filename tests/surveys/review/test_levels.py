import pytest

from surveys.questionnaire import Level
from surveys.review.review import review_text
from tests.surveys.review.good import PARTS, at_level, change, found

LEVELS = [level.value for level in Level]
PART = {
    "representation": ["representatives", "speak_for", "chosen"],
    "decision_sharing": ["share", "disagreement"],
    "implementation": ["doing", "support"],
    "initiating": ["idea_of", "answered_by", "by"],
}


@pytest.mark.parametrize("level", LEVELS)
def test_a_survey_that_says_what_its_level_needs_is_clean(level: str) -> None:
    assert found(at_level(level)) == []


@pytest.mark.parametrize("level", LEVELS[1:])
def test_what_a_level_needs_may_not_be_left_out(level: str) -> None:
    assert found(change("level: consultation", f"level: {level}")) == [("E133", level)]


@pytest.mark.parametrize(("level", "key"), [(level, key) for level in PART for key in PART[level]])
def test_each_key_of_it_is_needed(level: str, key: str) -> None:
    keys = [f"{each}: {'+50 days' if each == 'by' else 'Words'}" for each in PART[level]]
    without = ", ".join(each for each in keys if not each.startswith(f"{key}: "))
    part = f"level: {level}\n{level}: {{{without}}}\n"
    assert [code for code, _ in found(change("level: consultation\n", part))] == ["E111"]


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("other", LEVELS[1:])
def test_a_part_of_another_level_is_an_error(level: str, other: str) -> None:
    text = at_level(level).replace("why: There", f"{PARTS[other]}why: There")
    codes = [code for code, _ in found(text)]
    assert ("E134" in codes) == (level != other)


def test_the_remedy_names_the_keys_and_the_place_of_the_level() -> None:
    (finding,) = review_text("a.yaml", change("consultation", "implementation")).findings
    assert (finding.line, finding.column) == (6, 8)
    assert finding.message == (
        "At `level: implementation` young people must be told what young people do, and with "
        "what support."
    )
    assert "`implementation:` with doing and support" in finding.remedy


def test_an_idea_is_answered_after_the_survey_closes() -> None:
    early = at_level("initiating").replace("by: +50 days}", "by: +20 days}")
    assert found(early) == [("E126", "+20")]


@pytest.mark.parametrize(
    ("level", "words", "code"),
    [
        ("consultation", "You decide", "E128"),
        ("consultation", "Ti sy'n penderfynu", "E128"),
        ("consultation", "We decide this together", "E135"),
        ("consultation", "You run it", "W215"),
        ("consultation", "This was your idea", "W216"),
        ("representation", "It’s up to you", "E128"),
        ("representation", "Penderfyniad ar y cyd", "E135"),
        ("representation", "This is just a consultation", "W217"),
        ("decision_sharing", "You decide", "W214"),
        ("decision_sharing", "Others decide", "W217"),
        ("decision_sharing", "Dim ond gwrando", "W217"),
        ("implementation", "You have the final say", "W214"),
        ("implementation", "Started by young people", "W216"),
        ("implementation", "We only listen", "W217"),
        ("initiating", "We only listen", "W217"),
        ("initiating", "This is a consultation", "W217"),
        ("initiating", "Dim ond ymgynghoriad", "W217"),
    ],
)
@pytest.mark.parametrize(
    "old", ["title: Tiny", "why: There is money for one thing.", "ask: What first?"]
)
def test_words_that_do_not_fit_the_level_are_found_where_they_stand(
    level: str, words: str, code: str, old: str
) -> None:
    key = old.split(":")[0]
    text = at_level(level, change(old, f'{key}: "{words}"'))
    assert found(text) == [(code, f'"{words.split()[0]}')]


@pytest.mark.parametrize("words", ["How do you decide?", "Who decides?", "Pwy sy'n penderfynu?"])
@pytest.mark.parametrize("level", LEVELS)
def test_questions_about_deciding_are_fine_at_every_level(words: str, level: str) -> None:
    assert found(at_level(level, change("ask: What first?", f'ask: "{words}"'))) == []


def test_a_level_that_is_none_is_told_as_such_alone() -> None:
    assert found(change("level: consultation", "level: consulting")) == [("E117", "consulting")]

import pytest

from surveys.power import Claim, unfit
from surveys.questionnaire import Level

BAD = {
    Level.CONSULTATION: [
        "You decide what stays.",
        "We all decide this together.",
        "This was your idea.",
        "Ti sy'n penderfynu.",
        "Rydyn ni'n penderfynu gyda'n gilydd.",
        "Chi sy'n rhedeg y clwb.",
    ],
    Level.REPRESENTATION: [
        "It’s up to you.",
        "A shared decision.",
        "This is just a consultation.",
        "Lan i ti.",
        "Penderfyniad ar y cyd.",
        "Dim ond ymgynghoriad.",
    ],
    Level.DECISION_SHARING: [
        "You have the final say.",
        "Others decide.",
        "We only listen.",
        "Chi fydd yn penderfynu.",
        "Pobl eraill sy'n penderfynu.",
        "Dim ond gwrando.",
    ],
    Level.IMPLEMENTATION: [
        "You are in charge.",
        "You came up with this.",
        "This is only a consultation.",
        "Dy benderfyniad di.",
        "Pobl ifanc ddechreuodd hyn.",
        "Ymgynghoriad yw hyn.",
    ],
    Level.INITIATING: [
        "This is just a consultation.",
        "We just listen.",
        "You have no say.",
        "Dim ond ymgynghoriad.",
        "Dim ond gwrando.",
        "Heb lais.",
    ],
}
GOOD = {
    Level.CONSULTATION: [
        "How do you decide where to go?",
        "Others decide, and tell you why.",
        "What would you decide?",
        "Pwy sy'n penderfynu?",
        "Pobl eraill sy'n penderfynu.",
        "Beth yw dy syniad di?",
    ],
    Level.REPRESENTATION: [
        "The youth council speaks for you.",
        "Staff decide, after they have heard the youth council.",
        "Who should speak for you?",
        "Mae'r cyngor ieuenctid yn siarad drosot ti.",
        "Pwy ddylai siarad drosot ti?",
        "Pobl eraill sy'n penderfynu.",
    ],
    Level.DECISION_SHARING: [
        "We decide this together.",
        "You decide with us which ideas we try.",
        "Young people have half the votes.",
        "Rydyn ni'n penderfynu gyda'n gilydd.",
        "Penderfyniad ar y cyd.",
        "Ti sy'n penderfynu gyda ni.",
    ],
    Level.IMPLEMENTATION: [
        "You run it with a youth worker.",
        "Young people help to make it happen.",
        "Would you like to help on Saturdays?",
        "Chi fydd yn rhedeg y clwb.",
        "Gwneud hyn gyda'n gilydd.",
        "Beth hoffet ti ei wneud?",
    ],
    Level.INITIATING: [
        "This was your idea.",
        "Started by young people.",
        "You decide what comes next.",
        "Pobl ifanc ddechreuodd hyn.",
        "Ti sy'n penderfynu.",
        "Chi sy'n rhedeg y clwb.",
    ],
}


def _each(table: dict[Level, list[str]]) -> list[tuple[Level, str]]:
    return [(level, words) for level in Level for words in table[level]]


@pytest.mark.parametrize(("level", "words"), _each(BAD))
def test_words_that_do_not_fit_a_level_are_found(level: Level, words: str) -> None:
    assert len(list(unfit(level, words))) == 1


@pytest.mark.parametrize(("level", "words"), _each(GOOD))
def test_words_that_fit_a_level_are_not_found(level: Level, words: str) -> None:
    assert list(unfit(level, words)) == []


def test_words_are_told_as_they_were_compared() -> None:
    assert list(unfit(Level.CONSULTATION, "Now: YOU decide!")) == [(Claim.DECIDE, "you decide")]


def test_deciding_with_others_is_not_deciding_alone() -> None:
    claims = [claim for claim, _ in unfit(Level.CONSULTATION, "You decide it together with us.")]
    assert claims == [Claim.DECIDE_TOGETHER]

from datetime import date

import pytest

from admin.feedback import Decision, Draft, Theme, Typing, Wants, begun, length, written
from admin.reports.published import InWords, Word
from admin.reports.themes import Share, ThemeSeed
from surveys.questionnaire import freeze
from surveys.text import Text
from tests.bot.room import TODAY
from tests.surveys.small import survey

SAID = {"en": "Most want trees.", "cy": "Coed i'r rhan fwyaf."}
HEARD = Text({"en": "About 50 answers", "cy": "Tua 50 o atebion"})
BOTH = freeze(survey(languages=["en", "cy"], title={"en": "Parks", "cy": "Parciau"}), TODAY)
UNTIL = date(2027, 5, 1)


def answered(decision: Decision, words: str = "Ten <trees>.", until: date | None = None) -> Theme:
    return Theme(said=SAID, decision=decision, words=words, until=until)


def message(*themes: Theme) -> dict[str, str]:
    return dict(written(Draft(themes=themes), BOTH, HEARD, TODAY))


@pytest.mark.parametrize(
    ("decision", "en", "cy"),
    [
        (Decision.DONE, "We did it:", "Rydyn ni wedi"),
        (Decision.DOING, "We are doing it:", "Rydyn ni"),
        (Decision.NOT_DOING, "We will not do this, because:", "oherwydd"),
    ],
)
def test_each_decision_is_said_in_both_languages(decision: Decision, en: str, cy: str) -> None:
    said = message(answered(decision))
    assert en in said["en"]
    assert cy in said["cy"]
    assert "Ten &lt;trees&gt;." in said["en"]


def test_what_is_not_decided_says_until_when() -> None:
    said = message(answered(Decision.NOT_DECIDED, until=UNTIL))
    assert "Not decided until 1 May" in said["en"]
    assert "1 Mai" in said["cy"]


def test_the_message_says_what_was_said_by_how_many_and_who_decided() -> None:
    said = message(answered(Decision.DONE))
    for words in ("Parks", "About 50 answers", "Most want trees.", "Youth panel", "complaints@"):
        assert words in said["en"]
    for words in ("Parciau", "Tua 50 o atebion", "Coed i'r rhan fwyaf."):
        assert words in said["cy"]


def test_themes_without_an_answer_are_left_out() -> None:
    assert "Most want trees." not in message(Theme(said=SAID))["en"]


@pytest.mark.parametrize(
    ("theme", "is_answered"),
    [
        (Theme(said=SAID), False),
        (answered(Decision.DONE), True),
        (answered(Decision.DONE, words=""), False),
        (answered(Decision.NOT_DOING, words=""), False),
        (answered(Decision.NOT_DECIDED), False),
        (answered(Decision.NOT_DECIDED, until=UNTIL), True),
    ],
)
def test_a_theme_is_answered_with_its_reason_and_its_date(theme: Theme, is_answered: bool) -> None:
    assert theme.is_answered is is_answered


def test_gaps_are_counted_by_their_places() -> None:
    draft = Draft(themes=(Theme(said=SAID), answered(Decision.DONE), Theme(said=SAID)))
    assert draft.unanswered == [0, 2]


def test_a_draft_begins_with_the_themes_that_may_not_be_left_out() -> None:
    share = Share("trees", Text(SAID), InWords(Word.MOST))
    seed = ThemeSeed("it", Text(SAID), (), (share,))
    assert begun([seed]) == Draft(themes=(Theme(said=SAID, required=True),))


def test_a_draft_waits_for_the_words_of_each_member_once() -> None:
    alex, kim = Typing(member="alex", wants=Wants.SAID), Typing(member="kim", wants=Wants.SAID)
    later = Typing(member="alex", wants=Wants.WORDS, place=1)
    draft = Draft().awaiting(alex).awaiting(kim).awaiting(later)
    assert (draft.awaited("alex"), draft.awaited("kim")) == (later, kim)
    assert draft.not_awaiting("alex").awaited("alex") is None
    assert draft.not_awaiting("alex").awaited("kim") == kim


@pytest.mark.parametrize(("place", "after"), [(0, 0), (1, None), (2, 1)])
def test_taking_a_theme_out_moves_the_words_that_are_awaited_with_theirs(
    place: int, after: int | None
) -> None:
    typing = Typing(member="alex", wants=Wants.WORDS, place=place)
    draft = Draft(themes=(Theme(said=SAID),) * 3).awaiting(typing).dropping(1)
    found = draft.awaited("alex")
    assert (found.place if found else None) == after


def test_a_draft_is_read_as_it_was_kept() -> None:
    typing = Typing(member="alex", wants=Wants.UNTIL, decision=Decision.NOT_DECIDED)
    draft = Draft(themes=(answered(Decision.NOT_DECIDED, until=UNTIL),)).awaiting(typing)
    assert Draft.model_validate_json(draft.model_dump_json()) == draft


def test_a_message_is_measured_as_telegram_measures_it() -> None:
    assert length("a🌳") == 3

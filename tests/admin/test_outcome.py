"""The picture of "you said, we did"."""

from datetime import date
from typing import Any

import pytest

from admin.feedback import Decision, Draft, Theme
from admin.feedback_message import written
from admin.outcome import outcome
from admin.reports.outcome_card import MOST_PARTS, OutcomeCard, draw, in_words
from bot.conversation.wording import LANGUAGES
from surveys.questionnaire import freeze
from tests.admin.reports.samples import buses, results

TODAY = date(2027, 3, 1)
BUSES = freeze(buses(), date(2027, 1, 11)).model_copy(update={"languages": LANGUAGES})
HEARD = results(120).heard


def theme(number: int, decision: Decision | None = Decision.DONE, **fields: Any) -> Theme:
    return Theme(
        number=number,
        said={"en": f"Thing {number}, said by 64%, and more.", "cy": f"Peth {number}, 64%."},
        decision=decision,
        words={"en": f"Words {number}.", "cy": f"Geiriau {number}."},
        **fields,
    )


def card(*themes: Theme) -> OutcomeCard:
    return outcome(Draft(themes=themes), BUSES, HEARD, TODAY)


def test_each_decision_has_its_mark_and_its_words() -> None:
    made = card(
        theme(1, Decision.DONE),
        theme(2, Decision.DOING, until=date(2027, 9, 1)),
        theme(3, Decision.NOT_DOING),
        theme(4, Decision.NOT_DECIDED, until=date(2027, 5, 1)),
    )
    assert [(part.look, part.badge["en"]) for part in made.parts] == [
        ("done", "We did it"),
        ("doing", "We are doing it, until 1 September"),
        ("not_doing", "We will not do this. Why:"),
        ("not_decided", "Not decided until 1 May"),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_picture_says_nothing_that_the_message_does_not_say(language: str) -> None:
    draft = Draft(themes=(theme(1), theme(2, Decision.NOT_DOING)))
    made = outcome(draft, BUSES, HEARD, TODAY)
    message = written(draft, BUSES, HEARD, TODAY)[language]
    for part in made.parts:
        assert part.said[language] in message
        assert part.words[language] in message
    assert made.heard[language] in message
    assert made.foot[language] in message


def test_what_one_answer_covers_stands_above_it_together() -> None:
    made = card(theme(1), theme(2, None, same_as=1))
    (part,) = made.parts
    assert "Thing 1" in part.said["en"]
    assert "Thing 2" in part.said["en"]


def test_of_a_theme_with_a_shorter_line_the_picture_has_that_one() -> None:
    (part,) = card(theme(1, short={"en": "Later buses: 64%.", "cy": "Bysiau: 64%."})).parts
    assert part.said["en"] == "Later buses: 64%."


def test_more_themes_than_have_room_are_counted() -> None:
    made = card(*(theme(number) for number in range(1, MOST_PARTS + 3)))
    assert made.more["en"] == "And 2 more things you said."
    assert draw(made, "en").startswith(b"\x89PNG")


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_kept_with_the_message_and_drawn_again_as_it_was(language: str) -> None:
    made = card(theme(1), theme(2, Decision.NOT_DOING))
    draft = Draft(themes=(theme(1),), card=made.model_dump())
    again = OutcomeCard.model_validate(Draft.model_validate_json(draft.model_dump_json()).card)
    assert in_words(again, language) == in_words(made, language)

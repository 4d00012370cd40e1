"""Where typed words go, what is asked next, and that two members never overwrite each other."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from admin.feedback import Decision, Draft, Theme, Typing, Wants
from admin.feedback_typing import (
    Gap,
    Writer,
    asked_for,
    chosen,
    dated,
    deciding,
    gaps,
    minutes_left,
    taken,
)
from tests.admin.test_feedback import SAID, drafted
from tests.bot.room import TODAY

BOTH = ("en", "cy")
ALEX, KIM = Writer("aa", TODAY, BOTH), Writer("bb", TODAY, BOTH)
UNTIL = date(2027, 5, 1)
OPEN = Theme(said=SAID, required=True)


def waiting(draft: Draft, writer: Writer) -> Typing:
    typing = draft.awaited(writer.member)
    assert typing is not None
    return typing


def decided(draft: Draft, writer: Writer, decision: Decision, number: int = 1) -> Draft:
    return draft.awaiting(deciding(draft, writer, number, decision))


def types(draft: Draft, writer: Writer, words: str) -> Draft:
    return taken(draft, waiting(draft, writer), words, writer)


def test_words_are_asked_for_in_every_language_one_after_another() -> None:
    draft = decided(drafted(OPEN), ALEX, Decision.DONE)
    assert (waiting(draft, ALEX).wants, waiting(draft, ALEX).language) == (Wants.WORDS, "en")
    draft = types(draft, ALEX, "Ten trees.")
    assert waiting(draft, ALEX).language == "cy"
    draft = types(draft, ALEX, "Deg coeden.")
    assert draft.awaited("aa") is None
    assert draft.themes[0].words == {"en": "Ten trees.", "cy": "Deg coeden."}
    assert gaps(draft, BOTH) == []


def test_what_is_being_done_needs_a_day_before_its_words() -> None:
    draft = decided(drafted(OPEN), ALEX, Decision.DOING)
    assert waiting(draft, ALEX).wants is Wants.UNTIL
    draft = dated(draft, waiting(draft, ALEX), UNTIL, ALEX)
    assert waiting(draft, ALEX).wants is Wants.WORDS
    assert draft.themes[0].decision is None
    draft = types(draft, ALEX, "We plant.")
    assert (draft.themes[0].decision, draft.themes[0].until) == (Decision.DOING, UNTIL)


def test_another_decision_never_has_the_words_of_the_one_before() -> None:
    draft = types(decided(drafted(OPEN), ALEX, Decision.DONE), ALEX, "Ten trees.")
    draft = types(draft, ALEX, "Deg coeden.")
    draft = decided(draft, ALEX, Decision.NOT_DOING)
    assert draft.themes[0].decision is Decision.DONE
    draft = types(draft, ALEX, "No money.")
    assert draft.themes[0].words == {"en": "No money."}
    assert gaps(draft, BOTH) == [Gap(1, Wants.WORDS, "cy")]


def test_one_language_alone_can_be_written_anew() -> None:
    draft = types(decided(drafted(OPEN), ALEX, Decision.DONE), ALEX, "Ten trees.")
    draft = types(draft, ALEX, "Deg coeden.")
    draft = draft.awaiting(asked_for(draft, ALEX, Wants.WORDS, 1, "cy"))
    draft = types(draft, ALEX, "Deg o goed.")
    assert draft.awaited("aa") is None
    assert draft.themes[0].words == {"en": "Ten trees.", "cy": "Deg o goed."}


def test_a_theme_of_staff_is_said_in_every_language_too() -> None:
    draft = Draft().awaiting(
        asked_for(Draft(), ALEX, Wants.SAID).model_copy(update={"alone": False})
    )
    draft = types(draft, ALEX, "The path is muddy.")
    assert waiting(draft, ALEX).language == "cy"
    draft = types(draft, ALEX, "Mae'r llwybr yn fwdlyd.")
    assert draft.themes[0].said == {"en": "The path is muddy.", "cy": "Mae'r llwybr yn fwdlyd."}


def test_who_decided_is_kept_when_it_is_there_in_every_language() -> None:
    draft = Draft().awaiting(asked_for(Draft(), ALEX, Wants.OWNER))
    draft = types(draft, ALEX, "Youth panel")
    assert draft.owner == {}
    assert types(draft, ALEX, "Panel ieuenctid").owner == {
        "en": "Youth panel",
        "cy": "Panel ieuenctid",
    }


def both_decide() -> Draft:
    """Alex and Kim were asked for the words of one theme; Kim was faster."""
    draft = decided(decided(drafted(OPEN), ALEX, Decision.DONE), KIM, Decision.NOT_DOING)
    return types(types(draft, KIM, "No money."), KIM, "Dim arian.")


def test_words_for_a_theme_that_somebody_changed_meanwhile_are_held() -> None:
    draft = types(both_decide(), ALEX, "Ten trees.")
    assert draft.themes[0].words == {"en": "No money.", "cy": "Dim arian."}
    held = draft.choice_of("aa", 1)
    assert held is not None
    assert held.typed == {"en": "Ten trees."}
    assert draft.awaited("aa") is None


def test_what_somebody_else_wrote_may_stay() -> None:
    draft = types(both_decide(), ALEX, "Ten trees.")
    held = draft.choice_of("aa", 1)
    assert held is not None
    kept = chosen(draft, held, False, 0, ALEX)
    assert kept.themes[0].decision is Decision.NOT_DOING
    assert kept.choice_of("aa", 1) is None


def test_own_words_may_take_the_place_of_what_somebody_else_wrote() -> None:
    draft = types(both_decide(), ALEX, "Ten trees.")
    held = draft.choice_of("aa", 1)
    assert held is not None
    mine = chosen(draft, held, True, draft.themes[0].edition, ALEX)
    assert mine.themes[0].decision is Decision.DONE
    assert mine.themes[0].words == {"en": "Ten trees."}
    assert waiting(mine, ALEX).language == "cy"


def test_a_choice_is_asked_again_when_it_was_changed_once_more() -> None:
    draft = types(both_decide(), ALEX, "Ten trees.")
    draft = decided(draft, KIM, Decision.DONE)
    draft = types(draft, KIM, "Five trees.")
    held = draft.choice_of("aa", 1)
    assert held is not None
    assert chosen(draft, held, True, draft.themes[0].edition - 1, ALEX) == draft


def test_a_day_is_held_as_words_are() -> None:
    draft = decided(drafted(OPEN), ALEX, Decision.DOING)
    draft = dated(draft, waiting(draft, ALEX), UNTIL, ALEX)
    draft = types(types(draft, ALEX, "We plant."), ALEX, "Rydyn ni'n plannu.")
    draft = draft.awaiting(asked_for(draft, ALEX, Wants.UNTIL, 1))
    draft = draft.awaiting(asked_for(draft, KIM, Wants.UNTIL, 1))
    draft = dated(draft, waiting(draft, KIM), date(2027, 6, 1), KIM)
    draft = dated(draft, waiting(draft, ALEX), date(2027, 7, 1), ALEX)
    held = draft.choice_of("aa", 1)
    assert draft.themes[0].until == date(2027, 6, 1)
    assert held is not None
    newest = draft.themes[0].edition
    assert chosen(draft, held, True, newest, ALEX).themes[0].until == date(2027, 7, 1)


def test_the_rest_is_estimated_from_what_is_missing() -> None:
    draft = drafted(*[OPEN] * 7)
    assert minutes_left(draft, ("en",)) == 42
    assert minutes_left(draft, BOTH) == 56
    some = types(decided(draft, ALEX, Decision.DONE), ALEX, "Ten trees.")
    assert minutes_left(some, BOTH) == 50


@given(st.lists(st.tuples(st.sampled_from("ab"), st.integers(1, 2), st.booleans()), max_size=12))
def test_no_words_of_anybody_are_ever_overwritten_unseen(
    steps: list[tuple[str, int, bool]],
) -> None:
    """Whatever two members do in turn, what one wrote is changed by the other only knowingly."""
    writers = {"a": Writer("aa", TODAY, ("en",)), "b": Writer("bb", TODAY, ("en",))}
    draft = drafted(OPEN, OPEN)
    seen: dict[tuple[str, int], dict[str, str]] = {}
    for place, (name, number, is_asking) in enumerate(steps):
        writer, typing = writers[name], draft.awaited(writers[name].member)
        if is_asking or typing is None:
            draft = draft.awaiting(deciding(draft, writer, number, Decision.DONE))
            theme = draft.theme(number)
            assert theme is not None
            seen[name, number] = theme.words
            continue
        before = draft.theme(typing.number)
        draft = taken(draft, typing, f"Words {place}", writer)
        after = draft.theme(typing.number)
        assert before is not None
        assert after is not None
        if before.words != seen[name, typing.number] and before.words != after.words:
            newest = [each for each in draft.history if each.number == typing.number][-2]
            assert newest.member == writer.member

import pytest

from bot.emulator.crowd.choice import (
    Act,
    Mind,
    Screen,
    Tap,
    Type,
    bare,
    is_declining,
    is_out,
    next_act,
)
from bot.emulator.crowd.phrases import PHRASES

AFTERWARDS = ("Back", "Skip", "Stop")


def minds(count: int = 60) -> list[Mind]:
    return [Mind.born("crowd", f"person {number}") for number in range(count)]


def acts(screen: Screen) -> list[Act]:
    """What sixty different people would do with that screen."""
    return [next_act(screen, mind) for mind in minds()]


def steady() -> Mind:
    """Somebody who neither declines nor leaves."""
    return next(one for one in minds() if not one.declines and one.leaves_after is None)


def test_most_people_start_and_a_few_decline() -> None:
    chosen = acts(Screen("Okay?", ("Start", "Not for me", "More")))
    assert set(chosen) == {Tap("Start"), Tap("Not for me")}
    assert chosen.count(Tap("Start")) > 50


def test_answers_are_sent_rather_than_gone_over_again() -> None:
    screen = Screen("Is this right?", ("Change 1", "Send my answers", "Back"))
    assert set(acts(screen)) == {Tap("Send my answers")}


def test_options_are_preferred_to_steering_and_help() -> None:
    chosen = acts(Screen("Which?", ("Red", "Blue", "Help", "Language", *AFTERWARDS)))
    options = [act for act in chosen if act in (Tap("Red"), Tap("Blue"))]
    assert len(options) > 45
    assert Tap("Help") not in chosen
    assert Tap("Language") not in chosen


def test_a_statement_is_read_and_left_with_next() -> None:
    assert set(acts(Screen("Good to know.", ("Next",)))) == {Tap("Next")}


def test_several_picks_end_with_next() -> None:
    mind, screen = steady(), Screen("Which ones?", ("Red", "Blue", "Green", "Next"))
    taps = [next_act(screen, mind)]
    while taps[-1] != Tap("Next"):
        taps.append(next_act(screen, mind))
    assert 2 <= len(taps) <= 4
    assert len(set(taps)) == len(taps)


def test_who_is_asked_the_same_again_after_next_picks_one_more() -> None:
    labels = ("Red", "Blue", "Green", "Grey", "Black", "Next")
    mind, screen = steady(), Screen("At least five.", labels)
    taps = [next_act(screen, mind)]
    while taps[-1] != Tap("Next"):
        taps.append(next_act(screen, mind))
    one_more = next_act(screen, mind)
    assert one_more not in taps
    assert next_act(screen, mind) == Tap("Next")


def test_in_a_ranking_everything_is_tapped() -> None:
    mind, labels = steady(), ["Red", "Blue", "Green"]
    for _ in range(3):
        act = next_act(Screen("Tap them in order.", (*labels, "Next")), mind)
        assert isinstance(act, Tap)
        labels.remove(act.label)
    assert next_act(Screen("Tap them in order.", ("Next",)), mind) == Tap("Next")


def test_a_refused_option_is_not_tapped_again() -> None:
    mind, screen = steady(), Screen("Which?", ("Red", "Blue"))
    assert {next_act(screen, mind), next_act(screen, mind)} == {Tap("Red"), Tap("Blue")}


def test_without_options_something_kind_is_typed() -> None:
    chosen = acts(Screen("What should change?", AFTERWARDS))
    typed = [act.text for act in chosen if isinstance(act, Type)]
    assert len(typed) > 45
    assert set(typed) <= set(PHRASES)


def test_where_a_range_is_named_a_number_in_it_is_typed() -> None:
    typed = [
        act.text for act in acts(Screen("Type a number from 3 to 9.")) if isinstance(act, Type)
    ]
    assert typed
    assert all(3 <= int(text) <= 9 for text in typed)


def test_after_two_tries_at_typing_the_question_is_skipped() -> None:
    mind, screen = steady(), Screen("Say it differently.", AFTERWARDS)
    chosen = [next_act(screen, mind) for _ in range(3)]
    assert chosen[-1] == Tap("Skip")


def test_a_number_may_be_typed_instead_of_tapped() -> None:
    chosen = acts(Screen("Tap one, or type its number.", ("Red", "Blue")))
    assert {act.text for act in chosen if isinstance(act, Type)} <= {"1", "2"}
    assert any(isinstance(act, Type) for act in chosen)


def test_a_few_leave_after_a_while() -> None:
    leaver = next(one for one in minds() if one.leaves_after is not None)
    chosen = [next_act(Screen(f"Question {n}", ("Red", "Stop")), leaver) for n in range(8)]
    assert chosen[-1] == Tap("Stop")
    assert leaver.leaving


@pytest.mark.parametrize(
    ("label", "plain"),
    [
        ("☑ Red", "Red"),
        ("1. Red", "Red"),
        ("3: Red", "Red"),
        ("2️⃣ Red", "Red"),
        ("4 to town", "4 to town"),
        ("✓", "✓"),
    ],
)
def test_decoration_does_not_change_what_an_option_is(label: str, plain: str) -> None:
    assert bare(label) == plain


def test_who_leaves_goes_on_until_there_is_nothing_left_to_stop() -> None:
    last = Tap("Stop or help")
    assert not is_out(Screen("Really?", ("Carry on", "Stop and delete")), last)
    assert is_out(Screen("All deleted."), last)
    assert is_out(Screen("Which?", ("Red", "Stop or help")), last)


def test_questions_with_the_same_hint_are_told_apart() -> None:
    mind, hint = steady(), "Type your answer, in your own words, as long as you like."
    for number in range(6):
        act = next_act(Screen(f"{number} of 6\nWhy {number}?\n{hint}"), mind)
        assert isinstance(act, Type)


def test_declining_is_known_by_its_label() -> None:
    assert is_declining(Tap("🚪 Not for me"))
    assert not is_declining(Type("Not for me"))


def test_thanks_are_recognised() -> None:
    assert Screen("Thank you. Your answers are sent.").is_thanks
    assert not Screen("Next question").is_thanks

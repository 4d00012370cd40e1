from bot.meters import BOUNDS, Meters, Steps, Stopwatch


def test_a_count_is_shown_in_whole_steps() -> None:
    counts = Steps(8)
    for _ in range(17):
        counts.add("message")
    assert counts.shown() == {"message": 16}


def test_what_only_a_few_did_is_not_there_at_all() -> None:
    counts = Steps(8)
    for _ in range(7):
        counts.add("my_chat_member")
    assert counts.shown() == {}


def test_one_more_turn_changes_nothing_that_is_shown() -> None:
    watch = Stopwatch(8)
    for _ in range(8):
        watch.note(0.003)
    shown = watch.shown
    watch.note(9.0)
    assert watch.shown == shown
    assert (shown.total, round(shown.seconds, 6)) == (8, 0.024)


def test_every_duration_finds_its_place() -> None:
    watch = Stopwatch(1)
    for seconds in (*BOUNDS, 1e9, 0.0):
        watch.note(seconds)
    assert watch.shown.counts == (2, *(1,) * len(BOUNDS))


def test_nothing_is_shown_before_anything_happened() -> None:
    meters = Meters(8)
    assert (meters.turns.shown(), meters.lasted.shown.total) == ({}, 0)

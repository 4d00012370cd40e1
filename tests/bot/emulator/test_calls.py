from bot.emulator.calls import Calls


def test_new_messages_are_shown_for_the_last_sixty_seconds() -> None:
    calls = Calls()
    for second in (100, 158, 158, 160):
        calls.new_messages(second)
    shown = calls.summary(160)["new_messages_per_second"]
    assert (len(shown), shown[-1], shown[-3], sum(shown)) == (60, 1, 2, 3)


def test_calls_are_counted_by_method_and_refusals_by_code() -> None:
    calls = Calls()
    calls.made("getMe")
    calls.made("getMe")
    calls.refused(429)
    summary = calls.summary(0)
    assert (summary["total"], summary["by_method"], summary["refused"]) == (
        2,
        {"getMe": 2},
        {"429": 1},
    )

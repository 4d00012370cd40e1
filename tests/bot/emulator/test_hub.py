from bot.emulator.hub import Hub


def test_nothing_is_made_ready_when_nobody_listens() -> None:
    def never() -> dict[str, object]:
        raise AssertionError

    Hub().tell("message", 1, never)


def test_a_listener_that_falls_far_behind_is_cut_off() -> None:
    hub = Hub()
    with hub.listening() as subscription:
        for _ in range(20_000):
            hub.tell("message", 1, dict)
        happenings = [subscription.queue.get_nowait() for _ in range(subscription.queue.qsize())]
    assert len(happenings) == 10_001
    assert happenings[-1] is None


def test_nobody_is_told_after_they_stopped_listening() -> None:
    hub = Hub()
    with hub.listening(frozenset({1})) as subscription:
        pass
    hub.tell("message", 1, dict)
    assert subscription.queue.empty()

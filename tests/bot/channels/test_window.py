from bot.channels.window import Window


def begun(*ids: int) -> Window:
    window = Window()
    for update_id in ids:
        assert window.begin(update_id)
    return window


def test_a_fresh_window_has_no_offset() -> None:
    assert Window().offset is None


def test_the_offset_stays_at_the_oldest_update_in_work() -> None:
    window = begun(5, 6, 7)
    window.finish(6)
    assert window.offset == 5


def test_the_offset_lies_beyond_the_newest_when_all_is_done() -> None:
    window = begun(5, 6)
    window.finish(6)
    window.finish(5)
    assert window.offset == 7


def test_an_update_in_work_is_not_taken_in_again() -> None:
    assert not begun(5).begin(5)


def test_a_done_update_is_not_taken_in_again_while_it_is_unconfirmed() -> None:
    window = begun(5, 6)
    window.finish(6)
    window.confirm(5)
    assert not window.begin(6)


def test_a_confirmed_update_is_forgotten() -> None:
    window = begun(5)
    window.finish(5)
    window.confirm(6)
    assert window.begin(5)


def test_a_lower_id_after_a_quiet_week_is_taken_in() -> None:
    window = begun(900)
    window.finish(900)
    window.rest()
    assert window.offset is None
    assert window.begin(12)
    window.finish(12)
    assert window.offset == 13


def test_nothing_is_forgotten_while_an_update_is_in_work() -> None:
    window = begun(5)
    window.rest()
    assert window.offset == 5

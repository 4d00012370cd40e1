from bot.channels.toasts import Toasts


def test_a_toast_is_taken_while_somebody_waits_for_it() -> None:
    toasts = Toasts()
    toasts.expect("7")
    assert toasts.take("7", "Noted")
    assert toasts.collect("7") == "Noted"


def test_a_toast_without_words_is_one_too() -> None:
    toasts = Toasts()
    toasts.expect("7")
    assert toasts.take("7", "")
    assert toasts.collect("7") == ""


def test_nobody_waits_for_a_toast_before_or_after() -> None:
    toasts = Toasts()
    assert not toasts.take("7", "early")
    toasts.expect("7")
    assert toasts.collect("7") is None
    assert not toasts.take("7", "late")


def test_a_tap_that_is_brought_twice_at_once_keeps_its_toast() -> None:
    toasts = Toasts()
    toasts.expect("7")
    toasts.take("7", "Noted")
    toasts.expect("7")
    assert (toasts.collect("7"), toasts.collect("7")) == ("Noted", None)

from bot.conversation.screens.drawn import Drawn


def test_what_is_kept_is_found() -> None:
    drawn = Drawn[str, str](2)
    assert drawn.find("a") is None
    assert drawn.keep("a", "A") == "A"
    assert drawn.find("a") == "A"


def test_what_nobody_asked_for_longest_goes_first() -> None:
    drawn = Drawn[str, str](2)
    drawn.keep("a", "A")
    drawn.keep("b", "B")
    drawn.find("a")
    drawn.keep("c", "C")
    assert [drawn.find(each) for each in "abc"] == ["A", None, "C"]
    assert len(drawn) == 2

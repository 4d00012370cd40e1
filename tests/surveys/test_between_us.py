import pytest

from surveys.between_us import is_said_to_us


def _is_said(words: str) -> bool:
    return is_said_to_us(frozenset(words.split()))


@pytest.mark.parametrize(
    "words", ["ok im done stop", "stop asking", "i dont want to be asked", "peidiwch a gofyn mwy"]
)
def test_speaking_of_us_alone_may_be_leaving(words: str) -> None:
    assert _is_said(words)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "stop",
        "stop the cuts",
        "they never ask me",
        "i want it to stop",
        "no more homework",
        "me",
    ],
)
def test_speaking_of_anything_else_is_an_answer(words: str) -> None:
    assert not _is_said(words)

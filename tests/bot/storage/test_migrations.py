"""Both databases are brought up to date by the same steps."""

from bot.storage.migrations import migrations


def test_the_steps_are_numbered_from_one_without_a_gap() -> None:
    assert list(migrations("sqlite")) == list(range(1, len(migrations("sqlite")) + 1))

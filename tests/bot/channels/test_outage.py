import logging

import pytest

from bot.channels.failures import NotSent
from bot.channels.outage import Outage
from bot.storage.store import StoreError

LOG = logging.getLogger("outage")


def test_one_line_when_it_begins_and_one_when_it_ends(caplog: pytest.LogCaptureFixture) -> None:
    outage = Outage("Telegram", LOG)
    for _ in range(3):
        outage.note(NotSent("Connection refused"))
    outage.end()
    outage.end()
    assert [record.getMessage() for record in caplog.records] == [
        "Telegram does not answer (Connection refused). Trying again.",
        "Telegram answers again after 3 tries.",
    ]


def test_a_fault_of_the_database_is_told_in_its_own_line(caplog: pytest.LogCaptureFixture) -> None:
    Outage("The database", LOG).note(StoreError("The disk is full."))
    assert "The disk is full." in caplog.text


def test_other_errors_are_told_without_their_words(caplog: pytest.LogCaptureFixture) -> None:
    Outage("Telegram", LOG).note(ValueError("hello"))
    assert "(ValueError)" in caplog.text
    assert "hello" not in caplog.text

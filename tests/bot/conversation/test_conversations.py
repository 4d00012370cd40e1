"""The golden conversations: `HEARBACK_REFRESH=1 pytest tests/bot/conversation` writes them anew."""

import os
from pathlib import Path

import pytest

from tests.bot.conversation.shelf import ROOT, catalogue, shipped, tiny
from tests.bot.conversation.story import Unclear, replayed

STORIES = sorted((ROOT / "tests" / "conversations").glob("*.txt"))
KNOWN = catalogue(*tiny(), *shipped())


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_a_conversation_goes_as_written(path: Path) -> None:
    written = path.read_text(encoding="utf-8")
    happened = replayed(written, KNOWN)
    if os.environ.get("HEARBACK_REFRESH"):
        path.write_text(happened, encoding="utf-8")
        return
    assert happened == written


def test_a_line_that_means_nothing_is_refused() -> None:
    with pytest.raises(Unclear):
        replayed("dances", KNOWN)

"""Results that are carried as a file."""

import pytest

from admin.reports.carried import keep, kept, read, written
from bot.storage.memory import MemoryStore
from tests.admin.reports.samples import results
from tests.bot.room import TINY, published

SURVEY = published(TINY)


@pytest.mark.parametrize("how_many", [0, 3, 5, 30, 55, 120, 400])
def test_results_are_read_as_they_were_written(how_many: int) -> None:
    made = results(how_many)
    assert read(written(made)) == made


@pytest.mark.parametrize("raw", [b"", b"[]", b"{}", b"\xff", b'{"survey_id": "tiny"}'])
def test_what_holds_no_results_is_refused(raw: bytes) -> None:
    with pytest.raises(ValueError, match="not published results"):
        read(raw)


async def test_the_results_that_were_brought_last_are_kept() -> None:
    store = MemoryStore()
    assert await kept(store, SURVEY) is None
    for how_many in (60, 120):
        await keep(store, results(how_many))
    assert await kept(store, SURVEY) == results(120)


async def test_results_in_the_form_of_another_version_have_to_be_brought_again() -> None:
    store = MemoryStore()
    await store.set_mark("results/tiny", b'{"survey_id": "tiny"}')
    assert await kept(store, SURVEY) is None

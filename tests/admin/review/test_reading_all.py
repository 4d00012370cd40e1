"""A thousand answers can be read in an afternoon: few taps, and no step that keeps one waiting."""

from collections.abc import Callable
from time import perf_counter

import pytest

from tests.admin.review.reviewer import NOTHING, Reviewer
from tests.admin.review.table import Table, pile
from tests.admin.review.written import written

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_every_answer_of_a_thousand_gets_its_theme_with_few_taps(
    seed: int, record_property: Callable[[str, object], None]
) -> None:
    answers = written(1000, seed)
    started = perf_counter()
    table = Table(pile([each.words for each in answers]))
    made = perf_counter() - started
    reviewer = Reviewer(table, {each.words: each.topics for each in answers})
    reviewer.reads_all()
    seconds = perf_counter() - started
    counts = reviewer.counts
    assert len(table.rulings) == 1000
    right = sum(_is_right(table, key, reviewer) for key in table.rulings)
    assert right == 1000
    record_property(
        "measured",
        f"review desk, seed {seed}: {counts['taps'] / 1000:.2f} taps an answer, "
        f"{counts['typed']} typed; of {counts['offered']} offered as alike "
        f"{counts['offered wrongly']} were not; opened in {made:.2f} s, "
        f"{1000 * (seconds - made) / table.steps:.1f} ms a step",
    )
    assert counts["taps"] <= 800


def _is_right(table: Table, key: str, reviewer: Reviewer) -> bool:
    topics = reviewer.topics[table.pile.words(key)]
    titles = [table.themes[each] for each in table.rulings[key].themes] or [NOTHING]
    return set(titles) <= set(topics)

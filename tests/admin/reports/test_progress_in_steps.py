"""What is shown before close hardly ever tells of one person who joins, sends or withdraws."""

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from admin.reports.disclosure import progress
from admin.reports.published import Progress
from bot.dispositions import Disposition

BATCH = 8
LEDGERS = st.dictionaries(st.sampled_from(list(Disposition)), st.integers(1, 60))
STEPS = st.tuples(
    st.sampled_from([None, *Disposition]), st.sampled_from([None, *Disposition])
).filter(lambda step: step[0] is not step[1])
"""From one disposition to another; None = not there before, or no more."""


def moved(
    ledger: Mapping[Disposition, int], step: tuple[Disposition | None, Disposition | None]
) -> dict[Disposition, int]:
    """Return the ledger after one more person took a step."""
    before, after = step
    changed = dict(ledger)
    if before is not None:
        changed[before] = changed.get(before, 0) - 1
    if after is not None:
        changed[after] = changed.get(after, 0) + 1
    return changed


def figures(shown: Progress) -> list[int]:
    return [shown.reached.at_least, shown.done.at_least, shown.others.at_least]


@given(LEDGERS, STEPS)
def test_one_persons_step_moves_a_figure_by_a_whole_batch_or_not_at_all(
    ledger: Mapping[Disposition, int], step: tuple[Disposition | None, Disposition | None]
) -> None:
    if step[0] is not None and not ledger.get(step[0]):
        return
    before, after = (figures(progress(each, BATCH)) for each in (ledger, moved(ledger, step)))
    assert all(figure % BATCH == 0 for figure in (*before, *after))
    assert all(abs(one - other) in (0, BATCH) for one, other in zip(before, after, strict=True))


@given(LEDGERS, st.sampled_from(Disposition))
def test_of_a_batch_of_people_who_join_no_more_than_one_moves_a_figure(
    ledger: Mapping[Disposition, int], joining: Disposition
) -> None:
    shown = [figures(progress(ledger, BATCH))]
    for _ in range(BATCH):
        ledger = moved(ledger, (None, joining))
        shown.append(figures(progress(ledger, BATCH)))
    for figure in zip(*shown, strict=True):
        assert len(set(figure)) <= 2

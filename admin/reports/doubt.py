"""Whether small counts stay in doubt: complementary suppression.

For every count below the threshold there has to be another set of responses, possible with this
questionnaire, that would be shown in exactly the same words and numbers and in which that count is
different. Then nothing that is published, in whatever combination, lets the count be worked out.
Where no such set is found, more of the table is held back. The sets tried differ from the real one
in one person: one answer, and what the route makes of it. Where no route hangs on an answer that is
given up, anybody else may have given it instead.
"""

from collections.abc import Sequence

from admin.reports.alternatives import Alternatives
from admin.reports.board import Board, Cell
from admin.reports.comparisons import Comparison, CrossCell
from admin.reports.crossed import Place
from admin.reports.exchanges import Exchanges
from admin.reports.gate import Gate
from admin.reports.people import People
from admin.reports.shown import Level
from surveys.answers import Missing
from surveys.questionnaire import Survey


def judged(survey: Survey, people: People, gate: Gate, by: Sequence[str] = ()) -> Board:
    """Return what may be told, the tables of all and the breakdowns ``by`` about-you items, so
    that every small count stays in doubt. No breakdown makes a table of all tell less."""
    board = Board(survey, people, gate)
    settled: set[Cell] = set()
    while (cell := _exposed(board, settled)) is not None:
        if _hold_back(board, cell):
            settled.clear()
        else:
            settled.add(cell)  # Nothing is told any more that it could be worked out from.
    board.compare(by)
    for each in board.comparisons:
        _judge(board, each)
    for cell in _small_cells(board):
        while not Alternatives(board).leave_in_doubt(cell) and _compare_less(board, cell):
            pass
    return board


def levels(survey: Survey, people: People, gate: Gate) -> dict[str, Level]:
    """Return for each question the lowest level at which every small count stays in doubt."""
    return judged(survey, people, gate).levels


def _judge(board: Board, comparison: Comparison) -> None:
    """Hold groups back until every small count of ``comparison`` stays in doubt.

    What is held back only adds to the doubt about other counts, so none is looked at twice.
    """
    exchanges, left = Exchanges(board), list(comparison.small_cells())
    while left and comparison.is_told:
        found = exchanges.found(comparison, left[-1])
        if found is None:
            comparison.hold_back(left[-1].group)
        else:
            left = [cell for cell in left if not _differs(cell, *found)]


def _differs(cell: CrossCell, one: Place, other: Place) -> bool:
    """Tell whether a count is another one once two people in these places trade."""
    is_theirs = cell.group in (one.group, other.group)
    return is_theirs and cell.holds(one.mark) != cell.holds(other.mark)


def _small_cells(board: Board) -> list[Cell]:
    return [cell for item_id in board.items for cell in board.small_cells(item_id)]


def _compare_less(board: Board, cell: Cell) -> bool:
    """Tell nothing of one breakdown that bears on ``cell``; False where none does."""
    linked = _linked(board, cell)
    told = board.told()
    bearing = [each for each in told if {each.item.id, each.crossed.by} & set(linked)]
    for each in (bearing or told)[-1:]:
        each.hold_back_all()
    return bool(told)


def _exposed(board: Board, settled: set[Cell]) -> Cell | None:
    """Return a small count that could be worked out; settle those that could not."""
    alternatives = Alternatives(board)
    for cell in _small_cells(board):
        if cell in settled:
            continue
        if not alternatives.leave_in_doubt(cell):
            return cell
        settled.add(cell)
    return None


def _hold_back(board: Board, cell: Cell) -> bool:
    """Tell less of the cell's own question, or of those it could be worked out from.

    Return False where all of them are withheld already.
    """
    linked = _linked(board, cell)
    lowest = min(board.levels[item_id] for item_id in linked)
    if lowest is Level.WITHHELD:
        return False
    own = board.levels[cell.item_id] == lowest
    for item_id in [cell.item_id] if own else linked:
        if board.levels[item_id] == lowest:
            board.hold_back(item_id)
    return True


def _linked(board: Board, cell: Cell) -> list[str]:
    """Return the items whose tables bear on the cell: along the route, or all for leaving."""
    if cell.code == Missing.NOT_REACHED:
        return list(board.items)
    return board.linked([cell.item_id])

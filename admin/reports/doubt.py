"""Whether small counts stay in doubt: complementary suppression.

For every count below the threshold there has to be another set of responses, possible with this
questionnaire, that would be shown in exactly the same words and numbers and in which that count is
different. Then nothing that is published, in whatever combination, lets the count be worked out.
Where no such set is found, more of the table is held back. The sets tried differ from the real one
in one person: one answer, and what the route makes of it. Where no route hangs on an answer that is
given up, anybody else may have given it instead.
"""

from admin.reports.alternatives import Alternatives
from admin.reports.board import Board, Cell
from admin.reports.gate import Gate
from admin.reports.people import People
from admin.reports.shown import Level
from surveys.answers import Missing
from surveys.questionnaire import Survey


def levels(survey: Survey, people: People, gate: Gate) -> dict[str, Level]:
    """Return for each question the lowest level at which every small count stays in doubt."""
    board = Board(survey, people, gate)
    settled: set[Cell] = set()
    while (cell := _exposed(board, settled)) is not None:
        if _hold_back(board, cell):
            settled.clear()
        else:
            settled.add(cell)  # Nothing is told any more that it could be worked out from.
    return board.levels


def _exposed(board: Board, settled: set[Cell]) -> Cell | None:
    """Return a small count that could be worked out; settle those that could not."""
    alternatives = Alternatives(board)
    for cell in (each for item_id in board.items for each in board.small_cells(item_id)):
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
    found = {cell.item_id}
    while more := {
        each for each in board.items if each not in found and _bears(board, each, found)
    }:
        found |= more
    return [item_id for item_id in board.items if item_id in found]


def _bears(board: Board, item_id: str, found: set[str]) -> bool:
    steered = any(item_id in board.sources[each] for each in found)
    return steered or bool(board.sources[item_id] & found)

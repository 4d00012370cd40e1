"""Nothing but the gate, and the paths named here, reads what was answered."""

import ast
from pathlib import Path

ADMIN = Path(__file__).parents[3] / "admin"
READERS = {
    "reports/source.py",  # Results, through the gate.
    "reports/so_far.py",  # While a survey is out: in words, seldom.
    "reports/exports/records.py",  # Microdata, for an owner.
    "reading_room.py",  # The review desk: own words alone.
    "retention.py",  # Takes own words out of responses, and looks at nothing else.
}


def test_only_these_modules_read_responses() -> None:
    found = {
        str(path.relative_to(ADMIN))
        for path in ADMIN.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and _reads_answers(node)
    }
    assert found == READERS


def _reads_answers(call: ast.Call) -> bool:
    """Tell whether more is asked for than whether there are any responses."""
    limits = [each.value for each in call.keywords if each.arg == "limit"]
    if any(isinstance(each, ast.Constant) and each.value == 1 for each in limits):
        return False
    return isinstance(call.func, ast.Attribute) and call.func.attr in ("responses", "open_answers")

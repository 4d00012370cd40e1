from io import StringIO

import pytest
from rich.console import Console

from admin.export_commands import progress_on, told


def shown(done: int, of: int) -> str:
    """What is on the screen once so much is done."""
    screen = StringIO()
    with progress_on(Console(file=screen, width=120)) as progress:
        told(progress)("Reading answers", done, of)
    return screen.getvalue()


@pytest.mark.parametrize(
    ("done", "of", "percent"), [(0, 63, 0), (31, 63, 40), (63, 63, 100), (0, 0, 100)]
)
def test_progress_is_in_tenths_and_never_says_how_many_answered(
    done: int, of: int, percent: int
) -> None:
    said = shown(done, of)
    assert f" {percent}%" in said
    assert "63" not in said

import json
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from admin.access import MATRIX, Act
from admin.role_matrix import MatrixForm, as_markdown, as_text, tell_of_roles
from bot.storage.rows import Role

PAGE = Path(__file__).parents[2] / "docs" / "roles.md"


def test_the_page_of_the_docs_is_what_the_command_writes() -> None:
    assert PAGE.read_text() == as_markdown(), "hearback roles --format markdown writes it"


@pytest.mark.parametrize("form", list(MatrixForm))
def test_what_is_written_is_the_matrix_and_nothing_else(form: MatrixForm) -> None:
    written = StringIO()
    tell_of_roles(form, Console(file=written, width=20))
    match form:
        case MatrixForm.JSON:
            acts = json.loads(written.getvalue())["acts"]
            assert {each["act"]: set(each["roles"]) for each in acts} == {
                act.value: {role.value for role in roles} for act, roles in MATRIX.items()
            }
        case MatrixForm.MARKDOWN:
            assert written.getvalue() == as_markdown()
        case MatrixForm.TEXT:
            assert written.getvalue() == as_text()


def test_an_owner_may_do_everything_and_nobody_else_may() -> None:
    may = {role: {act for act in Act if role in MATRIX[act]} for role in Role}
    assert [role for role in Role if may[role] == set(Act)] == [Role.OWNER]


@pytest.mark.parametrize("act", [Act.TEAM, Act.LOG, Act.SETUP, Act.EXPORT_MICRODATA])
def test_what_touches_the_team_or_single_rows_is_for_owners(act: Act) -> None:
    assert MATRIX[act] == {Role.OWNER}

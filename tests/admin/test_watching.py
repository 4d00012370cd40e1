from pathlib import Path

import pytest

from admin.watching import state_of


def test_saving_and_deleting_change_the_state_and_nothing_else_does(tmp_path: Path) -> None:
    file = tmp_path / "survey.yaml"
    states = [state_of(file)]
    file.write_text("id: a")
    states.append(state_of(file))
    assert state_of(file) == states[-1]
    file.write_text("id: ab")
    states.append(state_of(file))
    assert len(set(states)) == 3
    file.unlink()
    assert state_of(file) == states[0]


@pytest.mark.parametrize(
    ("name", "counts"), [("people.csv", True), ("map.PNG", True), ("x.log", False)]
)
def test_what_a_survey_may_name_counts_as_well(tmp_path: Path, name: str, counts: bool) -> None:
    file = tmp_path / "survey.xlsx"
    file.write_text("a workbook")
    before = state_of(file)
    (tmp_path / name).write_text("something")
    assert (state_of(file) != before) is counts


def test_a_folder_that_is_gone_is_a_state_too(tmp_path: Path) -> None:
    assert state_of(tmp_path / "none" / "survey.yaml") == frozenset()

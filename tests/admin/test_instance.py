import subprocess
import sys
from pathlib import Path

import pytest

from admin.instance import InstanceFault, instance_lock


def test_a_folder_is_made_for_its_owner_alone(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "data"
    with instance_lock(folder):
        assert folder.stat().st_mode & 0o077 == 0


def test_one_folder_has_one_instance(tmp_path: Path) -> None:
    with (
        instance_lock(tmp_path),
        pytest.raises(InstanceFault, match="in use by another"),
        instance_lock(tmp_path),
    ):
        pass


def test_a_folder_is_free_again_when_an_instance_has_ended(tmp_path: Path) -> None:
    for _ in range(2):
        with instance_lock(tmp_path):
            pass


def test_a_killed_instance_leaves_no_lock_behind(tmp_path: Path) -> None:
    holding = (
        "import sys; from pathlib import Path; from admin.instance import instance_lock\n"
        "with instance_lock(Path(sys.argv[1])):\n"
        "    print('held', flush=True); sys.stdin.read()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", holding, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"held\n"
        with pytest.raises(InstanceFault), instance_lock(tmp_path):
            pass
        process.kill()
        process.wait()
    with instance_lock(tmp_path):
        pass


def test_a_file_in_the_place_of_the_folder_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("")
    with (
        pytest.raises(InstanceFault, match="cannot be used as data folder"),
        instance_lock(tmp_path / "data"),
    ):
        pass

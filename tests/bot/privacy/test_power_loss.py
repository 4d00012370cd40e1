"""What a loss of power between two steps would leave: the order in which names reach the disk."""

import subprocess
import sys
from pathlib import Path

from bot.privacy.key_file import make_secret

REPLACING = """
import os
import sys
from pathlib import Path
from bot.privacy.key_file import replace_secret
key, new, old = map(Path, sys.argv[1:])
def told(event, args):
    if event == "open" and args[0] in (str(old), str(key.parent)):
        print("copy" if args[0] == str(old) else "folder")
    elif event == "os.rename":
        print("rename")
sys.addaudithook(told)
replace_secret(key, by=new, keep=old)
"""


def test_the_old_key_is_on_disk_by_name_before_the_new_one_takes_its_place(tmp_path: Path) -> None:
    key, new, old = (tmp_path / name for name in ("key", "key.new", "key.old"))
    before, after = make_secret(key), make_secret(new)
    assert before != after
    done = subprocess.run(
        [sys.executable, "-c", REPLACING, key, new, old],
        capture_output=True,
        text=True,
        check=True,
    )
    steps = done.stdout.split()
    assert steps[0] == "copy"
    assert steps[-3:] == ["folder", "rename", "folder"]

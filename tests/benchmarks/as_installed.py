"""A program without what only the test tools brought along. Arguments: the program and its own.

python-telegram-bot takes tornado in wherever it finds it, and here it is, for the plain bot.
"""

import runpy
import sys

UNKNOWN = ("tornado",)

if __name__ == "__main__":
    sys.modules.update(dict.fromkeys(UNKNOWN))  # type: ignore[arg-type]
    sys.argv = sys.argv[1:]
    runpy.run_path(sys.argv[0], run_name="__main__")

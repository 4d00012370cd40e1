"""`make bench`: everything is measured in one run; what counts is the ratios."""

import tempfile
from pathlib import Path

import orjson
import uvloop
from rich.console import Console

from tests.benchmarks import memory, throughput, transport
from tests.benchmarks.contestants import ROOT
from tests.benchmarks.report import Report, as_json, for_terminal

BUILD = ROOT / "build"


def main() -> None:
    """Measure, print, and write `build/bench.json`."""
    console = Console()
    BUILD.mkdir(exist_ok=True)
    # Not in /tmp, which may be memory: what is kept must reach a disk.
    with tempfile.TemporaryDirectory(dir=BUILD) as name, console.status("Starting") as status:
        folder = Path(name)
        status.update("Steps a second, round after round")
        steps = uvloop.run(throughput.measure(folder))
        status.update("Memory, while new people come as fast as Telegram allows")
        held = uvloop.run(memory.measure(folder))
        status.update("Calls to the Bot API")
        report = Report(steps, held, transport.measure())
    console.print(for_terminal(report))
    (BUILD / "bench.json").write_bytes(orjson.dumps(as_json(report), option=orjson.OPT_INDENT_2))


if __name__ == "__main__":
    main()

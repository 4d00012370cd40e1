"""`make bench`: everything is measured in one run; what counts is the ratios."""

import argparse
import tempfile
from pathlib import Path

import uvloop
from rich.console import Console

from tests.benchmarks import profile_path, steps
from tests.benchmarks.contestants import NAMES, ROOT, Way

BUILD = ROOT / "build"


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--only", default="steps")
    parser.add_argument("--contestants", default=",".join(NAMES))
    parser.add_argument("--ways", default=",".join(Way))
    parser.add_argument("--people", default="50,500")
    parser.add_argument("--seconds", type=float, default=3.0)
    parser.add_argument("--rounds", type=int, default=1)
    return parser.parse_args()


def main() -> None:
    """Measure and print."""
    args = _arguments()
    console = Console()
    BUILD.mkdir(exist_ok=True)
    # Not in /tmp, which may be memory: what is kept must reach a disk.
    with tempfile.TemporaryDirectory(dir=BUILD) as name:
        folder = Path(name)
        if args.only == "profile":
            way = Way(args.ways.split(",")[0])
            found = uvloop.run(profile_path.measure(folder, args.contestants.split(",")[0], way, args.seconds))
            console.print(profile_path.for_terminal(found))
            return
        people = [int(each) for each in args.people.split(",")]
        plan = steps.Plan(
            args.contestants.split(","),
            [steps.Load(Way(way), each) for way in args.ways.split(",") for each in people],
            args.rounds,
            args.seconds,
        )
        found = uvloop.run(steps.measure(folder, plan))
        for load in plan.loads:
            for each in plan.names:
                middle = found.middle(load, each)
                console.print(
                    f"{load}, {each}: {middle.steps_a_second:,.0f} steps/s, p50 {middle.p50:.1f} ms, "
                    f"p99 {middle.p99:.1f} ms, CPU {middle.cpu:.3f} ms a step, "
                    f"the other side {middle.other_side:.3f}"
                )


if __name__ == "__main__":
    main()

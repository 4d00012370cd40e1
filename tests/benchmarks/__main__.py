"""Measure Hearback and its peers side by side. What counts is the ratios within one run."""

import argparse
import platform
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import orjson
import uvloop
from rich.console import Console

from tests.benchmarks import flood, memory, profile_path, steps, transport
from tests.benchmarks.contestants import NAMES, OURS, ROOT, Way
from tests.benchmarks.parts import PARTS, Part
from tests.benchmarks.picture import png
from tests.benchmarks.proc import machine
from tests.benchmarks.report import Report, as_json, for_terminal, in_docs

BUILD, DOCS = ROOT / "build", ROOT / "docs"
OWN = ("steps", "flood", "memory", "calls")
"""What is measured here; `--only` knows `profile`, too."""
QUICK_PEOPLE = 1000


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    say = parser.add_argument
    say("--only", choices=(*OWN, *PARTS, "profile"), help="measure just this part")
    say("--quick", action="store_true", help="a look, in under two minutes")
    say("--contestants", type=_split, help=f"some of {','.join(NAMES)}")
    say("--ways", type=_split, help=f"some of {','.join(Way)}")
    say("--people", type=_split, help="in flight, for example 50,500")
    say("--delay", type=float, help="milliseconds that every answer of the Bot API takes")
    say("--seconds", type=float, help="of one round")
    say("--rounds", type=int)
    say("--docs", action="store_true", help="renew the tables and the picture of the docs")
    return parser.parse_args()


def _split(words: str) -> list[str]:
    return words.split(",")


def _plan(args: argparse.Namespace) -> steps.Plan:
    plan = steps.QUICK if args.quick else steps.Plan()
    if args.people or args.delay is not None:
        people = [int(each) for each in args.people or ("50",)]
        loads = [steps.Load(way, each, (args.delay or 0) / 1e3) for way in Way for each in people]
        plan = replace(plan, loads=loads)
    if args.ways:
        plan = replace(plan, loads=[load for load in plan.loads if load.way in args.ways])
    said = {"names": args.contestants, "rounds": args.rounds, "seconds": args.seconds}
    return replace(plan, **{name: value for name, value in said.items() if value})


def _measured(args: argparse.Namespace, folder: Path, console: Console) -> Report:
    wanted = (args.only,) if args.only else OWN if args.quick else (*OWN, *PARTS)
    ways = [Way(each) for each in args.ways or Way]
    before, found, parts = machine(), dict[str, Any](), dict[str, Part]()
    with console.status("Starting") as status:
        if "steps" in wanted:
            found["steps"] = uvloop.run(steps.measure(folder, _plan(args), status.update))
        if "flood" in wanted:
            status.update("A flood from one account")
            rounds = args.rounds or (1 if args.quick else 3)
            found["flood"] = uvloop.run(flood.measure(folder, ways, rounds))
        if "memory" in wanted:
            status.update("Memory with many interviews open")
            people = QUICK_PEOPLE if args.quick else memory.PEOPLE
            found["memory"] = uvloop.run(memory.measure(folder, people))
        if "calls" in wanted:
            status.update("Calls to the Bot API")
            found["calls"] = transport.measure()
        for name in (each for each in PARTS if each in wanted):
            status.update(f"{name.capitalize()}, in a module of its own")
            parts[name] = PARTS[name](folder)
    return Report(before, **found, parts=parts)


def _profile(args: argparse.Namespace, folder: Path, console: Console) -> None:
    name = args.contestants[0] if args.contestants else OURS
    way = Way(args.ways[0]) if args.ways else Way.POLLING
    found = uvloop.run(profile_path.measure(folder, name, way, args.seconds or 8.0))
    console.print(profile_path.for_terminal(found))


def _write(report: Report, docs: bool) -> None:
    (BUILD / "bench.json").write_bytes(orjson.dumps(as_json(report), option=orjson.OPT_INDENT_2))
    if report.steps is None:
        return
    (BUILD / "bench.png").write_bytes(picture := png(report.steps))
    if docs:
        (DOCS / "pictures" / "bench.png").write_bytes(picture)
        page = DOCS / "performance.md"
        page.write_text(in_docs(page.read_text(), report))


def main() -> None:
    """Measure, print, and write `build/bench.json` and `build/bench.png`."""
    if platform.system() != "Linux":
        raise SystemExit("The benchmarks read CPU and memory as Linux counts them.")
    args = _arguments()
    console = Console()
    BUILD.mkdir(exist_ok=True)
    # Not in /tmp, which may be memory: what is kept must reach a disk.
    with tempfile.TemporaryDirectory(dir=BUILD) as name:
        folder = Path(name)
        if args.only == "profile":
            _profile(args, folder, console)
            return
        report = _measured(args, folder, console)
    console.print(for_terminal(report))
    if not args.only:
        _write(report, args.docs)


if __name__ == "__main__":
    main()

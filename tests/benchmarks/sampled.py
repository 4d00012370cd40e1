"""A program with a sampler inside: where its CPU time goes. Arguments: the file to write, and what
would follow `python`.

SIGUSR1 begins a stretch that is sampled, SIGUSR2 ends it and writes the file. Samples are taken by
CPU time, and each weighs what the main thread used since the one before: threads that work beside
it add nothing, and a wait weighs nothing.
"""

import runpy
import signal
import sys
import time
from collections import Counter
from pathlib import Path
from types import FrameType

import orjson

EVERY = 0.001
"""Seconds of CPU time between two samples."""

Stack = tuple[str, ...]
"""Places from the outermost to the innermost: file, line of the function, its name."""


class Sampler:
    """Counts seconds of the main thread by the stack that they were spent in."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._spent: Counter[Stack] = Counter()
        self._last = 0.0

    def begin(self, *_: object) -> None:
        self._spent.clear()
        self._last = time.thread_time()
        signal.setitimer(signal.ITIMER_PROF, EVERY, EVERY)

    def take(self, _: int, frame: FrameType | None) -> None:
        now = time.thread_time()
        spent, self._last = now - self._last, now
        self._spent[tuple(_places(frame))[::-1]] += spent  # type: ignore[assignment]

    def end(self, *_: object) -> None:
        signal.setitimer(signal.ITIMER_PROF, 0)
        found = [{"stack": stack, "seconds": spent} for stack, spent in self._spent.items()]
        unfinished = self._file.with_suffix(".part")
        unfinished.write_bytes(orjson.dumps(found))
        unfinished.rename(self._file)


def _places(frame: FrameType | None) -> list[str]:
    places = []
    while frame is not None:
        code = frame.f_code
        places.append(f"{code.co_filename}:{code.co_firstlineno}:{code.co_qualname}")
        frame = frame.f_back
    return places


if __name__ == "__main__":
    _, file, *program = sys.argv
    sampler = Sampler(Path(file))
    signal.signal(signal.SIGPROF, sampler.take)
    signal.signal(signal.SIGUSR1, sampler.begin)
    signal.signal(signal.SIGUSR2, sampler.end)
    if program[0] == "-m":
        sys.argv = program[1:]
        runpy.run_module(program[1], run_name="__main__")
    else:
        sys.argv = program
        runpy.run_path(program[0], run_name="__main__")

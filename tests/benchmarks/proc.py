"""What a process costs, as Linux counts it."""

import os
import platform
import re
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK")
_MEGABYTE = 1024 * 1024


def machine() -> dict[str, object]:
    """Return what the figures were measured on."""
    model = re.search(r"^model name\s*: (.*)$", Path("/proc/cpuinfo").read_text(), re.MULTILINE)
    return {
        "processors": os.cpu_count(),
        "model": model[1] if model else platform.machine(),
        "python": platform.python_version(),
        "busy_before": os.getloadavg()[0],
    }


def cpu_seconds(pid: int) -> float:
    """Return the CPU time that all threads of a process have used so far."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


def megabytes(pid: int, name: str = "VmRSS") -> float:
    """Return what a process holds in memory now; with ``VmHWM``, the most it ever held."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith(f"{name}:"):
            return int(line.split()[1]) * 1024 / _MEGABYTE
    raise LookupError(name)


def thread_seconds(pid: int) -> dict[int, tuple[str, float]]:
    """Return the name and the CPU time so far of every thread of a process, by its number."""
    found = {}
    for folder in Path(f"/proc/{pid}/task").iterdir():
        try:
            head, _, tail = (folder / "stat").read_text().rpartition(")")
        except FileNotFoundError:
            continue
        fields = tail.split()
        seconds = (int(fields[11]) + int(fields[12])) / _TICKS
        found[int(folder.name)] = head.partition("(")[2], seconds
    return found

"""Whether a survey file, or what lies beside it, was saved."""

from pathlib import Path

BESIDE = frozenset({".csv", ".jpeg", ".jpg", ".png", ".webp", ".yaml", ".yml"})
"""How the names of files end that a survey may name."""

State = frozenset[tuple[str, int, int]]
"""Name, time of the last change in nanoseconds, and size of each file that there is."""


def state_of(path: Path) -> State:
    """Return a state that is another one once the survey at ``path``, or a file beside it, is."""
    beside = [each for each in _files(path.parent) if each.suffix.lower() in BESIDE]
    seen = {each.name: stamp for each in {path, *beside} if (stamp := _stamp(each))}
    return frozenset((name, *stamp) for name, stamp in seen.items())


def _files(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:
        return []


def _stamp(path: Path) -> tuple[int, int] | None:
    """Return when a file was changed, and its size; None while it is not there."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size

"""One running Hearback for one data folder."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class InstanceFault(Exception):
    """The data folder cannot be used; the text is one clear line for the host."""


@contextmanager
def instance_lock(folder: Path) -> Iterator[None]:
    """Hold ``folder`` for this process, making it when there is none.

    The kernel lets go of the lock when the process ends, however it ends. Raises InstanceFault.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        lock = (folder / "lock").open("a")
    except OSError as error:
        raise InstanceFault(
            f"{folder} cannot be used as data folder ({error.strerror}): set HEARBACK_DATA."
        ) from None
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise InstanceFault(
                f"{folder} is in use by another running Hearback: stop that one first."
            ) from None
        yield

"""Keeps a Python process from contacting anything but this machine.

The folder of this file is on the path of every process that a test starts, and Python imports a
module of this name before anything else. The tests' own process installs the same guard. What was
tried is written into a file, for whoever tried may swallow the error.
"""

import ipaddress
import logging
import os
import sys
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from pathlib import Path
from types import ModuleType
from typing import Any

NOTED = "TESTS_CONTACTED"
"""The environment variable that names the file of what was tried."""
LOUD = "TESTS_LOUD"
"""The environment variable that makes a process log all that it can."""
_NAMES = {"", "localhost", "0.0.0.0", "::"}
"""Names that are this machine; the last two are where a server listens."""


class NotLoopback(PermissionError):
    """Something other than this machine was to be contacted."""


def is_here(host: object) -> bool:
    """Tell whether a host, or the path of a Unix socket, is on this machine."""
    name = host.decode() if isinstance(host, bytes) else host
    if not isinstance(name, str) or name in _NAMES or name.startswith(("/", "\0")):
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


def refuse(host: object) -> None:
    """Raise NotLoopback, and note it, unless ``host`` is on this machine."""
    if is_here(host):
        return
    said = f"{host} was to be contacted by process {os.getpid()}: {' '.join(sys.argv)[:200]}"
    if noted := os.environ.get(NOTED):
        with Path(noted).open("a", encoding="utf-8") as file:
            file.write(f"{said}\n")
    raise NotLoopback(said)


def _audit(event: str, arguments: tuple[Any, ...]) -> None:
    # Called for everything that Python audits, so it looks at the name first.
    if event[:7] != "socket.":
        return
    if event in ("socket.connect", "socket.sendto", "socket.sendmsg"):
        address = arguments[1]
        refuse(address[0] if isinstance(address, tuple) else None)
    elif event in ("socket.getaddrinfo", "socket.gethostbyname"):
        refuse(arguments[0])


class _Uvloop(MetaPathFinder, Loader):
    """Guards uvloop's connections as it is imported: they are made where no audit sees them."""

    def find_spec(self, fullname: str, *_: Any) -> ModuleSpec | None:
        if fullname != "uvloop":
            return None
        sys.meta_path.remove(self)
        spec = PathFinder.find_spec(fullname)
        if spec is None or spec.loader is None:
            return None
        self._loader, spec.loader = spec.loader, self
        return spec

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        return self._loader.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        self._loader.exec_module(module)
        loop: Any = module.Loop
        for name, place in (("create_connection", 1), ("getaddrinfo", 0)):
            setattr(loop, name, _guarded(getattr(loop, name), place))


def _guarded(real: Any, place: int) -> Any:
    def checked(self: Any, *args: Any, **kwargs: Any) -> Any:
        refuse(kwargs.get("host", args[place] if len(args) > place else None))
        return real(self, *args, **kwargs)

    return checked


def guard() -> None:
    """Guard this process from now to its end."""
    sys.addaudithook(_audit)
    sys.meta_path.insert(0, _Uvloop())


def log_everything() -> None:
    """Let every logger speak, however quiet it is told to be. One that is disabled stays so."""
    logging.root.setLevel(logging.DEBUG)
    logging.Logger.setLevel = _unmoved  # type: ignore[assignment]


def _unmoved(*_: object) -> None:
    """Stay as loud as it is."""


if __name__ == "sitecustomize":
    guard()
    if os.environ.get(LOUD):
        log_everything()

"""Whatever a test does, it contacts nothing but this machine."""

import asyncio
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.children.sitecustomize import NOTED, is_here

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]
# A block of addresses that belongs to nobody (RFC 5737).
NOWHERE = "192.0.2.1"
OWN_LOOP = f"import asyncio; asyncio.run(asyncio.open_connection('{NOWHERE}', 9))"
UVLOOP = f"import asyncio, uvloop; uvloop.run(asyncio.open_connection('{NOWHERE}', 9))"
A_NAME = "import asyncio, uvloop; uvloop.run(asyncio.open_connection('elsewhere.example', 9))"
PLAIN = f"import socket; socket.socket(type=socket.SOCK_DGRAM).sendto(b'', ('{NOWHERE}', 9))"


@pytest.fixture
def noted(tmp_path: Path) -> Iterator[Path]:
    """The file of what these tests try on purpose, so that none of them fails by it."""
    usual, mine = os.environ[NOTED], tmp_path / "noted"
    os.environ[NOTED] = str(mine)
    yield mine
    os.environ[NOTED] = usual


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.8.8", "::1", "localhost", "", None, "/run/s"])
def test_this_machine_may_be_contacted(host: str | None) -> None:
    assert is_here(host)


@pytest.mark.parametrize("host", [NOWHERE, "10.0.0.1", "2001:db8::1", "elsewhere.example"])
def test_any_other_machine_may_not(host: str) -> None:
    assert not is_here(host)


def test_a_test_that_connects_elsewhere_is_refused_and_noted(noted: Path) -> None:
    with socket.socket() as tried, pytest.raises(PermissionError, match=NOWHERE):
        tried.connect((NOWHERE, 9))
    assert NOWHERE in noted.read_text()


def test_a_test_that_asks_for_the_address_of_another_machine_is_refused(noted: Path) -> None:
    with pytest.raises(PermissionError, match="was to be contacted"):
        socket.getaddrinfo("elsewhere.example", 443)
    assert "elsewhere.example" in noted.read_text()


def test_a_connection_of_asyncio_is_refused(noted: Path) -> None:
    with pytest.raises(PermissionError, match="was to be contacted"):
        asyncio.run(_connected_to(NOWHERE))
    assert NOWHERE in noted.read_text()


async def _connected_to(host: str) -> None:
    await asyncio.open_connection(host, 9)


@pytest.mark.parametrize("program", [OWN_LOOP, UVLOOP, A_NAME, PLAIN])
def test_a_process_that_a_test_starts_is_refused_and_noted(program: str, noted: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert "NotLoopback" in done.stderr
    assert "was to be contacted by process" in noted.read_text()


SWALLOWING = f"""
import contextlib, socket
def test_it():
    with socket.socket() as tried, contextlib.suppress(OSError):
        tried.connect(("{NOWHERE}", 9))
"""


@pytest.mark.usefixtures("noted")
def test_a_test_that_swallows_the_refusal_fails_all_the_same(tmp_path: Path) -> None:
    swallowing = tmp_path / "test_swallowing.py"
    swallowing.write_text(SWALLOWING, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "tests.conftest", str(swallowing)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert f"Tests contact nothing but this machine, but:\n{NOWHERE}" in done.stdout, done.stdout

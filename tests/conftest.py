"""What every test runs under."""

import os
from collections.abc import Iterator

import pytest

from tests.postgres import Database, which

# python-telegram-bot would warn of a change of types at every "too many requests".
os.environ.setdefault("PTB_TIMEDELTA", "1")

_skipped: list[str] = []


def pytest_report_header() -> str:
    """Say which PostgreSQL server the tests use."""
    return f"PostgreSQL: {which()}"


@pytest.fixture(scope="session")
def database_of_this_run() -> Iterator[Database]:
    """A database on a real PostgreSQL server, for this process alone."""
    made = Database(f"hearback_tests_{os.getpid()}")
    yield made
    made.drop()


@pytest.fixture
def database(database_of_this_run: Database) -> Database:
    """The same, without any row. Its tables are there once a store was opened in it."""
    database_of_this_run.empty()
    return database_of_this_run


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    if report.skipped and not hasattr(report, "wasxfail"):
        _skipped.append(report.nodeid)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Let a skipped test fail the run where every tool must be there."""
    if _skipped and os.environ.get("CI") == "true" and session.exitstatus == 0:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED

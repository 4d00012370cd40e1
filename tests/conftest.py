"""What every test runs under."""

import os

import pytest

# python-telegram-bot would warn of a change of types at every "too many requests".
os.environ.setdefault("PTB_TIMEDELTA", "1")

_skipped: list[str] = []


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    if report.skipped and not hasattr(report, "wasxfail"):
        _skipped.append(report.nodeid)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Let a skipped test fail the run where every tool must be there."""
    if _skipped and os.environ.get("CI") == "true" and session.exitstatus == 0:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED

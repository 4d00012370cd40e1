"""What every test runs under."""

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis

from tests.children.sitecustomize import NOTED, guard
from tests.postgres import Database, which

# python-telegram-bot would warn of a change of types at every "too many requests".
os.environ.setdefault("PTB_TIMEDELTA", "1")

# Any machine may be slow, and CI looks for new examples as well: of its own accord Hypothesis would
# try the same ones there every time.
hypothesis.register_profile(
    "ours",
    deadline=None,
    derandomize=False,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
hypothesis.load_profile("ours")

_HERE = Path(__file__).parent
_SLOW = (
    "admin/commands",
    "admin/reports/exports",
    "admin/reports/pages",
    "admin/reports/test_barriers.py",
    "admin/reports/test_charts.py",
    "admin/reports/test_doubt.py",
    "admin/reports/test_heard.py",
    "admin/test_calendar.py",
    "admin/test_data_map.py",
    "admin/test_evidence.py",
    "admin/test_feedback_file.py",
    "admin/test_moving.py",
    "admin/test_page_records.py",
    "admin/test_promises.py",
    "admin/test_public.py",
    "admin/test_review_desk.py",
    "admin/test_saying_back.py",
    "admin/test_service.py",
    "admin/test_upkeep.py",
    "admin/test_withdrawing.py",
    "bot/channels/test_http_server.py",
    "bot/channels/test_polling.py",
    "bot/channels/test_transport.py",
    "bot/channels/test_webhook.py",
    "bot/conversation/test_ways_out.py",
    "bot/emulator",
    "bot/storage",
    "surveys/review/test_examples.py",
    "surveys/spreadsheet",
    "test_deploy.py",
    "test_docs.py",
)
"""What talks to servers, writes many files or searches for long: the fast core does without it, but
for the contract of the store, which it holds the memory store to."""
_LONG = ("journeys", "bot/privacy/test_leaving", "admin/commands")
_skipped: list[str] = []
_contacted = Path(tempfile.gettempdir(), f"hearback-tests-contacted-{os.getpid()}")


def pytest_configure() -> None:
    """Keep this process, and every one that it starts, from contacting anything but loopback."""
    os.environ[NOTED] = str(_contacted)
    children = str(Path(__file__).parent / "children")
    path = os.environ.get("PYTHONPATH", "").split(os.pathsep)
    if children not in path:
        os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [children, *path]))
    # A process that runs a part of the tests was started with the guard.
    if not hasattr(sys.modules.get("sitecustomize"), "guard"):
        guard()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    ours = {item: _place(item) for item in items}
    for item, path in ours.items():
        if path.startswith(_SLOW) and "[memory" not in item.name:
            item.add_marker(pytest.mark.slow)
    # The longest first, so that no worker is left with them when the others are done.
    items.sort(key=lambda item: not ours[item].startswith(_LONG))


def _place(item: pytest.Item) -> str:
    is_ours = item.path.is_relative_to(_HERE)
    return item.path.relative_to(_HERE).as_posix() if is_ours else ""


@pytest.fixture(autouse=True)
def nothing_but_loopback() -> Iterator[None]:
    """Fail a test in which this process, or one that it started, contacted anything else."""
    yield
    if _contacted.exists():
        said = _contacted.read_text(encoding="utf-8")
        _contacted.unlink()
        pytest.fail(f"Tests contact nothing but this machine, but:\n{said}", pytrace=False)


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


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what tests measured: how much of the phrase banks is understood."""
    reports = terminalreporter.getreports("passed") + terminalreporter.getreports("failed")
    measured = [
        str(value)
        for report in reports
        for name, value in getattr(report, "user_properties", ())
        if name == "measured"
    ]
    if measured:
        terminalreporter.section("measured")
        for line in sorted(measured):
            terminalreporter.write_line(line)

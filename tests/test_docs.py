"""The docs are true: what they name exists, and what exists is named."""

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import get_args

import pytest
from typer import Typer
from typer.testing import CliRunner

from admin.cli import app
from admin.commands.declared import COMMANDS, PLAIN
from admin.commands.offers import PARTICIPANT, STAFF
from admin.reports.words import LEDGER
from admin.settings import Settings
from bot.dispositions import Disposition
from surveys.items import Item
from surveys.organisation import Organisation
from surveys.questionnaire import Survey, keys_of

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text()
RUNNING = (ROOT / "docs" / "running.md").read_text()
SURVEYS = (ROOT / "docs" / "surveys.md").read_text()
KINDS = get_args(get_args(Item)[0])
IN_WORDS = ("api_url", "database_url", "organisation", "listen")
"""Settings whose default is told in words, as it hangs on others or says nothing to a reader."""
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
BLOCKS = re.findall(r"```console\n(.*?)```", README, re.DOTALL)
LINES = [line.strip() for block in BLOCKS for line in block.splitlines() if line.strip()]


def commands(of: Typer, group: str = "") -> Iterator[str]:
    """Yield the words of every command."""
    for each in of.registered_commands:
        if each.callback:
            yield group + (each.name or each.callback.__name__)
    for below in of.registered_groups:
        if below.typer_instance:
            name = below.name if isinstance(below.name, str) else ""
            yield from commands(below.typer_instance, f"{group}{name} ".lstrip())


@pytest.mark.parametrize("command", list(commands(app)))
def test_every_command_is_documented(command: str) -> None:
    assert re.search(rf"`hearback {re.escape(command)}(?![-\w])", RUNNING)


@pytest.mark.parametrize("setting", Settings.model_fields)
def test_every_setting_is_documented(setting: str) -> None:
    assert f"| `HEARBACK_{setting.upper()}` |" in RUNNING


@pytest.mark.parametrize(
    "setting", [name for name in Settings.model_fields if name not in IN_WORDS]
)
def test_the_documented_default_of_a_setting_is_the_real_one(setting: str) -> None:
    row = next(line for line in RUNNING.splitlines() if f"| `HEARBACK_{setting.upper()}`" in line)
    default = Settings.model_fields[setting].default
    assert row.split("|")[2].strip().strip("`") == as_documented(default)


def as_documented(default: object) -> str:
    match default:
        case None | ():
            return "none"
        case bool():
            return str(default).lower()
        case int() | float():
            return f"{default:g}"
        case _:
            return str(default)


@pytest.mark.parametrize("command", sorted({*COMMANDS, *PLAIN, *STAFF, *PARTICIPANT, "start"}))
def test_every_chat_command_is_documented(command: str) -> None:
    assert re.search(rf"/{re.escape(command)}(?![-\w])", RUNNING)


@pytest.mark.parametrize(
    "kind", [get_args(each.model_fields["kind"].annotation)[0] for each in KINDS]
)
def test_every_item_kind_is_documented(kind: str) -> None:
    assert f"| `{kind}` |" in SURVEYS


@pytest.mark.parametrize(
    "field", sorted({*keys_of(Survey), *(name for kind in KINDS for name in kind.model_fields)})
)
def test_every_field_of_a_survey_file_is_documented(field: str) -> None:
    assert f"`{field}`" in SURVEYS


@pytest.mark.parametrize(
    "field", [name for name, each in Organisation.model_fields.items() if each.is_required()]
)
def test_every_required_field_of_the_organisation_file_is_documented(field: str) -> None:
    assert f"`{field}`" in SURVEYS


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!https?://)([^)#]*)(?:#([^)]+))?\)", page.read_text())
    assert [link for link in links if not leads_somewhere(page, *link)] == []


def leads_somewhere(page: Path, to: str, heading: str) -> bool:
    target = page.parent / to if to else page
    return target.exists() and (not heading or heading in anchors(target))


@cache
def anchors(page: Path) -> set[str]:
    """Return what headings of a page are linked by, as GitHub makes it of their words."""
    prose = re.sub(r"^( *)```.*?^\1```", "", page.read_text(), flags=re.DOTALL | re.MULTILINE)
    headings = re.findall(r"^#+ (.+)$", prose, re.MULTILINE)
    return {re.sub(r"[^-\w ]", "", each.lower()).replace(" ", "-") for each in headings}


def test_every_picture_of_the_docs_is_shown() -> None:
    shown = {name for page in PAGES for name in re.findall(r"pictures/([-\w.]+)", page.read_text())}
    assert {each.name for each in (ROOT / "docs" / "pictures").iterdir()} <= shown


@pytest.mark.parametrize("line", [line for line in LINES if line.startswith("make ")])
def test_every_make_command_of_the_readme_is_a_target(line: str) -> None:
    makefile = (ROOT / "Makefile").read_text()
    assert re.search(rf"^{line.split()[1]}:", makefile, re.MULTILINE)


@pytest.mark.parametrize("line", [line for line in LINES if "hearback" in line])
def test_every_hearback_command_of_the_readme_is_known(line: str) -> None:
    words = [word for word in shlex.split(line) if "=" not in word]
    assert CliRunner().invoke(app, [*words[1:], "--help"]).exit_code == 0


def test_the_readme_command_that_checks_surveys_finds_the_shipped_ones_clean() -> None:
    hearback = Path(sys.executable).with_name("hearback")
    done = subprocess.run(
        [hearback, "check"], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert (done.returncode, done.stdout.count("clean")) == (0, 4)


@pytest.mark.parametrize("disposition", Disposition)
def test_every_line_of_the_ledger_is_documented(disposition: Disposition) -> None:
    assert f"| {LEDGER[disposition].say('en')} |" in (ROOT / "docs" / "ledger.md").read_text()


def test_the_newest_changes_are_told_and_are_of_this_version_or_the_next() -> None:
    changes = (ROOT / "CHANGELOG.md").read_text()
    newest = changes.split("\n## ")[1]
    assert newest.startswith(("Unreleased\n", f"{_version()}"))
    assert "\n* " in newest


def _version() -> str:
    found = re.search(r'^version = "(.+)"', (ROOT / "pyproject.toml").read_text(), re.MULTILINE)
    assert found is not None
    return found[1]

import json
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
import pytest_asyncio

from bot.emulator.forms import CrowdForm
from tests.journeys.crowd import through
from tests.journeys.house import ROOT, STAFF, House, command, house
from tests.journeys.phone import Phone
from tests.journeys.ports import reserved_port
from tests.journeys.staff import SURVEY, closes, publishes

pytestmark = [pytest.mark.slow, pytest.mark.asyncio(loop_scope="module")]

SHIPPED = ROOT / "surveys" / "definitions" / f"{SURVEY}.yaml"


@dataclass(frozen=True)
class Beside:
    """A running bot with a closed survey, and what commands beside it said of it before it closed."""

    home: House
    crowd: CrowdForm
    early: dict[str, tuple[int, str, str]]

    async def says(self, folder: Path, *words: str) -> tuple[int, str, str]:
        """Run a command with the bot's data, from ``folder``."""
        return await beside(self.home, folder, *words)


async def beside(home: House, folder: Path, *words: str) -> tuple[int, str, str]:
    places = ("HEARBACK_DATA", "HEARBACK_KEY_FILE")
    return await command(
        folder, *words, url=home.remote.url, **{name: home.settings[name] for name in places}
    )


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def closed(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Beside]:
    folder = tmp_path_factory.mktemp("beside")
    async with house(folder) as home:
        staff = await home.staff()
        await publishes(staff)
        await home.remote.start_crowd(20, SURVEY, seed=4, pace_ms=(10, 50))
        crowd = await through(home, 20)
        early = {
            "results": await beside(home, folder, "results", SURVEY),
            "report": await beside(home, folder, "report", SURVEY, "--to", str(folder / "early")),
        }
        assert not (folder / "early").exists()
        await closes(staff, home)
        yield Beside(home, crowd, early)


async def test_the_demo_plays_the_story_whatever_database_the_house_has(tmp_path: Path) -> None:
    with reserved_port() as closed:
        nowhere = {"HEARBACK_DATABASE_URL": f"postgresql://127.0.0.1:{closed}/hearback"}
        told = ("demo", "--people", "60")
        code, out, err = await command(tmp_path, *told, TMPDIR=str(tmp_path), **nowhere)
    assert code == 0, err
    assert "Traceback" not in err
    assert "Evening buses" in out
    assert "Who we heard" in out
    pictures = [Path(found) for found in re.findall(r"Picture: (.+)", out)]
    assert pictures
    assert all(picture.read_bytes().startswith(b"\x89PNG") for picture in pictures)
    assert ", 0 got stuck" in err
    for what in ("sent their answers", "stopped", "said no thanks"):
        assert re.search(rf"\b[1-9]\d* {what}", err), err


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (SHIPPED.read_bytes(), 0),
        (SHIPPED.read_bytes().replace(b"kind: open_ended", b"kind: essay"), 1),
        (b"\xff\xfe", 2),
    ],
    ids=["clean", "errors", "unreadable"],
)
async def test_check_tells_by_its_exit_code_how_a_file_is(
    tmp_path: Path, content: bytes, code: int
) -> None:
    file = tmp_path / "survey.yaml"
    file.write_bytes(content)
    found, out, err = await command(tmp_path, "check", str(file), "--format", "json")
    assert found == code, out + err
    findings = json.loads(out)
    assert any(each["severity"] == "error" for each in findings) == (code > 0)
    for each in findings:
        assert set(each) == {
            "code", "severity", "file", "line", "column", "message", "remedy", "why", "words",
            "cell",
        }  # fmt: skip


@pytest.mark.parametrize("words", ["results", "report"])
async def test_nothing_is_told_of_a_survey_beside_a_running_bot_before_it_closes(
    closed: Beside, words: str
) -> None:
    code, out, err = closed.early[words]
    assert (code, out) == (1, "")
    assert "Nobody sees results before" in err


async def test_results_are_read_beside_a_running_bot(closed: Beside, tmp_path: Path) -> None:
    code, out, _ = await closed.says(tmp_path, "results", SURVEY)
    assert code == 0
    assert "Who we heard" in out
    code, out, _ = await closed.says(tmp_path, "results", SURVEY, "--format", "json")
    assert code == 0
    read = json.loads(out)
    assert read["survey"] == SURVEY
    ledger = {each["disposition"]: each for each in read["ledger"]}
    assert ledger["done"].get("count") == closed.crowd["finished"]
    await Phone(closed.home.remote, STAFF).types("/staff", "Evening buses", "closed")


async def test_the_page_is_written_beside_a_running_bot_and_over_nothing(
    closed: Beside, tmp_path: Path
) -> None:
    page = tmp_path / "page"
    code, _, err = await closed.says(tmp_path, "report", SURVEY, "--to", str(page))
    assert code == 0, err
    assert {f"{SURVEY}.en.html", f"{SURVEY}.cy.txt"} <= {each.name for each in page.iterdir()}
    code, _, err = await closed.says(tmp_path, "report", SURVEY, "--to", str(page))
    assert code == 1
    assert "has files in it already" in err


async def test_the_evidence_is_written_beside_a_running_bot(closed: Beside, tmp_path: Path) -> None:
    pack = tmp_path / "pack"
    code, _, err = await closed.says(tmp_path, "evidence", "--to", str(pack))
    assert code == 0, err
    assert "Gaps" in (pack / "index.html").read_text()


async def test_the_year_is_written_beside_a_running_bot(closed: Beside, tmp_path: Path) -> None:
    words, year = tmp_path / "young.txt", tmp_path / "year"
    words.write_text("we LIKE it,, mostly")
    asked = ("review", "--year", str(date.today().year), "--young-reviewers", str(words))
    code, _, err = await closed.says(tmp_path, *asked, "--to", str(year))
    assert code == 0, err
    (text,) = year.glob("*.txt")
    assert "we LIKE it,, mostly" in text.read_text()

import json
import re
from datetime import date
from pathlib import Path

import pytest

from tests.journeys.crowd import through
from tests.journeys.house import ROOT, command, house
from tests.journeys.staff import SURVEY, closes, publishes

pytestmark = pytest.mark.slow

SHIPPED = ROOT / "surveys" / "definitions" / f"{SURVEY}.yaml"


async def test_the_demo_plays_the_story_of_a_hundred_and_twenty(tmp_path: Path) -> None:
    code, out, err = await command(tmp_path, "demo", "--people", "120", TMPDIR=str(tmp_path))
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


async def test_results_are_read_beside_a_running_bot(tmp_path: Path) -> None:
    async with house(tmp_path) as home:
        staff = await home.staff()
        await publishes(staff)
        await home.remote.start_crowd(20, SURVEY, seed=4, pace_ms=(10, 50))
        crowd = await through(home, 20)
        url = home.remote.url
        code, out, err = await command(tmp_path, "results", SURVEY, url=url)
        assert (code, out) == (1, "")
        assert "Nobody sees results before" in err
        await closes(staff, home)
        code, out, _ = await command(tmp_path, "results", SURVEY, url=url)
        assert code == 0
        assert "Who we heard" in out
        code, out, _ = await command(tmp_path, "results", SURVEY, "--format", "json", url=url)
        assert code == 0
        read = json.loads(out)
        assert read["survey"] == SURVEY
        ledger = {each["disposition"]: each for each in read["ledger"]}
        assert ledger["done"].get("count") == crowd["finished"]
        await staff.types("/staff", "Evening buses", "closed")


async def test_the_page_the_evidence_and_the_year_are_written_beside_a_running_bot(
    tmp_path: Path,
) -> None:
    async with house(tmp_path) as home:
        staff = await home.staff()
        await publishes(staff)
        await home.remote.start_crowd(20, SURVEY, seed=4, pace_ms=(10, 50))
        await through(home, 20)
        url = home.remote.url
        page, pack, year = tmp_path / "page", tmp_path / "pack", tmp_path / "year"
        code, out, err = await command(tmp_path, "report", SURVEY, "--to", str(page), url=url)
        assert (code, out) == (1, "")
        assert "Nobody sees results before" in err
        assert not page.exists()
        await closes(staff, home)
        code, _, err = await command(tmp_path, "report", SURVEY, "--to", str(page), url=url)
        assert code == 0, err
        assert {f"{SURVEY}.en.html", f"{SURVEY}.cy.txt"} <= {each.name for each in page.iterdir()}
        code, _, err = await command(tmp_path, "report", SURVEY, "--to", str(page), url=url)
        assert code == 1
        assert "has files in it already" in err
        code, _, err = await command(tmp_path, "evidence", "--to", str(pack), url=url)
        assert code == 0, err
        assert "Gaps" in (pack / "index.html").read_text()
        words = tmp_path / "young.txt"
        words.write_text("we LIKE it,, mostly")
        asked = ("review", "--year", str(date.today().year), "--young-reviewers", str(words))
        code, _, err = await command(tmp_path, *asked, "--to", str(year), url=url)
        assert code == 0, err
        (text,) = year.glob("*.txt")
        assert "we LIKE it,, mostly" in text.read_text()

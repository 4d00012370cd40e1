"""docs/guide.md is played as it is read: its file, its commands, its chat, its table."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from admin.cli import app
from admin.commands.declared import COMMANDS, PLAIN
from surveys.questionnaire import Level, Purpose
from tests.admin.guide_page import GUIDE, page
from tests.admin.house import House
from tests.journeys.phone import labels
from tests.surveys.review.good import change, found
from tests.test_docs import commands

PAGE = GUIDE.read_text("utf-8")
NAME = "club-nights.yaml"
STORY = PAGE[PAGE.index("## From an empty file") : PAGE.index("## Three ways")]
BLOCKS = re.findall(r"```(yaml|console|text)\n(.*?)```", STORY, re.DOTALL)
REPLIES = [block.splitlines() for form, block in BLOCKS if form == "text"]
PAIRS = re.findall(r"^\| (.+?) \| (.+?) \| .*\[(W\d+)\]", PAGE, re.MULTILINE)


def stages() -> Iterator[tuple[str, str]]:
    """Yield the file as it stands at each command, and the command with what it answers."""
    text = ""
    for form, block in BLOCKS:
        if form == "console":
            yield text, block
        elif form == "yaml":
            first = block.splitlines()[0] + "\n"
            text = text.partition(first)[0] + block


def test_the_table_of_kinds_is_made_from_the_models_and_the_screens() -> None:
    """`python -m tests.admin.guide_page` renews it."""
    assert page() == PAGE


def test_each_check_of_the_story_finds_what_the_page_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    answers = []
    for text, block in stages():
        Path(NAME).write_text(text, "utf-8")
        command = block.splitlines()[0].removeprefix("$ hearback ")
        answers.append(f"$ hearback {command}\n{CliRunner().invoke(app, command.split()).stdout}")
    assert answers == [block for _, block in stages()]


async def test_the_bot_answers_as_the_story_says(house: House) -> None:
    *_, (text, _) = stages()
    (*sent, play, publish), published, hung = REPLIES
    await house.staff.remote.send(
        house.staff.user_id, kind="document", file_name=NAME, content=text.encode()
    )
    shown = await house.staff.sees(*sent)
    assert [f"[{label}]" for label in labels(shown)] == [play, publish]
    await house.staff.taps(publish.strip("[]"), *published)
    await house.staff.types("/poster club-nights", *hung)


@pytest.mark.parametrize(("bad", "good", "code"), PAIRS)
def test_a_way_to_ask_better_is_one_to_the_checker_too(bad: str, good: str, code: str) -> None:
    assert [each for each, _ in found(change("ask: How often?", f"ask: {bad}"))] == [code]
    assert found(change("ask: How often?", f"ask: {good}")) == []


def test_there_are_three_ways_to_ask_better() -> None:
    assert len(PAIRS) == 3


def test_every_purpose_and_the_first_level_are_explained() -> None:
    assert all(f"`{each.value}`" in PAGE for each in (*Purpose, Level.CONSULTATION))


def test_every_command_of_the_guide_exists() -> None:
    assert set(re.findall(r"hearback (\w+)", PAGE)) <= set(commands(app))
    assert set(re.findall(r"`/(\w+)", PAGE)) <= {*COMMANDS, *PLAIN}

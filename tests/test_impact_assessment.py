"""The draft impact assessment names every standard, every table with people in it, and every gap."""

import re
from pathlib import Path

from admin.data_map import described

DOCS = Path(__file__).parents[1] / "docs"
PAGE = (DOCS / "impact-assessment.md").read_text()
STANDARDS = [
    "Best interests of the child",
    "Data protection impact assessments",
    "Age appropriate application",
    "Transparency",
    "Detrimental use of data",
    "Policies and community standards",
    "Default settings",
    "Data minimisation",
    "Data sharing",
    "Geolocation",
    "Parental controls",
    "Profiling",
    "Nudge techniques",
    "Connected toys and devices",
    "Online tools",
]


def test_the_fifteen_standards_are_there_under_their_names_and_each_is_answered() -> None:
    rows = re.findall(r"^\| (\d+)\. ([^|]+) \| ([^|]+) \|$", PAGE, re.MULTILINE)
    assert [(int(number), name) for number, name, _ in rows] == list(enumerate(STANDARDS, 1))
    assert all(len(answer) > 20 for _, _, answer in rows)


def test_every_table_that_leads_to_a_person_is_in_the_assessment() -> None:
    people = [name for name, words in described().items() if not words.person.startswith("no")]
    assert {"contacts", "interviews", "audience", "hear_back", "outbox"} <= set(people)
    assert [name for name in people if name not in PAGE] == []


def test_what_the_organisation_has_to_fill_in_is_counted() -> None:
    told = re.search(r"\*\*To fill in\*\*: (\d+)\s+places", PAGE)
    assert told is not None
    assert PAGE.count("**To fill in") - 1 == int(told[1])


def test_the_claims_that_it_names_are_those_of_the_threat_model() -> None:
    claims = re.findall(r"^([a-z])\. ", (DOCS / "threat-model.md").read_text(), re.MULTILINE)
    assert claims == ["a", "b", "c"]
    assert all(f"({claim})" in PAGE for claim in claims)

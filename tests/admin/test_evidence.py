import re
from hashlib import sha256
from html.parser import HTMLParser

import orjson
import pytest
from msgspec.structs import replace

from admin.evidence import INDEX, MANIFEST, claims, pack, survey_files
from admin.fieldwork import FieldworkFault
from admin.reports.exports.folder import Files
from admin.reports.pages.claims import CLAIMS
from admin.reports.pages.files import page_files
from admin.reports.pages.record import Record, WentOn, Written
from admin.reports.pages.standing import STANDINGS
from surveys.organisation import Organisation
from tests.admin.answered import answered, closed, maker
from tests.admin.office import Office
from tests.admin.reports.pages.samples import TODAY, bare, of_parents, organisation, record
from tests.surveys.small import survey


def packed(*records: Record) -> Files:
    files: dict[str, bytes] = {}
    for each in records:
        files |= survey_files(each, page_files(each))
    return pack(organisation(), records, files, TODAY)


class Addresses(HTMLParser):
    """Collects where the links of a page lead."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value or "" for name, value in attrs if tag == "a" and name == "href"]


def links(page: bytes) -> list[str]:
    reader = Addresses()
    reader.feed(page.decode())
    return [each for each in reader.found if not each.startswith("#")]


def test_every_link_of_the_index_leads_to_a_file_of_the_pack() -> None:
    made = packed(record(), bare())
    assert links(made[INDEX])
    assert [each for each in links(made[INDEX]) if each not in made] == []


def test_what_was_published_in_spite_of_warnings_is_told_with_the_reason() -> None:
    told = replace(record(), went_on=(WentOn(TODAY, "W204: The panel chose the words"),))
    assert b"W204: The panel chose the words" in packed(told)["index.txt"]
    assert b"why we went on" not in packed(record())["index.txt"]


def test_every_version_that_was_asked_is_there_word_for_word() -> None:
    newest = record()
    before = newest.survey.model_copy(update={"version": "0.9.0"})
    made = packed(replace(newest, earlier=(before,)))
    asked = orjson.loads(made[f"{before.id}/asked-0.9.0.json"])
    assert asked["version"] == "0.9.0"
    assert f"{before.id}/asked.json" in made


def test_every_file_is_in_the_manifest_with_its_checksum() -> None:
    made = packed(record())
    lines = made[MANIFEST].decode().splitlines()
    told = {path: digest for digest, path in (line.split("  ") for line in lines)}
    assert told == {
        path: sha256(held).hexdigest() for path, held in made.items() if path != MANIFEST
    }


def test_every_claim_is_asked_of_every_survey_and_has_a_file_or_is_a_gap() -> None:
    records = [record(), bare()]
    made = packed(*records)
    found = claims(organisation(), records, made)
    assert len(found) == len(STANDINGS) + 2 * len(CLAIMS)
    assert all(each.files for each in found if each.is_met)


def test_a_claim_whose_file_is_missing_is_a_gap() -> None:
    found = claims(organisation(), [record()], {})
    assert all(not each.is_met for each in found)
    assert any(each.gap.endswith("No file shows it.") for each in found)


def names_of_gaps(of: Record) -> set[str]:
    made = packed(of)
    return {each.name for each in claims(organisation(), [of], made) if not each.is_met}


def test_what_was_answered_in_time_and_learned_from_is_shown() -> None:
    assert names_of_gaps(record()) == {
        "4 Systems",
        "6 Skills and knowledge",
        "3 No discrimination",
        "6 Feedback",
    }


def test_what_is_not_answered_yet_is_a_gap() -> None:
    assert {"Audience", "Influence", "4 Respect", "6 Feedback"} <= names_of_gaps(bare())


def test_what_nobody_learned_from_is_a_gap() -> None:
    assert "7 Working better for you" in names_of_gaps(record(written=Written()))


def test_what_few_answered_has_no_voice() -> None:
    assert "Voice" in names_of_gaps(record(how_many=3, felt=None, quotes=()))


def test_what_the_organisation_does_not_say_is_a_gap() -> None:
    says_little = Organisation.model_validate(
        organisation().model_dump() | {"charter": None, "strategy": None, "partners": ()}
    )
    made = packed(record())
    gaps = {each.name for each in claims(says_little, [record()], made) if not each.is_met}
    assert {"1 Shared values", "2 Strategy", "3 Structures"} <= gaps


def test_gaps_are_listed_first_in_the_index() -> None:
    page = packed(bare())[INDEX].decode()
    headings = re.findall(r'<h2 id="[\w-]+"><span class="number">\d+</span> <span>([^<]+)', page)
    assert headings[:2] == ["About this pack", "Gaps"]


def test_the_index_counts_surveys_of_parents_and_carers_apart() -> None:
    young = " ".join(packed(record(), bare())["index.txt"].decode().split())
    both = " ".join(packed(record(), of_parents())["index.txt"].decode().split())
    assert "2: closed consultations" in young
    assert "parents and carers" not in young.lower()
    assert "1: closed consultations" in both
    assert "1: besides, of parents and carers" in both
    assert "For whom: Parents and carers" in both


def test_what_was_asked_is_there_word_for_word() -> None:
    asked = orjson.loads(packed(record())["evening-buses/asked.json"])
    assert asked["decision"]["question"]["en"] == "Which three evening routes stay?"


async def test_the_pack_of_all_surveys_has_a_folder_for_each() -> None:
    office = Office()
    await closed(office)
    await answered(office)
    await closed(office, asked=survey(id="other", title="Tiny"))
    made = await maker(office).evidence(())
    assert {"tiny/results.csv", "other/results.csv", "tiny/did.en.txt", "index.txt"} <= set(made)
    assert [each for each in links(made[INDEX]) if each not in made] == []
    only = await maker(office).evidence(["other"])
    assert not any(path.startswith("tiny/") for path in only)


async def test_of_nothing_there_is_no_evidence() -> None:
    with pytest.raises(FieldworkFault, match="No survey is closed yet"):
        await maker(Office()).evidence(())

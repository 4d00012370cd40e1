import pytest
from msgspec.structs import replace

from admin.annual_review import ASKED_OF_US, annual_review, of_year
from admin.reports.pages.blocks import Gap, Grid, Unedited
from admin.reports.pages.plain import plain
from admin.reports.pages.record import Record, WentOn
from surveys.organisation import Organisation
from tests.admin.answered import answered, closed, maker
from tests.admin.office import Office
from tests.admin.reports.pages.samples import TODAY, bare, of_parents, organisation, record

WORDS = "we LIKE it,, mostly\n\n  but the bus is   still late :(\n"


def gaps(records: list[Record], about_us: Organisation, words: str = "") -> str:
    page = annual_review(about_us, 2027, records, words, TODAY)
    blocks = (block for section in page.sections for block in section.blocks)
    return "\n".join(block.text for block in blocks if isinstance(block, Gap))


def test_a_year_has_four_headings() -> None:
    page = annual_review(organisation(), 2027, [record()], "", TODAY)
    assert [each.heading for each in page.sections] == [
        "Culture",
        "Structure",
        "Practice",
        "Review",
    ]


def test_what_young_reviewers_wrote_is_printed_as_it_is() -> None:
    page = annual_review(organisation(), 2027, [record()], WORDS, TODAY)
    blocks = (block for section in page.sections for block in section.blocks)
    (printed,) = [block.text for block in blocks if isinstance(block, Unedited)]
    assert printed == WORDS.strip("\n")
    assert printed in plain(page)


def test_without_young_reviewers_the_page_says_so() -> None:
    assert "No young people have reviewed this year yet" in gaps([record()], organisation())
    assert "No young people" not in gaps([record()], organisation(), WORDS)


@pytest.mark.parametrize("field", sorted(ASKED_OF_US))
def test_what_the_organisation_does_not_say_shows_as_a_gap(field: str) -> None:
    said = Organisation.model_validate(organisation().model_dump() | {field: None})
    line = f"Not named: {ASKED_OF_US[field].lower()}."
    assert line in gaps([record()], said)
    assert line not in gaps([record()], organisation())


def test_no_answers_are_told_without_the_ledger() -> None:
    told = " ".join(plain(annual_review(organisation(), 2027, [record()], "", TODAY)).split())
    assert "Evening buses. About 120 answers. Who we heard, and who not." in told


def test_parents_and_carers_are_told_apart_and_never_counted_among_young_people() -> None:
    alone = annual_review(organisation(), 2027, [record(), bare()], "", TODAY)
    both = annual_review(organisation(), 2027, [record(), of_parents(), bare()], "", TODAY)
    assert [(each.value, each.label) for each in both.figures[:2]] == [
        ("2", "consultations closed"),
        ("1", "besides, of parents and carers"),
    ]
    assert alone.figures[0] == both.figures[0]
    tables = [
        {block.caption: block for block in section.blocks if isinstance(block, Grid)}
        for page in (alone, both)
        for section in page.sections
        if section.name in ("culture", "practice")
    ]
    young_culture, young_practice, culture, practice = tables
    assert culture == young_culture
    assert practice.pop("What parents and carers were asked").rows[0][0] == "Evening buses"
    assert practice == young_practice
    assert "Did parents and carers feel heard?" in plain(both)
    assert "parents and carers" not in plain(alone).lower()


def test_a_year_in_which_nothing_was_asked_says_so() -> None:
    assert of_year([record(), bare()], 2026) == []
    assert "Nothing was asked this year." in gaps([], organisation())


def test_what_was_published_in_spite_of_warnings_is_told_with_the_reason() -> None:
    told = replace(record(), went_on=(WentOn(TODAY, "W204: The panel chose the words"),))
    assert "W204: The panel" in plain(annual_review(organisation(), 2027, [told], "", TODAY))


async def test_a_year_is_made_of_what_is_kept() -> None:
    office = Office()
    await closed(office)
    await answered(office)
    made = await maker(office).year(2027, WORDS)
    assert b"Tiny" in made["review-2027.txt"]
    assert WORDS.strip("\n").encode() in made["review-2027.txt"]

"""The modules of the package: each is sound, in every language, nation and version."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from surveys.items import Item, SingleChoice
from surveys.ranges import range_of
from surveys.ready_made import LANGUAGES, Include, Module, included, modules
from surveys.review.review import review_text
from surveys.text import text_of
from tests.surveys.review.good import change

WHY = "To see who we missed."
DOCS = Path(__file__).parents[2] / "docs" / "surveys.md"
ITEM: TypeAdapter[Item] = TypeAdapter(Item)
VERSIONS = [module for versions in modules().values() for module in versions]


def includes(module: Module) -> Iterator[Include]:
    for nation in module.nations or (None,):
        yield Include(
            module=module.module, dated=module.dated, nation=nation, about_you=text_of(WHY)
        )


def items(module: Module, include: Include) -> list[Item]:
    return [ITEM.validate_python(each) for each in included(module, include, LANGUAGES)]


def age_bands() -> SingleChoice:
    (module, *_) = modules()["age_bands"]
    (item,) = items(module, next(includes(module)))
    assert isinstance(item, SingleChoice)
    return item


@pytest.mark.parametrize("module", VERSIONS, ids=lambda each: f"{each.module}-{each.dated}")
def test_every_word_of_a_module_is_there_in_every_language(module: Module) -> None:
    for include in includes(module):
        for item in items(module, include):
            assert isinstance(item, SingleChoice)
            said = [item.ask, item.hint, *(option.label for option in item.options)]
            assert all(not each.missing(LANGUAGES) for each in said if each)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "module", [each[0] for each in modules().values()], ids=lambda each: each.module
)
def test_nothing_is_found_in_a_survey_that_includes_it(module: Module, language: str) -> None:
    for include in includes(module):
        ids = [item.id for item in items(module, include)]
        nation = f", nation: {include.nation}" if include.nation else ""
        line = f"{{module: {module.module}, dated: {module.dated}{nation}, about_you: {WHY}}}"
        text = change("breakdowns: [age]", f"  - include: {line}\nbreakdowns: [age, {ids[-1]}]")
        found = review_text("a.yaml", text.replace("languages: [en]", f"languages: [{language}]"))
        assert found.findings == ()
        assert found.survey is not None
        assert [item.id for item in found.survey.questions][-len(ids) :] == ids


def test_bands_of_age_hold_every_year_from_eleven_to_twenty_five_once() -> None:
    for language in LANGUAGES:
        found = [range_of(option.label.say(language)) for option in age_bands().options]
        years = [
            year
            for each in found[1:-1]
            for year in (range(int(each.low), int(each.high) + 1) if each else ())
        ]
        assert years == list(range(11, 26))
        assert found[0] is not None
        assert found[-1] is not None
        assert (found[0].high, found[-1].low) == (10, 26)


def test_a_year_that_is_typed_stands_for_its_band() -> None:
    for option in age_bands().options[1:-1]:
        band = range_of(option.label.say("en"))
        assert band is not None
        typed = {each.say("en") for each in option.also}
        assert typed == {str(year) for year in range(int(band.low), int(band.high) + 1)}


def test_another_id_is_that_of_all_its_questions() -> None:
    (module, *_) = modules()["disability"]
    include = Include(module="disability", dated=module.dated, about_you=text_of(WHY), id="health")
    first, second = included(module, include, ["en"])
    assert (first["id"], second["id"]) == ("health", "health_effect")
    assert second["ask_if"] == {"health": "yes"}


def test_it_is_in_the_languages_of_the_survey_alone() -> None:
    (module, *_) = modules()["age_bands"]
    (found,) = included(module, next(includes(module)), ["cy"])
    assert found["ask"] == {"cy": "Faint yw dy oed di?"}


def test_no_two_versions_of_a_module_are_of_one_day_and_the_newest_comes_first() -> None:
    for versions in modules().values():
        dates = [each.dated for each in versions]
        assert dates == sorted(set(dates), reverse=True)


def test_the_table_of_the_docs_is_that_of_the_package() -> None:
    page = DOCS.read_text("utf-8")
    for module in VERSIONS:
        nations = ", ".join(each.replace("_", " ") for each in module.nations) or "all the same"
        row = (
            f"| `{module.module}` | {module.dated} | {module.about} | {nations} "
            f"| {module.source.title} ({module.source.published}) |"
        )
        assert row in page, row

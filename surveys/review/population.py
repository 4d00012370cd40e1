"""Whether what a survey says of how many people there are fits its questions."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from surveys.items import Item, SingleChoice
from surveys.population import BadPopulation, read_population
from surveys.questionnaire import PopulationCount, Survey
from surveys.review import rules
from surveys.review.findings import Fault, Loc
from surveys.review.single_years import in_bands

_FILE: Loc = ("audience", "population_file")
_WRITTEN: Loc = ("audience", "populations")


def counted(survey: Survey, folder: Path | None) -> tuple[Survey, list[Fault]]:
    """Return ``survey`` with what its population file says, and what is wrong with that.

    What the file says of questions that this survey does not have is left out: many may share it.
    """
    audience = survey.audience
    try:
        counts = _counts(survey, folder)
    except BadPopulation as error:
        details = {"file": audience.population_file, "why": str(error)}
        return survey, [Fault(rules.POPULATION_UNUSABLE, _FILE, details)]
    if counts is None:
        return survey, []
    at = _FILE if audience.population_file else _WRITTEN
    asked = {item.id: item for item in survey.questions if item.about_you is not None}
    ours, faults = _in_bands(asked, counts, at)
    faults += _faults(survey, ours, at)
    kept = audience.model_copy(update={"populations": ours})
    return survey.model_copy(update={"audience": kept}), faults


def _in_bands(
    asked: Mapping[str, Item], counts: Sequence[PopulationCount], at: Loc
) -> tuple[tuple[PopulationCount, ...], list[Fault]]:
    kept: list[PopulationCount] = []
    faults: list[Fault] = []
    for item in asked.values():
        if isinstance(item, SingleChoice):
            found = in_bands(item, [each for each in counts if each.item == item.id], at)
            kept += found[0]
            faults += found[1]
    return tuple(kept), faults


def _counts(survey: Survey, folder: Path | None) -> tuple[PopulationCount, ...] | None:
    name = survey.audience.population_file
    if name is None:
        return survey.audience.populations
    if folder is None:
        raise BadPopulation("only a survey in the surveys folder can have a file beside it")
    return (*(survey.audience.populations or ()), *read_population(folder, name))


def _faults(survey: Survey, counts: tuple[PopulationCount, ...], at: Loc) -> Iterator[Fault]:
    if not counts:
        yield Fault(rules.POPULATION_OF_NOTHING, at)
    seen: set[tuple[str, str]] = set()
    for each in counts:
        item = survey.item(each.item)
        codes = [option.code for option in item.options] if isinstance(item, SingleChoice) else []
        known = each.code in codes and (each.item, each.code) not in seen
        seen.add((each.item, each.code))
        if not known:
            details = {"item": each.item, "code": each.code, "codes": ", ".join(codes)}
            yield Fault(rules.POPULATION_UNKNOWN, at, details)

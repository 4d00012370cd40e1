"""People counted by single years of age, put together into the answers to "How old are you?"."""

from collections.abc import Iterator, Sequence
from math import isfinite
from typing import Final

from surveys.items import Option, SingleChoice
from surveys.questionnaire import PopulationCount
from surveys.ranges import Range, range_of
from surveys.review import rules
from surveys.review.findings import Fault, Loc

_OLDEST: Final = 150


def in_bands(
    item: SingleChoice, counts: Sequence[PopulationCount], at: Loc
) -> tuple[tuple[PopulationCount, ...], list[Fault]]:
    """Return ``counts`` of the answers to ``item``, those of single years summed, and the faults.

    A line is of a single year when its code is a number that is no option's: 16. An option holds
    the years that its label says: "16 to 17". Years in no option, or in one with an open end such
    as "Under 16", are left out: an open end is everybody else, whom the survey is not for.
    """
    codes = {option.code for option in item.options}
    years: dict[int, PopulationCount] = {}
    others: list[PopulationCount] = []
    for each in counts:
        if _is_year(each.code, codes) and int(each.code) not in years:
            years[int(each.code)] = each
        else:
            others.append(each)
    bands = [(option, found) for option in item.options if (found := _band(option))]
    if not years or not bands:
        return tuple(counts), []
    sums = (_summed(item, option, band, years) for option, band in bands)
    faults = [fault for _, band in bands for fault in _missing(item, band, years, at)]
    return (*others, *(each for each in sums if each)), faults


def _is_year(code: str, codes: set[str]) -> bool:
    return code.isdecimal() and int(code) <= _OLDEST and code not in codes


def _band(option: Option) -> Range | None:
    found = (range_of(said) for said in option.label.everywhere())
    return next((each for each in found if each and isfinite(each.high - each.low)), None)


def _years(band: Range) -> range:
    return range(int(band.low), min(int(band.high), _OLDEST) + 1)


def _summed(
    item: SingleChoice, option: Option, band: Range, years: dict[int, PopulationCount]
) -> PopulationCount | None:
    there = [years[year] for year in _years(band) if year in years]
    if not there:
        return None
    return PopulationCount(
        item=item.id,
        code=option.code,
        people=sum(each.people for each in there),
        source="; ".join(dict.fromkeys(each.source for each in there))[:300],
    )


def _missing(
    item: SingleChoice, band: Range, years: dict[int, PopulationCount], at: Loc
) -> Iterator[Fault]:
    span = _years(band)
    missing = [str(year) for year in span if year not in years]
    if missing and len(missing) < len(span):
        details = {
            "item": item.id,
            "label": band.label,
            "years": ", ".join(missing),
            "low": span[0],
            "high": span[-1],
        }
        yield Fault(rules.POPULATION_YEAR_MISSING, at, details)

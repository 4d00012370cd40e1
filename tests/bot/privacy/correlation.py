"""Does one order tell anything about another? Two tests, each with a two-sided p-value."""

import itertools
import math
from collections.abc import Sequence

LEAST_P = 1e-6


def is_unrelated(arrivals: Sequence[int]) -> bool:
    """Tell whether people who arrived as 0, 1, 2, ... stand in ``arrivals`` as if by chance.

    Neither early before late, nor those who came together side by side.
    """
    return trend_p(arrivals) > LEAST_P and neighbours_p(arrivals) > LEAST_P


def trend_p(arrivals: Sequence[int]) -> float:
    """Return the p-value of Spearman's rank correlation with the positions."""
    return _two_sided(rank_correlation(arrivals) * math.sqrt(len(arrivals) - 1))


def neighbours_p(arrivals: Sequence[int]) -> float:
    """Return the p-value of the rank version of von Neumann's ratio (Bartels 1982)."""
    ranks = _ranks(arrivals)
    mean = (len(ranks) - 1) / 2
    between = sum((one - other) ** 2 for one, other in itertools.pairwise(ranks))
    ratio = between / sum((rank - mean) ** 2 for rank in ranks)
    return _two_sided((ratio - 2) / math.sqrt(20 / (5 * len(ranks) + 7)))


def pooled_trend_p(groups: Sequence[Sequence[int]]) -> float:
    """Return the p-value of the trends within many small groups, taken together."""
    z = sum(rank_correlation(group) * math.sqrt(len(group) - 1) for group in groups)
    return _two_sided(z / math.sqrt(len(groups)))


def rank_correlation(arrivals: Sequence[int]) -> float:
    """Return Spearman's rho of distinct ``arrivals`` with their positions."""
    n = len(arrivals)
    apart = sum((rank - place) ** 2 for place, rank in enumerate(_ranks(arrivals)))
    return 1 - 6 * apart / (n * (n * n - 1))


def _ranks(arrivals: Sequence[int]) -> list[int]:
    places = {arrival: rank for rank, arrival in enumerate(sorted(arrivals))}
    return [places[arrival] for arrival in arrivals]


def _two_sided(z: float) -> float:
    return math.erfc(abs(z) / math.sqrt(2))

"""Opinions that are not uniform: what a crowd leans towards, and each person a little apart."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

_RELUCTANT = re.compile(r"prefer not|don.t know|not sure|other|another|none of", re.IGNORECASE)
_NUMBER = re.compile(r"\W*(\d+)")
_CROWD_SPREAD = 0.9
_OWN_SPREAD = 0.7
_BELL_WIDTH = 0.22


@dataclass(frozen=True, slots=True)
class Taste:
    """Stable leanings: the same question and option weigh the same each time they are asked."""

    crowd: str
    person: str

    def weights(self, question: str, options: Sequence[str]) -> list[float]:
        """How likely each option is, in proportion."""
        if _is_scale(options):
            return self._bell(question, len(options))
        return [self._liking(question, option) for option in options]

    def _liking(self, question: str, option: str) -> float:
        shared = Random(f"{self.crowd}|{question}|{option}").gauss(0, _CROWD_SPREAD)
        own = Random(f"{self.person}|{question}|{option}").gauss(0, _OWN_SPREAD)
        return math.exp(shared + own) * (0.2 if _RELUCTANT.search(option) else 1.0)

    def _bell(self, question: str, points: int) -> list[float]:
        """On a scale people cluster around what the crowd thinks, not around a favourite digit."""
        centre = Random(f"{self.crowd}|{question}").uniform(0.35, 0.85)
        centre += Random(f"{self.person}|{question}").gauss(0, 0.12)
        distances = [(place / (points - 1) - centre) / _BELL_WIDTH for place in range(points)]
        return [math.exp(-distance * distance / 2) + 0.01 for distance in distances]


def _is_scale(options: Sequence[str]) -> bool:
    """Whether the options are consecutive whole numbers, such as 1 to 5."""
    found = [_NUMBER.match(option) for option in options]
    numbers = [int(match[1]) for match in found if match]
    consecutive = range(numbers[0], numbers[0] + len(numbers)) if numbers else range(0)
    return len(numbers) == len(options) >= 3 and numbers == list(consecutive)

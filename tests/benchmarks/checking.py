"""How long `hearback check` takes for many survey files, as a process of its own."""

import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

from rich.table import Table

from tests.benchmarks.bars import Bar, at_most

FILES, QUESTIONS, MOST_SECONDS = 200, 12, 10.0
LANGUAGES = ("en", "cy", "pl")

_COMMAND = "from admin.cli import main; main()"
_HEAD = """\
id: survey-{number}
version: 1.0.0
title: {{en: Evening buses {number}, cy: Bysiau {number}, pl: Autobusy {number}}}
languages: [en, cy, pl]
purpose: decide
level: consultation
why: {{en: There is money for three routes., cy: Mae arian i gadw tri llwybr., pl: Mamy na trzy linie.}}
decision:
  question: {{en: Which routes stay?, cy: Pa lwybrau sy'n aros?, pl: Które linie zostają?}}
  owner: {{en: Transport committee, cy: Pwyllgor trafnidiaeth, pl: Komisja transportu}}
  can_change:
    - {{en: Which routes stay, cy: Pa lwybrau sy'n aros, pl: Które linie zostają}}
    - {{en: When the last bus leaves, cy: Pryd mae'r bws olaf, pl: Kiedy odjeżdża ostatni}}
  cannot_change:
    - {{en: The number of routes, cy: Nifer y llwybrau, pl: Liczba linii}}
  decide_by: +49 days
feedback: {{promised_by: +63 days, follow_up_on: +210 days}}
outcomes:
  - different: {{en: More people get home, cy: Mwy yn cyrraedd adre, pl: Więcej osób wraca}}
    known_by: {{en: We count tickets, cy: Rydyn ni'n cyfri tocynnau, pl: Liczymy bilety}}
opens: +0 days
closes: +28 days
audience: {{min_age: 16, max_age: 25}}
other_ways:
  - {{en: Talk to any youth worker, cy: Siarad ag unrhyw weithiwr, pl: Porozmawiaj z nami}}
complaints: complaints@council.example
champion: {{en: Participation lead, cy: Arweinydd cyfranogiad, pl: Koordynator}}
questions:
"""
_QUESTION = """\
  - id: q{place}
    kind: single_choice
    ask: {{en: How often do you use route {place}?, cy: Pa mor aml ti'n dal bws {place}?, pl: Jak często {place}?}}
    hint: {{en: Think of the last month., cy: Meddylia am y mis diwethaf., pl: Pomyśl o ostatnim miesiącu.}}
    informs: [1, 2]
{condition}    options:
      weekly: {{en: Every week, cy: Bob wythnos, pl: Co tydzień}}
      monthly: {{en: Now and then, cy: Nawr ac yn y man, pl: Czasami}}
      rarely: {{en: Once or twice, cy: Unwaith neu ddwy, pl: Raz albo dwa}}
      hardly: {{en: Hardly ever, cy: Bron byth, pl: Prawie nigdy}}
"""


@dataclass(frozen=True)
class Figures:
    """Seconds for all files, of each round."""

    seconds: Sequence[float]

    @property
    def bars(self) -> Sequence[Bar]:
        """What is wanted of them."""
        return (at_most(f"checking: seconds for {FILES} files", self.seconds, MOST_SECONDS),)


def measure(folder: Path, rounds: int = 3) -> Figures:
    """Write the files and check them, all by one command."""
    paths = [str(_written(folder, number)) for number in range(FILES)]
    return Figures([_seconds(paths) for _ in range(rounds)])


def _written(folder: Path, number: int) -> Path:
    parts = [_HEAD.format(number=number)]
    for place in range(QUESTIONS):
        condition = f"    ask_if: {{q{place - 1}: [weekly, monthly]}}\n" if place % 3 == 2 else ""
        parts.append(_QUESTION.format(place=place, condition=condition))
    path = folder / f"survey-{number}.yaml"
    path.write_text("".join(parts), "utf-8")
    return path


def _seconds(paths: Sequence[str]) -> float:
    begun = perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", _COMMAND, "check", *paths], capture_output=True, check=False
    )
    taken = perf_counter() - begun
    if done.returncode:
        raise RuntimeError(done.stdout[-2000:].decode() + done.stderr[-2000:].decode())
    return taken


def as_json(found: Figures) -> Mapping[str, Any]:
    """Return the figures for programs."""
    return {
        "files": FILES,
        "questions": QUESTIONS,
        "languages": len(LANGUAGES),
        "seconds": list(found.seconds),
    }


def for_terminal(found: Figures) -> Table:
    """Return the figures for people."""
    table = Table(title=f"Checking {FILES} files of {QUESTIONS} questions in 3 languages")
    table.add_column("round")
    table.add_column("seconds", justify="right")
    for place, each in enumerate(found.seconds, start=1):
        table.add_row(str(place), f"{each:.1f}")
    return table

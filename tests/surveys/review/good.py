"""One short survey file without any finding, and what a review finds when it is changed."""

from datetime import date

from surveys.review.review import review_text

GOOD = """\
id: tiny
version: 1.0.0
title: Tiny
languages: [en]
purpose: decide
level: consultation
why: There is money for one thing.
decision:
  question: What comes first?
  owner: Youth panel
  can_change: [The order, The hours]
  cannot_change: [The money]
  decide_by: +60 days
feedback:
  promised_by: +50 days
  follow_up_on: +200 days
outcomes:
  - different: More is open
    known_by: We count visits
opens: +1 days
closes: +28 days
audience:
  min_age: 16
  max_age: 25
other_ways: [Talk to us]
complaints: complaints@council.example
champion: Participation lead
safeguarding:
  lead: Safeguarding lead
  deputy: Deputy lead
  review_days: 2
  contact: 01632 960 001
questions:
  - id: often
    kind: single_choice
    ask: How often?
    options:
      weekly: Every week
      never: Never
  - id: first
    kind: multiple_choice
    ask: What first?
    ask_if: {often: weekly}
    informs: [1]
    min: 1
    max: 2
    options:
      music: Music
      sport: Sport
      food: Food
  - id: happy
    kind: scale
    ask: How happy?
    informs: [2]
    labels:
      1: Not happy
      5: Very happy
  - id: hours
    kind: number
    ask: How many hours?
    informs: [2]
    min: 0
    max: 24
  - id: more
    kind: open_ended
    ask: Anything else?
    informs: [1, 2]
  - id: age
    kind: single_choice
    ask: How old are you?
    about_you: To see who we missed.
    options:
      young: Under 18
      old: 18 or over
breakdowns: [age]
retention_days: 120
"""


def change(old: str, new: str) -> str:
    """Return the good file with ``new`` in the place of the only ``old``."""
    assert GOOD.count(old) == 1, old
    return GOOD.replace(old, new)


def found(text: str, today: date | None = None) -> list[tuple[str, str]]:
    """Return the code of every finding, with the word at its place."""
    lines = text.splitlines() or [""]
    return [
        (each.code, (lines[each.line - 1][each.column - 1 :].split() or [""])[0].strip(",]}:"))
        for each in review_text("tiny.yaml", text, today).findings
    ]


PARTS = {
    "consultation": "",
    "representation": (
        "representation: {representatives: Youth council, speak_for: All of us, chosen: By vote}\n"
    ),
    "decision_sharing": "decision_sharing: {share: Half of it, disagreement: We meet again}\n",
    "implementation": "implementation: {doing: The painting, support: A youth worker}\n",
    "initiating": "initiating: {idea_of: Youth council, answered_by: Committee, by: +50 days}\n",
}
"""What the good file needs besides at each level."""


def at_level(level: str, text: str = GOOD) -> str:
    """Return a file without any finding at another level."""
    return text.replace("level: consultation\n", f"level: {level}\n{PARTS[level]}")

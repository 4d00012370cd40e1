"""What a simulated person does next, from what they see. Pure but for their own dice."""

import re
from collections import Counter
from dataclasses import dataclass, field
from random import Random

from bot.emulator.crowd.phrases import PHRASES
from bot.emulator.crowd.taste import Taste

_STEERING = re.compile(r"\b(Start|Next|Done|Send|Skip|Back|Stop)\b")
_ASIDE = re.compile(
    r"(help|more|less|more about .*|more info(rmation)?|(change )?language|.*\bEnglish\b.*"
    r"|privacy|not for me)[.?!]?",
    re.IGNORECASE,
)
_MARKED = re.compile(r"\W*[✓✔☑✅🔘●◉]")
_DECORATION = re.compile(r"^(?:[^\w]|\d+[.):]\s|\d\ufe0f?\u20e3)+")
_WRITE = re.compile(r"\b(type|write)\b", re.IGNORECASE)
_BY_NUMBER = re.compile(r"\btype\b.*\bnumber\b|\bnumber\b.*\btype\b", re.IGNORECASE)
_RANK = re.compile(r"\b(rank|order|first choice)\b", re.IGNORECASE)
_RANGE = re.compile(r"(\d+)\s*(?:to|and|or|[-–—])\s*(\d+)")
_SKIPS, _GOES_BACK, _DECLINES, _LEAVES = 0.05, 0.02, 0.04, 0.03
_WRITES_ANYWAY = 0.1
_TRIES_AT_TYPING = 2
_LINES_OF_A_QUESTION = 3
_ANY_NUMBER = (1, 20)


@dataclass(frozen=True, slots=True)
class Screen:
    """What a person sees: the newest words of the bot, and the newest buttons."""

    text: str
    labels: tuple[str, ...] = ()
    message_id: int = 0

    @property
    def is_thanks(self) -> bool:
        return "thank you" in self.text.lower()


@dataclass(frozen=True, slots=True)
class Tap:
    label: str


@dataclass(frozen=True, slots=True)
class Type:
    text: str


Act = Tap | Type


@dataclass(slots=True)
class Mind:
    """One simulated person: leanings, and what they remember of each question."""

    random: Random
    taste: Taste
    declines: bool = False
    leaves_after: int | None = None
    leaving: bool = False
    visits: Counter[str] = field(default_factory=Counter)
    picked: dict[str, set[str]] = field(default_factory=dict)
    wanted: dict[str, int] = field(default_factory=dict)
    pressed_next: set[str] = field(default_factory=set)
    typed: Counter[str] = field(default_factory=Counter)

    @classmethod
    def born(cls, crowd: str, person: str) -> "Mind":
        random = Random(person)
        declines = random.random() < _DECLINES
        leaves = random.random() < _LEAVES
        leaves_after = random.randint(1, 6) if leaves else None
        return cls(random, Taste(crowd, person), declines, leaves_after)

    @property
    def has_had_enough(self) -> bool:
        return self.leaves_after is not None and len(self.visits) > self.leaves_after


def next_act(screen: Screen, mind: Mind) -> Act:
    """The next tap or message."""
    steering = _steering(screen.labels)
    question = _question(screen)
    mind.visits[question] += 1
    if "Start" in steering:
        away = next((one for one in screen.labels if "not for me" in one.lower()), None)
        return Tap(away if away and mind.declines else steering["Start"])
    if "Stop" in steering and mind.has_had_enough:
        mind.leaving = True
        return Tap(steering["Stop"])
    if "Send" in steering:
        return Tap(steering["Send"])
    options = tuple(one for one in screen.labels if _is_option(one))
    if not options:
        return _without_options(screen, steering, question, mind)
    return _among_options(screen, steering, options, question, mind)


def is_out(screen: Screen, last: Act | None) -> bool:
    """Whether stopping is over: no button to stop with, but the one that was tapped already."""
    stop = _steering(screen.labels).get("Stop")
    return stop is None or (isinstance(last, Tap) and last.label == stop)


def is_going_back(act: Act) -> bool:
    return isinstance(act, Tap) and "Back" in _steering((act.label,))


def is_declining(act: Act) -> bool:
    return isinstance(act, Tap) and "not for me" in act.label.lower()


def bare(label: str) -> str:
    """A label without ticks, numbers in front and other decoration."""
    return _DECORATION.sub("", label).strip() or label


def _steering(labels: tuple[str, ...]) -> dict[str, str]:
    """The steering words among the labels, each with the first label that has it."""
    found: dict[str, str] = {}
    for label in labels:
        match = _STEERING.search(label)
        if match:
            found.setdefault(match[1], label)
    return found


def _is_option(label: str) -> bool:
    return not _STEERING.search(label) and not _ASIDE.fullmatch(bare(label))


def _question(screen: Screen) -> str:
    """What is asked: the first lines and the options, for the rest changes with the answers."""
    lines = [line.strip() for line in screen.text.splitlines() if line.strip()]
    options = sorted(bare(one) for one in screen.labels if _is_option(one))
    return "\n".join([*lines[:_LINES_OF_A_QUESTION], *options])


def _among_options(
    screen: Screen,
    steering: dict[str, str],
    options: tuple[str, ...],
    question: str,
    mind: Mind,
) -> Act:
    if mind.visits[question] == 1:
        chance = mind.random.random()
        if "Skip" in steering and chance < _SKIPS:
            return Tap(steering["Skip"])
        if "Back" in steering and _SKIPS < chance < _SKIPS + _GOES_BACK:
            return Tap(steering["Back"])
    onward = steering.get("Next") or steering.get("Done")
    if onward:
        return _one_of_several(screen, options, onward, question, mind)
    tried = mind.picked.setdefault(question, set())
    label = _pick(question, options, tried, mind)
    if _BY_NUMBER.search(screen.text) and mind.random.random() < _WRITES_ANYWAY:
        return Type(_number_of(label, options))
    return Tap(label)


def _one_of_several(
    screen: Screen, options: tuple[str, ...], onward: str, question: str, mind: Mind
) -> Act:
    """A question with Next or Done takes several taps."""
    picked = mind.picked.setdefault(question, set())
    picked.update(bare(one) for one in options if _MARKED.match(one))
    if question not in mind.wanted:
        everything = bool(_RANK.search(screen.text))
        mind.wanted[question] = 99 if everything else mind.random.randint(1, 3)
    left = [one for one in options if bare(one) not in picked]
    if question in mind.pressed_next:
        # Asked the same again after Next: that was not enough, so one more.
        mind.pressed_next.discard(question)
        mind.wanted[question] = len(picked) + 1
    if left and len(picked) < mind.wanted[question]:
        return Tap(_pick(question, options, picked, mind))
    mind.pressed_next.add(question)
    return Tap(onward)


def _pick(question: str, options: tuple[str, ...], tried: set[str], mind: Mind) -> str:
    weights = mind.taste.weights(question, [bare(one) for one in options])
    fresh = [
        0.0 if bare(option) in tried else weight
        for option, weight in zip(options, weights, strict=True)
    ]
    label = mind.random.choices(options, fresh if any(fresh) else weights)[0]
    tried.add(bare(label))
    return label


def _number_of(label: str, options: tuple[str, ...]) -> str:
    """What to type instead of tapping: the number on the label, or its place in the list."""
    written = re.match(r"\d+", bare(label))
    return written[0] if written else str(options.index(label) + 1)


def _without_options(screen: Screen, steering: dict[str, str], question: str, mind: Mind) -> Act:
    onward = steering.get("Next") or steering.get("Done")
    tries = mind.typed[question]
    if onward and (tries or not _WRITE.search(screen.text)):
        return Tap(onward)
    if "Skip" in steering and (tries >= _TRIES_AT_TYPING or mind.random.random() < _SKIPS):
        return Tap(steering["Skip"])
    mind.typed[question] += 1
    return Type(_words(screen, tries, mind))


def _words(screen: Screen, tries: int, mind: Mind) -> str:
    """A number where a range is named, a phrase otherwise; the other way round on a second try."""
    span = _RANGE.search(screen.text)
    if span and tries % 2 == 0:
        low, high = sorted((int(span[1]), int(span[2])))
        return str(round(mind.random.triangular(low, high, low + (high - low) * 0.3)))
    if "a number" in screen.text.lower() and tries % 2 == 0:
        return str(mind.random.randint(*_ANY_NUMBER))
    return mind.random.choice(PHRASES)

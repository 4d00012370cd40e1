"""Open answers as young people write them, made up by a seed: topics, moods, slips, two languages."""

from dataclasses import dataclass
from random import Random

TOPICS = {
    "late buses": (
        "the last bus leaves too early", "buses stop running at 9", "no bus home after work",
        "need a later bus in the evening", "later buses please", "bws hwyrach gyda'r nos",
        "i cant get home from training because the buses finish", "more evening buses",
    ),
    "price": (
        "too expensive", "fares are too high for students", "make it free under 18",
        "cheaper tickets", "£4 for two stops is a joke", "mae'r tocynnau'n rhy ddrud",
        "why is a single more than half a day ticket", "free travel for young people",
    ),
    "safety": (
        "i dont feel safe waiting in the dark", "put lights at the bus stop",
        "the stop by the park is scary at night", "better lighting", "cameras on the bus",
        "dydw i ddim yn teimlo'n ddiogel", "people drinking at the back of the bus",
    ),
    "reliability": (
        "never on time", "the app says 5 minutes and then it vanishes", "buses just dont turn up",
        "always late for college", "the 7 is always cancelled", "byth ar amser",
        "it comes early and leaves without us",
    ),
    "access": (
        "no space for a wheelchair and a pram", "drivers should wait until i sit down",
        "the ramp is broken half the time", "announce the stops out loud",
        "stops without a kerb are impossible", "dim lle i gadair olwyn",
    ),
    "drivers": (
        "drivers are rude to us", "some drivers just drive past when its only teenagers",
        "be nicer to young people", "the driver shouted at my friend", "train the drivers",
    ),
    "wifi": ("wifi that works", "charging points would be good", "wifi please", "usb sockets"),
    "nothing": ("idk", "nothing", "no", "dunno", "dim byd", "fine as it is", "n/a", "."),
}  # fmt: skip
_BEFORE = ("", "", "", "honestly ", "I think ", "well ", "pls ", "My view: ", "tbh ")
_AFTER = (
    "",
    "",
    "",
    ".",
    "!",
    " thanks",
    " lol",
    " 🙏",
    " its not fair",
    " because we have no car",
)
_NAMES = ("Mr Hughes said so.", "my name is Kayleigh", "text me on 07700 900123")


@dataclass(frozen=True, slots=True)
class Written:
    """One answer, and all that it is about, the main thing first."""

    words: str
    topics: tuple[str, ...]
    has_details: bool


def written(many: int, seed: int) -> list[Written]:
    """Return so many answers, always the same for a seed."""
    random = Random(seed)
    return [_one(random) for _ in range(many)]


def _one(random: Random) -> Written:
    topic = random.choices(list(TOPICS), weights=(22, 16, 12, 14, 7, 8, 5, 16))[0]
    topics = [topic]
    words = random.choice(_BEFORE) + random.choice(TOPICS[topic]) + random.choice(_AFTER)
    if topic != "nothing" and random.random() < 0.25:
        other = random.choice([each for each in TOPICS if each != "nothing"])
        topics.append(other)
        words = f"{words} {random.choice(TOPICS[other])}"
    if topic != "nothing" and random.random() < 0.3:
        words = _with_a_slip(words, random)
    has_details = topic != "nothing" and random.random() < 0.04
    if has_details:
        words = f"{words} {random.choice(_NAMES)}"
    return Written(words, tuple(dict.fromkeys(topics)), has_details)


def _with_a_slip(words: str, random: Random) -> str:
    place = random.randrange(len(words) - 1)
    return words[:place] + words[place + 1] + words[place] + words[place + 2 :]

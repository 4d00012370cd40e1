"""Golden conversations: text files that say what a person does and what the bot shows.

A line at the margin is something that happens; what is indented below it is what the person
then sees. ``#`` begins a remark. See tests/conversations/README.md.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from html import unescape
from typing import Final

from msgspec.structs import replace

from bot.conversation.catalogue import Catalogue, Listing, News, Stage, Told
from bot.conversation.events import Arrived, Asked, Attached, BlockedUs, Event, Request, UnblockedUs
from bot.conversation.screen import Screen
from bot.conversation.state import Person
from bot.promised import Move, Owed, Record, Stopped, promised
from surveys.answers import Entry, to_plain
from surveys.duration import estimated_minutes
from surveys.heard import heard_survey
from surveys.questionnaire import fingerprint
from surveys.text import Text
from tests.bot.conversation.phone import Phone, Said, labels

_TAG: Final = re.compile(r"<[^>]*>")
_TIMES: Final = re.compile(r"\{(\d+) x (.+?)\}")
_QUOTED: Final = re.compile(r'"([^"]*)"')
_STAGES: Final = {
    "opens": Stage.OPEN,
    "has a break": Stage.RESTING,
    "is closing": Stage.CLOSING,
    "closes": Stage.CLOSED,
    "is withdrawn": Stage.WITHDRAWN,
}
_EVENTS: Final[dict[str, Event]] = {
    "sends a photo": Attached(),
    "blocks the bot": BlockedUs(),
    "unblocks the bot": UnblockedUs(),
}


class Unclear(ValueError):
    """A line of a conversation that means nothing."""


def replayed(story: str, known: Catalogue) -> str:
    """Return ``story`` with everything indented written anew."""
    teller = _Teller(known)
    told = [part for line in _happenings(story) for part in (line, *teller.tells(line))]
    return "\n".join(told).rstrip("\n") + "\n"


def _happenings(story: str) -> Iterator[str]:
    for line in story.splitlines():
        if line and not line.startswith(" "):
            yield line


def reads(screen: Screen) -> str:
    """Return a screen as a person reads it, and its buttons in brackets."""
    rows = [" ".join(f"[{label}]" for label in row) for row in labels(screen)]
    picture = ["(a picture)"] if screen.picture else []
    return "\n".join([*picture, unescape(_TAG.sub("", screen.html)), *rows])


class _Teller:
    def __init__(self, known: Catalogue) -> None:
        self.phone = Phone(known)
        self.records: dict[str, tuple[Record, Mapping[Owed, date]]] = {}
        self.verbs: dict[str, Callable[[str], list[Said]]] = {
            "opens": lambda code: self.phone.hears(Arrived(code)),
            "taps": self._taps,
            "types too soon:": lambda words: self.phone.types(_words(words), crossed=True),
            "types:": lambda words: self.phone.types(_words(words)),
            "edits": self._edits,
            "pastes": lambda _: self.phone.pastes(),
        }

    def tells(self, line: str) -> Iterator[str]:
        if line.startswith("#"):
            return
        if line.startswith("("):
            self._passes(line.strip("()"))
            yield ""
            return
        yield ""
        for part in self._shown(self._does(line)):
            yield from (f"    {each}".rstrip() for each in part.splitlines())
            yield ""

    def _does(self, line: str) -> list[Said] | None:
        if line == "remembered":
            return None
        if line.startswith("/"):
            return self.phone.hears(Asked(_request(line[1:])))
        if line in _EVENTS:
            return self.phone.hears(_EVENTS[line])
        for verb, act in self.verbs.items():
            if line == verb or line.startswith(f"{verb} "):
                return act(line[len(verb) :].strip())
        raise Unclear(line)

    def _shown(self, said: list[Said] | None) -> Iterator[str]:
        if said is None:
            yield remembered(self.phone.person)
            return
        if not said:
            yield "(nothing is shown)"
        for each in said:
            if each.toast:
                yield f"~ {each.toast}"
            elif each.taken_back:
                yield f"(the receipt for {each.taken_back} is handed in)"
            elif each.copied:
                yield f"(copied: {each.copied})"
            elif each.given:
                yield f"(a file comes: {each.given})"
            elif each.forgotten:
                yield "(everything that names the person is erased)"
            elif each.noted:
                yield f"(counted, of nobody in particular: {each.noted})"
            elif each.screen is not None:
                how = "" if each.is_new else " becomes"
                yield f"message {each.message}{how}:\n{reads(each.screen)}"

    def _taps(self, what: str) -> list[Said]:
        on = re.search(r" on message (\d+)$", what)
        return self.phone.taps(*_QUOTED.findall(what), on=int(on[1]) if on else None)

    def _edits(self, what: str) -> list[Said]:
        quoted = _QUOTED.match(what)
        if quoted is None:
            raise Unclear(what)
        return self.phone.edits(_words(quoted[1]), _words(what[quoted.end() :].lstrip(": ")))

    def _passes(self, what: str) -> None:
        """Change the world: the days, the surveys, or the person's language."""
        phone = self.phone
        if days := re.fullmatch(r"(\d+) days pass", what):
            phone.today += timedelta(days=int(days[1]))
        elif what == "the ballots are counted":
            phone.count()
        elif what == "the phone speaks Welsh":
            phone.person = Person("cy")
        elif shown := re.fullmatch(r"the word on the wall is (.+)", what):
            phone.word = shown[1]
        elif what == "the word is over":
            phone.word = ""
        elif answered := re.fullmatch(r"(\S+) is answered: (.+)", what):
            self._tells(answered[1], News.FEEDBACK, answered[2])
        elif said := re.fullmatch(r"(\S+) is told back: (.+)", what):
            self._tells(said[1], News.SAID, said[2])
        elif done := re.fullmatch(r"(\S+) keeps its promise: (\S+)", what):
            self._records(done[1], told={Owed(done[2]): phone.today})
        elif moved := re.fullmatch(r"(\S+) gives (\S+) (\d+) more days: (.+)", what):
            self._gives(moved[1], Owed(moved[2]), int(moved[3]), moved[4])
        elif asked := re.fullmatch(r"(\S+) asks after its answer: (.+)", what):
            self._asks_after(asked[1], asked[2].split(" | "))
        elif ended := re.fullmatch(r"(\S+) is stopped: (.+)", what):
            stopped = Stopped({"": ended[2]}, phone.today)
            self._records(ended[1], stopped=stopped)
        elif nobody := re.fullmatch(r"(\S+) closes with too few", what):
            self._change(nobody[1], stage=Stage.CLOSED, kept=False)
        elif staged := re.fullmatch(rf"(\S+) ({'|'.join(_STAGES)})", what):
            self._change(staged[1], stage=_STAGES[staged[2]])
        else:
            raise Unclear(what)

    def _tells(self, survey: str, kind: News, words: str) -> None:
        """Let a message about a survey be out, beside those that are."""
        told = Told(kind, Text({"": words}), self.phone.today)
        self._change(survey, told=(*self.phone.known.listings[survey].told, told))

    def _asks_after(self, survey: str, themes: list[str]) -> None:
        """Open the small survey about an answer, whose themes are as given."""
        phone = self.phone
        said = [(number, Text({"": each})) for number, each in enumerate(themes, 1)]
        made = heard_survey(phone.known.listings[survey].survey, said, phone.today)
        listed = Listing(made, fingerprint(made), Stage.OPEN, estimated_minutes(made))
        phone.known = replace(phone.known, listings={**phone.known.listings, made.id: listed})

    def _gives(self, survey: str, owed: Owed, days: int, why: str) -> None:
        """Give a promise a new date, so many days from today."""
        move = Move(owed, self.phone.today + timedelta(days=days), {"": why}, self.phone.today)
        self._records(survey, moved=move)

    def _records(
        self,
        survey: str,
        told: Mapping[Owed, date] | None = None,
        moved: Move | None = None,
        stopped: Stopped | None = None,
    ) -> None:
        """Write something down about the promises of a survey."""
        listing = self.phone.known.listings[survey]
        record, days = self.records.get(survey, (Record(), {}))
        record = record.moved(moved) if moved else record
        record = Record(record.moves, record.done, stopped or record.stopped, record.notices)
        self.records[survey] = record, {**days, **(told or {})}
        promises = promised(listing.survey, self.records[survey][1], record)
        self._change(survey, promises=promises)

    def _change(self, survey: str, **fields: object) -> None:
        known = self.phone.known
        changed = replace(known.listings[survey], **fields)
        self.phone.known = replace(known, listings={**known.listings, survey: changed})


def _request(command: str) -> Request:
    return Request(command) if command in set(Request) else Request.UNKNOWN


def _words(written: str) -> str:
    return _TIMES.sub(lambda found: found[2] * int(found[1]), written)


def remembered(person: Person) -> str:
    """Return what is left of a person after the conversation, in plain words."""
    lines = [f"language {person.language}, standing {person.standing.value}"]
    lines += ["may be asked again"] if person.may_ask_again else []
    lines += [f"paused until {person.paused_until}"] if person.paused_until else []
    lines += [f"at most {person.most_a_week} a week"] if person.most_a_week else []
    for survey, attended in person.attended.items():
        hears = {True: ", wants to hear", False: ", does not want to hear", None: ""}
        lines.append(f"{survey}: {attended.disposition.value}{hears[attended.hears]}")
    for survey, interview in person.interviews.items():
        place = type(interview.at).__name__.lower()
        going = "" if interview.active else ", not going on"
        lines.append(f"{survey}: interview at {place}{going}")
        lines += [f"  {item}: {_brief(entry)}" for item, entry in interview.answers.items()]
    return "\n".join(lines)


def _brief(entry: Entry) -> str:
    match to_plain(entry):
        case {"missing": why}:
            return f"({why})"
        case {"choice": code}:
            return code
        case ["#", *codes]:
            return " before ".join(codes)
        case [*codes]:
            return " and ".join(codes)
        case value:
            return str(value)

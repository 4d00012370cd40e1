""" "You said, we did" as a file: read with the place of every fault, and written. Pure."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

import orjson
from msgspec import Struct, field
from pydantic import BaseModel, ConfigDict

from admin import feedback_rules as rules
from admin.beginning import missing_from, required
from admin.feedback import Act, Decision, Draft, Theme
from admin.feedback_review import Context, faults
from admin.feedback_typing import Writer
from admin.reports.themes import ThemeSeed
from surveys.days import Day, resolved
from surveys.files import LARGEST
from surveys.questionnaire import Survey
from surveys.review.findings import Fault, Finding, Loc
from surveys.review.review import in_order, unreadable
from surveys.review.shape import shaped
from surveys.review.source import Source, Unparsable, source
from surveys.text import UNNAMED, Text, Words

_KEYS = tuple(re.compile(rf"^{key}\s*:", re.MULTILINE) for key in ("survey", "themes"))
_OWN = re.compile(r"(?:own|words|quote)\.[a-z0-9_]{1,32}")
_UNFIT = frozenset({rules.TOO_LONG_WORDS, rules.OTHER_LANGUAGE, rules.SAYS_NOTHING})
"""What is refused from a file as it is from somebody who types; all else may wait in a draft."""
_ODD = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_DECISIONS = ", ".join(Decision)


class Filed(BaseModel):
    """A part of a feedback file."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


class FiledTheme(Filed):
    """One theme, as a file has it."""

    about: str
    you_said: Words | None = None
    decision: Decision | None = None
    until: Day | None = None
    words: Words | None = None
    same_as: str | None = None


class FeedbackFile(Filed):
    """A feedback file. ``edition`` is that of the draft which it was made from."""

    survey: str
    edition: int = 0
    decided_by: Words | None = None
    themes: tuple[FiledTheme, ...] = ()


class Reading(Struct, frozen=True):
    """What was read, and its place in the text. ``file`` is None when it cannot be used."""

    file: FeedbackFile | None
    source: Source | None
    findings: tuple[Finding, ...] = ()
    readable: bool = True

    def told(self, found: Sequence[Fault]) -> tuple[Finding, ...]:
        """Return findings with their places, those of reading first."""
        placed = [self.source.finding(each) for each in found] if self.source else []
        return in_order([*self.findings, *placed])


def is_feedback(text: str) -> bool:
    """Tell whether a file is meant to be feedback, and not a survey."""
    return all(key.search(text) for key in _KEYS)


def read(name: str, text: str) -> Reading:
    """Return the feedback file called ``name``, or what keeps it from being one."""
    if len(text) > LARGEST:
        return Reading(None, None, (unreadable(name, "it is too large"),), readable=False)
    try:
        found, doubled = source(name, text)
    except Unparsable as error:
        return Reading(None, None, error.findings)
    file, shape = shaped(FeedbackFile, found.data)
    findings = in_order([*doubled, *map(found.finding, shape)])
    return Reading(None if findings else file, found, findings)


class Merging(Struct, frozen=True):
    """A file in the place of a draft: ``base`` is the draft, ``seeds`` what the results bring."""

    file: FeedbackFile
    base: Draft
    survey: Survey
    seeds: Sequence[ThemeSeed]
    writer: Writer
    faults: list[Fault] = field(default_factory=list)

    def draft(self) -> Draft:
        """Return the draft that the file makes, its faults in ``faults``.

        Themes keep their numbers by what they are about. Those of the results that the file leaves
        out come last, as they stand.
        """
        draft = self.base.with_themes(())
        for place, filed in enumerate(self.file.themes):
            draft = self._with(draft, filed, ("themes", place))
        for seed in missing_from(draft, self.seeds):
            draft = self._kept(draft, self._known(seed.name) or required(seed, self._languages))
        draft = self._covered(draft).with_owner(self._by_language(self.file.decided_by))
        return self._noted(draft)

    @property
    def _languages(self) -> Sequence[str]:
        return self.survey.languages

    def _with(self, draft: Draft, filed: FiledTheme, at: Loc) -> Draft:
        if any(each.about == filed.about for each in draft.writing):
            self.faults.append(Fault(rules.THEME_TWICE, (*at, "about"), {"about": filed.about}))
            return draft
        theme = self._begun(filed, at)
        if theme is None:
            return draft
        return self._kept(
            draft,
            theme.changed(
                decision=filed.decision,
                words=self._by_language(filed.words),
                until=resolved(filed.until, self.writer.today) if filed.until else None,
                same_as=None,
            ),
        )

    def _begun(self, filed: FiledTheme, at: Loc) -> Theme | None:
        """Return the theme that an entry is about, without its answer."""
        seed = next((each for each in self.seeds if each.name == filed.about), None)
        known = self._known(filed.about)
        if seed is not None:
            if filed.you_said is not None:
                details = {"about": filed.about}
                self.faults.append(Fault(rules.NOT_YOUR_WORDS, (*at, "you_said"), details))
            return known or required(seed, self._languages)
        if known is None and not _OWN.fullmatch(filed.about):
            names = ", ".join(f"`{each.name}`" for each in self.seeds) or "none"
            details = {"about": filed.about, "known": names}
            self.faults.append(Fault(rules.UNKNOWN_THEME, (*at, "about"), details))
            return None
        if filed.you_said is None:
            details = {"about": filed.about}
            self.faults.append(Fault(rules.OWN_WORDS_MISSING, (*at, "about"), details))
            return None
        said = self._by_language(filed.you_said)
        return known.changed(said=said) if known else Theme(about=filed.about, said=said)

    def _known(self, about: str) -> Theme | None:
        return next((each for each in self.base.writing if each.about == about), None)

    def _kept(self, draft: Draft, theme: Theme) -> Draft:
        """Return the draft with a theme at its end: with its number, if it has one."""
        if theme.number:
            return draft.with_themes((*draft.writing, theme))
        return draft.adding(theme)

    def _covered(self, draft: Draft) -> Draft:
        """Return the draft with one answer for several where the file says so."""
        numbers = {each.about: each.number for each in draft.writing}
        for place, filed in enumerate(self.file.themes):
            if filed.same_as is None or filed.about not in numbers:
                continue
            if filed.same_as not in numbers or filed.same_as == filed.about:
                names = ", ".join(f"`{each}`" for each in numbers if each != filed.about)
                details = {"about": filed.same_as, "known": names}
                self.faults.append(
                    Fault(rules.UNKNOWN_THEME, ("themes", place, "same_as"), details)
                )
            else:
                draft = draft.sharing(numbers[filed.about], numbers[filed.same_as])
        return draft

    def _by_language(self, words: Text | None) -> dict[str, str]:
        """Return words by language, plain ones as those of the survey's first."""
        if words is None:
            return {}
        first = self._languages[0]
        return {language or first: said for language, said in words.by_language.items()}

    def _noted(self, draft: Draft) -> Draft:
        """Return the draft with what the file changed in its history."""
        before = {each.number: each.read for each in self.base.writing}
        changed = [each.number for each in draft.writing if before.get(each.number) != each.read]
        kept = {each.number for each in draft.writing}
        held = tuple(each for each in draft.held if each.number in kept)
        draft = draft.model_copy(update={"held": held})
        for number in changed or [0]:
            draft = draft.noting(self.writer.step(Act.FILE, number))
        return draft


class Imported(Struct, frozen=True):
    """What came of a file. ``draft`` is None when it cannot be kept as it is."""

    draft: Draft | None
    findings: tuple[Finding, ...]


def imported(
    reading: Reading,
    base: Draft,
    context: Context,
    message: Callable[[Draft], Mapping[str, str]],
    writer: Writer,
    last: str,
) -> Imported:
    """Return the draft that a file makes, and all that is wrong with it.

    A file with gaps may be kept, as a draft may have gaps; one that cannot be understood, or was
    made from an older draft than ``base``, may not. ``last`` says who changed that, and what.
    ``message`` writes a draft out, by language.
    """
    if reading.file is None:
        return Imported(None, reading.findings)
    merging = Merging(reading.file, base, context.survey, context.seeds, writer)
    draft = merging.draft()
    if base.history and reading.file.edition != base.edition:
        details = {"what": last, "edition": base.edition}
        merging.faults.append(Fault(rules.CHANGED_SINCE, ("edition",), details, on_key=True))
    found = faults(draft, context, message(draft))
    is_kept = not merging.faults and not any(each.rule in _UNFIT for each in found)
    return Imported(draft if is_kept else None, reading.told([*merging.faults, *found]))


def written(draft: Draft, survey: Survey, today: date) -> str:
    """Return a draft as a file, its numbers and what may be filled in as comments."""
    return "\n".join([*_head(draft, survey, today), "themes:", *_all(draft, survey)]) + "\n"


def _head(draft: Draft, survey: Survey, today: date) -> Iterator[str]:
    yield f"# “You said, we did” on {survey.id}, as of {today}."
    yield f"survey: {survey.id}"
    yield f"edition: {draft.edition}"
    if draft.owner_written:
        yield from _words("decided_by", draft.owner_written, "")
    else:
        yield f"# decided_by: {_quoted(survey.aim.owner.say(survey.languages[0]))}"


def _all(draft: Draft, survey: Survey) -> Iterator[str]:
    if not draft.writing:
        yield "  []"
    names = {each.number: each.about for each in draft.writing}
    for theme in draft.writing:
        yield from _theme(theme, names, survey.languages)


def _theme(theme: Theme, names: Mapping[int, str], languages: Sequence[str]) -> Iterator[str]:
    if theme.required:
        yield f"  # {_one_line(Text(theme.said).say(languages[0]))}"
    yield f"  - about: {theme.about}"
    if not theme.required:
        yield from _words("you_said", theme.said, "    ")
    if theme.same_as is not None:
        yield f"    same_as: {names[theme.same_as]}"
        return
    if theme.decision is None:
        yield f"    # decision: {_DECISIONS}"
        yield "    # until: 2027-09-01, for doing and not_decided"
        yield f"    # words: {{{', '.join(f'{each}: …' for each in languages)}}}"
        return
    yield f"    decision: {theme.decision}"
    if theme.until is not None:
        yield f"    until: {theme.until}"
    yield from _words("words", theme.words, "    ")


def _words(key: str, words: Mapping[str, str], indent: str) -> Iterator[str]:
    if not words:
        return
    yield f"{indent}{key}:"
    for language, said in words.items():
        name = language if language != UNNAMED else "en"
        yield f"{indent}  {name}: {_quoted(said)}"


def _quoted(said: str) -> str:
    """Return words in double quotes: what JSON writes, YAML reads, but for signs that it breaks
    lines at or takes for no text."""
    return _ODD.sub(lambda sign: f"\\u{ord(sign[0]):04x}", orjson.dumps(said).decode())


def _one_line(said: str) -> str:
    return " ".join(said.split())

"""Where a member is in the writing of a survey. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from admin.authoring.checking import findings_at, reviewed
from admin.authoring.choices import Choices, choices_of, counted_from, shown
from admin.authoring.notebook import Notebook
from admin.authoring.steps import Step, languages_of, steps, unanswered
from admin.authoring.survey_data import survey_data
from admin.authoring.typed import checked
from surveys.review.findings import Finding
from surveys.review.review import Review
from surveys.spreadsheet.as_yaml import as_yaml


@dataclass(frozen=True)
class Dialogue:
    """What was answered, and in which languages, on which day, with what at hand.

    ``spoken`` are the organisation's languages, the first one first; ``known`` are answers that
    were given elsewhere before, by the id of their step. Nobody younger than ``platform_age`` years
    is in the chat.
    """

    notebook: Notebook
    spoken: tuple[str, ...]
    today: date
    known: Mapping[str, str]
    platform_age: int

    @property
    def values(self) -> Mapping[str, str]:
        """Answers by the id of their step."""
        return self.notebook.values

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """Every step, in order."""
        return steps(self.values, self.spoken)

    @cached_property
    def unanswered(self) -> tuple[Step, ...]:
        """The steps that nothing was said to yet."""
        return unanswered(self.values, self.spoken)

    @property
    def title(self) -> str:
        """What the survey is called so far, in the first language; "" before that is said."""
        return self.values.get(f"title:{self.spoken[0]}", "")

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the survey."""
        return languages_of(self.values, self.spoken)

    def at(self, name: str) -> Step | None:
        """Return the step with that id, if it is still asked."""
        return next((each for each in self.steps if each.id == name), None)

    def before(self, step: Step) -> Step | None:
        """Return the step before one."""
        place = self.steps.index(step)
        return self.steps[place - 1] if place else None

    def first_said(self, step: Step) -> str:
        """Return what is said in the first language where ``step`` asks for another one."""
        is_other = step.language not in ("", self.spoken[0])
        return self.values.get(f"{step.field.name}:{self.spoken[0]}", "") if is_other else ""

    def choices(self, step: Step) -> Choices:
        """Return what may be tapped at a step."""
        return choices_of(step, self.values, self.spoken, self.today)

    def counted_from(self, step: Step) -> str:
        """Return from which day the days to tap at a step are counted, in a sentence."""
        found = counted_from(step, self.values, self.today)
        names = {each.field.name: each.field.label for each in self.steps}
        return f"{names[found[0]]}: {found[1]}." if found else ""

    def shown(self, step: Step) -> str:
        """Return the answer to a step as staff read it; "" when there is none."""
        return shown(step, self.values, self.spoken, self.today)

    def read(self, step: Step, typed: str) -> str:
        """Return what was typed as it is kept. Raises FieldworkFault."""
        return checked(step, typed, self.values, self.spoken, self.today)

    def saying(self, step: Step, said: str) -> "Dialogue":
        """Return the same with one more answer."""
        return replace(self, notebook=self.notebook.saying(step.id, said))

    def findings_at(self, step: Step) -> tuple[Finding, ...]:
        """Return what is wrong with the answer to a step."""
        return findings_at(step, self.values, self.spoken, self.today, self.platform_age)

    def review(self) -> Review:
        """Return what is wrong with all of it."""
        return reviewed(self.values, self.spoken, self.today, self.platform_age)

    def file(self, survey_id: str) -> str:
        """Return the survey file, under that id."""
        return as_yaml(survey_data(self.values, self.spoken, survey_id))

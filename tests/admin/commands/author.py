"""A member who writes a survey with `/new`, step by step, and counts what that takes."""

from dataclasses import dataclass, field

from admin.authoring.dialogue import Dialogue
from admin.authoring.notebook import keeping
from admin.authoring.steps import Step
from admin.commands.desk import Ask
from admin.commands.new_survey import dialogue_of
from tests.admin.commands.counter import Counter

TYPED, TAPPED = "typed", "tapped"
BUSES = (
    (TYPED, "/new", "What is it about"),
    (TYPED, "Evening buses", "Why do you ask"),
    (TYPED, "There is money to keep three of our four evening buses.", "What are the answers for"),
    (TAPPED, "To decide something", "What will be decided"),
    (TYPED, "Which three evening buses stay?", "Who decides"),
    (TYPED, "The transport committee", "How long can people answer"),
    (TAPPED, "4 weeks", "By when is that settled"),
    (TAPPED, "2 weeks later", "What can their answers change"),
    (TYPED, "Which buses stay\nWhen the last bus leaves", "what can they not change"),
    (TYPED, "How much money there is", "When do you tell everybody"),
    (TAPPED, "4 weeks later", "how it went on"),
    (TAPPED, "6 months later", "what will be different"),
    (TYPED, "More young people get home by bus", "able to see that"),
    (TYPED, "We count the evening tickets, before and after", "How old are"),
    (TAPPED, "16 to 25", "How else can somebody take part"),
    (TYPED, "Talk to any youth worker", "Where can they complain"),
    (TAPPED, "Use: hello@aberllyn.example", "Whose job is it"),
    (TAPPED, "Use: Participation lead", "How is the first one answered"),
    (TAPPED, "Pick one", "What do you ask"),
    (TYPED, "How often do you take a bus after 7pm?", "Which answers are there"),
    (TYPED, "Every week\nNow and then\nNever", "Which of the things that can change"),
    (TAPPED, "1. Which buses stay", "How is it answered"),
    (TAPPED, "How much: a scale", "What do you ask"),
    (TYPED, "How safe do you feel at the bus stop?", "What do 1 and 5 mean"),
    (TYPED, "Not safe\nVery safe", "Which of the things that can change"),
    (TAPPED, "All of these", "How is it answered"),
    (TAPPED, "In their own words", "What do you ask"),
    (TYPED, "What one thing should we change?", "Which of the things that can change"),
    (TAPPED, "All of these", "Who acts then"),
    (TYPED, "Safeguarding lead", "Who stands in"),
    (TYPED, "Deputy lead", "How does somebody reach them at once"),
    (TYPED, "01632 960 001", "Within how many days"),
    (TAPPED, "2 days", "In which languages"),
    (TAPPED, "Only English", "This is what young people read first"),
)
"""A survey of three questions in one language: how it is answered, what, and what comes then."""


@dataclass
class Author:
    """One member, at the counter."""

    counter: Counter
    user: int
    counted: dict[str, int] = field(default_factory=lambda: {TYPED: 0, TAPPED: 0})

    async def types(self, words: str) -> str:
        """Type something; return what the bot wrote."""
        self.counted[TYPED] += 1
        return "\n".join(await self.counter.types(self.user, words))

    async def taps(self, label: str) -> str:
        """Tap the newest button whose label begins so; return what the bot wrote."""
        self.counted[TAPPED] += 1
        return "\n".join(await self.counter.picks(self.user, label))

    async def answers(self) -> str:
        """Answer step by step; return the whole as it is shown then."""
        shown = ""
        for how, said, then in BUSES:
            shown = await (self.types(said) if how == TYPED else self.taps(said))
            assert then in shown
        return shown

    async def comes_to(self, words: str) -> str:
        """Have answered until the bot asks for ``words``, and go on; return what it wrote then."""
        desk, member = self.counter.house.desk, self.counter.house.desk.keys.tag(self.user)
        before = await dialogue_of(desk, Ask(0, self.user, self.user, ""))
        after = before
        for how, said, then in BUSES[1:]:
            step = after.unanswered[0]
            after = after.saying(step, _answer(after, step, how, said))
            if words in then:
                break
        await desk.store.commit(keeping(desk.keys, member, before.notebook, after.notebook))
        await self.types("/new")
        return await self.taps("Go on")

    async def writes(self) -> str:
        """Have answered everything; return the whole as it is shown."""
        return await self.comes_to(BUSES[-1][2])


def _answer(dialogue: Dialogue, step: Step, how: str, said: str) -> str:
    """Return what is kept of an answer that is typed or tapped."""
    if how == TYPED:
        return dialogue.read(step, said)
    tapped = [value for value, label in dialogue.choices(step) if label.startswith(said)]
    return tapped[0] if tapped else dialogue.known[step.id]

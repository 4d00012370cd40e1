"""What whoever runs the emulator has to say on the page of phones, in place of the steps."""

from dataclasses import dataclass

from bot.emulator.forms import Mood, NoticeForm


@dataclass(frozen=True, slots=True)
class Notice:
    """A title for the page, how things are in one line and a mood, and lines below it."""

    title: str
    said: str
    mood: Mood
    lines: tuple[str, ...] = ()

    def form(self) -> NoticeForm:
        """The notice as the control API tells it."""
        return {
            "title": self.title,
            "said": self.said,
            "mood": self.mood,
            "lines": list(self.lines),
        }

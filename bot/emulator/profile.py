"""What the bot says about itself: commands, name, descriptions, menu button; by language."""

from dataclasses import dataclass, field
from typing import Any

from bot.emulator.people import Person

Scope = tuple[str, int, int]


@dataclass(slots=True)
class Profile:
    """The keys of the texts are language codes, "" for everybody else."""

    first_name: str
    commands: dict[tuple[Scope, str], list[dict[str, str]]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    descriptions: dict[str, str] = field(default_factory=dict)
    short_descriptions: dict[str, str] = field(default_factory=dict)
    menu_buttons: dict[int, dict[str, Any]] = field(default_factory=dict)
    photo: bytes | None = None

    def offered_to(self, person: Person) -> list[dict[str, str]]:
        """The commands that a person's app offers: the narrowest scope, their language first."""
        scopes = (("chat", person.user_id, 0), ("all_private_chats", 0, 0), ("default", 0, 0))
        for scope in scopes:
            for language in (person.language_code or "", ""):
                if commands := self.commands.get((scope, language)):
                    return commands
        return []

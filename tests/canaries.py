"""Words and numbers that must be found nowhere, in every form in which they could lie somewhere."""

import secrets
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

_LETTERS = "bcdfghjkmnpqrtvwxz"
_SIDES = ("big", "little")


@dataclass
class Canaries:
    """What is looked for: by name, the forms of each."""

    forms: dict[str, set[bytes]] = field(default_factory=dict)

    def words(self, name: str) -> str:
        """Return words that nobody else says."""
        made = "wren" + "".join(secrets.choice(_LETTERS) for _ in range(14))
        self.knows(name, made)
        return made

    def chat(self, name: str) -> int:
        """Return a chat id that nobody else has, of ten digits as most have."""
        made = 7_000_000_000 + secrets.randbelow(900_000_000)
        self.knows(name, str(made))
        self.forms[name] |= {
            packed
            for size in (5, 6, 8)
            for side in _SIDES
            for packed in [made.to_bytes(size, side)]  # type: ignore[arg-type]
        }
        return made

    def knows(self, name: str, said: str) -> None:
        """Look for something that was not made here."""
        self.forms[name] = set(_forms(said))

    def found_in(self, content: bytes) -> set[str]:
        """Return the names of those that are in ``content``."""
        return {
            name for name, forms in self.forms.items() if any(each in content for each in forms)
        }

    def found_under(self, folder: Path) -> dict[str, set[str]]:
        """Return what is found in each file under a folder, and in its name."""
        files = (file for file in sorted(folder.rglob("*")) if file.is_file())
        found = {
            str(file): self.found_in(str(file).encode() + b"\n" + file.read_bytes())
            for file in files
        }
        return {file: names for file, names in found.items() if names}


def _forms(said: str) -> Iterator[bytes]:
    plain = said.encode()
    yield plain
    yield said.upper().encode()
    yield said.encode("utf-16-le")
    yield said.encode("utf-16-be")
    yield plain.hex().encode()
    yield plain.hex().upper().encode()
    # Where in base64 something begins depends on what stands before it.
    for before in range(3):
        first, last = (0, 2, 3)[before], -(4 if (len(plain) + before) % 3 else 0) or None
        yield b64encode(bytes(before) + plain)[first:last]

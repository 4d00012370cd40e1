"""The JSON body of a control call, read strictly."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self, TypeVar, get_args

import orjson
from aiohttp import web

from bot.emulator.errors import SimError
from bot.emulator.forms import Kind, Mood

T = TypeVar("T", bound=str)


@dataclass(frozen=True, slots=True)
class Body:
    """Typed reading; a SimError names the field that is missing or of the wrong type."""

    values: Mapping[str, Any]

    @classmethod
    async def of(cls, request: web.Request) -> Self:
        raw = await request.read()
        try:
            values = orjson.loads(raw) if raw.strip() else {}
        except orjson.JSONDecodeError:
            raise SimError("the body is not JSON") from None
        if not isinstance(values, dict):
            raise SimError("the body is not a JSON object")
        return cls(values)

    def text(self, name: str, default: str | None = None) -> str:
        value = self.values.get(name)
        if value is None and default is not None:
            return default
        if not isinstance(value, str):
            raise SimError(f"{name} must be text")
        return value

    def optional(self, name: str) -> str | None:
        return None if self.values.get(name) is None else self.text(name)

    def integer(self, name: str, default: int | None = None) -> int:
        value = self.values.get(name)
        if value is None and default is not None:
            return default
        if not isinstance(value, int) or isinstance(value, bool):
            raise SimError(f"{name} must be a whole number")
        return value

    def share(self, name: str) -> float:
        value = self.values.get(name, 0)
        if not isinstance(value, int | float) or not 0 <= value <= 1:
            raise SimError(f"{name} must be between 0 and 1")
        return float(value)

    def amount(self, name: str) -> float:
        value = self.values.get(name, 0)
        if not isinstance(value, int | float) or value < 0:
            raise SimError(f"{name} must not be negative")
        return float(value)

    def flag(self, name: str, *, default: bool = False) -> bool:
        value = self.values.get(name, default)
        if not isinstance(value, bool):
            raise SimError(f"{name} must be true or false")
        return value

    def integers(self, name: str) -> list[int]:
        values = self.values.get(name)
        if not isinstance(values, list) or not all(isinstance(one, int) for one in values):
            raise SimError(f"{name} must be a list of whole numbers")
        return values

    def texts(self, name: str) -> list[str] | None:
        values = self.values.get(name)
        if values is None:
            return None
        if not isinstance(values, list) or not all(isinstance(one, str) for one in values):
            raise SimError(f"{name} must be a list of texts")
        return values

    def span(self, name: str, default: tuple[int, int]) -> tuple[int, int]:
        """Two whole numbers, the lower one first."""
        if self.values.get(name) is None:
            return default
        values = self.integers(name)
        if len(values) != 2 or not 0 <= values[0] <= values[1]:
            raise SimError(f"{name} must be [least, most]")
        return values[0], values[1]

    def kind(self) -> Kind:
        kinds: tuple[Kind, ...] = get_args(Kind)
        return self._one_of(kinds, "kind", "text")

    def mood(self) -> Mood:
        moods: tuple[Mood, ...] = get_args(Mood)
        return self._one_of(moods, "mood", "good")

    def _one_of(self, values: tuple[T, ...], name: str, default: str) -> T:
        wanted = self.text(name, default)
        for value in values:
            if value == wanted:
                return value
        raise SimError(f"{name} must be one of {', '.join(values)}")

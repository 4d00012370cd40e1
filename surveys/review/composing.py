"""The tree that a YAML text means: every part with its line and column.

Two readers, one language. libyaml, which is C, reads a sound text five times sooner; ruamel says in
words what keeps another text from being one. Where the two would differ, ruamel is asked.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from ruamel.yaml import YAML
from ruamel.yaml.events import CollectionEndEvent, CollectionStartEvent, NodeEvent
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from ruamel.yaml.parser import Parser
from ruamel.yaml.resolver import VersionedResolver
from yaml import events as swift  # type: ignore[import-untyped]
from yaml.error import YAMLError as Stumbled  # type: ignore[import-untyped]

try:
    from yaml.cyaml import CParser  # type: ignore[import-untyped]
except ImportError:  # PyYAML was built without libyaml: all is the same, only slower.
    CParser = None

DEEPEST: Final = 30
MOST_NODES: Final = 20_000
"""Twice what sixty questions with a dozen options in five languages need."""
WORDS: Final = VersionedResolver.DEFAULT_SCALAR_TAG
"""The tag of what is words and nothing else."""
_LIST: Final = VersionedResolver.DEFAULT_SEQUENCE_TAG
_MAPPING: Final = VersionedResolver.DEFAULT_MAPPING_TAG
_PLAIN: Final[Mapping[str, Sequence[tuple[str, re.Pattern[str]]]]] = YAML(
    typ="safe", pure=True
).resolver.versioned_resolver
"""What plain words may be besides words, by the letter they begin with."""
_READ_APART: Final = re.compile(
    r"[\t\x85\u2028\u2029\ufeff]"  # Tabs, and what is the end of a line to one of them only.
    r"|[|>][-+\d]*#"
    r"|[\"']\s*:\S"
)
"""Where libyaml takes, or counts, what ruamel does not."""


def composed(text: str) -> Node | None:
    """Return the tree of ``text``; None when it is empty.

    Raises RecursionError when it is too deep or has too many parts, YAMLError when it is no YAML.
    """
    return swiftly_composed(text) or pure_yaml().compose(text)


def pure_yaml() -> YAML:
    """Return ruamel's reader of the safe part of YAML 1.2."""
    yaml = YAML(typ="safe", pure=True)
    yaml.Parser = _CarefulParser
    yaml.composer.warn_double_anchors = False
    return yaml


class _CarefulParser(Parser):
    """Gives up early on a file that is built to be endless; ruamel alone takes minutes."""

    depth = nodes = 0

    def get_event(self) -> Any:
        event = super().get_event()
        self.nodes += isinstance(event, NodeEvent)
        self.depth += isinstance(event, CollectionStartEvent)
        self.depth -= isinstance(event, CollectionEndEvent)
        if self.depth > DEEPEST or self.nodes > MOST_NODES:
            raise RecursionError
        return event


class _Unsure(Exception):
    """libyaml reads this, perhaps otherwise than ruamel would."""


def swiftly_composed(text: str) -> Node | None:
    """Return the tree of lines as libyaml reads it, or None where ruamel has to be asked."""
    if CParser is None or _READ_APART.search(text):
        return None
    try:
        roots = list(_parts(_plain_events(text)))
    except (Stumbled, _Unsure, UnicodeEncodeError):
        return None
    return roots[0] if roots and isinstance(roots[0], MappingNode) else None


def _plain_events(text: str) -> Iterator[Any]:
    """Yield what parts begin and end. Raises Stumbled, and _Unsure at anything unusual."""
    parser, depth = CParser(text), 0
    try:
        for count, event in enumerate(iter(parser.get_event, None)):
            depth += isinstance(event, swift.CollectionStartEvent)
            depth -= isinstance(event, swift.CollectionEndEvent)
            if depth > DEEPEST or count > MOST_NODES or _is_unusual(event):
                raise _Unsure
            if isinstance(event, swift.NodeEvent | swift.CollectionEndEvent):
                yield event
    finally:
        parser.dispose()


def _is_unusual(event: Any) -> bool:
    """Tell whether ``event`` is a reference, a tag, a mark between documents or an empty value."""
    if isinstance(event, swift.ScalarEvent) and event.start_mark.index == event.end_mark.index:
        return True
    return any(getattr(event, name, None) for name in ("anchor", "tag", "explicit"))


def _parts(events: Iterator[Any]) -> Iterator[Node]:
    """Yield the parts up to the end of the one that has them."""
    for event in events:
        start = event.start_mark
        match event:
            case swift.ScalarEvent():
                tag = _kind(event.value) if event.implicit[0] else WORDS
                yield ScalarNode(tag, event.value, start, event.end_mark)
            case swift.SequenceStartEvent():
                yield SequenceNode(_LIST, list(_parts(events)), start)
            case swift.MappingStartEvent():
                inner = _parts(events)
                yield MappingNode(_MAPPING, list(zip(inner, inner, strict=True)), start)
            case _:
                return


def _kind(plain: str) -> Any:
    """Return the tag of ``plain`` words, by ruamel's own table."""
    found = (tag for tag, pattern in _PLAIN.get(plain[0], ()) if pattern.match(plain))
    return next(found, WORDS)

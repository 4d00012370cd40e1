"""The organisation's file as `/setup` writes it: comments kept, all of it or nothing."""

import os
from collections.abc import Collection, Mapping
from datetime import date
from hashlib import sha256
from io import StringIO
from pathlib import Path
from typing import Any, Final, assert_never

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq

from admin.setup_fields import CHARTER, FIELDS, Field, Kind
from admin.setup_values import Values, languages_of
from admin.whole_files import written_over
from surveys.review.wording import needs_no_translation

HEAD: Final = (
    "Who is asking. Written by /setup in the chat; docs/surveys.md says what each line is."
)
PICTURE: Final = "picture-{}.jpg"


def composed(base: str, values: Values, changed: Collection[str]) -> str:
    """Return the file ``base`` with the ``changed`` fields as ``values`` say, all else kept.

    A made-up file is not built upon: of it nothing stays.
    """
    yaml = _yaml()
    data = yaml.load(base) if base.strip() else None
    if not isinstance(data, CommentedMap) or data.get("fictional"):
        data = CommentedMap()
        data.yaml_set_start_comment(HEAD)
        changed = {field.name for field in FIELDS}
    languages = languages_of(values)
    for field in FIELDS:
        # Other languages change what stands behind everything that is said.
        if field.name in changed or ("languages" in changed and field.is_said):
            _put(data, field.path, _value(field, values, languages))
    if not any(_values(each, values, languages) for each in FIELDS if each.name in CHARTER):
        data.pop("charter", None)
    written = StringIO()
    yaml.dump(data, written)
    return written.getvalue()


def _yaml() -> YAML:
    yaml = YAML(typ="rt", pure=True)
    yaml.preserve_quotes = True
    yaml.width = 4096
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml


def _put(data: CommentedMap, path: tuple[str, ...], value: Any) -> None:
    """Put ``value`` at ``path``; None takes out what is there."""
    *way, last = path
    for step in way:
        if not isinstance(data.get(step), CommentedMap):
            if value is None:
                return
            data[step] = CommentedMap()
        data = data[step]
    if value is None:
        data.pop(last, None)
    else:
        data[last] = value


def _values(field: Field, values: Values, languages: tuple[str, ...]) -> dict[str, str]:
    """Return what is said of a field, by language; by "" where it is not words."""
    if not field.is_said:
        return {"": values[field.name]} if values.get(field.name) else {}
    found = {each: values.get(f"{field.name}:{each}", "") for each in languages}
    return {language: said for language, said in found.items() if said}


def _value(field: Field, values: Values, languages: tuple[str, ...]) -> Any:
    said = _values(field, values, languages)
    if not said:
        return None
    match field.kind:
        case Kind.WORDS:
            return _words(said, languages)
        case Kind.LINES:
            return _lines(said, languages)
        case Kind.LANGUAGES:
            return _flowing(CommentedSeq(languages))
        case Kind.DAY:
            return date.fromisoformat(said[""])
        case Kind.NUMBER:
            return int(said[""])
        case Kind.LINE | Kind.NATION | Kind.PICTURE:
            return said[""]
        case _:
            assert_never(field.kind)


def _words(said: Mapping[str, str], languages: tuple[str, ...]) -> Any:
    first = said.get(languages[0])
    others = set(said.values()) - {first}
    if first is not None and (len(said) == 1 or (not others and needs_no_translation(first))):
        return first
    return _flowing(CommentedMap(said))


def _lines(said: Mapping[str, str], languages: tuple[str, ...]) -> CommentedSeq:
    lines = {language: words.splitlines() for language, words in said.items()}
    longest = max(map(len, lines.values()))
    rows = (
        {language: found[at] for language, found in lines.items() if at < len(found)}
        for at in range(longest)
    )
    return CommentedSeq(_words(row, languages) for row in rows)


def _flowing(part: Any) -> Any:
    part.fa.set_flow_style()
    return part


def kept(path: Path, text: str) -> None:
    """Write the file, or leave the one that is there as it is. Raises OSError."""
    written_over(path, text.encode())


def kept_picture(folder: Path, content: bytes) -> str:
    """Write a picture beside the file, under a name of its own, and return that name.

    Raises OSError.
    """
    name = PICTURE.format(sha256(content).hexdigest()[:12])
    written_over(folder / name, content)
    return name


def may_be_written(path: Path) -> bool:
    """Tell whether a file that is there may be written; its folder, for it is replaced whole."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)

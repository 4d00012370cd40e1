"""Surveys of every shape, made by hypothesis: valid for the model, not always good ones."""

from typing import Any

from hypothesis import strategies as st

from surveys.conditions import Among, Answered, AtLeast, AtMost, Every, Negated, Node, Some, plain
from surveys.spreadsheet.plainly import as_option, as_words

LANGUAGES = ("en", "cy", "ar")
_SIGNS = st.characters(codec="utf-8", exclude_categories=("C", "Z"))
_NASTY = st.sampled_from(list("|\\:='\"<>&,#@+-%() "))
PLAIN = st.text(st.one_of(_SIGNS, _NASTY), min_size=1, max_size=20).filter(
    lambda text: text == text.strip() != ""
)
CODE = st.from_regex(r"[a-z0-9_]{1,8}", fullmatch=True)
ID = st.from_regex(r"[a-z][a-z0-9]{0,6}", fullmatch=True).filter(
    lambda name: name not in ("all", "any", "not", "and", "or", "option")
)
DAY = st.one_of(
    st.integers(0, 400).map(lambda days: f"+{days} days"),
    st.dates().map(lambda day: day.isoformat()),
)


@st.composite
def surveys(draw: st.DrawFn, signs: st.SearchStrategy[str] = PLAIN) -> dict[str, Any]:
    """Return the data of a survey."""
    languages = draw(st.lists(st.sampled_from(LANGUAGES), min_size=1, max_size=3, unique=True))
    words = _words(languages, signs)
    some = st.lists(words, min_size=1, max_size=4)
    aim = draw(st.sampled_from(["decision", "use"]))
    asked = {"question": draw(words)} if aim == "decision" else {"what": draw(words)}
    day = "decide_by" if aim == "decision" else "by"
    ids = draw(st.lists(ID, min_size=1, max_size=5, unique=True))
    return {
        "id": "made-up",
        "version": "1.2.3",
        "title": draw(words),
        "languages": languages,
        "purpose": draw(st.sampled_from(["decide", "explore", "evaluate"])),
        "level": "consultation",
        "why": draw(words),
        aim: {
            **asked,
            "owner": draw(words),
            "can_change": draw(some),
            "cannot_change": draw(some),
            day: draw(DAY),
        },
        "outcomes": draw(
            st.lists(st.fixed_dictionaries({"different": words, "known_by": words}), max_size=4)
        ),
        "feedback": {"promised_by": draw(DAY), "follow_up_on": draw(DAY)},
        "opens": draw(DAY),
        "closes": draw(DAY),
        "access": draw(st.sampled_from(["open", "link", "code"])),
        "audience": {"min_age": 16, "max_age": draw(st.integers(16, 120)), "population": 900},
        "other_ways": draw(some),
        "complaints": draw(words),
        "champion": draw(words),
        "safeguarding": {"lead": draw(words), "deputy": draw(words), "review_days": 2}
        | {"contact": draw(words)},
        "sensitive": draw(st.booleans()),
        "questions": [draw(_item(name, words, ids[:place])) for place, name in enumerate(ids)],
        "breakdowns": ids[:1],
        "retention_days": draw(st.integers(30, 1000)),
    }


def _words(languages: list[str], signs: st.SearchStrategy[str]) -> st.SearchStrategy[Any]:
    first, others = languages[0], languages[1:]
    return st.fixed_dictionaries({first: signs}, optional=dict.fromkeys(others, signs)).map(
        lambda said: as_words(said, first)
    )


@st.composite
def _item(draw: Any, name: str, words: st.SearchStrategy[Any], before: list[str]) -> dict[str, Any]:
    kind = draw(st.sampled_from(sorted(_KINDS)))
    item: dict[str, Any] = {
        "id": name,
        "kind": kind,
        "ask": draw(words),
        **_KINDS[kind](draw, words),
    }
    if draw(st.booleans()):
        item["hint"] = draw(words)
    if draw(st.booleans()):
        item["informs"] = draw(st.lists(st.integers(1, 9), min_size=1, max_size=3))
    if draw(st.booleans()):
        item["about_you"] = draw(words)
    if draw(st.booleans()):
        item["section"] = draw(words)
    if draw(st.booleans()):
        item["image"] = draw(_images(words))
    if before and draw(st.booleans()):
        quote = draw(st.sampled_from(["{%s}", "{%s|{{}}|", "{%s|so}", "{{%s}}"]))
        item["ask"] = _with(item["ask"], quote % draw(st.sampled_from(before)))
    if before and draw(st.booleans()):
        item["ask_if"] = plain(draw(conditions(before)))
    return item


def _with(words: Any, more: str) -> Any:
    """Return words of a file with ``more`` behind them in each language."""
    if isinstance(words, str):
        return words + more
    return {language: said + more for language, said in words.items()}


def _images(words: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({"file": st.sampled_from(["map.png", "a b.jpg"]), "alt": words})


def _options(draw: st.DrawFn, words: st.SearchStrategy[Any], *more: str) -> dict[str, Any]:
    codes = draw(st.lists(CODE, min_size=2, max_size=6, unique=True))
    extras: dict[str, Any] = {"also": st.lists(words, min_size=1, max_size=3)}
    extras |= {"specify": words} if "specify" in more else {}
    extras |= {"exclusive": st.just(True)} if "exclusive" in more else {}
    full = st.fixed_dictionaries({"label": words}, optional=extras).map(as_option)
    return {
        "options": {code: draw(full) for code in codes},
        "shuffle": draw(st.booleans()),
    }


def _one(draw: st.DrawFn, words: st.SearchStrategy[Any]) -> dict[str, Any]:
    return _options(draw, words, "specify")


def _picks(draw: st.DrawFn, words: st.SearchStrategy[Any]) -> dict[str, Any]:
    limits = {"min": draw(st.integers(1, 3)), "max": draw(st.integers(1, 6))}
    return {**_options(draw, words, "specify", "exclusive"), **limits}


def _scale(draw: st.DrawFn, words: st.SearchStrategy[Any]) -> dict[str, Any]:
    points = draw(st.integers(2, 10))
    return {"points": points, "labels": draw(st.dictionaries(st.integers(1, points), words))}


def _number(draw: st.DrawFn, words: st.SearchStrategy[Any]) -> dict[str, Any]:
    fields = {"min": draw(st.integers(-5, 5)), "whole": draw(st.booleans()), "unit": draw(words)}
    return fields | {"max": draw(st.floats(6, 100).map(lambda high: round(high, 2)))}


_KINDS: dict[str, Any] = {
    "single_choice": _one,
    "multiple_choice": _picks,
    "ranking": _options,
    "scale": _scale,
    "number": _number,
    "open_ended": lambda draw, _: {"max_length": draw(st.integers(10, 3000))},
    "statement": lambda *_: {},
}


def conditions(items: list[str], values: st.SearchStrategy[str] = CODE) -> st.SearchStrategy[Node]:
    """Return conditions over ``items``."""
    item = st.sampled_from(items)
    amount = st.one_of(st.integers(-20, 20).map(float), st.floats(-99, 99))
    leaves = st.one_of(
        st.builds(Among, item, st.lists(values, min_size=1, max_size=3, unique=True).map(tuple)),
        st.builds(AtLeast, item, amount),
        st.builds(AtMost, item, amount),
        st.builds(Answered, item),
    )
    return st.recursive(leaves, _joined, max_leaves=6)


def _joined(parts: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    several = st.lists(parts, min_size=2, max_size=3).map(tuple)
    return st.one_of(st.builds(Every, several), st.builds(Some, several), st.builds(Negated, parts))

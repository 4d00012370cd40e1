"""Tiny items and surveys, one a feature."""

from typing import Any

from pydantic import TypeAdapter

from surveys.items import Item
from surveys.questionnaire import Survey

_ITEM: TypeAdapter[Item] = TypeAdapter(Item)


def item(kind: str, **fields: Any) -> Item:
    """Return an item of ``kind`` with the id "it"."""
    return _ITEM.validate_python({"id": "it", "ask": "What?", "kind": kind} | fields)


def choice(**options: Any) -> Item:
    """Return a single_choice item with these options."""
    return item("single_choice", options=options)


def raw_survey(**fields: Any) -> dict[str, Any]:
    """Return a survey as a file would hold it, with ``fields`` instead of its own."""
    return {
        "id": "tiny",
        "version": "1.0.0",
        "title": "Tiny",
        "languages": ["en"],
        "purpose": "decide",
        "level": "consultation",
        "why": "A reason.",
        "decision": {
            "question": "What comes first?",
            "owner": "Youth panel",
            "can_change": ["The order"],
            "cannot_change": ["The money"],
            "decide_by": "+60 days",
        },
        "feedback": {"promised_by": "+50 days", "follow_up_on": "+200 days"},
        "opens": "+0 days",
        "closes": "+28 days",
        "audience": {"min_age": 16, "max_age": 25},
        "other_ways": ["Talk to us"],
        "complaints": "complaints@council.example",
        "champion": "Participation lead",
        "questions": [
            {
                "id": "first",
                "ask": "Which?",
                "kind": "single_choice",
                "informs": [1],
                "options": {"yes": "Yes", "no": "No"},
            }
        ],
    } | fields


def survey(*questions: dict[str, Any], **fields: Any) -> Survey:
    """Return a survey with these ``questions``."""
    asked = {"questions": list(questions)} if questions else {}
    return Survey.model_validate(raw_survey(**asked, **fields))


def question(item_id: str, kind: str = "single_choice", **fields: Any) -> dict[str, Any]:
    """Return a question as a file would hold it."""
    asked: dict[str, Any] = {"id": item_id, "ask": f"{item_id}?", "kind": kind}
    if kind in ("single_choice", "multiple_choice", "ranking"):
        asked["options"] = {"yes": "Yes", "no": "No", "maybe": "Maybe"}
    return asked | fields

"""The roles as staff read them. Pure."""

from collections.abc import Mapping

from bot.storage.rows import Role

CAN: Mapping[Role, str] = {
    Role.OWNER: "everything, and who is on the team",
    Role.EDITOR: "publish, close, answer and send",
    Role.APPROVER: "approve what others drafted; look at everything",
    Role.REVIEWER: "read open answers, and choose what may be quoted",
    Role.SAFEGUARDING: "reads words that worry us; how surveys go",
    Role.VIEWER: "look at results, promises and reports",
}


def a(role: Role) -> str:
    """Return a role with its article."""
    return f"{'an' if role[0] in 'aeiou' else 'a'} {role}"

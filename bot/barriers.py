"""Why somebody would not or could not take part: counted, never joined to the person."""

from enum import StrEnum


class Barrier(StrEnum):
    """What "Why not?" may be answered with. Tallied as ``barrier:too_long`` and so on."""

    TOO_LONG = "too_long"
    HARD_TO_USE = "hard_to_use"
    NOT_ABOUT_ME = "not_about_me"
    NO_TRUST = "no_trust"
    RATHER_TALK = "rather_talk"
    NOT_NOW = "not_now"
    OTHER_LANGUAGE = "other_language"
    NOT_PRIVATE = "not_private"
    NOTHING_CHANGES = "nothing_changes"
    SOMETHING_ELSE = "something_else"


COULD_NOT = frozenset({Barrier.HARD_TO_USE, Barrier.OTHER_LANGUAGE, Barrier.NOT_PRIVATE})
"""What keeps people out who may well want to take part: that is no refusal."""

TALLY = "barrier:"
"""How the names of the tallies of barriers begin."""

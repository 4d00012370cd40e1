"""The words by which people leave, in every language at once."""

from collections.abc import Mapping

from surveys.spelling import fold, is_swap, slips

STOP_WORDS: Mapping[str, frozenset[str]] = {
    "en": frozenset(
        {
            "stop",
            "stop it",
            "stop this",
            "stop now",
            "stop please",
            "please stop",
            "stop asking me",
            "stop messaging me",
            "stop texting me",
            "stop writing to me",
            "i want to stop",
            "unsubscribe",
            "opt out",
            "optout",
            "quit",
            "exit",
            "cancel",
            "leave",
            "leave me alone",
        }
    ),
    "cy": frozenset(
        {
            "stopia",
            "stopio",
            "stopiwch",
            "stopia hi",
            "stopia plis",
            "plis stopia",
            "stopiwch plis",
            "peidio",
            "peidiwch",
            "paid â gofyn",
            "gadael",
            "gad lonydd i fi",
            "gad lonydd i mi",
            "gadewch lonydd i fi",
            "gadewch lonydd i mi",
            "rho'r gorau iddi",
            "rhowch y gorau iddi",
            "rho'r gorau i hyn",
            "dw i eisiau stopio",
            "dwi eisiau stopio",
            "dwi isio stopio",
            "canslo",
            "dad-danysgrifio",
            "optio allan",
        }
    ),
}
"""Whole messages that mean leaving. Left out, because they are answers as well: "end", "no",
"no thanks", "dim diolch", "go away", "enough". Leaving deletes answers, so a doubtful word stays
an answer; the Stop button is always there."""

_MEANINGS = tuple(sorted({fold(words) for said in STOP_WORDS.values() for words in said}))
_OTHER_WORDS = frozenset({"sop", "stoop", "lave", "cancels", "exits"})


def is_stop(typed: str) -> bool:
    """Tell whether the whole of ``typed`` means leaving, small slips of the finger included."""
    words = fold(typed).split()
    return any(_is_same(words, meaning.split()) for meaning in _MEANINGS)


def _is_same(typed: list[str], meant: list[str]) -> bool:
    return len(typed) == len(meant) and all(map(_is_slip, typed, meant))


def _is_slip(typed: str, meant: str) -> bool:
    """Tell whether ``typed`` is ``meant``, mistyped in a way that makes no other word.

    Changed and added letters count in long words only: "shop", "step" and "quite" are answers.
    """
    if typed == meant:
        return True
    if len(meant) < 4 or typed in _OTHER_WORDS:
        return False
    if len(meant) >= 7:
        return slips(typed, meant) == 1
    return is_swap(typed, meant) or _squeezed(typed) == meant or _is_lost(typed, meant)


def _squeezed(word: str) -> str:
    return "".join(char for place, char in enumerate(word) if word[place - 1 : place] != char)


def _is_lost(typed: str, meant: str) -> bool:
    last = len(meant) - (1 if len(meant) < 5 else 0)
    return any(meant[:place] + meant[place + 1 :] == typed for place in range(1, last))

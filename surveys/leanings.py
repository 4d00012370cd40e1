"""Whether the label of an answer speaks well or badly of what is asked. English and Welsh."""

import re
from collections.abc import Mapping
from enum import Enum
from typing import Final


class Leaning(Enum):
    """To which side an answer leans; most lean to none."""

    GOOD = "good"
    BAD = "bad"


_GOOD: Final[Mapping[str, str]] = {
    "en": r"good|great|excellent|amazing|fantastic|brilliant|perfect|happy|satisfied|pleased|safe"
    r"|easy|helpful|useful|fair|welcome|agree|like|love|enjoy(?:ed)?|likely|better|positive",
    "cy": r"da|dda|gwych|wych|ardderchog|rhagorol|perffaith|hapus|bodlon|fodlon|diogel|ddiogel"
    r"|hawdd|defnyddiol|ddefnyddiol|teg|deg|croesawgar|cytuno|hoffi|caru|tebygol|debygol|gwell|well",
}
_BAD: Final[Mapping[str, str]] = {
    "en": r"bad|poor|terrible|awful|horrible|unhappy|dissatisfied|unsatisfied|unsafe|hard|difficult"
    r"|unhelpful|useless|unfair|unwelcome|disagree|dislike|hate|unlikely|worse|negative|boring",
    "cy": r"drwg|ddrwg|gwael|wael|ofnadwy|erchyll|anhapus|anfodlon|anniogel|anodd|diwerth|annheg"
    r"|anghytuno|casáu|annhebygol|gwaeth|waeth|diflas",
}
_NO: Final[Mapping[str, str]] = {
    "en": r"not|no|never|\w+n't|don't",
    "cy": r"ddim|dim|nid|byth|heb",
}


def leaning(label: str, language: str) -> Leaning | None:
    """Return the side that ``label`` leans to, or None when it leans to none, or to both."""
    if language not in _GOOD:
        return None
    good, bad, no = (_holds(each[language], label) for each in (_GOOD, _BAD, _NO))
    if good == bad:
        return None
    return Leaning.GOOD if good != no else Leaning.BAD


def _holds(words: str, label: str) -> bool:
    plain = label.lower().replace("’", "'")
    return re.search(rf"(?<![\w'])(?:{words})(?![\w'])", plain) is not None

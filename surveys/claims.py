"""Claims about privacy that nobody can keep, so that nobody may make them: in any language, in a
survey, in the bot's own words, in the docs.

What is true is said instead: that a name is not kept with the answers, that answers are shuffled
with those of others, and who could still find out what.
"""

import re
from collections.abc import Iterator
from itertools import chain
from typing import Final

_WHOLLY: Final = (
    r"(?:completely|fully|totally|entirely|absolutely|perfectly|utterly|truly|wholly|strictly"
    r"|(?:100|a hundred|one hundred) ?(?:%|per ?cent))"
)
_YN_LLWYR: Final = r"(?:hollol|gwbl|llwyr|berffaith|[cg]yfan gwbl|100 ?%(?: yn)?)"
_CLAIMS: Final = {
    "en": (
        rf"\b{_WHOLLY} (?:anonymous|anonymised|confidential|untraceable)\b",
        # Without what it speaks of, this may be about a place, in a question.
        rf"\b(?:answers?|survey|chat|say|tell us|write)\b[^.?!]{{0,30}}\b{_WHOLLY} "
        r"(?:private|secret|secure|safe)\b",
        r"\b(?:anonymous|confidential),? (?:100 ?%|guaranteed|no matter what|for ?ever)\b",
        r"\b(?:nobody|no[ -]?one|not even (?:we|us|staff|the council)) "
        r"(?:can|could|will|would|is able to|are able to) (?:ever |possibly |even )*"
        r"(?:know|find out|tell (?:who|which)|work out|trace|identify|link|see who|recogni[sz]e)\b",
        r"\b(?:no ?one|nobody) will ever\b",
        r"\b(?:impossible|no way) (?:for any(?:one|body) |ever )?to "
        r"(?:know|trace|identify|find out|tell who|link|recogni[sz]e)\b",
        r"\b(?:can ?not|can'?t|can never|could never|will never|never) (?:ever )?be "
        r"(?:traced|identified|linked|found out|recogni[sz]ed)\b",
        r"\bguarantee[sd]? (?:you )?(?:your |full |complete |total )*"
        r"(?:anonymity|privacy|confidentiality|secrecy)\b",
        r"\b(?:full|complete|total|absolute|perfect) (?:anonymity|confidentiality|secrecy)\b",
    ),
    "cy": (
        rf"\b{_YN_LLWYR} (?:dd?ienw|ddi-enw|anhysbys|g?c?yfrinachol)\b",
        r"\b(?:dd?ienw|anhysbys|g?c?yfrinachol) "
        r"(?:yn llwyr|yn gyfan gwbl|yn hollol|am byth|100 ?%)",
        rf"\b(?:atebion|arolwg|sgwrs|ddweud)\b[^.?!]{{0,30}}\b{_YN_LLWYR} "
        r"(?:[pb]reifat|dd?iogel)\b",
        r"\b(?:all|fydd|fedr|gall|allai|wnaiff) neb (?:byth |fyth )?(?:ddod i )?"
        r"(?:wybod|gwybod|ddarganfod|adnabod|dy adnabod|eich adnabod|olrhain|gysylltu|weld pwy)\b",
        r"\bamhosibl? (?:i neb )?(?:dy |eich )?(?:adnabod|olrhain|gwybod|darganfod)\b",
        r"\bgwarantu (?:dy |eich )?(?:anhysbysrwydd|preifatrwydd|cyfrinachedd)\b",
    ),
    "pl": (r"\b(?:całkowicie|w pełni|w 100 ?%|zupełnie) (?:anonimow|poufn|prywatn)",),
    "uk": (r"\b(?:повністю|цілком|абсолютно|на 100 ?%) (?:анонімн|приватн|конфіденційн)",),
    "ar": (r"(?:مجهول|سري|خاص)ة? (?:تماما|تمامًا|بالكامل|بشكل كامل)|بسرية تامة",),
    "ur": (r"(?:مکمل طور پر|سو فیصد|بالکل) (?:گمنام|خفیہ|نجی)",),
}
"""Of every language; a text is held to all of them, whatever language it says it is in."""
_PATTERNS: Final = tuple(
    re.compile(pattern, re.IGNORECASE) for pattern in chain.from_iterable(_CLAIMS.values())
)
_ANY: Final = re.compile("|".join(each.pattern for each in _PATTERNS), re.IGNORECASE)
_SPACES: Final = re.compile(r"\s+")


def overclaims(words: str) -> Iterator[str]:
    """Yield each claim in ``words`` that nobody can keep, as it is written there."""
    plain = _SPACES.sub(" ", words).replace("’", "'")
    if not _ANY.search(plain):
        return  # As nearly always, and told by one search.
    for pattern in _PATTERNS:
        yield from (found[0] for found in pattern.finditer(plain))

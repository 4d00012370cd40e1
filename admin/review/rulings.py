"""What was decided about one open answer, and how that is kept in a paper."""

from enum import StrEnum

from msgspec import DecodeError, Struct
from msgspec.json import Decoder, Encoder
from msgspec.structs import replace

from bot.privacy.sealing import Sealer
from bot.storage.rows import Paper, PaperKind


class State(StrEnum):
    """What became of an answer. One without a ruling is unread."""

    READ = "read"
    """Seen, and its words are not shown."""
    QUOTE = "quote"
    PARAPHRASE = "paraphrase"
    REJECTED = "rejected"


class Reason(StrEnum):
    """Why an answer is never to be shown."""

    NAMES = "names"
    HURTFUL = "hurtful"
    OWN_CASE = "own_case"
    NO_ANSWER = "no_answer"


class Ruling(Struct, frozen=True, omit_defaults=True):
    """What was decided about one answer. ``words`` are those that may be shown; they are kept
    sealed, apart from the rest. ``by`` is a member's tag in hexadecimal digits.

    ``names_nobody``: a person said so, although the words look as if they named somebody. ``id`` is
    new with every ruling: by it one tells whether somebody else has decided meanwhile.
    """

    state: State = State.READ
    themes: tuple[str, ...] = ()
    reason: Reason | None = None
    by: str = ""
    id: str = ""
    is_changed: bool = False
    """Whether words of a quote were left out."""
    names_nobody: bool = False
    words: str = ""

    @property
    def is_shown(self) -> bool:
        """Tell whether a person approved words of it to be shown."""
        return self.state in (State.QUOTE, State.PARAPHRASE)

    @property
    def counts(self) -> bool:
        """Tell whether it says something, and so counts among those that may have a theme."""
        return self.reason is not Reason.NO_ANSWER


class Unreadable(ValueError):
    """A paper that holds no ruling of ours."""


_ENCODER = Encoder()
_DECODER = Decoder(Ruling)


def paper_of(ruling: Ruling, survey: str, key: str, words: Sealer) -> Paper:
    """Return the paper that keeps a ruling about the answer with that key."""
    bare = _ENCODER.encode(replace(ruling, words="")).decode()
    paper = Paper(PaperKind.REVIEW, survey, key, bare)
    if not ruling.words:
        return paper
    sealed = words.seal(ruling.words.encode("utf-8", "surrogatepass"), paper.place)
    return Paper(paper.kind, survey, key, paper.document, sealed)


def ruling_in(paper: Paper) -> Ruling:
    """Return the ruling that a paper keeps, without its words. Raises Unreadable."""
    try:
        return _DECODER.decode(paper.document.encode())
    except (DecodeError, UnicodeError) as error:
        raise Unreadable("not a ruling") from error


def words_in(paper: Paper, words: Sealer) -> str:
    """Return the words that a paper keeps sealed, "" when there are none. Raises Unsealable."""
    if not paper.sealed:
        return ""
    return words.open(paper.sealed, paper.place).decode("utf-8", "surrogatepass")

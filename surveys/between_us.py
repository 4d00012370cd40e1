"""The few words that people talk with to a bot, about itself.

With any other word among them, a message is about the world.
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_LEAVING = _words(
    """
    alone cancel canslo close delete deleted dileu end exit gad gadael gadewch leave opt paid
    peidio peidiwch quit remove removed stop stopia stopio stopiwch stopped tynnwch unsubscribe
    """
)
"""One of these and one of the next: somebody may be leaving."""

_OF_US = _words(
    """
    anfon answers arolwg ask asked asking atebion bored bot cba chat consent contact contacting
    cwestiynau done email emails fi gofyn gwestiynau list me message messages messaging mi
    negeseuon ofyn questions quiz rhestr send sending sent survey surveys tecstio text texting
    texts unsubscribe withdraw
    """
)
"""What we do, and what they gave us."""

_NO = _words(
    """
    ddim dim dont never no not
    """
)
"""One of these and one of the next: somebody may have had enough of us."""

_MORE = _words(
    """
    ask asked consent cwestiynau gofyn gwestiynau message messages more mwy negeseuon questions
    rhagor survey text texts
    """
)
"""What we would go on with."""

_BETWEEN = _words(
    """
    a ac ag again all am and any anymore ar are at ata ataf back be being bod but can could do
    dw dwi eisiau eto ever everything fod for from fy gan get give go going gwneud had has have
    here hi how hwn hyn i iawn im in is isio it its just let like moyn my na nawr need neud now
    o oddi of off ok okay on or out over please plis pls plz really rwan said say so stuff take
    that the these things this to too u up wanna want was wedi what will with wont would y yma
    yn you your yr
    """
)
"""What stands between them."""

_ALL = _LEAVING | _OF_US | _NO | _MORE | _BETWEEN


def is_said_to_us(words: frozenset[str]) -> bool:
    """Tell whether the folded ``words`` of a message speak of leaving, or of no more questions, and
    of nothing in the world: those of "ok im done stop" do, those of "stop the cuts" do not."""
    if not words or not words <= _ALL:
        return False
    leaves = not words.isdisjoint(_LEAVING) and not words.isdisjoint(_OF_US)
    return leaves or (not words.isdisjoint(_NO) and not words.isdisjoint(_MORE))

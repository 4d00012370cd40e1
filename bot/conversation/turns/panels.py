"""Panels that lie over whatever is going on and change nothing of it: privacy, the way back."""

from collections.abc import Mapping
from typing import Final, assert_never

from bot.conversation.effects import Disclose, Place, Toast
from bot.conversation.presses import ForgetMe, GoOn, ReadPrivacy, ShowMyData
from bot.conversation.screens.privacy import short, whole
from bot.conversation.turns.forgetting import forget
from bot.conversation.turns.scene import Scene, Turn, showing
from bot.conversation.typed import first_meant

Panel = ReadPrivacy | ShowMyData | ForgetMe | GoOn

ANYWHERE: Final[Mapping[str, Panel]] = {
    "typed-forget-me": ForgetMe(),
    "typed-forget-yes": ForgetMe(sure=True),
    "typed-carry-on-here": GoOn(),
    "typed-privacy-whole": ReadPrivacy(whole=True),
    "typed-mydata-file": ShowMyData(as_file=True),
}
_OUTSIDE: Final[Mapping[str, Panel]] = {
    "typed-privacy": ReadPrivacy(),
    "typed-privacy-less": ReadPrivacy(),
    "typed-mydata": ShowMyData(),
}
"""Within a survey these may be answers."""
_PHRASES_ANYWHERE: Final = tuple(ANYWHERE)
SHORTEST: Final = 8
"""Most answers are shorter than any of these words, and need not be looked up."""
_PHRASES_OUTSIDE: Final = tuple(_OUTSIDE)


def named(words: str) -> Panel | None:
    """Return the panel that the whole of ``words`` asks for, whatever is going on."""
    if len(words) < SHORTEST:
        return None
    phrase = first_meant(words, _PHRASES_ANYWHERE)
    return None if phrase is None else ANYWHERE[phrase]


def named_outside(words: str) -> Panel | None:
    """Return the panel that the whole of ``words`` asks for while no survey is going on."""
    phrase = first_meant(words, _PHRASES_OUTSIDE)
    return None if phrase is None else _OUTSIDE[phrase]


def shown(scene: Scene, panel: Panel, place: Place) -> Turn:
    """Return the turn of a panel."""
    match panel:
        case ReadPrivacy(is_whole):
            read = whole if is_whole else short
            return scene.show(read(scene.view, scene.person), place)
        case ShowMyData(as_file=True):
            return scene.turn(
                Toast(scene.view.words.label("mydata-file-comes")), Disclose(place, as_file=True)
            )
        case ShowMyData():
            return scene.turn(Disclose(place))
        case ForgetMe(sure):
            return forget(scene, place, sure)
        case GoOn():
            return showing(scene, scene.person.current, place)
        case _:
            assert_never(panel)

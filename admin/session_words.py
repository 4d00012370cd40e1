"""Words to show at a session: easy to read aloud, to hear and to type on a phone."""

import secrets
from typing import Final

_WORDS: Final = """
    acorn anchor apple apron arrow badge badger bakery balcony balloon banana basket beach bean
    bicycle biscuit blanket bonfire book bottle bridge broom bubble bucket butter button cabin
    cactus camera camper candle canoe canyon carpet carrot castle cedar chair cherry chimney circle
    clover cloud coconut compass cookie copper corner cottage cotton cricket curtain cushion daisy
    desert dolphin donkey dragon drawer drum eagle engine falcon farm feather fern field finger
    flag flame flute forest fossil fountain garden garlic ginger giraffe glacier globe goose
    grape grass guitar hammer hammock harbour hedge helmet heron hill honey igloo island ivory
    jacket jelly jigsaw juggler jungle kayak kettle kitchen kitten ladder lagoon lake lamp lantern
    lemon lentil lizard llama magnet mango maple marble market meadow melon mirror mitten
    monkey moon mountain muffin mushroom napkin needle nest notebook ocean olive onion orange
    orchard otter owl paddle paint palace panda paper parrot pebble pencil penguin pepper piano
    picnic pillow pilot planet plum pocket pond potato puffin pumpkin puzzle rabbit radio
    raincoat ribbon river robin rocket saddle salad sandal scarf school shadow shell
    silver skate slipper snow sofa sparrow spider spoon squirrel stadium summer sunset sweater
    table tandem teapot temple tennis ticket tiger toast tomato tractor train trumpet tulip tunnel
    turtle umbrella valley velvet village violin waffle wagon walnut water whistle willow window
    winter wizard wolf yoghurt zebra
"""
WORDS: Final = tuple(_WORDS.split())
SMALLEST, LARGEST = 10, 99


def drawn(before: str = "") -> str:
    """Return a word and a number, such as "river 42", that nobody can foresee: not the word that
    was in force ``before``."""
    left = [word for word in WORDS if word != before.partition(" ")[0]]
    number = SMALLEST + secrets.randbelow(LARGEST - SMALLEST + 1)
    return f"{secrets.choice(left)} {number}"

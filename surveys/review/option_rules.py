"""The rules of options that stand alone or ask for words, with their codes."""

from surveys.review.findings import Rule

EXCLUSIVE_NOT_HERE = Rule(
    "E180",
    "`exclusive` has no place on `{code}`: only in a multiple_choice are several options picked.",
    "Take it out, or write `kind: multiple_choice`.",
)
SPECIFY_NOT_HERE = Rule(
    "E181",
    "`{code}` cannot ask for words: in a ranking nobody picks one option.",
    "Take `specify` out, and ask in a question of its own.",
)
FOLLOW_UP_TOO_LONG = Rule(
    "E182",
    "The words about `{code}` are kept as `{id}`, which has {count} characters; {most} are the "
    "most.",
    "Shorten the code of the option, or the id of the question.",
)
FOLLOW_UP_TAKEN = Rule(
    "E183",
    "The words about `{code}` are kept as `{id}`, and so is something else here.",
    "Change the code of the option, or the other id.",
)
FOLLOW_UP_ON_SILENCE = Rule(
    "E184",
    "`{code}` also says why there is no answer, so those who gave none would be asked for words.",
    "Give this option another code.",
)
GOES_WITH_OTHERS = Rule(
    "W280",
    "“{label}” says that no other option is true, but can be picked with them.",
    "Write `{code}: {{label: ..., exclusive: true}}`.",
)
NONE_GO_TOGETHER = Rule(
    "W281",
    "No two of these options go together.",
    "Write `kind: single_choice`, or take `exclusive` out.",
)

"""Every rule of "you said, we did", with its code. Codes never change their meaning: E320 and E324
are of rules that are gone, and stay unused."""

from surveys.review.findings import Rule

NO_THEMES = Rule("E301", "There is nothing in it yet.", "Add what young people told you.")
THEME_LEFT_OUT = Rule(
    "E302",
    "This came out of the results and is left out: “{said}”",
    "Add a theme with `about: {about}`, and say what came of it.",
)
BARRIER_LEFT_OUT = Rule(
    "E303",
    "This kept people from taking part and is left out: “{said}”",
    "Add a theme with `about: {about}`, and say what you do about it.",
)
NOT_ANSWERED = Rule(
    "E304",
    "“{said}” has no answer yet.",
    "Say what came of it: done, doing, not doing because, or not decided until.",
)
NO_REASON = Rule(
    "E305",
    "“{said}” will not be done, and nobody is told why.",
    "Write the reason in {language}.",
)
NO_WORDS = Rule(
    "E306",
    "The answer to “{said}” has no words in {language}.",
    "Write in {language} what came of it.",
)
NO_DAY = Rule("E307", "“{said}” says no day.", "Say {what}, as a day.")
DAY_IS_OVER = Rule("E308", "“{said}” says {day}, and that is over.", "Say a day after today.")
DAY_TOO_FAR = Rule(
    "E309", "“{said}” says {day}, more than {years} years from now.", "Look at the year again."
)
SAID_NOT_IN_LANGUAGE = Rule(
    "E310",
    "What young people said has no words in {language}: “{said}”",
    "Write it in {language} too.",
)
SAYS_NOTHING = Rule("E311", "“{words}” says nothing.", "Write it in words, in a sentence.")
TOO_LONG_WORDS = Rule(
    "E312", "This has {count} characters; {most} are the most.", "Say it in fewer words."
)
TOO_LONG_MESSAGE = Rule(
    "E313",
    "In {language} the message is {over} characters too long to be sent.",
    "Shorten the longest answers, or give several themes one answer.",
)
CLAIM = Rule(
    "E314",
    "Nobody can keep what “{words}” promises.",
    "Say what is true: names are not kept with answers, and answers are shuffled with others.",
)
LEVEL_OVERSTATED = Rule(
    "E315",
    "In this survey young people did not decide, but this says “{words}”.",
    "Say who decided, and what the answers changed.",
)
COVERS_ITSELF = Rule(
    "E316",
    "“{said}” has the same answer as a theme that has none of its own.",
    "Point it to a theme with an answer.",
)
UNKNOWN_THEME = Rule(
    "E317",
    "`{about}` is no theme of this survey.",
    "Use one of: {known}. A theme of your own is called `own.1`, `own.2` and so on.",
)
THEME_TWICE = Rule("E318", "`{about}` stands here twice.", "Keep one of the two.")
OTHER_LANGUAGE = Rule(
    "E319", "The survey is not asked in `{language}`.", "Remove these words, or the language."
)
CHANGED_SINCE = Rule(
    "E321",
    "The draft was changed after this file was made. {what}",
    "Look at the draft, and put into the file what is to stay. Then write `edition: {edition}`.",
)
OWN_WORDS_MISSING = Rule(
    "E322",
    "`{about}` does not say what young people said.",
    "Add `you_said:` with a sentence in each language.",
)
NOT_YOUR_WORDS = Rule(
    "E323",
    "What was said to `{about}` comes from the results, so it cannot be written anew.",
    "Remove `you_said` here.",
)

LONG_SENTENCE = Rule(
    "W351",
    "This sentence has {count} words: “{sentence}”",
    "Make two of it: at most {most} words each.",
)
OFFICE_WORD = Rule("W352", "“{word}” is an office word.", "Say “{plainer}”, or leave it out.")
VAGUE = Rule("W353", "“{word}” says no day and no deed.", "Say what you will do, and when.")
TOO_SURE = Rule("W354", "“{word}” promises more than anybody can keep.", "Say what you will do.")
DOUBLE_NEGATIVE = Rule(
    "W355", "This says no twice, which is easily misread: “{sentence}”", "Say it the other way."
)
LONG_WORDS = Rule("W356", "Many of these words are long.", "Say it as you would say it aloud.")
MARKUP = Rule("W357", "Signs such as “<b>” are shown as they are.", "Leave them out.")
MAY_NAME_SOMEBODY = Rule(
    "W358",
    "This may say who somebody is: {details}.",
    "Take it out, unless it is meant for everybody, such as an office's own address.",
)
VERY_SHORT = Rule("W359", "“{words}” is very short.", "Say enough that nobody has to ask back.")
SAME_WORDS = Rule(
    "W360",
    "The words in {language} are the same as in {other}.",
    "Write them in {language}.",
)
EVERYTHING_OPEN = Rule(
    "W361",
    "Nothing is done or being done; everything is refused or left open.",
    "Say what you will do, however small, or say so plainly here.",
)
LEVEL_UNFIT = Rule(
    "W362",
    "“{words}” does not fit how much say young people had in this survey.",
    "Say what their part was, no more and no less.",
)

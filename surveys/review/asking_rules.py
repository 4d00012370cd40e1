"""The rules of asking well, with their codes. Codes never change their meaning."""

from surveys.review.findings import Rule

# Routes that are broken: nobody, or nobody any more, gets on.
NEVER_ASKED = Rule(
    "E158",
    "Nobody is ever asked `{item}`: no answers lead there.",
    "Change its `ask_if`, or take the question out.",
)
TOO_LARGE_TO_SEND = Rule(
    "E159",
    "In `{language}` this question has {count} characters with its options; {most} can be sent.",
    "Shorten it; put what there is to read before it into a `statement`.",
)

# Advice on conditions.
ALWAYS_ASKED = Rule(
    "W221",
    "Everybody is asked `{item}`, whatever they answer before.",
    "Remove `ask_if`, or compare with other answers.",
)
IMPOSSIBLE_PART = Rule(
    "W222",
    "No answers make this part of the condition of `{item}` true.",
    "Remove the part, or change what it compares.",
)

# Advice on words.
HARD_TO_READ = Rule(
    "W223",
    "In `{language}` the survey reads as for somebody of {age}; {most} is the aim.",
    "Use shorter sentences and shorter words, as you would say them.",
)
NEGATED = Rule(
    "W224",
    "This question says “{words}”.",
    "Ask about what is, not about what is not.",
)
DOUBLE_NEGATIVE = Rule(
    "W225",
    "This says no twice: “{words}”.",
    "Say it once, without a no where you can.",
)
TWO_IN_ONE = Rule(
    "W226",
    "This asks two things at once, joined by “{words}”.",
    "Make it two questions, or keep the one that matters.",
)
LEADING = Rule(
    "W227",
    "“{words}” tells people which answer is wanted.",
    "Ask so that every answer is as welcome.",
)
ABSOLUTE = Rule(
    "W228",
    "“{words}” leaves no room for what is true of most people.",
    "Ask how often, or how much.",
)
PROMISES_TOO_MUCH = Rule(
    "W229",
    "“{words}” promises what nobody here can be sure of.",
    "Say what you will do, who does it, and by when.",
)

# Advice on answers.
RANGES_OVERLAP = Rule(
    "W230",
    "“{words}” and “{other}” both hold {number}.",
    "Begin each range after the end of the one before.",
)
RANGES_GAP = Rule(
    "W231",
    "Nothing holds what lies between “{other}” and “{words}”.",
    "Begin each range right after the end of the one before.",
)
UNBALANCED = Rule(
    "W232",
    "The answers lean to one side: {good} speak well of it, {bad} badly.",
    "Offer as many on each side, or say what only the two ends mean.",
)
NO_SOMETHING_ELSE = Rule(
    "W233",
    "Whoever has another answer to `{item}` finds none here.",
    "Add an option such as `other: Something else`.",
)

# Advice on questions about the person.
ABOUT_YOU_UNSTATED = Rule(
    "W234",
    "`{item}` seems to ask about the person (“{words}”), and does not say why.",
    "Add `about_you:` with the reason in one sentence.",
)
NO_YOUNGER_OR_OLDER = Rule(
    "W235",
    "Who is {which} than these ages finds no answer.",
    "Add an option for people who are {which}.",
)
CELL_TOO_SMALL = Rule(
    "W236",
    "{cell} can expect about {count} answers; fewer than {least} are never shown.",
    "Join it with a neighbour, or take the breakdown out.",
)

# Quoting earlier answers.
QUOTES_UNKNOWN = Rule(
    "E185",
    "`{words}` quotes the answer to `{item}`, which is no question here.",
    "{fix} For a brace that is only a sign, write it twice: `{{{{`.",
)
QUOTES_TOO_EARLY = Rule(
    "E186",
    "`{words}` quotes the answer to `{item}`, which has not been asked yet.",
    "Only earlier questions can be quoted: move one of the two.",
)
CANNOT_BE_QUOTED = Rule(
    "E187",
    "`{words}` quotes `{item}`, which is {kind}.",
    "Quote a question that is answered by picking, by a number, or on a scale.",
)
NOT_A_QUOTE = Rule(
    "E188",
    "`{words}` stands here, and braces quote an answer, as in `{{how_often}}`.",
    "Write the id of an earlier question between them, or each brace twice: `{{{{` and `}}}}`.",
)
QUOTES_NOTHING = Rule(
    "E189",
    "Somebody who did not answer `{item}` is asked this too, and `{words}` has nothing to quote.",
    "Say what they read, such as `{{{item}|this}}`, or ask only `ask_if: "
    "{{{item}: {{answered: true}}}}`.",
)

# Advice on quotes and parts.
QUOTED_IN_ONE_LANGUAGE = Rule(
    "W285",
    "In `{language}` this does not quote `{item}`, as it does in `{other}`.",
    "Put `{{{item}}}` into these words as well, or take it out of the others.",
)
CANNOT_QUOTE_HERE = Rule(
    "W286",
    "`{words}` stands here as it is: nothing is quoted in `{key}`.",
    "Only `ask` and `hint` of a question can quote an answer.",
)
SAME_SECTION = Rule(
    "W287",
    "“{words}” is the heading of the part before, too.",
    "Leave it out here: a part goes on until the next heading.",
)
LONG_SECTION = Rule(
    "W288",
    "The heading “{words}” is longer than {most_words} words or {most} characters.",
    "Name the part in two or three words: it stands small above every question.",
)

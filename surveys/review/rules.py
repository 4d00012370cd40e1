"""Every rule a file is held to, with its code. Codes never change their meaning."""

from surveys.review.findings import Rule

# The file itself.
UNREADABLE = Rule(
    "E101",
    "This file cannot be read: {why}.",
    "Check its name and place; it has to be a YAML file, or an Excel file made from the template.",
)
NOT_YAML = Rule("E102", "The file cannot be understood from here on: {why}.", "{fix}")
TAB = Rule(
    "E103", "A tab stands at the start of this line.", "Indent with spaces, never with tabs."
)
DUPLICATE_KEY = Rule(
    "E104", "`{key}` stands here a second time.", "Keep one of the two; line {first} has the other."
)
TOO_DEEP = Rule(
    "E105",
    "The file repeats or nests its parts too often to be read.",
    "Write the parts out without `&` and `*`.",
)
NOT_A_MAPPING = Rule("E106", "The file should have lines such as `id: evening-buses`.", "{fix}")

# The shape of its parts.
MISSING = Rule("E111", "`{key}` is missing{where}.", "Add a line such as `{example}`.")
UNKNOWN_KEY = Rule("E112", "`{key}` is not known{where}.", "{fix}")
WRONG_TYPE = Rule("E113", "`{key}` should be {wanted}{where}.", "Write for example `{example}`.")
NOT_WORDS = Rule(
    "E114", "`{key}` should be words{where}.", 'Put the words in quotes, for example "Yes".'
)
NOT_A_DAY = Rule(
    "E115",
    "`{key}` is not a day{where}.",
    "Write a date such as 2027-02-12, or days from publishing such as `+28 days`.",
)
NOT_A_CONDITION = Rule(
    "E116",
    "This condition cannot be understood{where}: {why}.",
    "Write for example `ask_if: {{how_often: [weekly, monthly]}}`.",
)
NOT_A_CHOICE = Rule("E117", "`{key}` cannot be `{found}`{where}.", "Use one of: {choices}.{guess}")
BAD_NAME = Rule("E118", "`{found}` cannot be used as {wanted}{where}.", "Use {pattern}.")
OUT_OF_RANGE = Rule("E119", "`{key}` is out of range{where}: {why}.", "Change it to fit.")
EMPTY = Rule("E120", "`{key}` is empty{where}.", "Write for example `{example}`.")

# The promise.
NO_DECISION = Rule(
    "E121",
    "A survey that helps to decide must say what is decided, by whom and by when.",
    "Add `decision:` with question, owner, can_change, cannot_change and decide_by.",
)
DECISION_NOT_WANTED = Rule(
    "E122",
    "With `purpose: {purpose}` nothing is decided, so there is no `decision`.",
    "Say under `use:` what will be done with the answers, or write `purpose: decide`.",
)
NO_USE = Rule(
    "E123",
    "A survey that does not help to decide must say what is done with the answers, and by when.",
    "Add `use:` with what, by, owner, can_change and cannot_change.",
)
USE_NOT_WANTED = Rule(
    "E124",
    "With `purpose: decide` the `decision` says what the answers are for, so there is no `use`.",
    "Remove `use`, or write `purpose: explore` or `purpose: evaluate`.",
)
ALREADY_DECIDED = Rule(
    "E125",
    "This is decided before anyone is asked.",
    "Ask how it went instead, with `purpose: evaluate` and `use`; or move `decide_by`.",
)
DAYS_OUT_OF_ORDER = Rule(
    "E126", "`{later}` must {relation} `{earlier}`.", "Move one of the two days."
)
HEARD_TOO_LATE = Rule(
    "E127",
    "Young people would hear back {weeks} weeks after the survey closes; 12 are the most.",
    "Move `promised_by` forward. A decision that comes later can be told as `not decided yet`.",
)
LEVEL_OVERSTATED = Rule(
    "E128",
    "At `level: {level}` young people do not decide, but this says “{words}”.",
    "Say what their answers can change, or choose the level that is true.",
)
NO_SAFEGUARDING = Rule(
    "E129",
    "An open-ended question needs someone who reads for a young person at risk.",
    "Add `safeguarding:` with lead, deputy, review_days and contact, or take the question out.",
)
AGES_REVERSED = Rule("E130", "`max_age` is below `min_age`.", "Write the younger age first.")
RETAINED_TOO_SHORT = Rule(
    "E131",
    "The answers in people's own words would be deleted before they were answered.",
    "`retention_days` counts from `closes`: make it at least {days}.",
)
PRIVACY_OVERSTATED = Rule(
    "E132",
    "Nobody can keep what “{words}” promises.",
    "Say what is true: names are not kept with answers, and answers are shuffled with others.",
)
LEVEL_UNSAID = Rule(
    "E133",
    "At `level: {level}` young people must be told {what}.",
    "Add `{part}:` with {keys}, or choose the level that is true.",
)
PART_OF_OTHER_LEVEL = Rule(
    "E134",
    "`{part}` belongs to another level than `{level}`.",
    "Remove it, or write `level: {part}`.",
)
SHARE_OVERSTATED = Rule(
    "E135",
    "At `level: {level}` young people have no share in the decision, but this says “{words}”.",
    "Say what their answers can change, or choose the level that is true.",
)

# The questionnaire.
DUPLICATE_ID = Rule("E141", "Two questions have the id `{id}`.", "Give this one another id.")
DUPLICATE_LABEL = Rule(
    "E142",
    "“{label}” stands for two answers: `{code}` and `{other}`.",
    "Give one of them another label.",
)
STOP_WORD = Rule(
    "E143",
    "Whoever types “{label}” leaves the survey, so it cannot be an answer.",
    "Choose other words for this answer.",
)
ASKED_TOO_EARLY = Rule(
    "E144",
    "`ask_if` looks at `{item}`, which has not been asked yet.",
    "A condition can only look at earlier questions: move one of the two.",
)
ASKED_UNKNOWN = Rule("E145", "`ask_if` looks at `{item}`, which is no question here.", "{fix}")
ASKED_UNKNOWN_VALUE = Rule("E146", "`{value}` is no answer to `{item}`.", "{fix}")
ASKED_UNCOMPARABLE = Rule(
    "E147", "`{item}` has no number to compare.", "Name the answers instead: `{item}: [...]`."
)
INFORMS_NOTHING = Rule(
    "E148",
    "`informs` says {number}, but `can_change` has {count} entries.",
    "Use a number from 1 to {count}.",
)
MIN_ABOVE_MAX = Rule("E149", "`max` is below `min`.", "Write the smaller number as `min`.")
TOO_MANY_PICKS = Rule(
    "E150", "`{key}` is {number}, but there are {count} options.", "Use at most {count}."
)
NO_SUCH_POINT = Rule(
    "E151", "There is no point {point} on a scale of {points}.", "Use points from 1 to {points}."
)
UNKNOWN_BREAKDOWN = Rule("E152", "`{item}` is no question here.", "{fix}")
BREAKDOWN_NOT_ABOUT_YOU = Rule(
    "E153",
    "Results are broken down by `{item}`, but people are not told why it is asked.",
    "Add `about_you:` with the reason to that question.",
)
FAR_TOO_LONG = Rule(
    "E154", "This takes about {minutes} minutes; 5 are the most.", "Take questions out."
)
BREAKDOWN_NOT_ONE_ANSWER = Rule(
    "E155",
    "Results are broken down by `{item}`, but people do not give it one answer.",
    "Break results down by questions with `kind: single_choice`.",
)
POPULATION_UNUSABLE = Rule(
    "E156",
    "The population file `{file}` cannot be used: {why}.",
    "Put a CSV file with the columns item, code, people and source beside the survey.",
)
POPULATION_UNKNOWN = Rule(
    "E157",
    "The population counts `{code}`, which is no answer to `{item}`.",
    "Use the codes of its options: {codes}.",
)

# Ready-made questions.
NO_SUCH_MODULE = Rule(
    "E195", "There is no ready-made `{module}`.", "The ready-made ones are: {known}.{guess}"
)
NO_SUCH_DATE = Rule(
    "E196", "There is no `{module}` of {dated}.", "Write `dated:` with one of: {dates}."
)
WRONG_NATION = Rule("E197", "The ready-made `{module}` {why}.", "{fix}")
NOT_READY_MADE = Rule(
    "E198",
    "The ready-made `{module}` has no words in `{language}`.",
    "Write the question out in all languages, or leave `{language}` out.",
)
POPULATION_YEAR_MISSING = Rule(
    "E199",
    "The population counts only some years of “{label}” in `{item}`: {years} is missing.",
    "Add a line for each year of age from {low} to {high}.",
)

# The words.
LANGUAGE_MISSING = Rule(
    "E161", "`{key}` has no words in `{language}`{where}.", "Add `{language}: ...` to it."
)
DUPLICATE_LANGUAGE = Rule("E162", "`{language}` is listed twice.", "Keep one.")

# Advice.
NO_OUTCOMES = Rule(
    "W201",
    "The file does not say what would be different afterwards, and how anyone will know.",
    "Add `outcomes:` with different and known_by.",
)
ABOUT_YOU_EARLY = Rule(
    "W202", "A question about the person comes before others.", "Move it to the end."
)
FEEDS_NOTHING = Rule(
    "W203",
    "The answer to `{item}` changes nothing.",
    "Say with `informs` what it feeds, or take it out.",
)
LONG_LABEL = Rule(
    "W204",
    "“{label}” has {count} characters; a button shows about {most}.",
    "Shorten it; otherwise the options are numbered in the text.",
)
LONG_MESSAGE = Rule(
    "W205", "In `{language}` this message has {count} words.", "Use at most {most}."
)
LONG_QUESTION = Rule(
    "W206", "In `{language}` this question has {count} words.", "Use at most {most}."
)
MANY_OPTIONS = Rule("W207", "There are {count} options.", "Use at most {most}.")
BELOW_PLATFORM_AGE = Rule(
    "W208",
    "This survey is for people from {youngest} on; Telegram is for people of {least} and over.",
    "Offer those under {least} a counted way that is not Telegram, or raise `min_age`.",
)
LONG_SURVEY = Rule(
    "W209", "This takes about {minutes} minutes.", "Use at most 3: take questions out."
)
MISLEADING_NUMBER = Rule(
    "W210",
    "Who types {number} may mean “{label}”, but {number} is also the place of another option.",
    "Begin the label with a word, or put it in place {number}.",
)
LANGUAGE_UNDECLARED = Rule(
    "W211",
    "`{language}` is not among the survey's `languages`.",
    "Add it there, or remove it here.",
)
NOT_BROKEN_DOWN = Rule(
    "W212",
    "`{item}` asks about the person, but no result is broken down by it.",
    "Add it to `breakdowns`, or take it out.",
)
POPULATION_OF_NOTHING = Rule(
    "W213",
    "The population counts nothing that this survey asks about people.",
    "Use the ids of about-you questions as `item`.",
)
DECIDE_NOT_ALONE = Rule(
    "W214",
    "At `level: {level}` young people do not decide alone, but this says “{words}”.",
    "Say with whom they decide.",
)
DEEDS_OVERSTATED = Rule(
    "W215",
    "At `level: {level}` young people do not carry it out, but this says “{words}”.",
    "Say who does it, or choose the level that is true.",
)
IDEA_OVERSTATED = Rule(
    "W216",
    "At `level: {level}` this was not started by young people, but this says “{words}”.",
    "Say whose idea it was, or choose `level: initiating`.",
)
LEVEL_UNDERSTATED = Rule(
    "W217",
    "At `level: {level}` young people have more say than “{words}”.",
    "Say what their part is, or choose the level that is true.",
)
MODULE_OLD = Rule(
    "W295",
    "There is a newer `{module}`, of {newest}.",
    "Write `dated: {newest}`, unless results are compared with older ones.",
)
LONG_SENTENCE = Rule(
    "W296",
    "In `{language}` this sentence has {count} words: “{words}”.",
    "Use at most {most} words a sentence in Easy Read: one idea in each.",
)

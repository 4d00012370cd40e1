"""The rules of pictures, with their codes. Codes never change their meaning."""

from surveys.review.findings import Rule

IMAGE_UNUSABLE = Rule(
    "E190",
    "The image `{file}` cannot be used: {why}.",
    "{fix}",
)
IMAGES_TWICE = Rule(
    "E191",
    "Question `{item}` has an image, and so have its options: one message shows one picture.",
    "Keep the image of the question, or those of the options.",
)
IMAGES_TOO_LARGE = Rule(
    "E192",
    "The images are {count} KB together; {most} KB is the most.",
    "Make them smaller, `{file}` first: it has {largest} KB.",
)
LONG_ALT = Rule(
    "W290",
    "In `{language}` the words for this image are {count}.",
    "Say in at most {most} words what people need to know of it to answer.",
)
ALT_SAYS_IMAGE = Rule(
    "W291",
    "“{words}” says what everybody knows: the bot says that it is a picture.",
    "Begin with what it shows.",
)
LONG_CAPTION = Rule(
    "W292",
    "In `{language}` this question has {count} characters with its options and the words for its "
    "images; {most} go below a picture.",
    "Shorten it, or it is sent without the picture.",
)
HEAVY = Rule(
    "W293",
    "The images cost a phone about {count} KB; {most} KB is light.",
    "Make them smaller, `{file}` first: it has {largest} KB.",
)

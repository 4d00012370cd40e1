"""What staff read once a survey is out."""

from admin.commands.desk import Desk, staff_button
from admin.markup import safe
from admin.nagging import told_day
from bot.conversation.catalogue import Listing, Stage
from bot.conversation.screen import Rows
from surveys.questionnaire import Survey, on

SEALED = "then the results are made elsewhere, with a key that this bot has not got."


def published(desk: Desk, listing: Listing) -> str:
    """Return that a survey is out, and how to let people know."""
    survey = listing.survey
    title = safe(survey.title.say("en"))
    results = SEALED if listing.sealed else "then you see the results."
    is_open = listing.has_begun(desk.clock.today())
    state = "is open" if is_open else f"is published, and opens on {told_day(on(survey.opens))}"
    if listing.stage is Stage.RESTING:
        state = f"has a break; /resume {survey.id} lets people go on"
    return (
        f"<b>{title}</b> {state}. Nobody has been written to.\n\n"
        f"Share this link, on a poster or in a message:\n{desk.link(survey.id)}\n"
        f"{_by_word(survey)}\n"
        f"/invite {survey.id} writes to people who said we may ask them again.\n"
        f"It closes by itself at the end of {told_day(on(survey.closes))}. /close {survey.id} "
        f"ends it sooner, and {results}"
    )


def _by_word(survey: Survey) -> str:
    return f"{takes_a_word(survey.id)}\n" if survey.access == "code" else ""


def takes_a_word(survey_id: str) -> str:
    """Return how people get in with ``access: code``."""
    return f"Nobody begins without the word of a session: /code {survey_id} shows it."


def revised(listing: Listing) -> str:
    """Return that another version of a survey is out, and who gets it."""
    survey = listing.survey
    title = safe(survey.title.say("en"))
    when = "from now on"
    if listing.stage is Stage.RESTING:
        when = f"once it goes on (/resume {survey.id})"
    return (
        f"Version {survey.version} of <b>{title}</b> is out: whoever begins {when} gets it. Nobody "
        "has been written to.\n\nThe link and the posters stay as they are. It closes by itself "
        f"at the end of {told_day(on(survey.closes))}."
    )


def what_next(listing: Listing) -> Rows:
    """Return the buttons below either."""
    survey = listing.survey.id
    going = staff_button("How is it going?", "progress", survey)
    shown = (going, staff_button("Poster", "poster", survey))
    word = ((staff_button("The word", "code", survey),),)
    return (shown, *word) if listing.survey.access == "code" else (shown,)

"""What happens to what people say (P18): in few words first, then the whole policy.

Both are made from how this bot is really set up, so that they claim neither more nor less.
"""

from bot.conversation.catalogue import Catalogue
from bot.conversation.presses import ReadPrivacy, ShowMyData
from bot.conversation.screen import Screen
from bot.conversation.screens.panel import way_on
from bot.conversation.screens.view import View, paragraphs
from bot.conversation.state import Person
from surveys.text import Text


def short(view: View, person: Person) -> Screen:
    """Return the policy in at most 120 words that a child reads."""
    host = view.catalogue.host
    said = view.words(
        "privacy-short",
        name=view.plain(host.name),
        batch=host.batch,
        contact=view.plain(host.contact),
    )
    more = view.button("privacy-whole", ReadPrivacy(whole=True))
    return Screen(f"{view.words('privacy-title')}\n\n{said}", ((more,), way_on(view, person)))


def whole(view: View, person: Person) -> Screen:
    """Return the whole policy, in one message."""
    html = paragraphs(
        _who(view),
        view.words("policy-held"),
        _apart(view, view.catalogue),
        _where(view),
        _how_long(view),
        view.words("policy-telegram"),
        view.words("policy-rights"),
    )
    less = view.button("privacy-less", ReadPrivacy())
    data = view.button("mydata-button", ShowMyData())
    return Screen(html, ((less, data), way_on(view, person)))


def _who(view: View) -> str:
    host = view.catalogue.host
    terms = host.terms
    name, contact = view.plain(host.name), view.plain(host.contact)
    lines = [view.words("policy-who", name=name, contact=contact)]
    if terms.protection is not None:
        lines.append(view.words("policy-protection", contact=_plain(view, terms.protection)))
    if terms.basis is not None:
        lines.append(view.words("policy-basis", basis=_plain(view, terms.basis)))
    return "\n".join(lines)


def _apart(view: View, known: Catalogue) -> str:
    """Return the three claims of the threat model, in plain words."""
    sealed = known.host.sealed or any(each.sealed for each in known.listings.values())
    claims = [
        view.words("policy-apart", batch=known.host.batch),
        view.words("policy-key"),
        view.words("policy-sealed-key") if sealed else "",
        view.words("policy-few"),
    ]
    return "\n".join(claim for claim in claims if claim)


def _where(view: View) -> str:
    host = view.catalogue.host
    if host.terms.on_a_server:
        kept = view.words("policy-database", name=view.plain(host.name))
    else:
        kept = view.words("policy-machine")
    return f"{kept}\n{view.words('policy-backups')}"


def _how_long(view: View) -> str:
    terms = view.catalogue.host.terms
    return view.words(
        "policy-time",
        days=terms.interview_days,
        months=terms.contact_months,
        news=terms.news_months,
    )


def _plain(view: View, text: Text) -> str:
    return view.plain(text).rstrip()

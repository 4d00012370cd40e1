"""Who asks, and on which terms: the organisation's file and the settings, for everyone to read."""

from msgspec.structs import replace

from admin.settings import Settings
from bot.conversation.catalogue import Host, Terms
from surveys.organisation import Organisation


def host_of(organisation: Organisation, settings: Settings, sealed: bool = False) -> Host:
    """Return what the bot tells of itself; ``sealed`` = new surveys take sealed answers."""
    return Host(
        organisation.name,
        organisation.contact,
        settings.batch,
        sealed,
        Terms(
            protection=organisation.data_protection_contact,
            basis=organisation.lawful_basis,
            on_a_server=settings.database is not None,
            interview_days=settings.periods.interviews,
            contact_months=settings.periods.contacts,
            news_months=settings.periods.hear_back,
        ),
        organisation.charter,
    )


def renewed(host: Host, organisation: Organisation) -> Host:
    """Return a host that tells what the organisation's file says now; settings stay as they are."""
    terms = replace(
        host.terms,
        protection=organisation.data_protection_contact,
        basis=organisation.lawful_basis,
    )
    return replace(
        host,
        name=organisation.name,
        contact=organisation.contact,
        terms=terms,
        charter=organisation.charter,
    )

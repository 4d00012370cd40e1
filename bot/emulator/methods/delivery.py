"""How the bot gets its updates: getMe, getUpdates, the webhook."""

import re
from typing import Any
from urllib.parse import urlsplit

from bot.emulator.errors import bad_request, conflict
from bot.emulator.methods.common import Method
from bot.emulator.params import Params
from bot.emulator.webhook import Hook
from bot.emulator.world import World

_LOOPBACK = ("127.0.0.1", "localhost", "::1")
_PORTS = (80, 88, 443, 8443)


def get_me(world: World, _params: Params) -> Any:
    return world.bot.me()


async def get_updates(world: World, params: Params) -> Any:
    if world.webhook.active:
        raise conflict(
            "can't use getUpdates method while webhook is active; "
            "use deleteWebhook to delete the webhook first"
        )
    _allow(world, params)
    return await world.poller.take(
        params.integer("offset"), params.integer("limit", 100), params.integer("timeout")
    )


async def set_webhook(world: World, params: Params) -> Any:
    url = params.text("url").strip()
    if not url:
        return await delete_webhook(world, params)
    hook = Hook(
        url=_checked_url(url),
        secret=_checked_secret(params.text("secret_token")),
        max_connections=min(max(params.integer("max_connections", 40), 1), 100),
    )
    _allow(world, params)
    _drop_pending(world, params)
    world.poller.interrupt(conflict("terminated by setWebhook request"))
    await world.webhook.use(hook)
    return True


async def delete_webhook(world: World, params: Params) -> Any:
    _drop_pending(world, params)
    await world.webhook.use(Hook())
    return True


def get_webhook_info(world: World, _params: Params) -> Any:
    return world.webhook.info()


def log_out(_world: World, _params: Params) -> Any:
    return True


def _allow(world: World, params: Params) -> None:
    allowed = params.json("allowed_updates")
    if isinstance(allowed, list):
        world.updates.allow(allowed)


def _drop_pending(world: World, params: Params) -> None:
    if params.flag("drop_pending_updates"):
        world.updates.drop()


def _checked_url(url: str) -> str:
    """Loopback in any form; nothing else, for this server talks to nobody outside."""
    try:
        parts = urlsplit(url if "://" in url else f"https://{url}")
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise bad_request("invalid webhook URL specified") from None
    if host in _LOOPBACK and parts.scheme in ("http", "https"):
        return parts.geturl()
    if parts.scheme != "https":
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if port is not None and port not in _PORTS:
        raise bad_request("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")
    raise bad_request("bad webhook: Failed to resolve host: Name or service not known")


def _checked_secret(secret: str) -> str:
    if len(secret) > 256:
        raise bad_request("secret token is too long")
    if not re.fullmatch(r"[A-Za-z0-9_-]*", secret):
        raise bad_request("secret token contains unallowed characters")
    return secret


METHODS: dict[str, Method] = {
    "getMe": get_me,
    "getUpdates": get_updates,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
    "logOut": log_out,
    "close": log_out,
}

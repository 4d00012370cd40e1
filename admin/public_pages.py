"""`Site` over HTTP: reading only, with headers that let nothing run and nothing be told on."""

from collections.abc import Mapping

from aiohttp import hdrs
from aiohttp.web import BaseRequest, Response

from admin.public import Site
from admin.reports.pages.html import policy
from bot.channels.http_server import Page, Refusal

PUBLIC = "/public/"
KEPT = 300
"""Seconds for which a browser may show a page without asking for it again."""
_HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": f"{policy('page.css')}; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    hdrs.CACHE_CONTROL: f"public, max-age={KEPT}",
}


class PublicPages:
    """Answers for a site. Nothing about who asks is read, kept or counted."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def pages(self) -> Mapping[str, Page]:
        """Return what is served, by how its path begins."""
        return {PUBLIC: Page(self._answer)}

    async def _answer(self, request: BaseRequest) -> Response:
        name = request.raw_path.partition("?")[0].removeprefix(PUBLIC)
        asset = await self._site.asset(name)
        if asset is None:
            raise Refusal(404, "There is nothing here.")
        headers = {**_HEADERS, hdrs.ETAG: f'"{asset.tag}"'}
        if _knows(request, asset.tag):
            return Response(status=304, headers=headers)
        headers[hdrs.CONTENT_TYPE] = f"{asset.kind}; charset=utf-8"
        return Response(body=asset.held, headers=headers)


def _knows(request: BaseRequest, tag: str) -> bool:
    """Tell whether the browser has just this already."""
    held = request.headers.get(hdrs.IF_NONE_MATCH, "")
    tags = {each.strip().removeprefix("W/").strip('"') for each in held.split(",")}
    return tag in tags or "*" in tags

"""`Site` over HTTP: reading only, with headers that let nothing run and nothing be told on."""

from collections.abc import Mapping

from admin.public import Site
from admin.reports.pages.html import policy
from bot.channels.http_pages import Answer, Page, Refusal, Request

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
    "Cache-Control": f"public, max-age={KEPT}",
}


class PublicPages:
    """Answers for a site. Nothing about who asks is read, kept or counted."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def pages(self) -> Mapping[str, Page]:
        """Return what is served, by how its path begins."""
        return {PUBLIC: Page(self._answer)}

    async def _answer(self, request: Request) -> Answer:
        asset = await self._site.asset(request.path.removeprefix(PUBLIC))
        if asset is None:
            raise Refusal(404, "There is nothing here.")
        headers = {**_HEADERS, "ETag": f'"{asset.tag}"'}
        if _knows(request, asset.tag):
            return Answer(304, headers=headers)
        return Answer(body=asset.held, kind=f"{asset.kind}; charset=utf-8", headers=headers)


def _knows(request: Request, tag: str) -> bool:
    """Tell whether the browser has just this already."""
    held = request.header("If-None-Match").decode("latin-1")
    tags = {each.strip().removeprefix("W/").strip('"') for each in held.split(",")}
    return tag in tags or "*" in tags

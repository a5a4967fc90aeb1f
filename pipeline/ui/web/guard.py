"""Who may talk to the review pages: this machine's browser that was given the token, from the pages themselves."""

from __future__ import annotations

import hmac
import secrets
from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import Headers
from starlette.responses import HTMLResponse, RedirectResponse

from pipeline.export.writers.html import environment

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

COOKIE = "variorum"
BODY_LIMIT = 65_536
HEADERS = (
    (b"content-security-policy", b"default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cache-control", b"no-store"),
)


class Guard:
    """Middleware before every page.

    The token in the first address works once: it is exchanged for a cookie. Requests under another host name, posts
    from another origin, and posts over `BODY_LIMIT` bytes are refused before any page sees them.
    """

    def __init__(self, app: ASGIApp, *, hosts: frozenset[str], token: str) -> None:
        self.app, self.hosts = app, hosts
        self.token: str | None = token
        self.session = secrets.token_urlsafe(32)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse, exchange the token, or pass the request on."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        refusal = self._refusal(scope, headers)
        if refusal is not None:
            await refusal(scope, receive, _hardened(send))
            return
        await self.app(scope, receive, _hardened(send))

    def _refusal(self, scope: Scope, headers: Headers) -> HTMLResponse | RedirectResponse | None:
        if headers.get("host", "") not in self.hosts:
            return refused(403, "This host is not served", "Open the address that the command printed.")
        if scope["method"] not in {"GET", "HEAD"}:
            if headers.get("origin", "").removeprefix("http://") not in self.hosts:
                return refused(403, "This origin may not save", "Decisions are saved from the review pages only.")
            length = headers.get("content-length", "")
            if not length.isdecimal() or int(length) > BODY_LIMIT:
                return refused(413, "Too much at once", f"A form may hold {BODY_LIMIT} bytes.")
        return self._entrance(scope, headers)

    def _entrance(self, scope: Scope, headers: Headers) -> HTMLResponse | RedirectResponse | None:
        if _same(_cookie(headers), self.session):
            return None
        query = dict(parse_qsl(scope.get("query_string", b"").decode("latin-1")))
        if self.token is not None and _same(query.pop("token", ""), self.token):
            self.token = None
            rest = f"?{urlencode(query)}" if query else ""
            response = RedirectResponse(scope["path"] + rest, status_code=303)
            response.set_cookie(COOKIE, self.session, httponly=True, samesite="strict", path="/")
            return response
        return refused(403, "No token", "Open the address that the command printed; it works once, in one browser.")


def _cookie(headers: Headers) -> str:
    try:
        jar = SimpleCookie(headers.get("cookie", ""))
    except CookieError:
        return ""
    return jar[COOKIE].value if COOKIE in jar else ""


def _same(given: str, wanted: str) -> bool:
    return hmac.compare_digest(given.encode(), wanted.encode())


def refused(status: int, heading: str, fact: str) -> HTMLResponse:
    """A plain page that says why nothing is shown."""
    page = environment().get_template("refused.html").render(heading=heading, fact=fact)
    return HTMLResponse(page, status_code=status)


def _hardened(send: Send) -> Send:
    async def send_with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            message = {**message, "headers": [*message.get("headers", []), *HEADERS]}
        await send(message)

    return send_with_headers

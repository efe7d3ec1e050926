"""Around everything, static files and errors too: only known hosts are answered, only the desk's own pages may
ask for changes, and every response carries the headers that keep a page to itself."""

from __future__ import annotations

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tollbook.desk.desk import Desk

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": CSP,
    "X-Content-Type-Options": "nosniff",
    # Not "no-referrer": under it browsers send "Origin: null" with forms, and the check below would lose its best sign.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "X-Frame-Options": "DENY",
}


class Guard:
    """The outermost layer of the application."""

    def __init__(self, app: ASGIApp, desk: Desk) -> None:
        self._app = app
        self._hosts = desk.hosts
        self._origins = desk.origins
        self._is_secure = desk.is_secure
        self._address = desk.origin

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._add_headers(MutableHeaders(scope=message), scope["path"])
            await send(message)

        refusal = self._refusal(scope)
        if refusal is not None:
            await refusal(scope, receive, send_guarded)
        else:
            await self._app(scope, receive, send_guarded)

    def _add_headers(self, headers: MutableHeaders, path: str) -> None:
        for name, value in HEADERS.items():
            headers[name] = value
        if self._is_secure:
            headers["Strict-Transport-Security"] = "max-age=31536000"
        headers["Cache-Control"] = "no-cache" if path.startswith("/static/") else "no-store"

    def _refusal(self, scope: Scope) -> PlainTextResponse | None:
        headers = Headers(scope=scope)
        hosts = headers.getlist("host")
        if len(hosts) != 1 or hosts[0].lower() not in self._hosts:
            return PlainTextResponse(f"This desk answers at {self._address} only.\n", 421)
        if scope["method"] not in SAFE_METHODS and not self._is_own(headers):
            says = "This request did not come from a page of the desk: changes are taken from its own pages only.\n"
            return PlainTextResponse(says, 403)
        return None

    def _is_own(self, headers: Headers) -> bool:
        """Whether a page of the desk sends this. Browsers say so by Origin or, where that is withheld, by
        Sec-Fetch-Site; who says neither is refused."""
        origin, site = headers.get("origin"), headers.get("sec-fetch-site")
        if origin not in (None, "null"):
            return origin in self._origins and site in (None, "same-origin")
        return site == "same-origin"

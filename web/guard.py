"""What every request and every answer must obey: host, origin, token, size, headers."""

from __future__ import annotations

import hmac
import secrets
from urllib.parse import urlsplit

from flask import Flask, Response, abort, current_app, request, session
from werkzeug.exceptions import BadRequest

from rolemap.i18n import domain

_ = domain("web")

MOST_BYTES = 5 << 20
"""The largest body of a request, in bytes."""
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
HOSTS = "HOSTS"
"""The setting with the names that the application answers to."""
FIELD = "csrf"
HEADER = "X-CSRF-Token"
API = "/api/"
"""Routes for programs: they are told apart from a browser's form by their content type, not by a token."""

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
PICTURE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; sandbox"
"""For a picture served as a document of its own: it may look as it wants, and do nothing."""
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-store",
}
"""What every answer carries that does not say otherwise."""


class UnknownHost(BadRequest):
    """The request was sent to a name that the application does not answer to."""

    def __init__(self, host: str) -> None:
        self.sentence = _(
            "The program does not answer to the name “{host}”. Use the address that it printed when it was started, or "
            "start it with --trusted-host {host}."
        ).format(host=host)
        super().__init__(self.sentence)

    def __str__(self) -> str:
        return self.sentence


def set_up(app: Flask) -> None:
    """Put the guard before every endpoint and behind it."""
    app.before_request(_refuse)
    app.after_request(_close)
    app.jinja_env.globals["csrf_token"] = token


def token() -> str:
    """The token that a form of this session must send back."""
    if FIELD not in session:
        session[FIELD] = secrets.token_urlsafe(32)
    return str(session[FIELD])


def _refuse() -> None:
    # Another name that leads here may be a stranger's, who would read the answers as those of his own site.
    name = _name(request.host)
    if name not in current_app.config[HOSTS]:
        raise UnknownHost(name)
    if "chunked" in request.headers.get("Transfer-Encoding", "").lower():
        abort(411)
    if (request.content_length or 0) > MOST_BYTES:
        abort(413)
    if request.method in SAFE_METHODS:
        return
    # Where no endpoint takes the method, that is the answer, not how long its body is.
    if request.content_length is None and request.method != "DELETE" and request.routing_exception is None:
        abort(411)
    if not _from_here():
        abort(403)
    if not request.path.startswith(API) and not _holds_token():
        abort(403)


def _name(host: str) -> str:
    """The name in a Host header, without its port; empty where there is none."""
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


def _from_here() -> bool:
    """Whether the request comes from a page of this application, as far as the browser says."""
    site = request.headers.get("Sec-Fetch-Site")
    if site not in (None, "same-origin", "none"):
        return False
    origin = request.headers.get("Origin")
    return origin is None or urlsplit(origin).netloc == request.host


def _holds_token() -> bool:
    known = session.get(FIELD)
    given = request.headers.get(HEADER) or request.form.get(FIELD, "")
    return known is not None and hmac.compare_digest(str(known).encode(), given.encode())


def _close(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    return response

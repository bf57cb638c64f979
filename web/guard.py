"""What every request and every answer must obey: origin, token, size, headers."""

from __future__ import annotations

import hmac
import secrets
from urllib.parse import urlsplit

from flask import Flask, Response, abort, request, session

MOST_BYTES = 5 << 20
"""The largest body of a request, in bytes."""
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
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
    if "chunked" in request.headers.get("Transfer-Encoding", "").lower():
        abort(411)
    if request.method in SAFE_METHODS:
        return
    if request.content_length is None and request.method != "DELETE":
        abort(411)
    if not _from_here():
        abort(403)
    if not request.path.startswith(API) and not _holds_token():
        abort(403)


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
    return known is not None and hmac.compare_digest(str(known), given)


def _close(response: Response) -> Response:
    headers = response.headers
    headers.setdefault("Content-Security-Policy", POLICY)
    headers.setdefault("X-Content-Type-Options", "nosniff")
    headers.setdefault("X-Frame-Options", "DENY")
    headers.setdefault("Referrer-Policy", "same-origin")
    headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
    headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
    headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
    if request.endpoint != "static":
        headers.setdefault("Cache-Control", "no-store")
    return response

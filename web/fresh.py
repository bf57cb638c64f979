"""Answers that a browser may keep: it asks again each time, and is told in a word that nothing has changed."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256

from flask import Response, make_response, request

from rolemap import __version__
from rolemap.i18n import language


def unless_known(made_of: object, make: Callable[[], str | bytes]) -> Response:
    """What `make` gives, or 304 where the browser holds it: an answer is told by what it was `made_of` and language.

    `made_of` must be plain values whose `repr` tells all that the answer depends on.
    """
    tag = sha256(repr((__version__, language(), made_of)).encode()).hexdigest()[:32]
    known = request.if_none_match.contains(tag)
    response = make_response("", 304) if known else make_response(make())
    response.set_etag(tag)
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers["Vary"] = "Cookie"
    return response

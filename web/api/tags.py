"""ETags of maps: whoever fetches learns whether anything changed, whoever saves says on what it was based."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Response, request

from web.problems import Problem

if TYPE_CHECKING:
    from rolemap.store import Revision


def tagged(response: Response, tag: str) -> Response:
    """The answer under a strong ETag; empty and 304 where the asker says that it holds just that."""
    response.set_etag(tag)
    response.headers["Cache-Control"] = "private, no-cache"
    if known(tag):
        response.status_code = 304
        response.set_data(b"")
        response.headers.pop("Content-Type", None)
        response.headers.pop("Content-Length", None)
    return response


def known(tag: str) -> bool:
    """Whether the asker says that it holds just that."""
    return request.if_none_match.contains_weak(tag)


def must_match(head: Revision) -> None:
    """Refuse a change that does not say on what it is based (428), or that is based on an older state (412)."""
    if "If-Match" not in request.headers:
        raise Problem(428)
    if not request.if_match.contains(head.document_hash):
        raise Problem(412)

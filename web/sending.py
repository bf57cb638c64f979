"""Files that a browser is to keep, under a name in Vietnamese."""

from __future__ import annotations

import re
from urllib.parse import quote

from flask import Response

_NOT_PLAIN = re.compile(r"[^A-Za-z0-9._-]+")
_PLAIN = "!#$&+-.^_`|~"
"""What stands as it is in the encoded name (RFC 8187)."""


def as_file(content: bytes, media_type: str, name: str, plain: str) -> Response:
    """The content as a download called `name`; `plain` is for programs that read ASCII names only."""
    response = Response(content, mimetype=media_type)
    response.headers["Content-Disposition"] = disposition(name, plain)
    return response


def disposition(name: str, plain: str) -> str:
    """The header that names a download, in both forms of RFC 6266."""
    fallback = _NOT_PLAIN.sub("-", plain)
    return f"attachment; filename=\"{fallback}\"; filename*=UTF-8''{quote(name, safe=_PLAIN)}"

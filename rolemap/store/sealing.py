"""The hash of a revision: over the one before it, everything said about it, and its document."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

SEALED = (
    "previous", "map", "number", "author", "message", "kind", "undoes", "at", "document_hash",
    "title_vi", "title_en", "owner", "as_of", "counts", "lights",
)  # fmt: skip
"""The columns that the hash of a revision covers, in this order; a new column needs a new kind of seal."""


def seal(row: Mapping[Any, Any]) -> str:
    """The hash of a revision, from the columns of its row as they are stored."""
    content = json.dumps([row[name] for name in SEALED], ensure_ascii=False, separators=(",", ":"))
    return sha256(content.encode()).hexdigest()


def document_hash(document: str) -> str:
    """The SHA-256 of a document, as 64 hexadecimal digits."""
    return sha256(document.encode()).hexdigest()


def packed(document: str) -> bytes:
    """A document as it is stored."""
    return zlib.compress(document.encode(), 6)


def unpacked(content: bytes) -> str:
    """The document of stored bytes; raises zlib.error or UnicodeDecodeError where they are broken."""
    return zlib.decompress(content).decode()


def storable(text: str) -> str:
    """`text` with U+FFFD for the letters that no database holds: NUL, and halves of a pair."""
    return text.replace("\0", "\ufffd").encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def plain_json(values: Mapping[str, object]) -> str:
    """A mapping as text, always the same text for the same mapping."""
    return json.dumps(dict(values), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def written(moment: datetime) -> str:
    """A time as it is stored: in UTC, to the microsecond."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def read_time(text: str) -> datetime:
    """The time of a stored text."""
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=UTC)

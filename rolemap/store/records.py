"""What goes into the store and what comes out of it: plain values without a database behind them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

KINDS = ("new", "import", "edit", "undo", "redo", "restore")
"""How a revision came to be."""


@dataclass(frozen=True)
class Summary:
    """What lists of maps and of revisions show, so that they need not read the documents."""

    title_vi: str
    title_en: str
    owner: str
    as_of: date
    counts: Mapping[str, int]
    """Open findings by severity, and ``waived``."""
    lights: Mapping[str, str]
    """``green``, ``amber``, ``red`` or ``none`` by brake."""
    search: str = ""
    """Further words by which the map is to be found, as they are written."""


@dataclass(frozen=True)
class NewRevision:
    """A document that is to be kept, and who made it why."""

    document: str
    author: str
    message: str
    kind: str
    undoes: int | None
    summary: Summary


@dataclass(frozen=True)
class Revision:
    """A revision that is kept, without its document."""

    map: str
    number: int
    author: str
    message: str
    kind: str
    undoes: int | None
    at: datetime
    document_hash: str
    hash: str
    previous: str
    title_vi: str
    title_en: str
    owner: str
    as_of: date
    counts: Mapping[str, int]
    lights: Mapping[str, str]


@dataclass(frozen=True)
class MapRow:
    """A map on the shelf: its newest revision, when it was begun, and since when it is in the bin."""

    id: str
    head: Revision
    created: datetime
    deleted: datetime | None


@dataclass(frozen=True)
class Upload:
    """A file that was sent and is not yet accepted."""

    token: str
    name: str
    content: bytes
    at: datetime
    answers: str = ""
    """What was answered about it so far, as the service wrote it."""


@dataclass(frozen=True)
class OfficeTemplate:
    """An organization's own file, on which documents of a kind are based."""

    name: str
    content: bytes
    at: datetime


@dataclass(frozen=True)
class Broken:
    """A place where the database does not hold what was written; `number` is None for the map or file as a whole."""

    map: str
    number: int | None
    what: str

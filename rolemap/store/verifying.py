"""Every revision is read again and held against its hashes."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from sqlalchemy import Connection, RowMapping, select, text
from sqlalchemy.exc import DatabaseError, OperationalError

from rolemap.i18n import domain
from rolemap.store.errors import DatabaseOlder
from rolemap.store.migrating import up_to_date
from rolemap.store.records import Broken
from rolemap.store.sealing import document_hash, seal, unpacked
from rolemap.store.tables import maps, revisions

_ = domain("store")

_FEW = 50
"""Documents that are in memory at a time."""


def broken(connection: Connection) -> Iterator[Broken]:
    """What does not hold, map by map in the order of numbers.

    Every change of a revision shows, and a missing one between two others. That the newest revisions of a map were cut
    off together with what the map says about them cannot be seen from inside; a backup tells.
    """
    if not up_to_date(connection):
        raise DatabaseOlder
    try:
        if connection.dialect.name == "sqlite":
            for (line,) in connection.execute(text("PRAGMA integrity_check")):
                if line != "ok":
                    yield Broken("", None, line)
        for row in connection.execute(select(maps.c.id, maps.c.head).order_by(maps.c.id)).all():
            yield from _broken_map(connection, row.id, row.head)
    except DatabaseError as error:
        if isinstance(error, OperationalError):
            raise
        yield Broken("", None, str(error.orig))  # the file is so damaged that it cannot be read to its end


def _broken_map(connection: Connection, id: str, head: int) -> Iterator[Broken]:
    wanted = select(revisions).where(revisions.c.map == id).order_by(revisions.c.number)
    before = 0
    previous = ""
    result = connection.execution_options(yield_per=_FEW).execute(wanted)
    for row in result.mappings():
        number = row["number"]
        for missing in range(before + 1, number):
            yield Broken(id, missing, _("This revision is missing."))
        for what in _broken_revision(row, previous if number == before + 1 else None):
            yield Broken(id, number, what)
        before, previous = number, row["hash"]
    if before != head:
        yield Broken(
            id, None, _("The newest revision should be {head} and is {last}.").format(head=head, last=before)
        )


def _broken_revision(row: RowMapping, previous: str | None) -> Iterator[str]:
    try:
        document = unpacked(row["document"])
    except (zlib.error, UnicodeDecodeError):
        yield _("The document cannot be read.")
    else:
        if document_hash(document) != row["document_hash"]:
            yield _("The document is not the one that was kept.")
    if seal(row) != row["hash"]:
        yield _("What is said about it (author, time, message, figures) is not what was kept.")
    if previous is not None and row["previous"] != previous:
        yield _("It does not follow the revision before it.")

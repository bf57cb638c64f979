"""The organization's own file for a kind of document, kept until another takes its place."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import Connection, delete, insert, select

from rolemap.store.records import OfficeTemplate
from rolemap.store.sealing import read_time, written
from rolemap.store.tables import templates


def find(connection: Connection, kind: str) -> OfficeTemplate | None:
    """The file for documents of that kind (their suffix), if one is kept."""
    row = connection.execute(select(templates).where(templates.c.kind == kind)).first()
    return None if row is None else OfficeTemplate(row.name, bytes(row.content), read_time(row.at))


def keep(connection: Connection, kind: str, name: str, content: bytes) -> None:
    """Keep a file in the place of the one before."""
    drop(connection, kind)
    row = {"kind": kind, "name": name, "content": content, "at": written(datetime.now(UTC))}
    connection.execute(insert(templates).values(**row))


def drop(connection: Connection, kind: str) -> None:
    """Forget the file, if there is one."""
    connection.execute(delete(templates).where(templates.c.kind == kind))

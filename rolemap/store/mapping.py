"""How the columns of a sheet were matched to the format, kept by the headings of the sheet."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from sqlalchemy import Connection, delete, insert, select

from rolemap.store.sealing import written
from rolemap.store.tables import mappings

MOST = 500
"""So many mappings are kept; those that were used longest ago make room."""


def find(connection: Connection, headings: Iterable[str]) -> dict[str, str]:
    """Of these sets of headings, those that a mapping is kept for, each with its mapping."""
    wanted = select(mappings.c.headings, mappings.c.mapping).where(mappings.c.headings.in_(list(headings)))
    return {row.headings: row.mapping for row in connection.execute(wanted)}


def remember(connection: Connection, headings: str, mapping: str) -> None:
    """Keep a mapping in the place of the one before for the same headings."""
    forget(connection, headings)
    row = {"headings": headings, "mapping": mapping, "at": written(datetime.now(UTC))}
    connection.execute(insert(mappings).values(**row))
    old = select(mappings.c.headings).order_by(mappings.c.at.desc(), mappings.c.headings).offset(MOST)
    connection.execute(delete(mappings).where(mappings.c.headings.in_(list(connection.scalars(old)))))


def forget(connection: Connection, headings: str) -> None:
    """Drop the mapping of those headings, if there is one."""
    connection.execute(delete(mappings).where(mappings.c.headings == headings))

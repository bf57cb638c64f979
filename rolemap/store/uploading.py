"""Files that were sent and wait for a person to accept what is in them."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, delete, insert, select, update

from rolemap.store.errors import UploadGone, UploadTooLarge
from rolemap.store.records import Upload
from rolemap.store.sealing import read_time, written
from rolemap.store.tables import uploads

KEPT = timedelta(days=1)
"""How long a file waits before it is swept away."""
MOST = 5 * 2**20
"""Bytes of the largest file that is kept; the web takes no larger body."""


def keep(connection: Connection, name: str, content: bytes) -> str:
    """Keep a file and sweep away those that waited too long; its token. Raises UploadTooLarge."""
    if len(content) > MOST:
        raise UploadTooLarge(MOST)
    now = datetime.now(UTC)
    connection.execute(delete(uploads).where(uploads.c.at < written(now - KEPT)))
    token = secrets.token_urlsafe(24)
    connection.execute(insert(uploads).values(token=token, name=name, at=written(now), content=content))
    return token


def find(connection: Connection, token: str) -> Upload:
    """The file of a token; raises UploadGone, also when it should have been swept away."""
    oldest = written(datetime.now(UTC) - KEPT)
    row = connection.execute(select(uploads).where(uploads.c.token == token, uploads.c.at >= oldest)).first()
    if row is None:
        raise UploadGone
    return Upload(row.token, row.name, bytes(row.content), read_time(row.at), row.answers)


def answer(connection: Connection, token: str, answers: str) -> None:
    """Keep what was answered about a file; raises UploadGone."""
    changed = connection.execute(update(uploads).where(uploads.c.token == token).values(answers=answers))
    if changed.rowcount != 1:
        raise UploadGone


def drop(connection: Connection, token: str) -> None:
    """Forget a file, if it is still there."""
    connection.execute(delete(uploads).where(uploads.c.token == token))

"""Maps and their revisions inside one transaction."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, insert, select, update

from rolemap.model.text import folded
from rolemap.store import mapping, templating, uploading
from rolemap.store.errors import MapExists, Outdated, UnknownMap, UnknownRevision
from rolemap.store.records import KINDS, MapRow, NewRevision, OfficeTemplate, Revision, Upload
from rolemap.store.sealing import (
    document_hash,
    packed,
    plain_json,
    read_time,
    seal,
    storable,
    unpacked,
    written,
)
from rolemap.store.tables import maps, revisions

MOST = 2**31 - 1
"""The largest number that a database is asked about; a larger one is of no revision."""
_ALL_BUT_DOCUMENT = [column for column in revisions.columns if column.name != "document"]


class Repository:
    """What a transaction of `Store.reading` or `Store.writing` can ask for; of no use outside of it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def maps(self, search: str = "", deleted: bool = False) -> tuple[MapRow, ...]:
        """The maps that hold every word of `search`, in any order and without regard to marks; last changed first.

        With `deleted`, those in the bin instead.
        """
        wanted = _shelf().where(maps.c.deleted.is_not(None) if deleted else maps.c.deleted.is_(None))
        for word in folded(search).split():
            wanted = wanted.where(maps.c.search.contains(word, autoescape=True))
        rows = self._connection.execute(wanted.order_by(revisions.c.at.desc(), maps.c.id))
        return tuple(_map_row(row) for row in rows.mappings())

    def map(self, id: str) -> MapRow:
        """One map; raises UnknownMap, for a map in the bin too."""
        row = self._connection.execute(_shelf().where(maps.c.id == id)).mappings().first()
        if row is None or row["deleted"] is not None:
            raise UnknownMap(id)
        return _map_row(row)

    def add(self, id: str, new: NewRevision) -> Revision:
        """Keep the first revision of a new map; raises MapExists, for a map in the bin too."""
        known = self._connection.execute(select(maps.c.deleted).where(maps.c.id == id)).first()
        if known is not None:
            raise MapExists(id, deleted=known.deleted is not None)
        now = written(datetime.now(UTC))
        self._connection.execute(insert(maps).values(id=id, head=0, created=now, search=""))
        return self._keep(id, 1, "", new, now)

    def append(self, id: str, base: int, new: NewRevision) -> Revision:
        """Keep the revision that follows revision `base`.

        Raises Outdated when `base` is no longer the newest, and UnknownMap; then nothing was kept.
        """
        # FOR UPDATE makes a second writer wait on PostgreSQL; on SQLite the transaction itself was begun that way.
        found = self._connection.execute(
            select(maps.c.head, maps.c.deleted).where(maps.c.id == id).with_for_update()
        ).first()
        if found is None or found.deleted is not None:
            raise UnknownMap(id)
        if found.head != base:
            raise Outdated(id, found.head)
        before = self._connection.execute(
            select(revisions.c.hash, revisions.c.at).where(revisions.c.map == id, revisions.c.number == base)
        ).one()
        # A clock that was set back must not let a later revision look older than the one that it follows.
        return self._keep(id, base + 1, before.hash, new, max(written(datetime.now(UTC)), before.at))

    def _keep(self, id: str, number: int, previous: str, new: NewRevision, at: str) -> Revision:
        if new.kind not in KINDS:
            raise ValueError(new.kind)
        summary = new.summary
        row: dict[str, Any] = {
            "map": id,
            "number": number,
            "author": new.author,
            "message": new.message,
            "kind": new.kind,
            "undoes": new.undoes,
            "at": at,
            "document_hash": document_hash(new.document),
            "previous": previous,
            "title_vi": summary.title_vi,
            "title_en": summary.title_en,
            "owner": summary.owner,
            "as_of": summary.as_of.isoformat(),
            "counts": plain_json(summary.counts),
            "lights": plain_json(summary.lights),
        }
        row = {name: storable(value) if isinstance(value, str) else value for name, value in row.items()}
        row["hash"] = seal(row)
        words = folded(" ".join((id, summary.title_vi, summary.title_en, summary.owner, summary.search)))
        self._connection.execute(insert(revisions).values(**row, document=packed(new.document)))
        self._connection.execute(update(maps).where(maps.c.id == id).values(head=number, search=words))
        return _revision(row)

    def revision(self, id: str, number: int) -> Revision:
        """One revision of a map, in the bin or not; raises UnknownMap or UnknownRevision."""
        return _revision(self._one(select(*_ALL_BUT_DOCUMENT), id, number))

    def document(self, id: str, number: int) -> str:
        """The document of a revision, as it was kept; raises UnknownMap or UnknownRevision."""
        return unpacked(self._one(select(revisions.c.document), id, number)["document"])

    def revisions(self, id: str, before: int | None = None, limit: int = 50) -> tuple[Revision, ...]:
        """The newest `limit` revisions of a map, newest first; only those below the number `before`, if given.

        Raises UnknownMap.
        """
        wanted = select(*_ALL_BUT_DOCUMENT).where(revisions.c.map == id)
        if before is not None:
            wanted = wanted.where(revisions.c.number < min(before, MOST))
        rows = self._connection.execute(wanted.order_by(revisions.c.number.desc()).limit(min(limit, MOST)))
        found = tuple(_revision(row) for row in rows.mappings())
        if not found:
            self._must_know(id)
        return found

    def remove(self, id: str) -> None:
        """Put a map into the bin, from where it can be brought back; raises UnknownMap."""
        self._mark(id, deleted=written(datetime.now(UTC)))

    def bring_back(self, id: str) -> None:
        """Take a map out of the bin; raises UnknownMap where it is not there."""
        self._mark(id, deleted=None)

    def _mark(self, id: str, deleted: str | None) -> None:
        other = maps.c.deleted.is_not(None) if deleted is None else maps.c.deleted.is_(None)
        changed = self._connection.execute(update(maps).where(maps.c.id == id, other).values(deleted=deleted))
        if changed.rowcount != 1:
            raise UnknownMap(id)

    def keep_upload(self, name: str, content: bytes) -> str:
        """Keep a file that was sent for a day; its token. Raises UploadTooLarge."""
        return uploading.keep(self._connection, name, content)

    def upload(self, token: str) -> Upload:
        """The file of a token; raises UploadGone."""
        return uploading.find(self._connection, token)

    def drop_upload(self, token: str) -> None:
        """Forget a file that was sent, if it is still there."""
        uploading.drop(self._connection, token)

    def answer(self, token: str, answers: str) -> None:
        """Keep what was answered about a file that was sent; raises UploadGone."""
        uploading.answer(self._connection, token, answers)

    def mappings(self, headings: Iterable[str]) -> dict[str, str]:
        """The mappings of columns that were remembered for any of these sets of headings."""
        return mapping.find(self._connection, headings)

    def remember_mapping(self, headings: str, mapped: str) -> None:
        """Remember how the columns of a sheet with those headings were matched."""
        mapping.remember(self._connection, headings, mapped)

    def forget_mapping(self, headings: str) -> None:
        """Forget how the columns of such a sheet were matched, if that was remembered."""
        mapping.forget(self._connection, headings)

    def template(self, kind: str) -> OfficeTemplate | None:
        """The organization's own file for documents of that suffix, if one is kept."""
        return templating.find(self._connection, kind)

    def keep_template(self, kind: str, name: str, content: bytes) -> None:
        """Keep such a file in the place of the one before."""
        templating.keep(self._connection, kind, name, content)

    def drop_template(self, kind: str) -> None:
        """Forget such a file, if there is one."""
        templating.drop(self._connection, kind)

    def _one(self, wanted: Select[Any], id: str, number: int) -> RowMapping:
        the_one = wanted.where(revisions.c.map == id, revisions.c.number == min(number, MOST))
        row = self._connection.execute(the_one).mappings().first()
        if row is None:
            self._must_know(id)
            raise UnknownRevision(id, number)
        return row

    def _must_know(self, id: str) -> None:
        if self._connection.execute(select(maps.c.id).where(maps.c.id == id)).first() is None:
            raise UnknownMap(id)


def _shelf() -> Select[Any]:
    """Every map with its newest revision."""
    heads = (revisions.c.map == maps.c.id) & (revisions.c.number == maps.c.head)
    return select(maps.c.created, maps.c.deleted, *_ALL_BUT_DOCUMENT).join_from(maps, revisions, heads)


def _map_row(row: RowMapping) -> MapRow:
    deleted = row["deleted"]
    return MapRow(
        id=row["map"],
        head=_revision(row),
        created=read_time(row["created"]),
        deleted=None if deleted is None else read_time(deleted),
    )


def _revision(row: RowMapping | dict[str, Any]) -> Revision:
    return Revision(
        map=row["map"],
        number=row["number"],
        author=row["author"],
        message=row["message"],
        kind=row["kind"],
        undoes=row["undoes"],
        at=read_time(row["at"]),
        document_hash=row["document_hash"],
        hash=row["hash"],
        previous=row["previous"],
        title_vi=row["title_vi"],
        title_en=row["title_en"],
        owner=row["owner"],
        as_of=date.fromisoformat(row["as_of"]),
        counts=json.loads(row["counts"]),
        lights=json.loads(row["lights"]),
    )

"""The tables as queries name them; the migrations make them, and a test compares both."""

from __future__ import annotations

from sqlalchemy import (
    Column,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    TypeDecorator,
)
from sqlalchemy import Text as AnyText

from rolemap.store.sealing import storable


class Text(TypeDecorator[str]):
    """Text of either database; a question about letters that PostgreSQL refuses finds nothing, instead of failing."""

    impl = AnyText
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """The text as both databases take it."""
        return None if value is None else storable(value)


metadata = MetaData()

maps = Table(
    "maps",
    metadata,
    Column("id", Text, primary_key=True),
    Column("head", Integer, nullable=False),
    Column("created", Text, nullable=False),
    Column("deleted", Text),
    Column("search", Text, nullable=False),
)

revisions = Table(
    "revisions",
    metadata,
    Column("map", Text, ForeignKey("maps.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("author", Text, nullable=False),
    Column("message", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("undoes", Integer),
    # Times are text, to the microsecond and in UTC: the hash of a revision covers them letter by letter.
    Column("at", Text, nullable=False),
    Column("document_hash", Text, nullable=False),
    Column("previous", Text, nullable=False),
    Column("hash", Text, nullable=False),
    Column("title_vi", Text, nullable=False),
    Column("title_en", Text, nullable=False),
    Column("owner", Text, nullable=False),
    Column("as_of", Text, nullable=False),
    Column("counts", Text, nullable=False),
    Column("lights", Text, nullable=False),
    # Compressed, and last: a list of revisions then never reads the pages where documents overflow to.
    Column("document", LargeBinary, nullable=False),
    PrimaryKeyConstraint("map", "number"),
)

uploads = Table(
    "uploads",
    metadata,
    Column("token", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("answers", Text, nullable=False, server_default=""),
    Index("uploads_by_time", "at"),
)

mappings = Table(
    "mappings",
    metadata,
    Column("headings", Text, primary_key=True),
    Column("mapping", Text, nullable=False),
    Column("at", Text, nullable=False),
)

templates = Table(
    "templates",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("content", LargeBinary, nullable=False),
)

"""Maps, their revisions, and files that wait to be accepted."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables, and let the database itself refuse to change or drop a revision."""
    op.create_table(
        "maps",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("head", sa.Integer, nullable=False),
        sa.Column("created", sa.Text, nullable=False),
        sa.Column("deleted", sa.Text),
        sa.Column("search", sa.Text, nullable=False),
    )
    op.create_table(
        "revisions",
        sa.Column("map", sa.Text, sa.ForeignKey("maps.id"), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("author", sa.Text, nullable=False),
        sa.Column("message", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("undoes", sa.Integer),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("document_hash", sa.Text, nullable=False),
        sa.Column("previous", sa.Text, nullable=False),
        sa.Column("hash", sa.Text, nullable=False),
        sa.Column("title_vi", sa.Text, nullable=False),
        sa.Column("title_en", sa.Text, nullable=False),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("as_of", sa.Text, nullable=False),
        sa.Column("counts", sa.Text, nullable=False),
        sa.Column("lights", sa.Text, nullable=False),
        sa.Column("document", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("map", "number"),
    )
    op.create_table(
        "uploads",
        sa.Column("token", sa.Text, primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
    )
    op.create_index("uploads_by_time", "uploads", ["at"])
    for statement in _GUARDS[op.get_bind().dialect.name]:
        op.execute(statement)


_GUARDS = {
    "sqlite": (
        "CREATE TRIGGER revisions_stay BEFORE UPDATE ON revisions "
        "BEGIN SELECT RAISE(ABORT, 'revisions are append-only'); END",
        "CREATE TRIGGER revisions_remain BEFORE DELETE ON revisions "
        "BEGIN SELECT RAISE(ABORT, 'revisions are append-only'); END",
    ),
    "postgresql": (
        "CREATE FUNCTION revisions_are_append_only() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'revisions are append-only'; END $$",
        "CREATE TRIGGER revisions_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON revisions "
        "FOR EACH STATEMENT EXECUTE FUNCTION revisions_are_append_only()",
    ),
}

"""What was answered about a file that waits, and how the columns of sheets were matched to the format."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Let an upload carry answers, and keep the confirmed mappings of sheets by their headings."""
    op.add_column("uploads", sa.Column("answers", sa.Text, nullable=False, server_default=""))
    op.create_table(
        "mappings",
        sa.Column("headings", sa.Text, primary_key=True),
        sa.Column("mapping", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
    )

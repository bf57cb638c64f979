"""A database is brought to this version of the program, in one transaction, by whoever comes first."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import Any

from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text

from rolemap.store import migrations
from rolemap.store.errors import DatabaseNewer, DatabaseOfOthers

VERSION_TABLE = "rolemap_version"
"""Named so that a server shared with another program that uses Alembic is not taken for ours."""
_ADVISORY_LOCK = 7_205_759_403
"""A number that no other program is likely to lock; any start of rolemap waits on it for another one's migration."""
_one_at_a_time = Lock()  # Alembic hands the migrations their connection through a global.


def up_to_date(connection: Connection) -> bool:
    """Whether nothing is to be migrated; asked first, so that a start does not need to wait for writers."""
    context = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE})
    return context.get_current_revision() == _steps().get_current_head()


def migrate(
    connection: Connection, before: Callable[[str], None] | None = None, target: str = "head"
) -> None:
    """Bring the database of `connection`, which is in a writing transaction, to the version `target`.

    `before` is called with the old version when a database that is not empty is about to be changed. Raises
    DatabaseNewer and DatabaseOfOthers.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": _ADVISORY_LOCK})
    script = _steps()

    def upgrade(versions: Any, context: MigrationContext) -> Any:
        return script._upgrade_revs(target, versions)

    options: dict[str, Any] = {"fn": upgrade, "script": script, "version_table": VERSION_TABLE}
    with _one_at_a_time:
        context = MigrationContext.configure(connection, opts=options)
        current = context.get_current_revision()
        if current is None and inspect(connection).get_table_names():
            raise DatabaseOfOthers(connection.engine.url.render_as_string(hide_password=True))
        if current is not None:
            if current not in {known.revision for known in script.walk_revisions()}:
                raise DatabaseNewer(current)
            if current == script.as_revision_number(target):
                return
            if before is not None:
                before(current)
        with Operations.context(context):
            context.run_migrations()


def _steps() -> ScriptDirectory:
    folder = str(Path(migrations.__path__[0]))
    return ScriptDirectory(folder, version_locations=[folder])

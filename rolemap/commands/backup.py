"""`rolemap backup`: a consistent copy of the database, while the server runs."""

from __future__ import annotations

from rolemap.i18n import N_, domain
from rolemap.terminal.options import argument, command, option
from rolemap.terminal.output import tell
from rolemap.terminal.progress import step

_ = domain("cli")


@command(
    N_("Copy the database to a file, while the server runs."),
    N_(
        "Copy the database to FILE, whole and consistent, while the server runs; a FILE that exists is replaced when "
        "all of the copy is on the disk. To go back to the copy: stop the server, put FILE in the place of rolemap.db "
        "in the folder of the database, remove rolemap.db-wal and rolemap.db-shm there, start the server."
        "\n\nMaps in a PostgreSQL database are copied by its own tool, pg_dump; rolemap then ends with 3 and says so."
    ),
)
@argument("target", N_("FILE"))
@option("--data", metavar=N_("FOLDER"), help=N_("The folder of the database."))
def backup(target: str, data: str | None) -> int:
    """Write the copy."""
    from rolemap.services.maps.keeping import backup as copy

    with step(_("Copying…")):
        copy(target, data)
    tell(_("{path} was written.").format(path=target))
    return 0

"""`rolemap serve`: the web application on this machine."""

from __future__ import annotations

import click

from rolemap.i18n import N_, domain
from rolemap.terminal.options import command, option
from rolemap.terminal.output import say, tell

_ = domain("cli")


@command(
    N_("Serve the web application on this machine."),
    N_(
        "Serve the web application: the maps, their pictures and gaps, in the browser. It listens on 127.0.0.1 "
        "only, unless told otherwise, and keeps its maps in a database of its own. Ctrl-C ends it."
    ),
)
@option("--host", default="127.0.0.1", show_default=True, help=N_("The address to listen on."))
@option(
    "--port",
    type=click.IntRange(1, 65535),
    default=8080,
    show_default=True,
    help=N_("The port to listen on."),
)
@option("--data", metavar=N_("FOLDER"), help=N_("The folder of the database."))
@option(
    "--trusted-host",
    "trusted",
    multiple=True,
    metavar=N_("NAME"),
    help=N_("A further name under which browsers reach the program; may be given several times."),
)
def serve(host: str, port: int, data: str | None, trusted: tuple[str, ...]) -> int:
    """Run until it is stopped."""
    from rolemap.services.maps.starting import desk_here
    from web import LOCAL_HOSTS
    from web.running import address, listen, names
    from web.running import serve as run

    with listen(host, [port]) as listening:
        place, desk = desk_here(data)
        if host not in LOCAL_HOSTS:
            tell(
                _(
                    "Warning: there are no accounts yet. Anyone on the network who reaches this address can read and "
                    "change the maps."
                )
            )
        say(_("rolemap is at {address} (Ctrl-C ends it).").format(address=address(listening)))
        run(desk, place, listening, names(host, trusted))
    return 0

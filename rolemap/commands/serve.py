"""`rolemap serve`: the web application on this machine."""

from __future__ import annotations

import click

from rolemap.i18n import N_, domain
from rolemap.terminal.options import command, option
from rolemap.terminal.output import say

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
def serve(host: str, port: int, data: str | None) -> int:
    """Run until it is stopped."""
    from rolemap.services.maps.starting import desk_at, secret_in
    from web import create_app
    from web.running import run

    place, desk = desk_at(data)
    say(_("rolemap is at http://{host}:{port}/ (Ctrl-C ends it).").format(host=host, port=port))
    run(create_app(desk, secret_in(place)), host, port)
    return 0

"""`rolemap brakes`: the five brakes of a map."""

from __future__ import annotations

from datetime import date

import click

from rolemap.errors import DefectsFound
from rolemap.i18n import N_, domain
from rolemap.services.reports import formats, writer
from rolemap.terminal.options import as_of_option, command, map_argument, option
from rolemap.terminal.output import hand_over, say
from rolemap.terminal.progress import step
from rolemap.terminal.refusal import refuse

_ = domain("cli")


@command(N_("Show the five brakes: figures, lines, state, what to do."))
@map_argument
@option("--format", "form", type=click.Choice(formats("brakes")), default="text", show_default=True,
        help=N_("Form of the report."))  # fmt: skip
@as_of_option
def brakes(path: str, form: str, as_of: date | None) -> int:
    """Read the gauges of a map."""
    from rolemap.services.checking import open_maps

    try:
        with step(_("Reading and checking…")):
            text = writer("brakes", form)(*open_maps((path,), as_of))
    except DefectsFound as found:
        return refuse(found, form)
    (say if form == "text" else hand_over)(text)
    return 0

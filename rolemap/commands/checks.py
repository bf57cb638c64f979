"""`rolemap checks`: the catalogue."""

from __future__ import annotations

import click

from rolemap.i18n import N_
from rolemap.services.reports import formats, writer
from rolemap.terminal.options import command, option
from rolemap.terminal.output import hand_over, say


@command(N_("List the catalogue of checks."))
@option("--format", "form", type=click.Choice(formats("catalogue")), default="text", show_default=True,
        help=N_("Form of the list."))  # fmt: skip
def checks(form: str) -> int:
    """List every check."""
    from rolemap.checks.catalogue import catalogue

    text = writer("catalogue", form)(tuple(catalogue().values()))
    (say if form == "text" else hand_over)(text)
    return 0

"""`rolemap new`: a map to start from."""

from __future__ import annotations

import click

from rolemap.i18n import N_, domain
from rolemap.services import starting
from rolemap.terminal.options import argument, command, option
from rolemap.terminal.output import tell

_ = domain("cli")


@command(
    N_("Write a map to start from."),
    N_(
        "Write a map to start from, as of today, with comments that tell what to fill in. The suffix of FILE chooses: "
        "a workbook for Excel (.xlsx), or text (.yaml, .json)."
    ),
)
@argument("path", N_("FILE"))
@option("--template", type=click.Choice(tuple(starting.templates())), default=starting.DEFAULT,
        show_default=True, help=N_("The template to copy."))  # fmt: skip
@option("--force", is_flag=True, help=N_("Overwrite a file that exists."))
def new(path: str, template: str, force: bool) -> int:
    """Copy a template."""
    starting.start(path, template, force=force)
    tell(_("{path} was written. Fill it in, then run: rolemap check {path}").format(path=path))
    return 0

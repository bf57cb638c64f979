"""`rolemap views`: what can be drawn."""

from __future__ import annotations

from rolemap.i18n import N_, domain
from rolemap.terminal.options import command
from rolemap.terminal.output import say, tell

_ = domain("cli")


@command(N_("List the views and the question that each answers."))
def views() -> int:
    """Print a row a view."""
    from rolemap.services.drawing import view_rows
    from rolemap.services.reports.paragraphs import columns

    say(columns(view_rows()))
    tell(_("To see each of them on the samples: rolemap demo"))
    return 0

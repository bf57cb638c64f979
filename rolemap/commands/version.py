"""`rolemap version`: what is installed here, for a report about a fault."""

from __future__ import annotations

from rolemap.i18n import N_
from rolemap.terminal.options import command
from rolemap.terminal.output import say


@command(N_("What is installed here: versions and the drawing program."))
def version() -> int:
    """Print the versions of the program and of what it stands on."""
    from rolemap.services import about

    say(about.text())
    return 0

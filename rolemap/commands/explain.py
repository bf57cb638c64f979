"""`rolemap explain`: one check with its examples, the theme file, or what a Word template may hold."""

from __future__ import annotations

from rolemap.i18n import N_
from rolemap.terminal.options import argument, command
from rolemap.terminal.output import say


@command(
    N_("Explain a check: why, what to do, limits, and its two examples."),
    N_(
        "Explain a check: why, what to do, limits, and its two examples. With the word “theme” as ID: print the "
        "file of an organization's own theme, to start from; with “template”: list what may stand in an "
        "organization's own Word file for “rolemap export --template”."
    ),
)
@argument("id", N_("ID"))
def explain(id: str) -> int:
    """Print the page."""
    from rolemap.services.explaining import explain as page

    say(page(id))
    return 0

"""`rolemap demo`: the samples, checked and drawn; the first thing a newcomer runs."""

from __future__ import annotations

from pathlib import Path

from rolemap.i18n import N_, domain, number
from rolemap.terminal.options import argument, command
from rolemap.terminal.output import say
from rolemap.terminal.progress import step

_ = domain("cli")


@command(
    N_("Check and draw the samples into a folder: begin here."),
    N_(
        "Check and draw the two sample maps into a folder (so-do-mau unless another one is named): maps, "
        "reports, brakes and pictures, and a page index.html that shows them all."
    ),
)
@argument("folder", N_("FOLDER"), default="so-do-mau")
def demo(folder: str) -> int:
    """Fill the folder and say what is in it."""
    from rolemap.services.demo import fill
    from rolemap.services.reports.paragraphs import columns

    with step(_("Checking and drawing the samples…")) as come_to:

        def picture(at: int, count: int) -> None:
            come_to(_("Drawing picture {number}/{count}…").format(number=number(at), count=number(count)))

        written = fill(folder, picture)
    say(_("The samples were checked and drawn into the folder {folder}:").format(folder=folder))
    say(columns(written))
    say(_("Begin with {page}: open it in a browser.").format(page=Path(folder) / written[0].name))
    return 0

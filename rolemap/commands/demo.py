"""`rolemap demo`: the samples in the workspace, or checked and drawn into a folder; what a newcomer runs first."""

from __future__ import annotations

from pathlib import Path

import click

from rolemap.i18n import N_, domain, number
from rolemap.terminal.options import argument, command, option
from rolemap.terminal.output import say, tell
from rolemap.terminal.progress import step

_ = domain("cli")

PORTS = range(8080, 8100)


@command(
    N_("Open the samples in the browser: begin here."),
    N_(
        "Open the two sample maps in the browser, in a database of their own, where everything may be tried out and "
        "stays from one time to the next. Ctrl-C ends it. With a folder, check and draw the samples into the folder "
        "instead: maps, reports, brakes and pictures, and a page index.html that shows them all."
    ),
)
@argument("folder", N_("FOLDER"), required=False)
@option(
    "--fresh", is_flag=True, help=N_("Begin the samples anew; what was tried out stays in their history.")
)
@option("--no-browser", "silent", is_flag=True, help=N_("Print the address only; open no browser."))
def demo(folder: str | None, fresh: bool, silent: bool) -> int:
    """Serve the samples, or fill the folder and say what is in it."""
    if folder is None:
        return _serve(fresh, silent)
    if fresh or silent:
        raise click.UsageError(_("--fresh and --no-browser go without a folder."))
    return _fill(folder)


def _serve(fresh: bool, silent: bool) -> int:
    from rolemap.services.maps.beginning.new import sample, sample_anew, samples
    from rolemap.services.maps.place import data_folder
    from rolemap.services.maps.starting import DEMONSTRATION, desk_at
    from rolemap.terminal.browser import open_browser
    from web.running import address, listen, names, serve
    from web.who import author

    with listen("127.0.0.1", PORTS) as listening:
        place, desk = desk_at(data_folder(None) / DEMONSTRATION)
        with step(_("Preparing the samples…")):
            for one in samples():
                (sample_anew if fresh else sample)(desk, one.id, author())
        say(_("rolemap is at {address} (Ctrl-C ends it).").format(address=address(listening)))
        if not silent and not open_browser(address(listening)):
            tell(_("There is no browser to open here: open the address in one of yours."))
        serve(desk, place, listening, names("127.0.0.1"))
    return 0


def _fill(folder: str) -> int:
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

"""`rolemap check`: the findings of one or more maps."""

from __future__ import annotations

from datetime import date

import click

from rolemap.errors import DefectsFound
from rolemap.i18n import N_, domain
from rolemap.services.reports import formats, writer
from rolemap.terminal.options import argument, as_of_option, command, option
from rolemap.terminal.output import hand_over, say
from rolemap.terminal.progress import step
from rolemap.terminal.refusal import refuse

_ = domain("cli")

FAIL_ON = ("error", "warning", "info", "never")
EXIT_FINDINGS = 1


@command(
    N_("Find the gaps of one or more maps."),
    N_(
        "Find the gaps of one or more maps: run the catalogue of checks.\n\nEnds with 0 when there is no "
        "open finding at or above --fail-on, with 1 when there is one, with 2 when a file has defects; then "
        "all of them are listed and nothing else is done."
    ),
)
@argument("paths", N_("MAP..."), nargs=-1, required=True)
@option("--format", "form", type=click.Choice(formats("findings")), default="text", show_default=True,
        help=N_("Form of the report."))  # fmt: skip
@option("--fail-on", type=click.Choice(FAIL_ON), default="error", show_default=True,
        help=N_("The mildest severity that ends the command with 1."))  # fmt: skip
@option("--only", multiple=True, metavar=N_("ID"),
        help=N_("Run this check only; may be given several times, or with several ids joined by commas."),
)  # fmt: skip
@as_of_option
def check(paths: tuple[str, ...], form: str, fail_on: str, only: tuple[str, ...], as_of: date | None) -> int:
    """Check the maps one by one; 1 when something is found that the reader wants to fail on."""
    from rolemap.services.checking import open_maps

    ids = [id for given in only for id in given.replace(",", " ").split()]
    if only and not ids:
        raise click.BadParameter(_("No check is named."), param_hint="'--only'")
    try:
        with step(_("Reading and checking…")):
            maps = open_maps(paths, as_of, ids)
    except DefectsFound as found:
        return refuse(found, form)
    with step(_("Writing the report…")):
        text = writer("findings", form)(maps)
    (say if form == "text" else hand_over)(text)
    return EXIT_FINDINGS if any(_fails(workspace.report.counts, fail_on) for workspace in maps) else 0


def _fails(counts: dict[str, int], fail_on: str) -> bool:
    """Whether a finding at or above `fail_on` is open."""
    if fail_on == "never":
        return False
    return any(counts[severity] for severity in FAIL_ON[: FAIL_ON.index(fail_on) + 1])

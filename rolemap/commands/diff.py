"""`rolemap diff`: what changed between two maps, or between two dates of one."""

from __future__ import annotations

from datetime import date

import click

from rolemap.commands.draw import DOTS, UPRIGHT, tell_about
from rolemap.errors import DefectsFound
from rolemap.i18n import N_, domain
from rolemap.services.reports import formats, writer
from rolemap.terminal.options import Day, Whole, argument, command, option
from rolemap.terminal.output import hand_over, say, tell
from rolemap.terminal.progress import step
from rolemap.terminal.refusal import refuse

_ = domain("cli")


@command(
    N_("Show what changed between two maps."),
    N_(
        "Show what changed between two maps: elements, relations and settings added, removed and changed; findings "
        "new, fixed, still open and waived. OLD and NEW may be one file, at two dates: --as-of-old and --as-of.\n\n"
        "With -o a picture of both is written as well; the suffix of the file chooses its format, as for “rolemap "
        "draw”. What changed is no error: the command ends with 0, and with 2 when a file has defects; then those "
        "of both files are listed and nothing else is done."
    ),
)
@argument("old", N_("OLD"))
@argument("new", N_("NEW"))
@option("--format", "form", type=click.Choice(formats("changes")), default="text", show_default=True,
        help=N_("Form of the report."))  # fmt: skip
@option("-o", "--output", metavar=N_("FILE"), help=N_("The file of the picture."))
@option("--theme", default="screen", show_default=True, metavar=N_("THEME"),
        help=N_("Colours and typeface of the picture, as for “rolemap draw”."))  # fmt: skip
@option("--paper", type=click.Choice(("A4", "A3"), case_sensitive=False), metavar="[A4|A3]",
        help=N_("Fit the picture to pages of this size."))  # fmt: skip
@option("--orientation", type=click.Choice(UPRIGHT, case_sensitive=False), metavar="[landscape|portrait]",
        help=N_("With --paper: how the sheet stands; landscape unless told otherwise."))  # fmt: skip
@option("--dpi", type=Whole(*DOTS), metavar=f"{DOTS[0]}..{DOTS[1]}",
        help=N_("Dots an inch of a .png: 96 unless told otherwise, 300 for print."))  # fmt: skip
@option("--as-of-old", type=Day(), metavar=N_("DATE"),
        help=N_("Look at OLD as of this date instead of the date in it."))  # fmt: skip
@option("--as-of", type=Day(), metavar=N_("DATE"),
        help=N_("Look at NEW as of this date instead of the date in it."))  # fmt: skip
def diff(
    old: str,
    new: str,
    form: str,
    output: str | None,
    theme: str,
    paper: str | None,
    orientation: str | None,
    dpi: int | None,
    as_of_old: date | None,
    as_of: date | None,
) -> int:
    """Compare, write the picture where one is asked for, then tell."""
    from rolemap.errors import OrientationWithoutPaper
    from rolemap.render import PLAIN, Output
    from rolemap.services.comparing import compare
    from rolemap.services.drawing import idle, suffix_of

    if orientation is not None and paper is None:
        raise OrientationWithoutPaper
    suffix = "" if output is None else suffix_of(output)
    wishes = Output(dpi=float(dpi or PLAIN.dpi))
    for name in idle(suffix, wishes, paper=paper) if suffix else ():
        tell(_("--{option} does nothing for a .{suffix}.").format(option=name, suffix=suffix))
    try:
        with step(_("Reading and checking…")):
            comparison = compare(old, new, as_of_old, as_of)
    except DefectsFound as found:
        return refuse(found, form)
    with step(_("Writing the report…")):
        text = writer("changes", form)(comparison)
    if output is not None:
        with step(_("Drawing…")):
            picture = comparison.draw(theme=theme, paper=paper, portrait=orientation == "portrait")
            written = picture.save(output, wishes)
    (say if form == "text" else hand_over)(text)
    if output is not None:
        tell_about(picture.come_out(suffix), suffix, written)
    return 0

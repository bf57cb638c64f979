"""`rolemap draw`: one view of a map as a picture."""

from __future__ import annotations

from datetime import date

import click

from rolemap.i18n import N_, domain
from rolemap.services.drawing import MOST_STEPS
from rolemap.terminal.options import Whole, as_of_option, command, map_argument, option
from rolemap.terminal.output import hand_over, tell
from rolemap.terminal.progress import step

_ = domain("cli")

DOTS = (72, 600)
"""What --dpi takes: a screen of old, and more than any office printer has."""
_FOLDED = {
    "too slow": N_(
        "The whole picture took too long to compute; this is the folded one, with the units in blocks."
    ),
    "too small": N_(
        "The whole picture would be too small to read on this paper; this is the folded one. Without --paper, "
        "or on a larger sheet, it shows more."
    ),
}
"""What is told of a folded picture, by the word of its `Fold`."""


@command(
    N_("Draw a view of a map."),
    N_(
        "Draw a view of a map. The suffix of the output file chooses the format: .svg, .png, .pdf, .dot "
        "(Graphviz), .mmd (Mermaid), .drawio or .json (layout). Without -o the picture goes to standard output as SVG."
    ),
)
@map_argument
@option("--view", "slug", metavar=N_("SLUG"),
        help=N_("What to draw; “rolemap views” lists the views. Without it three-persons; with --focus the view that "
                "suits the element: problem for a problem, unit for an organization."))  # fmt: skip
@option("--focus", metavar=N_("ID"),
        help=N_("Draw only this element of the map and what is near it. Without it the views “problem” and “unit” "
                "show the element with the gravest findings."))  # fmt: skip
@option("--depth", type=Whole(0, MOST_STEPS), metavar=f"0..{MOST_STEPS}",
        help=N_("With --focus: how many lines away from the element the picture goes; 0 is the element alone. "
                "Without it as far as the view finds useful."))  # fmt: skip
@option("--theme", default="screen", show_default=True, metavar=N_("THEME"),
        help=N_("Colours and typeface: screen, print (black and white), dark, or the file of an organization's own "
                "theme (.yaml, .json); “rolemap explain theme” shows one."))  # fmt: skip
@option("--paper", type=click.Choice(("A4", "A3"), case_sensitive=False), metavar="[A4|A3]",
        help=N_("Fit the picture to landscape pages of this size."))  # fmt: skip
@option("--dpi", type=Whole(*DOTS), metavar=f"{DOTS[0]}..{DOTS[1]}",
        help=N_("Dots an inch of a .png: 96 unless told otherwise, 300 for print."))  # fmt: skip
@option("--embed-font", is_flag=True,
        help=N_("Put the font into a .svg, for web pages; office programs do without it."))  # fmt: skip
@option("-o", "--output", metavar=N_("FILE"), help=N_("The file to write."))
@as_of_option
def draw(
    path: str,
    slug: str | None,
    focus: str | None,
    depth: int | None,
    theme: str,
    paper: str | None,
    dpi: int | None,
    embed_font: bool,
    output: str | None,
    as_of: date | None,
) -> int:
    """Draw and write, or hand over."""
    from rolemap.files.replacing import replace
    from rolemap.render import PLAIN, Output
    from rolemap.services.checking import open_map
    from rolemap.services.drawing import Fold, Picture, idle, suffix_of

    suffix = "svg" if output is None else suffix_of(output)
    wishes = Output(dpi=float(dpi or PLAIN.dpi), embed_font=embed_font)
    for name in idle(suffix, wishes):
        tell(_("--{option} does nothing for a .{suffix}.").format(option=name, suffix=suffix))
    with step(_("Reading and checking…")):
        workspace = open_map(path, as_of)
    with step(_("Drawing…")):
        picture = Picture(workspace, slug, theme=theme, paper=paper, focus=focus, depth=depth)
        content = picture.written_as(suffix, wishes)
    if picture.folded is not Fold.WHOLE:
        tell(_(_FOLDED[picture.folded.value]))
    if output is None:
        hand_over(content)
    else:
        replace(output, [content])
        tell(_("{path} was written.").format(path=output))
    return 0

"""`rolemap draw`: one view of a map as a picture."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from rolemap.i18n import N_, domain
from rolemap.services.drawing import MOST_STEPS
from rolemap.services.page_files import PLACE
from rolemap.terminal.options import Whole, as_of_option, command, map_argument, option
from rolemap.terminal.output import hand_over, tell
from rolemap.terminal.progress import step

if TYPE_CHECKING:
    from rolemap.services.fitting import Fitted

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
    "paged": N_(
        "All of it on one page would be too small to read: these are {n} pages, the first is the overview."
    ),
}
"""What is told of a picture that is not whole on one page, by the word of its `Fold`."""
UPRIGHT = ("portrait", "landscape")
_STACKED = ("svg", "png")
"""Formats that hold all pages on one sheet."""


@command(
    N_("Draw a view of a map."),
    N_(
        "Draw a view of a map. The suffix of the output file chooses the format: .svg, .png, .pdf, .dot "
        "(Graphviz), .mmd (Mermaid), .drawio or .json (layout). Without -o the picture goes to standard output as SVG."
        "\n\n"
        "On paper (--paper) no type is smaller than 7 points: a picture that would need it is split into pages, an "
        "overview first. .pdf and .drawio hold the pages one by one, .svg and .png all on one sheet; with {page} in "
        "the file name each page is a file of its own, for pasting: -o so-do-{page}.png. .dot and .mmd know no paper "
        "and hold the whole picture."
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
        help=N_("Fit the picture to pages of this size."))  # fmt: skip
@option("--orientation", type=click.Choice(UPRIGHT, case_sensitive=False), metavar="[landscape|portrait]",
        help=N_("With --paper: how the sheet stands; landscape unless told otherwise."))  # fmt: skip
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
    orientation: str | None,
    dpi: int | None,
    embed_font: bool,
    output: str | None,
    as_of: date | None,
) -> int:
    """Draw and write, or hand over."""
    from rolemap.errors import OrientationWithoutPaper
    from rolemap.render import PLAIN, Output
    from rolemap.services.checking import open_map
    from rolemap.services.drawing import Picture, idle, suffix_of

    if orientation is not None and paper is None:
        raise OrientationWithoutPaper
    suffix = "svg" if output is None else suffix_of(output)
    wishes = Output(dpi=float(dpi or PLAIN.dpi), embed_font=embed_font)
    for name in idle(suffix, wishes, paper=paper):
        tell(_("--{option} does nothing for a .{suffix}.").format(option=name, suffix=suffix))
    with step(_("Reading and checking…")):
        workspace = open_map(path, as_of)
    with step(_("Drawing…")) as come_to:

        def page(number: int, count: int) -> None:
            if count > 1:
                come_to(_("Drawing page {number}/{count}…").format(number=number, count=count))

        picture = Picture(
            workspace, slug, theme=theme, paper=paper, portrait=orientation == "portrait", focus=focus,
            depth=depth, progress=page,
        )  # fmt: skip
        content = picture.written_as(suffix, wishes) if output is None else b""
        written = () if output is None else picture.save(output, wishes)
    if output is None:
        hand_over(content)
    tell_about(picture.come_out(suffix), suffix, written)
    return 0


def tell_about(found: Fitted, suffix: str, written: tuple[str, ...]) -> None:
    """What came of it: folded or split, and the files."""
    pages = len(found.layout.pages)
    if found.fold.value in _FOLDED:
        tell(_(_FOLDED[found.fold.value]).format(n=pages))
    if found.crowded:
        numbers = ", ".join(map(str, found.crowded))
        tell(_("More than fits a page, and therefore folded: page {pages}.").format(pages=numbers))
    if pages > 1 and suffix in _STACKED and len(written) < 2:
        name = f"so-do-{PLACE}.{suffix}"
        words = _("The {n} pages stand under each other; -o {name} writes each to a file of its own.")
        tell(words.format(n=pages, name=name))
    if len(written) > 1:
        words = _("{n} files were written, from {first} to {last}.")
        tell(words.format(n=len(written), first=written[0], last=written[-1]))
    elif written:
        tell(_("{path} was written.").format(path=written[0]))

"""A table of a slide: real rows and cells, as high as their words, readable in black and white."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rolemap.export.slides import letters
from rolemap.export.slides.markup import Numbers, colour, emu, fill, place, properties
from rolemap.i18n import language
from rolemap.render import measure
from rolemap.render.layout import Area
from rolemap.render.theme import Theme
from rolemap.render.typeface import typeface

PAD_X, PAD_Y = 5.0, 3.0
"""Within a cell, in points."""


@dataclass(frozen=True, slots=True)
class Text:
    """The words of a cell."""

    words: str
    bold: bool = False
    ink: str = "text"
    align: str = "l"


def height_of(cells: Sequence[Text], widths: Sequence[float], size: float) -> float:
    """How high a row is with these cells."""
    lines = max(len(_lines(cell, width, size)) for cell, width in zip(cells, widths, strict=True))
    return max(lines, 1) * typeface().line_height * size + 2 * PAD_Y


def table(
    numbers: Numbers,
    theme: Theme,
    name: str,
    corner: tuple[float, float],
    widths: Sequence[float],
    head: Sequence[Text],
    rows: Sequence[Sequence[Text]],
    size: float,
) -> tuple[Area, str]:
    """A table from its upper left corner, its head repeated for screen readers; and the area that it takes."""
    heights = [height_of(cells, widths, size) for cells in (head, *rows)]
    area = Area(*corner, sum(widths), sum(heights))
    grid = "".join(f'<a:gridCol w="{emu(width)}"/>' for width in widths)
    body = ""
    for at, (cells, high) in enumerate(zip((head, *rows), heights, strict=True)):
        written = "".join(
            _cell(theme, cell, width, size, is_head=not at) for cell, width in zip(cells, widths, strict=True)
        )
        body += f'<a:tr h="{emu(high)}">{written}</a:tr>'
    frame = (
        f"<p:graphicFrame><p:nvGraphicFramePr>{properties(numbers(), name)}"
        '<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>'
        f"{place(area).replace('a:xfrm', 'p:xfrm')}"
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table">'
        f'<a:tbl><a:tblPr firstRow="1"/><a:tblGrid>{grid}</a:tblGrid>{body}</a:tbl></a:graphicData></a:graphic>'
        "</p:graphicFrame>"
    )
    return area, frame


def _cell(theme: Theme, cell: Text, width: float, size: float, *, is_head: bool) -> str:
    ink = theme.ink("text" if is_head else cell.ink)
    step = round(typeface().line_height * size * 100)
    rows = _lines(cell, width, size)
    tongue = letters.LANGUAGES[language()]
    runs = letters.feed(size).join(letters.run(row, size, ink, bold=cell.bold or is_head) for row in rows)
    ends = "" if rows else f'<a:endParaRPr lang="{tongue}" sz="{letters.hundredths(size)}" dirty="0"/>'
    rule = f"<a:solidFill>{colour(theme.ink('rule'))}</a:solidFill>"
    none = "".join(f'<a:{side} w="0"><a:noFill/></a:{side}>' for side in ("lnL", "lnR"))
    top = f'<a:lnT w="{emu(1.0 if is_head else 0.5)}">{rule}</a:lnT>'
    bottom = f'<a:lnB w="{emu(1.0 if is_head else 0.5)}">{rule}</a:lnB>'
    ground = fill(theme.ink("stripe")) if is_head else fill(theme.page)
    return (
        f'<a:tc><a:txBody><a:bodyPr/><a:lstStyle/><a:p><a:pPr algn="{cell.align}"><a:lnSpc><a:spcPts val="{step}"/>'
        f"</a:lnSpc></a:pPr>{runs}{ends}</a:p></a:txBody>"
        f'<a:tcPr marL="{emu(PAD_X)}" marR="{emu(PAD_X)}" marT="{emu(PAD_Y)}" marB="{emu(PAD_Y)}">'
        f"{none}{top}{bottom}{ground}</a:tcPr></a:tc>"
    )


def _lines(cell: Text, width: float, size: float) -> Sequence[str]:
    room = width - 2 * PAD_X - 1.0
    return measure.wrap(cell.words, size, room, bold=cell.bold, lines=12, even=False)

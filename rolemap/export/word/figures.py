"""Pictures as Word 2016 and later writes them: an SVG that stays sharp, a PNG for programs that cannot draw it.

`a:blip` embeds the PNG; its extension `asvg:svgBlip` names the SVG ([MS-ODRAWXML] 2.3.3). Both come from one layout, so
they show the same. Type in the SVG is Arial by name, which is where Word is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rolemap.export.bare import bare
from rolemap.export.document import Figure
from rolemap.export.material import Progress, untold
from rolemap.export.word.markup import attribute, emu
from rolemap.render import writers

if TYPE_CHECKING:
    from rolemap.export.rasters.sharing import Rasters

_SVG = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
"""The name of the extension that holds an SVG."""


class Media:
    """The pictures of one document: their files in the package, and what places them in the text."""

    def __init__(self, part: Any, count: int, rasters: Rasters, progress: Progress = untold) -> None:
        """`part` is the part of the main text, which the pictures are related to; `count` says how many they are.

        `progress` is told of each before it is there.
        """
        self._part = part
        self._rasters = rasters
        self._count, self._progress = count, progress
        self._taken = {str(each.partname) for each in part.package.iter_parts()}
        self._number = _largest_id(part.element)
        self._made: dict[int, tuple[str, str]] = {}

    def drawing(self, figure: Figure, name: str, width: float, height: float) -> str:
        """The picture in a run, as large as it can be on `width` by `height` points, never larger than it is."""
        layout = bare(figure.layout)
        page = layout.pages[0]
        scale = min(width / page.width, height / page.height, 1.0)
        key = id(figure.layout)
        if key not in self._made:
            self._progress(name, len(self._made), self._count)
            self._made[key] = (
                self._related("png", "image/png", self._rasters.of(figure).bare),
                self._related("svg", "image/svg+xml", writers()["svg"](layout)),
            )
        raster, vector = self._made[key]
        self._number += 1
        return _inline(
            self._number, name, figure, emu(page.width * scale), emu(page.height * scale), raster, vector
        )

    def _related(self, suffix: str, kind: str, content: bytes) -> str:
        from docx.opc.constants import RELATIONSHIP_TYPE
        from docx.opc.packuri import PackURI
        from docx.opc.part import Part

        number = 1
        while (name := f"/word/media/figure{number}.{suffix}") in self._taken:
            number += 1
        self._taken.add(name)
        made = Part(PackURI(name), kind, content, self._part.package)
        found: str = self._part.relate_to(made, RELATIONSHIP_TYPE.IMAGE)
        return found


def _largest_id(root: Any) -> int:
    """The largest number that a picture of the document has; they must differ from one another."""
    numbers = [each.get("id", "") for each in root.iter("{*}docPr")]
    return max((int(number) for number in numbers if number.isdecimal()), default=0)


def _inline(number: int, name: str, figure: Figure, wide: int, high: int, raster: str, vector: str) -> str:
    shown = f'id="{number}" name={attribute(name)} descr={attribute(figure.description)}'
    titled = f"{shown} title={attribute(figure.caption)}" if figure.caption else shown
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{wide}" cy="{high}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f"<wp:docPr {titled}/>"
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        f"<pic:pic><pic:nvPicPr><pic:cNvPr {shown}/><pic:cNvPicPr/></pic:nvPicPr>"
        f'<pic:blipFill><a:blip r:embed="{raster}"><a:extLst><a:ext uri="{_SVG}">'
        f'<asvg:svgBlip r:embed="{vector}"/></a:ext></a:extLst></a:blip>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )

"""A deck as tests read it: its shapes with their ids and names, where lines are glued, where text stands."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from io import BytesIO
from typing import Any

from pptx import Presentation
from pptx.oxml.ns import qn

from rolemap import i18n
from rolemap.export.formats import writer
from rolemap.render.layout import Area, Point

EMU = 12700


@cache
def deck_of(name: str, language: str) -> bytes:
    """The deck of a sample, written once for all tests."""
    from tests.export.conftest import sample_material

    with i18n.use(language):
        return writer("pptx")(sample_material(name, language))


def slides(content: bytes) -> list[Any]:
    """The slides of a deck."""
    return list(Presentation(BytesIO(content)).slides)


def shapes(slide: Any) -> Iterator[Any]:
    """All shapes of a slide as elements, those in groups after their group."""
    for element in slide.shapes._spTree.iter(*(qn(f"p:{kind}") for kind in _KINDS)):
        if element is not slide.shapes._spTree:
            yield element


_KINDS = ("sp", "cxnSp", "grpSp", "graphicFrame", "pic")


def name_of(element: Any) -> str:
    """What it is called in the list of shapes."""
    return str(_named(element).get("name"))


def told_of(element: Any) -> str:
    """Its alternative text."""
    return str(_named(element).get("descr", ""))


def id_of(element: Any) -> int:
    """Its id."""
    return int(_named(element).get("id"))


def _named(element: Any) -> Any:
    return next(element.iter(qn("p:cNvPr")))


def area_of(element: Any) -> Area:
    """Where it stands, in points; groups keep the coordinates of the slide."""
    place = element.find(f"{qn('p:spPr')}/{qn('a:xfrm')}")
    if place is None:
        place = element.find(f"{qn('p:grpSpPr')}/{qn('a:xfrm')}")
    offset, extent = place.find(qn("a:off")), place.find(qn("a:ext"))
    return Area(
        int(offset.get("x")) / EMU, int(offset.get("y")) / EMU,
        int(extent.get("cx")) / EMU, int(extent.get("cy")) / EMU,
    )  # fmt: skip


def ends_of(connector: Any) -> tuple[Point, Point]:
    """Where a connector begins and ends."""
    area, place = area_of(connector), connector.find(f"{qn('p:spPr')}/{qn('a:xfrm')}")
    left, right = (area.x, area.right) if place.get("flipH") != "1" else (area.right, area.x)
    top, bottom = (area.y, area.bottom) if place.get("flipV") != "1" else (area.bottom, area.y)
    return (left, top), (right, bottom)


def site_of(element: Any, index: int) -> Point:
    """Where the site of a shape is."""
    area = area_of(element)
    if index < 4:
        x, y = ((0.5, 0.0), (0.0, 0.5), (0.5, 1.0), (1.0, 0.5))[index]
    else:
        guides = {
            guide.get("name"): int(guide.get("fmla").split()[2]) / int(guide.get("fmla").split()[3])
            for guide in element.iter(qn("a:gd"))
            if guide.get("name").startswith(("sx", "sy"))
        }
        x, y = guides[f"sx{index - 4}"], guides[f"sy{index - 4}"]
        sites = element.findall(f".//{qn('a:cxnLst')}/{qn('a:cxn')}")
        assert sites[index].find(qn("a:pos")).get("x") == f"sx{index - 4}"
    return area.x + x * area.width, area.y + y * area.height


def course_of(freeform: Any) -> list[Point]:
    """The path of a freeform, its Béziers in straight parts."""
    area = area_of(freeform)
    course: list[Point] = []
    for step in freeform.find(f".//{qn('a:path')}"):
        points = [
            (area.x + int(each.get("x")) / EMU, area.y + int(each.get("y")) / EMU)
            for each in step.iter(qn("a:pt"))
        ]
        if step.tag == qn("a:cubicBezTo"):
            a, (b, c, d) = course[-1], points
            for at in range(1, 11):
                t, u = at / 10, 1 - at / 10
                course.append(
                    (
                        u**3 * a[0] + 3 * t * u * u * b[0] + 3 * t * t * u * c[0] + t**3 * d[0],
                        u**3 * a[1] + 3 * t * u * u * b[1] + 3 * t * t * u * c[1] + t**3 * d[1],
                    )
                )
        else:
            course += points
    return course


def boxes_of(slide: Any) -> list[Any]:
    """The shapes of the boxes in the lanes of a slide, without what goes with them."""
    found = []
    for lane in slide.shapes._spTree.findall(qn("p:grpSp")):
        if not name_of(lane).startswith(("Làn: ", "Lane: ")):
            continue
        for part in list(lane)[3:]:
            found.append(part.find(qn("p:sp")) if part.tag == qn("p:grpSp") else part)
    return found

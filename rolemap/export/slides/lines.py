"""Lines: connectors glued to their two boxes, or freeforms along the computed path that name both ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rolemap.export.slides import badges, courses, freeform
from rolemap.export.slides.boxes import name_of
from rolemap.export.slides.markup import NO_FILL, around, group, place, preset, properties, shape, stroke
from rolemap.export.slides.plain import Drawn, drawn
from rolemap.export.slides.scene import Scene
from rolemap.export.slides.sites import Sites, is_middle, side_of
from rolemap.i18n import domain
from rolemap.render import change_signs
from rolemap.render.layout import Area, Line, Page, Point
from rolemap.render.styles import LineStyle

_ = domain("export")


def planned(page: Page, sites: dict[str, Sites]) -> dict[int, tuple[str, int, int]]:
    """The lines of a page that become connectors, by their places: the kind, and the sites at both ends.

    The sites are asked for here, before the boxes that have them are written.
    """
    areas = {box.id: box.area for box in page.boxes}
    signs = [words.area for line in page.lines for words in line.words]
    signs += (mark.area for line in page.lines for mark in line.marks)
    signs += (mark.area for box in page.boxes for mark in box.marks)
    found: dict[int, tuple[str, int, int]] = {}
    for at, line in enumerate(page.lines):
        start, end = areas[line.source], areas[line.target]
        sides = side_of(start, line.path[0]), side_of(end, line.tip)
        aside = not is_middle(start, line.path[0]) and not is_middle(end, line.tip)
        kind = courses.connector(line, sides, areas, signs, aside=aside)
        if kind:
            first = sites.setdefault(line.source, Sites(start)).index(line.path[0])
            last = sites.setdefault(line.target, Sites(end)).index(line.tip)
            found[at] = kind, first, last
    return found


def line_shapes(scene: Scene, page: Page, plan: dict[int, tuple[str, int, int]]) -> Iterator[str]:
    """All lines of a page, then their words and badges, so that none stands under a line."""
    names = {box.id: box for box in page.boxes}
    for at, line in enumerate(page.lines):
        look = scene.theme.line(line.role, line.status)
        name = _("{one} → {other}").format(one=name_of(names[line.source]), other=name_of(names[line.target]))
        if at in plan:
            kind, first, last = plan[at]
            ends = (scene.ids[line.source], first), (scene.ids[line.target], last)
            yield connector(scene, name, line.title, line.path[0], line.tip, look, kind, ends)
        else:
            yield path_shape(scene, name, line.title or name, line.path, line.tip, look)
    for line in page.lines:
        yield from _beside(scene, line)


def connector(
    scene: Scene,
    name: str,
    told: str,
    start: Point,
    end: Point,
    look: LineStyle,
    kind: str,
    ends: Sequence[tuple[int, int]] = (),
) -> str:
    """A connector between two points, glued to the sites of its boxes: (id of the shape, number of the site)."""
    area = freeform.extent((start, end))
    glue = "".join(
        f'<a:{tag} id="{shape_}" idx="{site}"/>'
        for tag, (shape_, site) in zip(("stCxn", "endCxn"), ends, strict=False)
    )
    turned = place(area, flip_h=end[0] < start[0], flip_v=end[1] < start[1])
    adjusted = {"adj1": 50_000} if kind == "curvedConnector3" else {}
    return (
        f"<p:cxnSp><p:nvCxnSpPr>{properties(scene.numbers(), name, told)}<p:cNvCxnSpPr>{glue}</p:cNvCxnSpPr>"
        f"<p:nvPr/></p:nvCxnSpPr><p:spPr>{turned}{preset(kind, **adjusted)}{_stroke(scene, look)}</p:spPr></p:cxnSp>"
    )


def path_shape(scene: Scene, name: str, told: str, path: Sequence[Point], tip: Point, look: LineStyle) -> str:
    """A line along its computed path."""
    area, geometry = freeform.curve(path, tip)
    return shape(scene.numbers(), name, area, geometry, NO_FILL + _stroke(scene, look), description=told)


def _stroke(scene: Scene, look: LineStyle) -> str:
    return stroke(look.ink, look.width * scene.scale, scene.dash(look.dash), head=look.head)


def _beside(scene: Scene, line: Line) -> Iterator[str]:
    """The words and badges of a line as one group, and the cross on one that is gone."""
    whole = scene.numbers()
    style = scene.theme.line(line.role, line.status)
    parts: list[Drawn] = list(
        drawn(
            change_signs.line_cross(line, style.ink, scene.scale), _("Cross of what is gone"), scene.numbers
        )
    )
    parts += badges.words(scene, line.words)
    parts += (badges.badge(scene, mark) for mark in line.marks)
    if len(parts) == 1:
        yield parts[0][1]
    elif parts:
        area: Area = around(one for one, _written in parts)
        yield group(whole, _("Beside the line"), area, (written for _area, written in parts))

"""Lanes and boxes: a lane is a group of its frame and its boxes, a box a group of itself and all that goes with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rolemap.export.slides import badges, letters
from rolemap.export.slides.markup import around, fill, group, rectangle, shape, stroke
from rolemap.export.slides.plain import Drawn, drawn
from rolemap.export.slides.scene import Scene
from rolemap.export.slides.sites import Sites, rounding
from rolemap.i18n import domain, number
from rolemap.render import signs
from rolemap.render.layout import Box, Frame
from rolemap.render.paint import missing_sign, pattern
from rolemap.render.shapes import Shape

_ = domain("export")

_RADIUS, _CELL_RADIUS, _LANE_RADIUS = 5.0, 2.5, 9.0
"""How round corners are, as on the pictures, in points at full size."""


def lane(scene: Scene, frame: Frame, boxes: Sequence[Box]) -> str:
    """A lane, or a column of a grid under its head, as one group."""
    whole = scene.numbers()
    name = " ".join(line.text for line in frame.words) or _("Lane")
    parts = [_frame(scene, frame, name)]
    parts += (badges.badge(scene, mark) for mark in frame.marks)
    parts += (box(scene, each) for each in boxes)
    area = around(each for each, _written in parts)
    return group(whole, _("Lane: {name}").format(name=name), area, (written for _area, written in parts))


def _frame(scene: Scene, frame: Frame, name: str) -> Drawn:
    look, theme = scene.theme.lane(frame.role), scene.theme
    if frame.filled:
        style = fill(look.stroke) + stroke(look.stroke, 0.8 * scene.scale)
        geometry = rectangle(frame.area)
    else:
        style = fill(look.fill) + stroke(look.stroke, 0.8 * scene.scale, scene.dash(look.dash))
        geometry = rectangle(frame.area, _LANE_RADIUS * scene.scale)
    inset = 0.0 if frame.filled else rounding(frame.area, _LANE_RADIUS * scene.scale)
    body = letters.framed(frame.words, frame.area, theme, inset=inset)
    return frame.area, shape(scene.numbers(), name, frame.area, geometry, style, body)


def box(scene: Scene, each: Box) -> Drawn:
    """A box with its words, and as one group with it its badges, bars and charts."""
    name, told = name_of(each), described(each)
    main = scene.numbers()
    around_it = list(_over(scene, each))
    under = list(_under(scene, each))
    if not under and not around_it:
        scene.ids[each.id] = main
        return each.area, _main(scene, each, main, name, told)
    own = scene.numbers()
    scene.ids[each.id] = own
    parts: list[Drawn] = [(each.area, _main(scene, each, own, name, ""))]
    parts += under
    parts += around_it
    area = around(one for one, _written in parts)
    return area, group(main, name, area, (written for _area, written in parts), description=told)


def described(each: Box) -> str:
    """All that a box says, for those who cannot see it."""
    said = [part for part in each.title.split("\n") if part]
    said += (" ".join(line.text for line in gauge.words) for gauge in each.gauges if gauge.words)
    if each.marks:
        numbers = ", ".join(number(mark.number) for mark in each.marks)
        said.append(_("gaps no. {numbers}").format(numbers=numbers))
    return "; ".join(said)


def name_of(each: Box) -> str:
    """What a box is called in the list of shapes: its name, not what became of it."""
    said = [
        part for part in each.title.split("\n") if part and (each.tag is None or part != each.tag.words.text)
    ]
    return said[0] if said else _("Cell")


def _main(scene: Scene, each: Box, number_: int, name: str, told: str) -> str:
    theme = scene.theme
    look = theme.box(each.role, each.status)
    width = _width(scene, each)
    found = each.worst not in ("", "waived")
    missing = each.role == "ghost" or each.status == "missing"
    edge = theme.ink(each.worst) if found and not missing else look.stroke
    style = fill(look.fill) + stroke(edge, width, scene.dash(look.dash))
    said = each.title
    if each.tag is not None:
        said = said.partition("\n")[2]
    sites, radius = scene.sites.get(each.id) or Sites(each.area), _radius(each) * scene.scale
    geometry = sites.geometry(radius)
    body = letters.framed(each.words, each.area, theme, said, inset=sites.inset(radius))
    return shape(number_, name, each.area, geometry, style, body, description=told)


def _under(scene: Scene, each: Box) -> Iterator[Drawn]:
    """What is drawn on the ground of a box: a second border, the bar of focus, patterns, crosses."""
    look, scale = scene.theme.box(each.role, each.status), scene.scale
    width, radius = _width(scene, each), _radius(each) * scale
    shapes: list[tuple[str, list[Shape]]] = [
        (_("Second border"), list(signs.second_border(each.area, look, width, radius, scale))),
        (_("Bar of the element in question"), list(signs.tab(each.area, look, width, radius, scale))),
        (_("Pattern"), list(pattern(each, look, scale))),
    ]
    if each.status == "missing":
        cross = signs.cross(missing_sign(each, scene.theme, scale), scene.theme, scale)
        shapes.append((_("Cross of what is missing"), list(cross)))
    for name, parts in shapes:
        yield from drawn(parts, name, scene.numbers)


def _over(scene: Scene, each: Box) -> Iterator[Drawn]:
    """What goes with a box: its tag, bars, charts and badges."""
    if each.tag is not None:
        yield badges.tag(scene, each.tag)
    for gauge in each.gauges:
        yield from badges.bars(scene, gauge)
    for chart in each.charts:
        yield from badges.chart(scene, chart)
    for mark in each.marks:
        yield badges.badge(scene, mark)


def _width(scene: Scene, each: Box) -> float:
    found = each.worst not in ("", "waived")
    thick = scene.theme.sizes.thick
    return (thick if found else scene.theme.box(each.role, each.status).width) * scene.scale


def _radius(each: Box) -> float:
    return _CELL_RADIUS if each.role == "cell" else _RADIUS


def under_column(frame: Frame, boxes: Sequence[Box]) -> list[Box]:
    """The cells of a grid that stand under a column head."""
    area = frame.area
    return [
        each
        for each in boxes
        if each.area.y >= area.y and each.area.x >= area.x - 0.5 and each.area.right <= area.right + 0.5
    ]

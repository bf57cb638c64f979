"""The small signs on boxes and lines: badges with their numbers, bars of coverage, charts, tags."""

from __future__ import annotations

from collections.abc import Iterator

from rolemap.export.slides import letters
from rolemap.export.slides.markup import fill, group, preset, rectangle, shape, stroke
from rolemap.export.slides.plain import Drawn, drawn
from rolemap.export.slides.scene import Scene
from rolemap.i18n import domain, number
from rolemap.render import change_signs
from rolemap.render.charts.chart import Chart, chart_shapes
from rolemap.render.layout import Gauge, Mark, Tag, Words
from rolemap.render.shapes import Shape, hatching

_ = domain("export")


def badge(scene: Scene, mark: Mark) -> Drawn:
    """A badge: its shape with its number, and over it what marks it as waived or fixed."""
    look = scene.theme.mark(mark.severity, mark.waived, mark.status)
    area = mark.area
    geometry = preset("ellipse") if look.shape == "circle" else rectangle(area, 1.5 * scene.scale)
    name = _("Gap {n}").format(n=number(mark.number)) if mark.key else _("Badge")
    told = scene.told.get(mark.key, "")
    style = fill(look.fill) + stroke(look.stroke, 1.3 * scene.scale)
    body = letters.centred(mark.words, scene.theme, look.ink)
    over: list[Shape] = []
    if look.hatch:
        over.append(hatching(area, mark.words.area, look.hatch, scene.scale))
    if mark.status == "fixed":
        over.append(change_signs.struck_badge(mark, scene.theme, scene.scale))
    if not over:
        return area, shape(scene.numbers(), name, area, geometry, style, body, description=told)
    whole = scene.numbers()
    parts = [shape(scene.numbers(), name, area, geometry, style, body)]
    parts += (written for _area, written in drawn(over, _("Hatching"), scene.numbers))
    return area, group(whole, name, area, parts, description=told)


def bars(scene: Scene, gauge: Gauge) -> Iterator[Drawn]:
    """A bar of coverage: its frame, what is filled of it, and its words."""
    theme, area = scene.theme, gauge.area
    ink = theme.ink("gauge" if gauge.share < 1 else "gauge-full")
    said = " ".join(each.text for each in gauge.words)
    name = _("Coverage {words}").format(words=said).strip()
    look = fill(theme.ink("gauge-ground")) + stroke(ink, 0.7 * scene.scale)
    yield area, shape(scene.numbers(), name, area, preset("rect"), look)
    if gauge.share > 0:
        part = type(area)(area.x, area.y, area.width * gauge.share, area.height)
        yield part, shape(scene.numbers(), _("Share"), part, preset("rect"), fill(ink) + stroke("", 0.0))
    yield from words(scene, gauge.words)


def chart(scene: Scene, each: Chart) -> Iterator[Drawn]:
    """The parts of a light, a dial or a sparkline, and its words."""
    names = {"light": _("Light"), "dial": _("Dial"), "sparkline": _("Trend")}
    name = names.get(each.kind, _("Sign"))
    yield from drawn(chart_shapes(each, scene.theme, scene.scale), name, scene.numbers)
    yield from words(scene, each.words)


def tag(scene: Scene, each: Tag) -> Drawn:
    """A few words on the rim of a box."""
    ground, edge, ink = change_signs.tag_colours(each.status, scene.theme)
    look = fill(ground) + stroke(edge, 0.9 * scene.scale, change_signs.tag_dash(each.status, scene.scale))
    body = letters.centred(each.words, scene.theme, ink)
    geometry = rectangle(each.area, 2.5 * scene.scale)
    return each.area, shape(scene.numbers(), each.words.text, each.area, geometry, look, body)


def words(scene: Scene, lines: tuple[Words, ...]) -> Iterator[Drawn]:
    """Words that stand for themselves, a text box a paragraph."""
    for one in letters.paragraphs_of(lines):
        name = " ".join(each.text for each in one)
        yield letters.box_area(one), letters.text_box(scene.numbers(), name, one, scene.theme)

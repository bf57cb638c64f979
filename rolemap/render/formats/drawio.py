"""A layout as a draw.io file: shapes that can be moved, lanes that hold them, lines attached to both ends.

Each page is a page of the file, uncompressed. A lane is a container; a box goes with its lane, its badges
and bars go with the box; a line goes with its two boxes, and its words and badges with the line. The form
of the cells: https://www.drawio.com/doc/faq/drawio-style-reference
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import quoteattr

from rolemap.render import change_signs, mxcells, mxcharts
from rolemap.render.cells import FILLS
from rolemap.render.chart import Chart, sample_chart
from rolemap.render.layout import Area, Box, Frame, Gauge, Layout, Line, Mark, Page, Point, Sign, Tag, Words
from rolemap.render.measure import clean
from rolemap.render.mxcells import LAYER, UNIT, Cells, dashes, hatched, n, plain, scaled, sized, style
from rolemap.render.paint import CROSS, TAB, TAB_GAP, missing_sign, sample_bar, sample_mark, sample_style
from rolemap.render.shapes import hatching
from rolemap.render.theme import BoxStyle, LineStyle, Theme

_HEADS = {"full": ("block", 1), "open": ("block", 0), "vee": ("open", 0), "double": ("doubleBlock", 1),
          "dot": ("oval", 1), "diamond": ("diamond", 1), "none": ("none", 0)}  # fmt: skip
_NO_SHAPE: dict[str, str | float] = {"fillColor": "none", "strokeColor": "none"}


def write(layout: Layout) -> bytes:
    """The file as UTF-8."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<mxfile host="rolemap" compressed="false">']
    for page in layout.pages:
        name = f"{layout.title} {page.number}/{page.count}" if page.count > 1 else layout.title
        lines.append(f'<diagram id="page-{page.number}" name={quoteattr(clean(name))}>')
        lines.append(
            f'<mxGraphModel grid="0" gridSize="10" guides="1" tooltips="1" connect="1" arrows="1" fold="1" '
            f'page="1" pageScale="1" pageWidth="{n(page.width * UNIT)}" pageHeight="{n(page.height * UNIT)}" '
            f'math="0" shadow="0" background="{layout.theme.page}"><root>'
        )
        lines += _Painter(layout.theme, page).cells.lines
        lines += ["</root></mxGraphModel>", "</diagram>"]
    return ("\n".join([*lines, "</mxfile>"]) + "\n").encode("utf-8")


class _Painter:
    """Fills the cells of one page."""

    def __init__(self, theme: Theme, page: Page) -> None:
        self.theme, self.scale, self.cells = theme, page.scale, Cells()
        lanes = {frame.id: self._frame(frame) for frame in page.frames}
        boxes = {box.id: self._box(box, lanes.get(box.lane, LAYER)) for box in page.boxes}
        areas = {box.id: box.area for box in page.boxes}
        for line in page.lines:
            self._line(line, boxes, areas)
        self._legend(page.signs)
        self._findings(page)
        if page.ribbon:
            area, words = page.ribbon
            colours = {"fillColor": theme.ink("ribbon"), "strokeColor": theme.ink("ribbon-edge")}
            self.cells.vertex(plain(words.text), scaled(area), style(**colours, **self._type(words)))
        self._words(page.words, LAYER)

    def _frame(self, frame: Frame) -> str:
        look = self.theme.lane(frame.role)
        label = "<br>".join(self._sized(line.text, line) for line in frame.words)
        if frame.filled:
            colours = {"fillColor": look.stroke, "strokeColor": look.stroke}
            left = round((frame.words[0].x - frame.area.x) * UNIT) if frame.words else 0
            name = self.cells.vertex(
                label, scaled(frame.area), style(**colours, align="left", spacing=0, spacingLeft=left)
            )
            for mark in frame.marks:
                self._mark(mark, name)
            return name
        head = max((line.area.bottom for line in frame.words), default=frame.area.y) - frame.area.y + 2.0
        settings = style(
            "swimlane", shape="swimlane", container=1, collapsible=0, recursiveResize=0, whiteSpace="wrap",
            startSize=head * UNIT, swimlaneLine=0, rounded=1, absoluteArcSize=1, arcSize=18 * self.scale * UNIT,
            fillColor=look.fill, swimlaneFillColor=look.fill, strokeColor=look.stroke,
            strokeWidth=0.8 * self.scale * UNIT, fontStyle=0, **dashes(look.dash, self.scale),
        )  # fmt: skip
        return self.cells.vertex(label, scaled(frame.area), settings)

    def _box(self, box: Box, parent: str) -> str:
        theme, look = self.theme, self.theme.box(box.role, box.status)
        found = box.worst not in ("", "waived")
        missing = box.role == "ghost" or box.status == "missing"
        settings: dict[str, str | float] = {
            "fillColor": look.fill,
            "strokeColor": theme.ink(box.worst) if found and not missing else look.stroke,
            "strokeWidth": (theme.sizes.thick if found else look.width) * self.scale * UNIT,
            **({"shape": "ext", "double": 1, "margin": 2.5 * self.scale * UNIT} if look.double else {}),
            **dashes(look.dash, self.scale),
            **hatched(look, self.scale),
            **self._inset(box),
        }
        data = (("element", " ".join(box.elements)),) if box.elements else ()
        name = self.cells.vertex(
            self._label(box),
            scaled(box.area),
            style(
                rounded=1, absoluteArcSize=1, arcSize=10 * self.scale * UNIT, whiteSpace="wrap",
                align="center" if box.status in FILLS else "left",
                verticalAlign="top", collapsible=0, recursiveResize=0, **settings,
            ),
            parent=parent,
            data=data,
        )  # fmt: skip
        if look.tab:
            self._tab(box.area, look, name)
        if look.pattern == "dot" and not box.words:
            self._dot(box.area, look, name)
        if box.status == "missing":
            self._cross(missing_sign(box, theme, self.scale), name)
        if box.tag:
            self._tag(box.tag, name)
        for gauge in box.gauges:
            self._gauge(gauge, name)
        for chart in box.charts:
            self._chart(chart, name)
        for mark in box.marks:
            self._mark(mark, name)
        return name

    def _tab(self, area: Area, look: BoxStyle, parent: str) -> None:
        """The bar in the box that the picture is about."""
        gap = (TAB_GAP + look.width) * self.scale
        bar = Area(area.x + gap, area.y + 3 * gap, TAB * self.scale, area.height - 6 * gap)
        settings = style(fillColor=look.stroke, strokeColor=look.stroke, connectable=0)
        self.cells.vertex("", scaled(bar), settings, parent=parent)

    def _tag(self, tag: Tag, parent: str) -> None:
        fill, stroke, ink = change_signs.tag_colours(tag.status, self.theme)
        settings = style(
            rounded=1, absoluteArcSize=1, arcSize=5 * self.scale * UNIT, fillColor=fill, strokeColor=stroke,
            strokeWidth=0.9 * self.scale * UNIT, spacing=0, fontStyle=1, fontSize=tag.words.size * UNIT, fontColor=ink,
            connectable=0, **dashes(change_signs.tag_dash(tag.status, 1.0), self.scale),
        )  # fmt: skip
        self.cells.vertex(plain(tag.words.text), scaled(tag.area), settings, parent=parent)

    def _label(self, box: Box) -> str:
        """The words of a box, in the lines of the picture unless a word was broken or cut there."""
        title = clean(box.title)
        if not title.strip() or not box.words:
            return ""
        lines: list[tuple[Words, str]] = []
        for words in box.words:
            if lines and lines[-1][0].y == words.y:  # a bullet and its line
                lines[-1] = (words, f"{lines[-1][1]} {words.text}")
            else:
                lines.append((words, words.text))
        if "".join("".join(text for _words, text in lines).split()) != "".join(title.split()):
            first, _feed, rest = title.partition("\n")
            lines = [(box.words[0], first), (box.words[-1], rest)]
        return "<br>".join(self._sized(text, words) for words, text in lines)

    def _sized(self, text: str, words: Words) -> str:
        """Words as HTML in the type of the words that they are or replace."""
        label = sized(text, words.size, self.theme.ink(words.ink))
        if words.struck:
            label = f"<s>{label}</s>"
        return f"<b>{label}</b>" if words.bold else label

    def _inset(self, box: Box) -> dict[str, str | float]:
        """Where the words of a box begin, and what they leave free for badges; draw.io knows whole numbers."""
        pad = self.theme.sizes.pad_x * self.scale
        within = [mark.area.x for mark in box.marks if mark.area.y >= box.area.y]
        left, top = pad, 0.0
        if box.words:
            left, top = box.words[0].x - box.area.x, box.words[0].area.y - box.area.y
        right = max([pad / 2, *(box.area.right - x + 2.0 for x in within)])
        if box.status in FILLS:
            left = right = 0.0
        sides = {"spacingLeft": left, "spacingTop": top, "spacingRight": right}
        return {"spacing": 0, **{name: round(value * UNIT) for name, value in sides.items()}}

    def _dot(self, cell: Area, look: BoxStyle, parent: str) -> None:
        """The dot of a cell that nobody is asked to fill."""
        side = 2.4 * self.scale
        area = Area(cell.x + (cell.width - side) / 2, cell.y + (cell.height - side) / 2, side, side)
        sign = style("ellipse", fillColor=look.stroke, strokeColor="none", connectable=0)
        self.cells.vertex("", scaled(area), sign, parent=parent)

    def _cross(self, area: Area, parent: str) -> None:
        ink = self.theme.ink("missing")
        sign = style(shape="umlDestroy", strokeColor=ink, strokeWidth=1.8 * self.scale * UNIT, connectable=0)
        self.cells.vertex("", scaled(area), sign, parent=parent)

    def _gauge(self, gauge: Gauge, parent: str) -> None:
        ink = self.theme.ink("gauge" if gauge.share < 1 else "gauge-full")
        width = 0.7 * self.scale * UNIT
        border: dict[str, str | float] = {"strokeColor": ink, "strokeWidth": width, "connectable": 0}
        area = gauge.area
        ground = style(**border, fillColor=self.theme.ink("gauge-ground"))
        self.cells.vertex("", scaled(area), ground, parent=parent)
        if gauge.share > 0:
            part = Area(area.x, area.y, area.width * gauge.share, area.height)
            self.cells.vertex("", scaled(part), style(**border, fillColor=ink), parent=parent)
        self._words(gauge.words, parent)

    def _chart(self, chart: Chart, parent: str) -> None:
        mxcharts.add_parts(self.cells, chart, self.theme, self.scale, parent)
        self._words(chart.words, parent)

    def _mark(self, mark: Mark, parent: str, path: list[Point] | None = None) -> None:
        """A badge in a shape, or beside the line whose path is given."""
        look = self.theme.mark(mark.severity, mark.waived, mark.status)
        round_ = ("ellipse",) if look.shape == "circle" else ()
        settings = style(
            *round_, rounded=0 if round_ else 1, absoluteArcSize=1, arcSize=3 * self.scale * UNIT, fillColor=look.fill,
            strokeColor=look.stroke, strokeWidth=1.3 * self.scale * UNIT, spacing=0, fontStyle=1,
            fontSize=mark.words.size * UNIT, fontColor=look.ink, connectable=0,
        )  # fmt: skip
        data = (("finding", mark.key),) if mark.key else ()
        area = scaled(mark.area)
        if path is None:
            name = self.cells.vertex(plain(mark.words.text), area, settings, parent=parent, data=data)
        else:
            name = self.cells.on_edge(plain(mark.words.text), area, settings, parent, path, data)
        if look.hatch:
            stroke = style(endArrow="none", strokeColor=look.hatch, strokeWidth=0.7 * self.scale * UNIT)
            for start, end in hatching(mark.area, mark.words.area, look.hatch, self.scale).lines:
                self.cells.edge((mxcells.point(start), mxcells.point(end)), (), stroke, parent=name)
        if mark.status == "fixed":
            line = change_signs.struck_badge(mark, self.theme.ink("text"), self.scale)
            stroke = style(endArrow="none", strokeColor=line.stroke, strokeWidth=line.width * UNIT)
            start, end = line.points
            self.cells.edge((mxcells.point(start), mxcells.point(end)), (), stroke, parent=name)

    def _line(self, line: Line, boxes: dict[str, str], areas: dict[str, Area]) -> None:
        start, end = line.path[0], line.tip
        middle = mxcells.sampled(line.path)
        points = [mxcells.point(each) for each in (start, *middle, end)]
        sides = "".join(
            f"{side}X={x:.4f};{side}Y={y:.4f};{side}Dx=0;{side}Dy=0;{side}Perimeter=0;"
            for side, area, place in (("exit", areas[line.source], start), ("entry", areas[line.target], end))
            for x, y in (mxcells.share(area, place),)
        )
        data = (("relations", " ".join(":".join(each) for each in line.relations)),) if line.relations else ()
        name = self.cells.edge(
            (boxes[line.source], boxes[line.target]),
            points[1:-1],
            self._stroke(self.theme.line(line.role, line.status)) + sides,
            data=data,
        )
        if line.words:
            first = line.words[0]
            label = plain("\n".join(words.text for words in line.words))
            area = scaled(mxcells.around(words.area for words in line.words))
            settings = style("text", **_NO_SHAPE, **self._type(first), align="left", connectable=0)
            self.cells.on_edge(label, area, settings, name, points)
        for mark in line.marks:
            self._mark(mark, name, points)

    def _stroke(self, look: LineStyle) -> str:
        head, filled = _HEADS[look.head]
        return style(
            edgeStyle="none", curved=1, strokeColor=look.ink, strokeWidth=look.width * self.scale * UNIT, endArrow=head,
            endFill=filled, endSize=self.theme.sizes.arrow * self.scale * UNIT, **dashes(look.dash, self.scale),
        )  # fmt: skip

    def _legend(self, signs: Sequence[Sign]) -> None:
        if not signs:
            return
        group = self._group([sign.area for sign in signs], [line for sign in signs for line in sign.words])
        for sign in signs:
            self._sign(sign, group)
            self._words(sign.words, group)

    def _sign(self, sign: Sign, group: str) -> None:
        kind, _colon, role = sign.sign.partition(":")
        area, theme = scaled(sign.area), self.theme
        middle = area.y + area.height / 2
        if kind == "edge":
            ends = ((area.x, middle), (area.right, middle))
            self.cells.edge(ends, (), self._stroke(theme.line(role)), parent=group)
        elif kind == "badge":
            self._mark(sample_mark(sign, role, theme), group)
        elif kind == "bar":
            bar = Area(sign.area.x, middle / UNIT - 2.75 * self.scale, sign.area.width, 5.5 * self.scale)
            self._gauge(Gauge(bar, 0.65, ()), group)
        elif kind in ("light", "chart"):
            self._chart(sample_chart(sign.sign, sign.area, self.scale), group)
        elif kind == "change":
            self._sample_of_change(sign, role, group)
        elif kind == "lane":
            lane = theme.lane(role)
            self.cells.vertex(
                "", area, style(fillColor=lane.fill, strokeColor=lane.stroke, rounded=1), parent=group
            )
        elif kind in ("node", "status", "cell"):
            look = theme.box("cell", role) if kind == "cell" else sample_style(kind, role, theme)
            double: dict[str, str | float] = {"shape": "ext", "double": 1} if look.double else {}
            width = look.width * self.scale * UNIT
            settings = style(rounded=1, fillColor=look.fill, strokeColor=look.stroke, strokeWidth=width,
                             **double, **dashes(look.dash, self.scale), **hatched(look, self.scale))  # fmt: skip
            self.cells.vertex("", area, settings, parent=group)
            if look.tab:
                self._tab(sign.area, look, group)
            if look.pattern == "dot":
                self._dot(sign.area, look, group)
            if (kind, role) == ("cell", "partial"):
                self._gauge(Gauge(sample_bar(sign.area, self.scale), 0.65, ()), group)
            if (kind, role) == ("cell", "missing"):
                side = CROSS * self.scale
                x, y = sign.area.x + (sign.area.width - side) / 2, middle / UNIT - side / 2
                self._cross(Area(x, y, side, side), group)

    def _sample_of_change(self, sign: Sign, status: str, group: str) -> None:
        look = self.theme.box("default", status)
        width = look.width * self.scale * UNIT
        settings = style(rounded=1, fillColor=look.fill, strokeColor=look.stroke, strokeWidth=width,
                         **dashes(look.dash, self.scale))  # fmt: skip
        self.cells.vertex("", scaled(change_signs.sample_box(sign.area, self.scale)), settings, parent=group)
        if status in change_signs.SIGNS:
            self._tag(change_signs.sample_tag(sign, status, self.theme), group)
        path, tip = change_signs.sample_line(sign.area, sign.area.y + sign.area.height / 2)
        ends = mxcells.point(path[0]), mxcells.point(tip)
        self.cells.edge(ends, (), self._stroke(self.theme.line("sample", status)), parent=group)

    def _findings(self, page: Page) -> None:
        marks = [*(row.mark for row in page.rows), *page.loose]
        if not marks:
            return
        group = self._group([mark.area for mark in marks], [line for row in page.rows for line in row.words])
        for mark in marks:
            self._mark(mark, group)
        for row in page.rows:
            self._words(row.words, group)

    def _group(self, areas: Sequence[Area], words: Sequence[Words]) -> str:
        held = scaled(mxcells.around([*areas, *(line.area for line in words)]))
        return self.cells.vertex(
            "", held, style("group", **_NO_SHAPE, collapsible=0, recursiveResize=0, connectable=0)
        )

    def _words(self, words: Sequence[Words], parent: str) -> None:
        """Text cells: lines of one paragraph together."""
        for lines in mxcells.paragraphs(words):
            settings = style("text", **_NO_SHAPE, **self._type(lines[0]), align="left", connectable=0)
            area = scaled(mxcells.around(line.area for line in lines))
            self.cells.vertex(plain("\n".join(line.text for line in lines)), area, settings, parent=parent)

    def _type(self, words: Words) -> dict[str, str | float]:
        return {
            "fontSize": words.size * UNIT,
            "fontStyle": 1 if words.bold else 0,
            "fontColor": self.theme.ink(words.ink),
            "spacing": 0,
            "verticalAlign": "middle",
        }

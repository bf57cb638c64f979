"""Where lines are glued to a box: the four sites of every rectangle, and one more for each line that ends elsewhere.

A rounded rectangle of office programs has a site in the middle of each side. Lines of the pictures end side by side,
so a box whose lines do gets the same rounded rectangle written as a geometry of its own, with the same handle for its
corners, and sites where its lines end. They are shares of its width and height: they stay where they are when it is
made larger.
"""

from __future__ import annotations

from rolemap.export.slides.markup import rectangle
from rolemap.render.layout import Area, Point

_NEAR = 0.35
"""Points within which a line ends in the middle of a side."""
_SHARES = 100_000
_OF_RADIUS = 0.29289
"""A rounded rectangle begins its words where a slanted line cuts its corners: 1 - sin 45°."""
_CORNERS = (
    '<a:gd name="a" fmla="pin 0 adj 50000"/><a:gd name="x1" fmla="*/ ss a 100000"/>'
    '<a:gd name="x2" fmla="+- r 0 x1"/><a:gd name="y2" fmla="+- b 0 x1"/>'
)
_HANDLE = '<a:ahLst><a:ahXY gdRefX="adj" minX="0" maxX="50000"><a:pos x="x1" y="t"/></a:ahXY></a:ahLst>'
_MIDDLES = (
    '<a:cxn ang="3cd4"><a:pos x="hc" y="t"/></a:cxn><a:cxn ang="cd2"><a:pos x="l" y="vc"/></a:cxn>'
    '<a:cxn ang="cd4"><a:pos x="hc" y="b"/></a:cxn><a:cxn ang="0"><a:pos x="r" y="vc"/></a:cxn>'
)
_OUTLINE = (
    '<a:rect l="l" t="t" r="r" b="b"/><a:pathLst><a:path><a:moveTo><a:pt x="l" y="x1"/></a:moveTo>'
    '<a:arcTo wR="x1" hR="x1" stAng="cd2" swAng="cd4"/><a:lnTo><a:pt x="x2" y="t"/></a:lnTo>'
    '<a:arcTo wR="x1" hR="x1" stAng="3cd4" swAng="cd4"/><a:lnTo><a:pt x="r" y="y2"/></a:lnTo>'
    '<a:arcTo wR="x1" hR="x1" stAng="0" swAng="cd4"/><a:lnTo><a:pt x="x1" y="b"/></a:lnTo>'
    '<a:arcTo wR="x1" hR="x1" stAng="cd4" swAng="cd4"/><a:close/></a:path></a:pathLst>'
)
_ANGLES = {"top": "3cd4", "left": "cd2", "bottom": "cd4", "right": "0"}
SIDES = ("top", "left", "bottom", "right")
"""The sides in the order of their sites."""


class Sites:
    """The sites of one box; each end of a line that is glued asks for its own."""

    def __init__(self, area: Area) -> None:
        self.area = area
        self._own: list[tuple[str, int, int]] = []

    def index(self, point: Point) -> int:
        """The number of the site at a point of the rim."""
        area, side = self.area, side_of(self.area, point)
        if is_middle(area, point):
            return SIDES.index(side)
        x = (
            _share(point[0] - area.x, area.width)
            if side in ("top", "bottom")
            else (side == "right") * _SHARES
        )
        y = (
            _share(point[1] - area.y, area.height)
            if side in ("left", "right")
            else (side == "bottom") * _SHARES
        )
        site = (side, x, y)
        if site not in self._own:
            self._own.append(site)
        return len(SIDES) + self._own.index(site)

    def inset(self, radius: float) -> float:
        """What the geometry keeps free of words on each side: a rounded rectangle its corners, in points.

        A geometry of our own keeps nothing free.
        """
        return 0.0 if self._own else rounding(self.area, radius)

    def geometry(self, radius: float) -> str:
        """The geometry of the box, once all its lines have asked."""
        if not self._own:
            return rectangle(self.area, radius)
        shortest = max(min(self.area.width, self.area.height), 0.01)
        adjust = min(round(radius / shortest * 100_000), 50_000)
        guides = "".join(
            f'<a:gd name="sx{at}" fmla="*/ w {x} {_SHARES}"/><a:gd name="sy{at}" fmla="*/ h {y} {_SHARES}"/>'
            for at, (_side, x, y) in enumerate(self._own)
        )
        sites = "".join(
            f'<a:cxn ang="{_ANGLES[side]}"><a:pos x="sx{at}" y="sy{at}"/></a:cxn>'
            for at, (side, _x, _y) in enumerate(self._own)
        )
        return (
            f'<a:custGeom><a:avLst><a:gd name="adj" fmla="val {adjust}"/></a:avLst>'
            f"<a:gdLst>{_CORNERS}{guides}</a:gdLst>{_HANDLE}<a:cxnLst>{_MIDDLES}{sites}</a:cxnLst>{_OUTLINE}</a:custGeom>"
        )


def rounding(area: Area, radius: float) -> float:
    """How far from its sides office programs keep the words of a rounded rectangle, in points."""
    return min(radius, min(area.width, area.height) / 2) * _OF_RADIUS


def is_middle(area: Area, point: Point) -> bool:
    """Whether a point of the rim of a box is in the middle of its side."""
    if side_of(area, point) in ("left", "right"):
        return abs(point[1] - area.y - area.height / 2) <= _NEAR
    return abs(point[0] - area.x - area.width / 2) <= _NEAR


def side_of(area: Area, point: Point) -> str:
    """The side of a box on which a point of its rim lies."""
    away = {
        "top": abs(point[1] - area.y),
        "left": abs(point[0] - area.x),
        "bottom": abs(point[1] - area.bottom),
        "right": abs(point[0] - area.right),
    }
    return min(SIDES, key=lambda side: away[side])


def _share(part: float, whole: float) -> int:
    return round(min(max(part / whole, 0.0), 1.0) * _SHARES) if whole else 0

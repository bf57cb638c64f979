"""The legend: a sample of each sign in use, with the ends of lines that slides know, and its meaning."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rolemap.export.slides import badges
from rolemap.export.slides.lines import connector, path_shape
from rolemap.export.slides.markup import around, group
from rolemap.export.slides.plain import Drawn, drawn
from rolemap.export.slides.scene import Scene
from rolemap.i18n import domain
from rolemap.render import change_signs
from rolemap.render.layout import Sign
from rolemap.render.samples import sample_mark, sign_group
from rolemap.render.shapes import Text

_ = domain("export")


def legend(scene: Scene, signs: Sequence[Sign]) -> str:
    """All entries as one group; empty where there is none."""
    if not signs:
        return ""
    whole = scene.numbers()
    entries = [_entry(scene, sign) for sign in signs]
    area = around(one for one, _written in entries)
    return group(whole, _("Legend"), area, (written for _area, written in entries))


def _entry(scene: Scene, sign: Sign) -> Drawn:
    whole = scene.numbers()
    parts = [*_sample(scene, sign), *badges.words(scene, sign.words)]
    name = " ".join(line.text for line in sign.words)
    area = around([sign.area, *(one for one, _written in parts)])
    return area, group(whole, name, area, (written for _area, written in parts))


def _sample(scene: Scene, sign: Sign) -> Iterator[Drawn]:
    kind, _colon, role = sign.sign.partition(":")
    area, theme = sign.area, scene.theme
    middle = area.y + area.height / 2
    name = _("Sample")
    if kind == "edge":
        ends = (area.x, middle), (area.right, middle)
        yield area, connector(scene, name, "", *ends, theme.line(role), "straightConnector1")
    elif kind == "badge":
        yield badges.badge(scene, sample_mark(sign, role, theme))
    elif kind == "change":
        shapes = [
            one for one in change_signs.sample(sign, role, theme, scene.scale) if not isinstance(one, Text)
        ]
        yield from drawn(shapes[:1], name, scene.numbers)
        if role in change_signs.SIGNS:
            yield badges.tag(scene, change_signs.sample_tag(sign, role, theme))
        path, tip = change_signs.sample_line(area, middle)
        yield area, path_shape(scene, name, "", path, tip, theme.line("sample", role))
    else:
        yield from drawn([sign_group(sign, theme, scene.scale)], name, scene.numbers)

"""How a picture looks: colours, line styles, type sizes and typeface.

The program's own themes are ``themes/<slug>.json``; that of an organization is read by `rolemap.render.own`. The
grammar is the same in every theme (`shared/design/pictures.md`); a theme changes ink and paper.
Whatever a colour says is said by a shape, a line style or a word as well, so that a photocopy tells the
same.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from rolemap.errors import UnknownName
from rolemap.i18n import domain
from rolemap.render.styles import BoxStyle, LaneStyle, LineStyle, MarkStyle
from rolemap.render.typeface import Typeface, arimo

_ = domain("render")


@dataclass(frozen=True, slots=True)
class Sizes:
    """Type sizes and distances in points, before a picture is fitted to its paper."""

    heading: float = 15.0
    subheading: float = 10.0
    lane: float = 9.5
    title: float = 9.6
    detail: float = 9.0
    label: float = 9.0
    mark: float = 9.0
    small: float = 9.0
    badge: float = 12.5
    pad_x: float = 7.0
    pad_y: float = 4.0
    row_gap: float = 8.5
    column_gap: float = 46.0
    lane_pad: float = 9.0
    pitch: float = 5.6
    """Least distance of two edges on the side of a box."""
    arrow: float = 6.0
    margin: float = 17.0
    thick: float = 2.2
    """Width of the border of a box with findings."""
    logo: tuple[float, float] = (0.0, 0.0)
    """Width and height of the logo in the title block; nothing where there is none."""
    logo_right: bool = False
    """Whether it stands at the right end of the title block instead of the left."""
    words_over: float = 110.0
    """Widest words over a line between columns."""
    words_within: float = 140.0
    """Widest words beside a line within a column."""

    @property
    def least_type(self) -> float:
        """The smallest type on a picture before it is fitted to its paper."""
        return min(
            self.heading,
            self.subheading,
            self.lane,
            self.title,
            self.detail,
            self.label,
            self.mark,
            self.small,
        )


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture of pixels that an organization puts beside its title."""

    media: str
    """``image/png`` or ``image/jpeg``."""
    content: bytes


@dataclass(frozen=True, slots=True)
class Theme:
    """One theme, with a style for every role; an unknown role gets the style named ``default``."""

    slug: str
    """Its name on the command line; for an organization's own theme the name of its file."""
    page: str
    inks: Mapping[str, str]
    lanes: Mapping[str, LaneStyle]
    boxes: Mapping[str, BoxStyle]
    lines: Mapping[str, LineStyle]
    marks: Mapping[str, MarkStyle]
    statuses: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """What a status word changes in the style of its box."""
    line_statuses: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """What a status word changes in the style of a line."""
    sizes: Sizes = Sizes()
    typeface: Typeface = field(default_factory=arimo)
    logo: Logo | None = None
    owner: str = ""
    """The organization whose theme it is; empty for a theme of the program."""

    def lane(self, role: str) -> LaneStyle:
        """The style of a lane or column."""
        return self.lanes.get(role, self.lanes["default"])

    def line(self, role: str, status: str = "") -> LineStyle:
        """The style of an edge, in a state."""
        style = self.lines.get(role, self.lines["default"])
        return replace(style, **self.line_statuses[status]) if status in self.line_statuses else style

    def mark(self, severity: str, waived: bool, status: str = "") -> MarkStyle:
        """The style of a badge; one that is fixed keeps its shape and nothing else."""
        style = self.marks["waived" if waived else severity]
        if status != "fixed":
            return style
        return MarkStyle(style.shape, self.boxes["default"].fill, self.ink("muted"), self.ink("text"))

    def box(self, role: str, status: str = "") -> BoxStyle:
        """The style of a node in a state, or in several: words parted by spaces."""
        style = self.boxes.get(role, self.boxes["default"])
        changes: dict[str, Any] = {}
        for word in status.split() if role != "ghost" else ():
            changes.update(self.statuses.get(word, {}))
        return BoxStyle(**{name: changes.get(name, getattr(style, name)) for name in style.__slots__})

    def ink(self, name: str) -> str:
        """The colour of an ink: one of the theme's, or ``lane:<role>`` or ``line:<role>``."""
        kind, _colon, role = name.partition(":")
        if kind == "lane" and role:
            return self.lane(role).ink
        if kind == "line" and role:
            return self.line(role).ink
        return self.inks.get(name, self.inks["text"])


def slugs() -> tuple[str, ...]:
    """The themes that exist, sorted."""
    folder = resources.files("rolemap.render") / "themes"
    return tuple(sorted(entry.name[:-5] for entry in folder.iterdir() if entry.name.endswith(".json")))


@cache
def theme(slug: str) -> Theme:
    """The program's theme of that name; raises UnknownName."""
    return from_data(slug, data_of(slug))


def theme_of(asked: str | Path | Theme) -> Theme:
    """A theme by its slug or by the path of an organization's own file (.yaml, .json); a theme is itself.

    Raises UnknownName, or for a file DefectsFound, FileUnreadable and UnknownFormat.
    """
    if isinstance(asked, Theme):
        return asked
    if isinstance(asked, str) and asked in slugs():
        return theme(asked)
    if isinstance(asked, Path) or _FILE.search(asked):
        from rolemap.render.own.reading import read

        return read(asked)
    return theme(asked)


_FILE = re.compile(r"[/\\]|\.(ya?ml|json)$", re.IGNORECASE)
"""What makes a word a path and no slug."""


def data_of(slug: str) -> dict[str, Any]:
    """What stands in the file of one of the program's themes; raises UnknownName."""
    if slug not in slugs():
        from difflib import get_close_matches

        raise UnknownName(_("Theme"), slug, get_close_matches(slug, slugs()) or slugs())
    text = (resources.files("rolemap.render") / "themes" / f"{slug}.json").read_text(encoding="utf-8")
    data: dict[str, Any] = json.loads(text)
    return data


def from_data(slug: str, data: Mapping[str, Any], **own: Any) -> Theme:
    """The theme of such data; `own` are the fields that stand in no file of the program's."""
    return Theme(
        slug=slug,
        page=data["page"],
        inks=data["inks"],
        lanes={role: LaneStyle(**_listed(style)) for role, style in data["lanes"].items()},
        boxes={role: BoxStyle(**_listed(style)) for role, style in data["boxes"].items()},
        lines={role: LineStyle(**_listed(style)) for role, style in data["lines"].items()},
        marks={name: MarkStyle(**style) for name, style in data["marks"].items()},
        statuses={name: _listed(style) for name, style in data.get("statuses", {}).items()},
        line_statuses={name: _listed(style) for name, style in data.get("line_statuses", {}).items()},
        sizes=Sizes(**data.get("sizes", {})),
        **own,
    )


def _listed(style: Mapping[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in style.items()}

"""What a theme says of each part of a picture: lanes, boxes, lines, badges."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LaneStyle:
    """A lane: its ground, its frame, the ink of its title, and the ground of a column head in a grid."""

    fill: str
    stroke: str
    ink: str
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class BoxStyle:
    """A node: ground, border, its width in points, and the dash pattern (empty: drawn through)."""

    fill: str
    stroke: str
    width: float = 0.9
    dash: tuple[float, ...] = ()
    double: bool = False
    """A second border inside the first."""
    tab: bool = False
    """A bar inside its left border: the box that a picture is about."""
    pattern: str = ""
    """``hatch`` (slanted lines beside the words), ``dot`` (in the middle), or empty; in the ink of the border."""


@dataclass(frozen=True, slots=True)
class LineStyle:
    """An edge: ink, width in points, dash pattern, and its head; no two roles share all but the ink.

    Heads: ``full`` and ``open`` triangles, ``vee``, ``double``, ``dot``, ``diamond``, ``none``.
    """

    ink: str
    width: float = 1.0
    dash: tuple[float, ...] = ()
    head: str = "full"
    ground: str = "#ffffff"
    """What fills an ``open`` head."""


@dataclass(frozen=True, slots=True)
class MarkStyle:
    """A badge: its shape (``square``, ``circle``), ground, outline and the ink of the number."""

    shape: str
    fill: str
    stroke: str
    ink: str
    hatch: str = ""
    """Ink of the hatching; empty for none."""

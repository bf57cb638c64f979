"""One picture on its slide while it is drawn: its theme, its scale, the ids of its shapes, and what its badges mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from rolemap.export.slides.markup import Numbers
from rolemap.export.slides.sites import Sites
from rolemap.render.theme import Theme


@dataclass(frozen=True, slots=True)
class Scene:
    """What every part of a picture needs in order to be written."""

    theme: Theme
    scale: float
    numbers: Numbers
    told: Mapping[str, str]
    """What each finding says, by its key: the words for those who cannot see its badge."""
    sites: dict[str, Sites] = field(default_factory=dict)
    """The sites of each box that has lines, by its id."""
    ids: dict[str, int] = field(default_factory=dict)
    """The id of the shape of each box, to which lines are glued."""

    def dash(self, dash: tuple[float, ...]) -> tuple[float, ...]:
        """Dashes at the scale of the picture."""
        return tuple(part * self.scale for part in dash)

"""One page of draw.io while it is filled: its theme, its scale, its cells, and the text on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from rolemap.render.layout import Area, Words
from rolemap.render.mx import cells
from rolemap.render.mx.cells import UNIT, Cells, plain, scaled, style
from rolemap.render.theme import Theme

NO_SHAPE: dict[str, str | float] = {"fillColor": "none", "strokeColor": "none"}
"""Settings of a cell of which only the words are seen."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A page; `cells` grows with everything that is put on it."""

    theme: Theme
    scale: float
    cells: Cells = field(default_factory=Cells)

    def words(self, words: Sequence[Words], parent: str) -> None:
        """Text cells: lines of one paragraph together."""
        for lines in cells.paragraphs(words):
            settings = style("text", **NO_SHAPE, **self.type_of(lines[0]), align="left", connectable=0)
            area = scaled(cells.around(line.area for line in lines))
            self.cells.vertex(plain("\n".join(line.text for line in lines)), area, settings, parent=parent)

    def type_of(self, words: Words) -> dict[str, str | float]:
        """The settings of the type of some words."""
        return {
            "fontSize": words.size * UNIT,
            "fontStyle": 1 if words.bold else 0,
            "fontColor": self.theme.ink(words.ink),
            "spacing": 0,
            "verticalAlign": "middle",
        }

    def sized(self, text: str, words: Words) -> str:
        """Words as HTML in the type of the words that they are or replace."""
        label = cells.sized(text, words.size, self.theme.ink(words.ink))
        if words.struck:
            label = f"<s>{label}</s>"
        return f"<b>{label}</b>" if words.bold else label

    def group(self, areas: Sequence[Area], words: Sequence[Words]) -> str:
        """An unseen container that holds all of these."""
        held = scaled(cells.around([*areas, *(line.area for line in words)]))
        return self.cells.vertex(
            "", held, style("group", **NO_SHAPE, collapsible=0, recursiveResize=0, connectable=0)
        )

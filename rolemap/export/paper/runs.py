"""Which blocks share sheets that stand upright, and which share sheets that lie lengthwise.

A picture that lies lengthwise has a sheet of its own, with the headings before it and the notes after it. A table that
lies lengthwise takes along the few lines that lead to it, so that no sheet holds a heading and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from rolemap.export.document import Block, Bullets, Figure, Heading, Paragraph, Table

_FEW = 900
"""Letters that may stand on a sheet that lies lengthwise, where lines are too long for much reading."""


@dataclass(slots=True)
class Run:
    """Blocks on sheets that lie the same way; a run with a `figure` is one sheet, and the blocks stand over it."""

    lengthwise: bool
    blocks: list[Block] = field(default_factory=list)
    figure: Figure | None = None
    notes: list[Block] = field(default_factory=list)
    """What stands under the caption of the figure."""


def runs(blocks: Iterable[Block]) -> list[Run]:
    """The blocks of an annex in runs, in their order; at least one, be it empty."""
    sheets = _Sheets()
    for block in blocks:
        sheets.take(block)
    sheets.end()
    return sheets.made or [Run(lengthwise=False)]


class _Sheets:
    """Sheets that fill up block by block; text waits until it is known on what sheet the next table stands."""

    def __init__(self) -> None:
        self.made: list[Run] = []
        self._waiting: list[Block] = []
        self._shown = False
        """Whether the last block was a table or a figure, whose notes follow."""

    def take(self, block: Block) -> None:
        match block:
            case Paragraph(manner="note") if self._shown:
                last = self.made[-1]
                (last.notes if last.figure else last.blocks).append(block)
                return
            case Figure(wide=True):
                rest, headings = _parted(self._waiting)
                self._text(rest)
                self.made.append(Run(True, list(headings), block))
            case Table(wide=True):
                if _few(self._waiting):
                    self._lengthwise().blocks += [*self._waiting, block]
                else:
                    self._upright().blocks += self._waiting
                    self._lengthwise().blocks.append(block)
            case Figure() | Table():
                self._upright().blocks += [*self._waiting, block]
            case _:
                self._waiting.append(block)
                self._shown = False
                return
        self._waiting = []
        self._shown = True

    def end(self) -> None:
        self._text(self._waiting)

    def _text(self, blocks: Sequence[Block]) -> None:
        """Text after which nothing comes that it leads to: under a wide table where it is short."""
        if not blocks:
            return
        wide = self.made and self.made[-1].lengthwise and not self.made[-1].figure
        (self.made[-1] if wide and _few(blocks) else self._upright()).blocks.extend(blocks)

    def _upright(self) -> Run:
        if not self.made or self.made[-1].lengthwise or self.made[-1].figure:
            self.made.append(Run(lengthwise=False))
        return self.made[-1]

    def _lengthwise(self) -> Run:
        if not self.made or not self.made[-1].lengthwise or self.made[-1].figure:
            self.made.append(Run(lengthwise=True))
        return self.made[-1]


def _parted(blocks: Sequence[Block]) -> tuple[Sequence[Block], Sequence[Block]]:
    """What stands before the headings at the end, and these headings."""
    at = len(blocks)
    while at and isinstance(blocks[at - 1], Heading):
        at -= 1
    return blocks[:at], blocks[at:]


def _few(blocks: Sequence[Block]) -> bool:
    return sum(map(_letters, blocks)) <= _FEW


def _letters(block: Block) -> int:
    match block:
        case Heading(text=text) | Paragraph(text=text):
            return len(text)
        case Bullets(items=items):
            return sum(map(len, items))
        case _:
            return 0

"""Which pages of an annex stand upright and which lie lengthwise.

A wide picture or table lies lengthwise, with the headings that lead to it. A few lines before a table that begins an
annex, between two wide blocks, or after a wide table stay on the sheet that is there: no leaf is turned for a sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rolemap.export.document import Block, Bullets, Figure, Heading, Paragraph, Table

FEW_LETTERS = 900
"""Half a sheet of text."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Blocks on sheets of one kind."""

    lengthwise: bool
    blocks: tuple[Block, ...]


def stretches(blocks: Sequence[Block]) -> Iterator[Stretch]:
    """The blocks of an annex in order, split wherever the sheet is turned; the first one may be empty of blocks."""
    ways = _ways(blocks)
    start = 0
    for at in range(1, len(blocks) + 1):
        if at == len(blocks) or ways[at] != ways[start]:
            yield Stretch(ways[start] if blocks else False, tuple(blocks[start:at]))
            start = at
    if not blocks:
        yield Stretch(False, ())


def _ways(blocks: Sequence[Block]) -> list[bool]:
    ways = [isinstance(block, (Figure, Table)) and block.wide for block in blocks]
    for at in range(len(blocks) - 2, -1, -1):
        ways[at] = ways[at] or (ways[at + 1] and isinstance(blocks[at], Heading))
    start = 0
    while start < len(blocks):
        end = start
        while end < len(blocks) and not ways[end]:
            end += 1
        if start < end and _few(blocks[start:end]) and _stays(blocks, start, end):
            ways[start:end] = [True] * (end - start)
        start = end + 1
    return ways


def _stays(blocks: Sequence[Block], start: int, end: int) -> bool:
    """Whether a few lines go lengthwise with what stands around them; a picture wants a sheet for itself."""
    if start == 0:
        wide = next((block for block in blocks[end:] if not isinstance(block, Heading)), None)
        return isinstance(wide, Table)
    return end < len(blocks) or isinstance(blocks[start - 1], Table)


def _few(blocks: Sequence[Block]) -> bool:
    letters = 0
    for block in blocks:
        match block:
            case Paragraph(text=text) | Heading(text=text):
                letters += len(text)
            case Bullets(items=items):
                letters += sum(map(len, items)) + 80 * len(items)
            case _:
                return False
    return letters <= FEW_LETTERS

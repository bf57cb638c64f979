"""All the words of annexes, to be searched for the terms that they use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rolemap.export.document import Annex, Block, Bullets, Figure, Heading, Paragraph, Table


def words_of(annexes: Iterable[Annex]) -> str:
    """The text of annexes, a line each piece; of figures their captions."""
    return "\n".join(piece for annex in annexes for piece in _pieces(annex))


def _pieces(annex: Annex) -> Iterator[str]:
    yield annex.title
    for block in annex.blocks:
        yield from _of(block)


def _of(block: Block) -> Iterator[str]:
    match block:
        case Heading() | Paragraph():
            yield block.text
        case Bullets():
            yield from block.items
        case Figure():
            yield block.caption
        case Table():
            yield block.caption
            yield from (column.title for column in block.columns)
            yield from (line for row in block.rows for cell in row.cells for line in cell.lines)

"""Small maps for tests of annexes, and what one of their annexes says."""

from __future__ import annotations

from collections.abc import Iterator

from rolemap.checks.evaluate import evaluate
from rolemap.checks.findings import Report
from rolemap.export.annexes import assemble
from rolemap.export.document import Annex, Bullets, Cell, Heading, Paragraph, Row, Table
from rolemap.export.material import Wishes
from tests.conftest import graph_of
from tests.export.conftest import material_of

UNITS = """\
organizations:
  - {id: u, name: UBND tỉnh, kind: committee, level: province}
  - {id: s, name: Sở Y tế, kind: department, level: province, parent: u, apparatus: true}
  - {id: it, name: Trung tâm CNTT, kind: it_unit, level: province, parent: u}
  - {id: x1, name: UBND xã Một, kind: committee, level: commune, parent: u, apparatus: true}
  - {id: x2, name: UBND xã Hai, kind: committee, level: commune, parent: u, apparatus: true}
positions:
  - {id: ct, name: Chủ tịch UBND tỉnh, organization: u, rank: head}
  - {id: pct, name: Phó Chủ tịch UBND tỉnh, organization: u, rank: deputy}
"""


def report_of(text: str) -> Report:
    """What the whole catalogue finds in a small map."""
    return evaluate(graph_of(text))


def annex_of(text: str, slug: str) -> Annex:
    """One annex of a small map, alone."""
    (annex,) = assemble(material_of(report_of(text), wishes=Wishes((slug,)))).annexes
    return annex


def tables(annex: Annex) -> dict[str, Table]:
    """The tables of an annex by their ids."""
    return {block.id: block for block in annex.blocks if isinstance(block, Table)}


def texts(annex: Annex) -> list[str]:
    """Its headings, paragraphs and items of lists."""
    found: list[str] = []
    for block in annex.blocks:
        if isinstance(block, Heading | Paragraph):
            found.append(block.text)
        elif isinstance(block, Bullets):
            found += block.items
    return found


def cells(rows: tuple[Row, ...]) -> Iterator[Cell]:
    """Every cell of these rows."""
    return (cell for row in rows for cell in row.cells)


def line(cell: Cell) -> str:
    """A cell as one line."""
    return " / ".join(cell.lines)

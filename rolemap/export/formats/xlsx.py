"""The workbook: the map as it can be brought back in, and beside it the role matrix and the gaps."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rolemap.export.material import Material


def write(material: Material) -> bytes:
    """The workbook in the reader's language; raises `CellTooLong` for a value that Excel cannot keep."""
    from rolemap.export.sheets.asides import asides
    from rolemap.workbook.writing import dumps

    return dumps(material.graph.map, asides(material.report))

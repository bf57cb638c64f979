"""A written workbook as another program sees it: cells, names, drop-downs."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils import range_boundaries

_NAMED = re.compile(
    r"'?(?P<sheet>[^'!]+)'?!(?P<first>[^:]+):INDEX\([^!]+!(?P<whole>[^,]+),MAX\(1,[^!]+!(?P<count>[^)]+)\)\)"
)


class Opened:
    """The workbook, with the values that the writer put behind its formulas."""

    def __init__(self, content: bytes) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            self.book = load_workbook(BytesIO(content))
            self._values = load_workbook(BytesIO(content), data_only=True)

    def values(self, title: str) -> list[list[Any]]:
        """The rows of a sheet down to the last one in which something stands."""
        rows = [list(row) for row in self._values[title].iter_rows(values_only=True)]
        while rows and not any(value not in (None, "") for value in rows[-1]):
            rows.pop()
        return rows

    def column(self, title: str, heading: str) -> list[Any]:
        """The values below a heading."""
        rows = self.values(title)
        index = rows[0].index(heading)
        return [row[index] for row in rows[1:]]

    def list_named(self, name: str) -> list[str]:
        """The entries that a defined name stands for."""
        match = _NAMED.fullmatch(self.book.defined_names[name].attr_text)
        assert match is not None, name
        sheet = self._values[match["sheet"]]
        left, top, _right, bottom = range_boundaries(match["whole"].replace("$", ""))
        count = sheet[match["count"].replace("$", "")].value
        assert match["first"].replace("$", "") == sheet.cell(top, left).coordinate
        assert top + max(1, count) - 1 <= bottom
        return [sheet.cell(row, left).value or "" for row in range(top, top + max(1, count))]

    def lists(self, title: str) -> Iterator[tuple[Any, int, list[str]]]:
        """The drop-downs of a sheet: the rule, its column from 1, and what can be chosen."""
        for rule in self.book[title].data_validations.dataValidation:
            if rule.type == "list":
                yield (
                    rule,
                    next(iter(rule.sqref.ranges)).min_col,
                    self.list_named(rule.formula1.removeprefix("=")),
                )

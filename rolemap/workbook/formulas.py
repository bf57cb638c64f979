"""Sheets that take the formulas of this program as they are, which makes writing thousands of them cheap."""

from __future__ import annotations

from xlsxwriter.worksheet import Worksheet


class PlainFormulas(Worksheet):  # type: ignore[misc]  # the library has no types
    """A sheet that does not search each formula for functions newer than Excel 2007: this program uses none.

    The library looks for some 130 names one by one, which takes ten times as long as writing the formula.
    """

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:
        return formula.removeprefix("=")

"""The settings of a map out of their sheet: a row gives a check its severity, or one of its limits a value."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping, Sequence
from typing import Any

from rolemap.editing.edit import ABSENT
from rolemap.editing.pasting import Unread
from rolemap.files.faults import Path
from rolemap.i18n import domain
from rolemap.workbook.intake.noted import Noted
from rolemap.workbook.intake.tables import Line, Table, tell_blank

_ = domain("workbook")

Found = tuple[Line, dict[str, Any]]
"""A row with the values of its cells."""


def profile_of(
    table: Table, rows: Sequence[Found], origins: MutableMapping[Path, tuple[Table, int]], noted: Noted
) -> dict[str, Any]:
    """The profile; where each setting stands is added to `origins`."""
    profile: dict[str, Any] = {}
    rows_of: dict[Path, int] = {}
    for line, found in rows:
        wrong = {key: value for key, value in found.items() if isinstance(value, Unread)}
        for key, value in wrong.items():
            noted.add(table.mark(line.row, key), value.message, value.expected, ("profile", key))
        if wrong:
            continue
        right = {key: value for key, value in found.items() if value is not ABSENT}
        lacking = _lacking(right)
        if lacking:
            tell_blank(table, line, lacking, noted)
            continue
        for path, value in _settings(right):
            if path in rows_of:
                noted.add(
                    table.mark(line.row, "check"),
                    _("The same setting stands already in row {row}.").format(row=rows_of[path]),
                    _("Keep one of them."),
                )
                continue
            rows_of[path] = line.row
            inner = profile
            for part in path[:-1]:
                inner = inner.setdefault(str(part), {})
            inner.setdefault(str(path[-1]), value)
            for length in range(2, len(path) + 1):
                origins.setdefault(("profile", *path[:length]), (table, line.row))
    return profile


def _lacking(row: dict[str, Any]) -> str:
    """The column that a row needs and has not; empty where it is whole."""
    if "check" not in row:
        return "check"
    if ("limit" in row) != ("value" in row):
        return "value" if "limit" in row else "limit"
    return ""


def _settings(row: dict[str, Any]) -> Iterator[tuple[Path, Any]]:
    """The settings of a row; a row with only a check says that its limits are there and are none."""
    check = row["check"]
    if "severity" in row:
        yield ("severity", check), row["severity"]
    if "limit" in row:
        yield ("limits", check, row["limit"]), row["value"]
    elif "severity" not in row:
        yield ("limits", check), {}

"""What the gate finds wrong in a workbook, in the words of a workbook: columns and sheets instead of keys."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from rolemap.editing.edit import Document
from rolemap.files.faults import Fault, Path
from rolemap.files.suggest import sentences
from rolemap.i18n import domain
from rolemap.workbook.intake.known import Known, known_sheets
from rolemap.workbook.intake.noted import Noted
from rolemap.workbook.intake.places import Origins
from rolemap.workbook.intake.tables import Table

_ = domain("workbook")


class Saying:
    """Puts the faults of the gate into the words of a workbook; leaves out what its reader has told."""

    def __init__(
        self, document: Document, tables: Mapping[str, Table], origins: Origins, noted: Noted
    ) -> None:
        self._document = document
        self._tables = tables
        self._origins = origins
        self._noted = noted

    def __call__(self, faults: list[Fault]) -> list[Fault]:
        """The faults that are still to be told."""
        return [self._said(fault) for fault in faults if not self._noted.knows(fault.path)]

    def _said(self, fault: Fault) -> Fault:
        if fault.path == ("map",) and "map" not in self._document:
            title = known_sheets()["map"].sheet.title
            return replace(
                fault,
                message=_("The sheet “{title}” is missing.").format(title=title),
                expected=_("Copy it from a workbook that rolemap has written; “rolemap new” writes one."),
            )
        if not fault.path or self._stands_there(fault.path):
            return fault
        known, key = self._column(fault.path)
        if known is None or key is None:
            return fault
        message = _("The column “{heading}” is empty here.")
        if known.sheet.upright:
            message = _("“{heading}” is empty.")
        hint = known.sheet.column(key).comment.partition("\n")[0]
        return replace(
            fault,
            message=message.format(heading=known.heading(key)),
            expected=sentences(_("It must be filled in."), hint),
        )

    def _stands_there(self, path: Path) -> bool:
        here: Any = self._document
        for part in path:
            try:
                here = here[part]
            except (KeyError, IndexError, TypeError):
                return False
        return True

    def _column(self, path: Path) -> tuple[Known | None, str | None]:
        """The sheet and the key of the column to which a path leads."""
        for length in range(len(path) - 1, 0, -1):
            if path[:length] in self._origins:
                table, _row = self._origins[path[:length]]
                name = ".".join(str(part) for part in path[length:])
                keys = [column.key for column in table.known.sheet.columns]
                fitting = (key for key in keys if key == name or key.startswith(name + "."))
                return table.known, next(fitting, None)
        return None, None

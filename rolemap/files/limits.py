"""How large and how deep a file may be: settings with defaults that a program on a server can lower."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from typing import Final

from rolemap.errors import RolemapError
from rolemap.i18n import domain

_ = domain("files")

MEGABYTE: Final = 1024 * 1024
ENVIRONMENT_VARIABLE: Final = "ROLEMAP_MAX_FILE_MB"
_UNPACKED: Final = 8  # times larger than packed; sheets of an office are about that
_BYTES_OF_A_CELL: Final = 100


@dataclass(frozen=True, slots=True)
class FileLimits:
    """Limits that are looked at before anything is parsed; sizes in bytes.

    Measured: a file of JSON takes six times its size in memory while it is read, one of YAML fifteen times, and an
    evil one more than twenty times; whoever reads files of strangers lowers the sizes.
    """

    yaml_bytes: int = 16 * MEGABYTE
    json_bytes: int = 256 * MEGABYTE
    office_bytes: int = 32 * MEGABYTE
    """Of a workbook or document of an office program, as it lies on the disk: packed."""
    office_unpacked: int = 128 * MEGABYTE
    """Of all its parts together, unpacked."""
    office_ratio: int = 200
    """How many times smaller than its content a part of some megabytes may be packed."""
    office_parts: int = 5000
    cells: int = 500_000
    """With content, of all sheets of a workbook together; an element needs about ten, a relation about four."""
    sheet_columns: int = 1000
    depth: int = 40
    """Lists and mappings inside each other; format 1 needs 6."""
    defects: int = 1000
    """Defects that are told one by one; what comes after them is counted in one sentence."""

    @classmethod
    def from_environment(cls) -> FileLimits:
        """The defaults, with the sizes replaced by ``ROLEMAP_MAX_FILE_MB`` (megabytes) where it is set."""
        asked = os.environ.get(ENVIRONMENT_VARIABLE, "").strip()
        if not asked:
            return cls()
        try:
            size = int(float(asked) * MEGABYTE)
        except (ValueError, OverflowError):
            size = 0
        if size <= 0:
            raise RolemapError(
                _("{name} must be a number of megabytes above 0, not “{value}”.").format(
                    name=ENVIRONMENT_VARIABLE, value=asked
                )
            )
        unpacked = _UNPACKED * size
        cells = max(cls().cells, unpacked // _BYTES_OF_A_CELL)
        return replace(
            cls(), yaml_bytes=size, json_bytes=size, office_bytes=size, office_unpacked=unpacked, cells=cells
        )

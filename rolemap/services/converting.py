"""From one format of the role map file to another, with nothing lost but the comments of a YAML file."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from rolemap.errors import SameFile, UnknownFormat
from rolemap.services.checking import STANDARD_INPUT, is_workbook, map_suffixes, read_map

if TYPE_CHECKING:
    from rolemap.model import RoleMap

_COMMENT = re.compile(rb"(^|[ \t])#", re.MULTILINE)


def write_map(role_map: RoleMap, target: str) -> None:
    """Write a map in the format of the suffix; the file is either the whole new one or still the old one.

    Raises `UnknownFormat`, `FileUnwritable`, and `rolemap.workbook.values.CellTooLong` for a text that no cell of
    Excel can hold.
    """
    if not is_workbook(target):
        from rolemap.files import write

        write(role_map, target)
        return
    from rolemap.files.replacing import replace
    from rolemap.workbook.writing import dumps

    replace(target, [dumps(role_map)])


class Converted(NamedTuple):
    """What the reader should know of a conversion."""

    comments: bool
    """Whether the source is a YAML file that seems to have comments: they stay behind."""
    remarks: tuple[str, ...]
    """Whole sentences about the source."""


def convert(source: str, target: str) -> Converted:
    """Read `source`, write `target` in the format of its suffix; nothing is written when anything is wrong.

    Raises what `read_map` and `write_map` raise, and `SameFile` where both are one file: its comments would be lost.
    """
    if (
        source != STANDARD_INPUT
        and Path(target).exists()
        and Path(source).exists()
        and Path(target).samefile(source)
    ):
        raise SameFile(target)
    if Path(target).suffix.lower() not in map_suffixes():
        raise UnknownFormat(target, map_suffixes())
    remarks: list[str] = []
    write_map(read_map(source, remarks), target)
    is_yaml = Path(source).suffix.lower() in (".yaml", ".yml")
    return Converted(is_yaml and bool(_COMMENT.search(Path(source).read_bytes())), tuple(remarks))

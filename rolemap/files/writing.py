"""Role maps to files: YAML or JSON by suffix, and a file is either the whole new map or still the old one."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from rolemap.errors import UnknownFormat
from rolemap.files.formats import FORMAT_OF_SUFFIX, Format
from rolemap.files.replacing import replace
from rolemap.model.role_map import RoleMap


def dumps(role_map: RoleMap, file_format: Format) -> str:
    """The map as text; reading it again gives an equal map, and the same map always gives the same text."""
    return "".join(_pieces(role_map, file_format))


def write(role_map: RoleMap, path: str | Path) -> None:
    """Write the map to `path`, in the format that its suffix names; raises UnknownFormat or FileUnwritable.

    The old file is replaced only when all of the new one is on the disk.
    """
    file_format = FORMAT_OF_SUFFIX.get(Path(path).suffix.lower())
    if file_format is None:
        raise UnknownFormat(str(path), tuple(FORMAT_OF_SUFFIX))
    replace(path, (piece.encode("utf-8") for piece in _pieces(role_map, file_format)))


def _pieces(role_map: RoleMap, file_format: Format) -> Iterable[str]:
    if file_format == "json":
        from rolemap.files import json_out

        return json_out.dump(role_map)
    from rolemap.files import yaml_out

    return yaml_out.dump(role_map)

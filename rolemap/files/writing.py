"""Role maps to files: YAML or JSON by suffix, and a file is either the whole new map or still the old one."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from tempfile import mkstemp

from rolemap.errors import FileUnwritable, UnknownFormat
from rolemap.files.formats import FORMAT_OF_SUFFIX, Format
from rolemap.model.role_map import RoleMap


def dumps(role_map: RoleMap, file_format: Format) -> str:
    """The map as text; reading it again gives an equal map, and the same map always gives the same text."""
    return "".join(_pieces(role_map, file_format))


def write(role_map: RoleMap, path: str | Path) -> None:
    """Write the map to `path`, in the format that its suffix names; raises UnknownFormat or FileUnwritable.

    The text goes to a new file beside the old one, which is replaced only when all of it is on the disk.
    """
    file_format = FORMAT_OF_SUFFIX.get(Path(path).suffix.lower())
    if file_format is None:
        raise UnknownFormat(str(path), tuple(FORMAT_OF_SUFFIX))
    try:
        _replace(Path(path).resolve(), _pieces(role_map, file_format))
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise FileUnwritable(str(path), getattr(error, "strerror", None) or str(error)) from None


def _pieces(role_map: RoleMap, file_format: Format) -> Iterable[str]:
    if file_format == "json":
        from rolemap.files import json_out

        return json_out.dump(role_map)
    from rolemap.files import yaml_out

    return yaml_out.dump(role_map)


def _replace(target: Path, pieces: Iterable[str]) -> None:
    if target.is_dir():
        raise IsADirectoryError(None, "Is a directory")
    handle, beside = mkstemp(prefix=f".{target.name[:100]}.", suffix=".tmp", dir=target.parent)
    try:
        with open(handle, "w", encoding="utf-8", newline="\n") as file:
            os.chmod(beside, _mode_of(target))
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, target)
    except BaseException:
        os.unlink(beside)
        raise


def _mode_of(target: Path) -> int:
    """The rights of the file that is replaced; for a new file what the user's umask leaves, as with any program."""
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask

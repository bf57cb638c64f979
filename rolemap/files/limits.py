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


@dataclass(frozen=True, slots=True)
class FileLimits:
    """Limits that are looked at before anything is parsed; sizes in bytes.

    Measured: a file of JSON takes six times its size in memory while it is read, one of YAML fifteen times, and an
    evil one more than twenty times; whoever reads files of strangers lowers the sizes.
    """

    yaml_bytes: int = 16 * MEGABYTE
    json_bytes: int = 256 * MEGABYTE
    depth: int = 40
    """Lists and mappings inside each other; format 1 needs 6."""
    defects: int = 1000
    """Defects that are told one by one; what comes after them is counted in one sentence."""

    @classmethod
    def from_environment(cls) -> FileLimits:
        """The defaults, with both sizes replaced by ``ROLEMAP_MAX_FILE_MB`` (megabytes) where it is set."""
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
        return replace(cls(), yaml_bytes=size, json_bytes=size)

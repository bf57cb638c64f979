"""From one format of the role map file to another, with nothing lost but the comments of a YAML file."""

from __future__ import annotations

import re
from pathlib import Path

from rolemap.errors import SameFile
from rolemap.services.checking import STANDARD_INPUT, read_map

_COMMENT = re.compile(rb"(^|[ \t])#", re.MULTILINE)


def convert(source: str, target: str) -> bool:
    """Read `source`, write `target` in the format of its suffix; nothing is written when anything is wrong.

    Returns whether `source` is a YAML file that seems to have comments: they stay behind. Raises what
    `read_map` raises, `UnknownFormat` and `FileUnwritable` for the target, and `SameFile` where both are one
    file: its comments would be lost.
    """
    from rolemap.files import write

    if (
        source != STANDARD_INPUT
        and Path(target).exists()
        and Path(source).exists()
        and Path(target).samefile(source)
    ):
        raise SameFile(target)
    write(read_map(source), target)
    return Path(source).suffix.lower() in (".yaml", ".yml") and bool(
        _COMMENT.search(Path(source).read_bytes())
    )

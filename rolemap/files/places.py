"""Where elements stand in a file, for reports that point a reader to the line."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from rolemap.errors import FileUnreadable
from rolemap.files import json_in, yaml_in
from rolemap.files.decode import decode
from rolemap.files.document import Unreadable
from rolemap.files.formats import FORMAT_OF_SUFFIX
from rolemap.files.limits import FileLimits
from rolemap.model import RoleMap


def lines(source: str | Path, role_map: RoleMap, ids: Collection[str]) -> dict[str, int]:
    """The line, from 1, at which each of the elements `ids` of `role_map` begins in the file it came from.

    The file is read a second time, so this is for reports and not for every load; empty when the file has
    changed meanwhile into something that cannot be read. Raises FileUnreadable when it is gone.
    """
    paths = {
        (section, index): element.id
        for section, elements in role_map.sections.items()
        for index, element in enumerate(elements)
        if element.id in ids
    }
    limits = FileLimits.from_environment()
    is_json = FORMAT_OF_SUFFIX.get(Path(source).suffix.lower()) == "json"
    try:
        content = Path(source).read_bytes()
    except OSError as error:
        raise FileUnreadable(str(source), error.strerror or str(error)) from None
    try:
        text = decode(content, limits.json_bytes if is_json else limits.yaml_bytes)
        found = (json_in if is_json else yaml_in).read(text, limits).locate(paths)
    except Unreadable:
        return {}
    return {element_id: found[path].value.line for path, element_id in paths.items() if path in found}

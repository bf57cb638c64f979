"""JSON to a document at the speed of the C parser; places and duplicate keys are looked for only in need.

Duplicate keys: a hook on every object would cost as much as the parsing itself, so pairs are counted. A text has at
most as many pairs as it has colons after a quotation mark or white space; where the data has that many, no key
stood twice. Only where the count does not settle it, the text is parsed again with the hook.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from itertools import chain
from typing import Any, Final

from rolemap.files import json_long, json_places
from rolemap.files.document import Document, Mark, Places, Unreadable, mark_at
from rolemap.files.faults import Fault, Path, visible
from rolemap.files.json_long import LongList
from rolemap.files.limits import FileLimits
from rolemap.i18n import N_, domain

_ = domain("files")

_CONTAINERS: Final = (dict, list, LongList)

_SENTENCES: Final = {
    "Expecting property name enclosed in double quotes": (
        N_("A key in double quotation marks is expected here."),
        N_('Write "key": value, and no comma after the last one.'),
    ),
    "Illegal trailing comma before end of object": (
        N_("A comma stands after the last key."),
        N_("Delete the comma."),
    ),
    "Illegal trailing comma before end of array": (
        N_("A comma stands after the last entry."),
        N_("Delete the comma."),
    ),
    "Expecting ':' delimiter": (N_("The colon after a key is missing here."), N_('Write "key": value.')),
    "Expecting ',' delimiter": (
        N_("A comma or a closing bracket is missing here."),
        N_("Separate entries with commas and close what was opened."),
    ),
    "Expecting value": (
        N_("A value is missing here."),
        N_('Write text in double quotation marks, a number, true, false, null, or a list.'),
    ),
    "Extra data": (N_("The document has ended, but text goes on."), N_("Delete what stands after the closing brace.")),
    "Unterminated string starting at": (
        N_("The quotation mark that opens here is never closed."),
        N_("Close it at the end of the text."),
    ),
    "Invalid control character at": (
        N_("A line break, tab or control character stands inside a text."),
        N_("Write \\n for a line break; delete the others."),
    ),
    "Invalid \\escape": (N_("The backslash in this text means nothing."), N_("Write \\\\ for a backslash.")),
    "Invalid \\uXXXX escape": (N_("After \\u four hexadecimal digits must follow."), N_("Write \\\\ for a backslash.")),
}  # fmt: skip


def read(text: str, limits: FileLimits) -> Document:
    """The document in `text`; raises Unreadable for broken JSON and great depth.

    ``NaN`` and ``Infinity`` come through as numbers and are refused by the gate, which takes finite ones only.
    """
    data: Any = json_long.read(text) if len(text) >= json_long.SHORTEST else None
    try:
        if data is None:
            data = json.loads(text)
    except json.JSONDecodeError as error:
        raise Unreadable((Mark(error.lineno, error.colno), _sentence(error))) from None
    except RecursionError:
        raise Unreadable(_too_deep(text, limits)) from None
    except ValueError:  # Python refuses to read integers of more than 4300 digits
        raise Unreadable(_long_number(text)) from None

    def locate(paths: Collection[Path]) -> Places:
        return json_places.locate(text, paths)

    def late_faults(gate_failed: bool) -> Sequence[tuple[Mark, Fault]]:
        # whatever is deeper than the format allows was refused by the gate, so only then depth is worth a look
        if gate_failed and _is_deeper(json.loads(text), limits.depth):
            raise Unreadable(_too_deep(text, limits))
        if _no_key_twice(data, text):
            return ()
        return [
            (second, _twice(path, first))
            for path, first, second in json_places.duplicates(text, limits.defects)
        ]

    return Document(data, False, locate, late_faults=late_faults)


def _sentence(error: json.JSONDecodeError) -> Fault:
    message, expected = _SENTENCES.get(
        error.msg.rstrip(":"), (N_("JSON cannot be read here ({problem})."), "")
    )
    return Fault(_(message).format(problem=error.msg), _(expected) if expected else "")


def _too_deep(text: str, limits: FileLimits) -> tuple[Mark, Fault]:
    message = _("Lists and keys are nested more than {depth} deep.").format(depth=limits.depth)
    index = json_places.first_deeper(text, limits.depth)
    return mark_at(text, index), Fault(message, _("Six levels are enough; remove the needless brackets."))


def _long_number(text: str) -> tuple[Mark, Fault]:
    fault = Fault(_("A number of thousands of digits stands here."), _("Numbers go from -10^12 to 10^12."))
    return mark_at(text, json_places.first_long_number(text)), fault


def _twice(path: Path, first: Mark) -> Fault:
    message = _(
        "The key “{key}” stands twice: first in line {line}, column {column}, and here again."
    ).format(key=visible(path[-1]), line=first.line, column=first.column)
    return Fault(message, _("Keep one of them."), path)


def _is_deeper(data: Any, depth: int) -> bool:
    """Whether containers are nested more than `depth` deep; level by level, so it needs no stack."""
    level = [data]
    for _step in range(depth + 1):
        level = [one for one in level if isinstance(one, dict | list)]
        if not level:
            return False
        level = list(chain.from_iterable(one.values() if isinstance(one, dict) else one for one in level))
    return True


def _pairs(value: Any) -> int:
    """Pairs of key and value in the data; those inside records of a LongList are left out, as no map has any."""
    if isinstance(value, LongList):
        return value.pairs
    if isinstance(value, dict):
        return len(value) + sum(_pairs(one) for one in value.values() if isinstance(one, _CONTAINERS))
    return sum(_pairs(one) for one in value if isinstance(one, _CONTAINERS)) if isinstance(value, list) else 0


def _no_key_twice(data: Any, text: str) -> bool:
    """Whether counting alone shows that every pair of the text is in the data."""
    pairs = _pairs(data)
    return pairs == text.count(":") or pairs == text.count('":') + sum(
        text.count(space + ":") for space in " \t\n\r"
    )

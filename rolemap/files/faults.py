"""Faults: what the gate finds wrong, by its path in the document; places in the file are added at the end."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Final

from rolemap.i18n import domain

_ = domain("files")

Path = tuple[str | int, ...]
"""Where something stands in a document: ``("tools", 3, "status")``."""

_SCHEMA: Final = "_schema"  # the key under which marshmallow files what is wrong with a record as a whole
_PLAIN_KEY: Final = re.compile(r"[^\W]([\w.-]*\w)?", re.ASCII)
_LONGEST_SHOWN: Final = 60


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong: a sentence, what would be right, and the path.

    `on_key` points at the key of a mapping and not at its value. `other` is a second place that the reader must
    see to understand the first, such as the first use of an id.
    """

    message: str
    expected: str = ""
    path: Path = ()
    on_key: bool = False
    other: Path | None = None

    def under(self, base: Path) -> Fault:
        """The same fault seen from further up."""
        return replace(self, path=base + self.path)


def faults_in(errors: Any, base: Path = ()) -> Iterator[Fault]:
    """The faults in the nested messages of a marshmallow error, each with its path."""
    if isinstance(errors, dict):
        for key, inner in errors.items():
            yield from faults_in(inner, base if key == _SCHEMA else (*base, key))
    elif isinstance(errors, list):
        for inner in errors:
            yield from faults_in(inner, base)
    else:
        yield errors.under(base)


def spell(path: Path) -> str:
    """A path as a planner reads it: ``tools[3].status``; odd keys stand in quotation marks."""
    text = ""
    for part in path:
        if isinstance(part, int):
            text += f"[{part}]"
        else:
            shown = (
                part if _PLAIN_KEY.fullmatch(part) and len(part) <= _LONGEST_SHOWN else f'"{visible(part)}"'
            )
            text += f".{shown}" if text else shown
    return text


def visible(value: object) -> str:
    """A value of the file for use in a sentence: one line, not too long, nothing invisible in it."""
    if isinstance(value, int) and value.bit_length() > _LONGEST_SHOWN:
        # str() is slow for integers of thousands of digits, and Python refuses those of more than 4300
        return f"{'-' if value < 0 else ''}10^{int(value.bit_length() * math.log10(2))}"
    text = str(value)[: _LONGEST_SHOWN + 1]
    if len(text) > _LONGEST_SHOWN:
        text = text[: _LONGEST_SHOWN - 1] + "…"
    return "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in text)


def what_stands_there(value: object) -> str:
    """A sentence that names the kind of a value that is of the wrong kind."""
    if isinstance(value, dict):
        return _("A group of keys and values stands here.")
    if isinstance(value, list):
        return _("A list stands here.")
    if value is None:
        return _("Nothing stands here.")
    if isinstance(value, bool):
        return _("The word {value} stands here without quotation marks.").format(value=str(value).lower())
    if isinstance(value, int | float):
        return _("The number {value} stands here.").format(value=visible(value))
    return _("The text “{value}” stands here.").format(value=visible(value))

"""One edit of a plain document: a place, what stood there, and what stands there now.

A document is the JSON of format 1 as Python reads it; dates are ISO text. Documents and their parts are never
changed: an edit makes a new one that shares everything it did not touch.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Any, Final

Place = tuple[str, ...]
"""Where something stands: ``("tools", "tb.t.x", "status")``; entries of lists go by their key, not their number."""

Document = dict[str, Any]

AFTER: Final = "@after"
"""The last part of a place that means the position of an entry in its list: its values are keys of entries."""

FIRST: Final = ""
"""The key that stands for the start of a list."""


class Absent(Enum):
    """The type of `ABSENT`."""

    ABSENT = "absent"

    def __repr__(self) -> str:
        return "ABSENT"


ABSENT: Final = Absent.ABSENT
"""What stands at a place where nothing stands; `None` is a value."""


@dataclass(frozen=True, slots=True)
class Edit:
    """What was at `place` and what is there now, `ABSENT` for nothing.

    `after` keeps the order of a list where an entry comes or goes: the key of the entry before it, `FIRST` at the
    start. Without it a new entry goes to the end.
    """

    place: Place
    was: Any
    now: Any
    after: str | None = None

    def inverse(self) -> Edit:
        """The edit that takes this one back."""
        return Edit(self.place, self.now, self.was, self.after)


def inverse(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """The edits that take `edits` back, last first."""
    return tuple(edit.inverse() for edit in reversed(tuple(edits)))


def same(one: Any, other: Any) -> bool:
    """Whether two values of documents are equal; 35 is 35.0, but true is not 1."""
    if one is other:
        return True
    if isinstance(one, bool) or isinstance(other, bool):
        return False
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(value, other[key]) for key, value in one.items())
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    return bool(one == other)

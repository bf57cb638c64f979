"""What a person has answered about a workbook so far; it waits beside the file, so that no page loses it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Final

from rolemap.workbook.own.mapping import SheetMapping, mapping_of

NEW, OLD = "new", "map"
INTO_FIELDS: Final = ("title", "id", "root", "as_of", "levels")


@dataclass
class Into:
    """The map that takes the rows: a new one with what its form asks, or one that is kept."""

    way: str = NEW
    map: str = ""
    form: dict[str, str] = field(default_factory=dict)
    remove: bool = False
    """Whether elements of the sheet's sections that the sheet does not name are taken out of the map."""


@dataclass
class Answers:
    """The mapping of each sheet, the map that is meant, and what unknown names stand for."""

    sheets: dict[int, SheetMapping] = field(default_factory=dict)
    remembered: dict[int, str] = field(default_factory=dict)
    """The sheets that were mapped as the last time, each by the headings that it is remembered by."""
    confirmed: bool = False
    """Whether the columns were looked at and gone on from."""
    into: Into = field(default_factory=Into)
    chosen: bool = False
    """Whether the map was chosen."""
    names: dict[str, str] = field(default_factory=dict)
    """By the key of an unknown name: ``new:<section>``, ``is:<id>`` or ``none``."""
    named: bool = False
    """Whether the unknown names were gone through."""

    def to_text(self) -> str:
        """The answers as they are kept."""
        data = {
            "sheets": {str(at): one.to_json() for at, one in self.sheets.items()},
            "remembered": {str(at): key for at, key in self.remembered.items()},
            "confirmed": self.confirmed,
            "into": asdict(self.into),
            "chosen": self.chosen,
            "names": self.names,
            "named": self.named,
        }
        return json.dumps(data, ensure_ascii=False)


def answers_of(text: str) -> Answers:
    """The answers in a kept text; `to_text` has written it."""
    data: Mapping[str, Any] = json.loads(text)
    return Answers(
        {int(at): mapping_of(one) for at, one in data["sheets"].items()},
        {int(at): str(key) for at, key in data["remembered"].items()},
        bool(data["confirmed"]),
        Into(**data["into"]),
        bool(data["chosen"]),
        dict(data["names"]),
        bool(data["named"]),
    )

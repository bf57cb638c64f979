"""Fields of Word documents that would fetch something when they are updated: DDE, linked files, databases."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from rolemap.files.office_package import Package
from rolemap.files.office_xml import Attributes, Walk, local

_ACTS: Final = re.compile(
    r"\s*\\?\s*(DDE(AUTO)?|INCLUDE(TEXT|PICTURE)?|LINK|IMPORT|DATABASE|MACROBUTTON|EMBED|CONTROL|RD)\b",
    re.IGNORECASE,
)
_MOST: Final = 20


def fields_that_act(package: Package, types: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The part and the text of each field that would fetch something; at most so many as anybody would read."""
    for name in package.names:
        declared = types[name.casefold()]
        if "wordprocessingml" in declared and declared.endswith("xml"):
            walk = _Fields()
            walk.over(package.pieces(name))
            for field in walk.found[:_MOST]:
                yield name, field


class _Fields(Walk):
    """Puts the text of each field together: Word spreads it over as many runs as it likes, fields within fields."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._open: list[list[str]] = []
        self.starts |= {"instrText": self._hear_on, "fldSimple": self._simple, "fldChar": self._mark}
        self.ends |= {"instrText": self._heard}

    def _hear_on(self, given: Attributes) -> None:
        self.hears = True

    def _heard(self) -> None:
        self.hears = False
        if self._open:
            for field in self._open:  # what stands in an inner field is part of the outer one too
                field += self.text
        else:
            self._judge("".join(self.text))
        self.text.clear()

    def _simple(self, given: Attributes) -> None:
        self._judge(_attribute(given, "instr"))

    def _mark(self, given: Attributes) -> None:
        kind = _attribute(given, "fldCharType")
        if kind == "begin":
            self._open.append([])
        elif kind in ("separate", "end") and self._open:
            field = "".join(self._open[-1])
            if kind == "end":
                self._open.pop()
            self._judge(field)

    def _judge(self, field: str) -> None:
        text = " ".join(field.split())
        if _ACTS.match(text) and text not in self.found:
            self.found.append(text)


def _attribute(given: Attributes, name: str) -> str:
    return next((value for key, value in given.items() if local(key) == name), "")

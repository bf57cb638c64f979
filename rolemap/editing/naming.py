"""Elements found by what people call them: the id, the name, the name without accents, or “name (id)”."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from rolemap.editing.edit import Document
from rolemap.files.suggest import Suggester, fold
from rolemap.model.text import normal_name

_WITH_ID: Final = re.compile(r".*\(([A-Za-z][A-Za-z0-9_.-]*)\)\s*", re.DOTALL)


class Names:
    """The elements of a document by section, ready to be looked up many times."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._known: dict[str, tuple[Mapping[str, str], Mapping[str, list[str]]]] = {}
        self._suggester = Suggester()

    def find(self, text: str, sections: Sequence[str]) -> list[str]:
        """The ids that `text` may mean among those sections: none, one, or several of the same name."""
        tables = [self._table(section) for section in sections]
        bracketed = _WITH_ID.fullmatch(text)
        for one in (text, bracketed[1] if bracketed else ""):
            if any(one in ids for ids, _names in tables):
                return [one]
        for key in (normal_name(text), _loose(text)):
            found = [one for _ids, names in tables for one in names.get(key, ())]
            if found:
                return list(dict.fromkeys(found))
        return []

    def nearest(self, text: str, sections: Sequence[str]) -> str | None:
        """The name most like `text` among those sections."""
        names = tuple(name for section in sections for name in self._table(section)[0].values())
        return self._suggester.nearest(text, names)

    def name(self, element_id: str, sections: Sequence[str]) -> str:
        """The name of an element of those sections."""
        tables = (self._table(section)[0] for section in sections)
        return next((ids[element_id] for ids in tables if element_id in ids), element_id)

    def _table(self, section: str) -> tuple[Mapping[str, str], Mapping[str, list[str]]]:
        if section not in self._known:
            ids = {one["id"]: str(one.get("name", "")) for one in self._document.get(section) or ()}
            names: dict[str, list[str]] = defaultdict(list)
            for one, name in ids.items():
                for key in {normal_name(name), _loose(name)}:
                    names[key].append(one)
            self._known[section] = ids, names
        return self._known[section]


def _loose(name: str) -> str:
    """A name without accents, case and punctuation."""
    return " ".join(re.findall(r"[^\W_]+", fold(name).replace("_", " ")))

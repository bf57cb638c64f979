"""The records of a draft: found by id, code or name, made where there is none, and put together as one document."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from rolemap.editing import Document
from rolemap.editing.abbreviations import in_short
from rolemap.editing.fields import Field, choices_in
from rolemap.editing.ids import suggest_id
from rolemap.editing.mentions import ids_in
from rolemap.editing.naming import Names
from rolemap.editing.pasting import Unread
from rolemap.i18n import domain
from rolemap.model.vocabulary import SECTIONS
from rolemap.services.maps.importing.own.names import NEW
from rolemap.services.maps.importing.own.usual import usual
from rolemap.workbook.own.mapping import targets
from rolemap.workbook.own.synonyms import by_name

_ = domain("services.importing")

_ID: Final = re.compile(r"[A-Za-z][A-Za-z0-9_.-]{0,63}")
_PATTERN: Final = 40
"""So many elements of a section show how its ids are made."""
_JOINED: Final = frozenset({"note"})
Record = dict[str, Any]


class Making:
    """A document in the making; the one that it began with is not touched."""

    def __init__(self, document: Document) -> None:
        self._base = document
        self._names = Names(document)
        self._sections = {
            section: {one["id"]: dict(one) for one in document.get(section) or ()} for section in SECTIONS
        }
        relations = document.get("relations") or {}
        self._relations = {kind: [dict(one) for one in rows] for kind, rows in relations.items()}
        self._ends = {
            kind: {(one["from"], one["to"]): one for one in reversed(rows)}
            for kind, rows in self._relations.items()
        }
        self._taken = ids_in(document)
        self._codes = {
            one["code"]: one["id"] for one in document.get("organizations") or () if one.get("code")
        }
        self._by_name: dict[tuple[str, str], str] = {}
        self._written: set[tuple[str, str, str]] = set()
        self._all_names: tuple[int, Names] | None = None
        self._follows: dict[str, str] = {}
        self.made: set[str] = set()

    @property
    def root(self) -> str:
        """The organization of which the map speaks."""
        return str(self._base["map"]["root"])

    @property
    def as_of(self) -> str:
        """The day that the map describes."""
        return str(self._base["map"]["as_of"])

    @property
    def document(self) -> Document:
        """The document as it stands now."""
        return {**self._base, **{section: list(rows.values()) for section, rows in self._sections.items()}}

    def element(self, section: str, own: Mapping[str, str]) -> str | Unread:
        """The id of the element of a row, made where the map has none; `own` are its cells as text, by key."""
        name = " ".join(own["name"].split())
        rows = self._sections[section]
        id = own.get("id", "") if self.may_be_id(section, own.get("id", "")) else ""
        if id in rows:
            rows[id]["name"] = name
            return id
        code = own.get("code", "")
        if section == "organizations" and code in self._codes:
            return str(self._codes[code])
        key = (section, in_short(name))
        if key in self._by_name:
            return self._by_name[key]
        found = self._names.find(name, (section,))
        if len(found) > 1:
            message = _("“{text}” is the name of {count} elements: {ids}.").format(
                text=name, count=len(found), ids=", ".join(found)
            )
            return Unread(message, _("Put the id of the one that is meant into a column."))
        self._by_name[key] = found[0] if found else self._make(section, name, id)
        return self._by_name[key]

    def may_be_id(self, section: str, id: str) -> bool:
        """Whether an element of that section has this id, or could have it."""
        return id in self._sections[section] or (bool(_ID.fullmatch(id)) and id not in self._taken)

    def minimal(self, answers: Mapping[str, str]) -> dict[str, str]:
        """Elements made for unknown names, as was answered; their ids by the key of the name."""
        made = {}
        wished = [
            (key, *choice.removeprefix(NEW).partition(":"))
            for key, choice in answers.items()
            if choice.startswith(NEW)
        ]
        for key, section, _colon, name in sorted(wished, key=lambda wish: wish[1] == "positions"):
            if section not in SECTIONS or not name:
                continue
            found = self._names.find(name, (section,))
            made[key] = found[0] if len(found) == 1 else self._minimal(section, name)
        return made

    def put(self, section: str, id: str, field: Field, value: Any) -> str:
        """Put a value into a record; the text of another value that the same file has put there before."""
        target: Record = self._sections[section][id]
        for part in field.path[:-1]:
            target[part] = dict(target.get(part) or {})
            target = target[part]
        key = field.path[-1]
        mark = (section, id, field.key)
        if mark in self._written:
            before = target[key]
            if isinstance(before, list):
                target[key] = list(dict.fromkeys((*before, *value)))
            elif field.key in _JOINED or field.kind == "long":
                target[key] = before if str(value) in before.split("\n") else f"{before}\n{value}"
            elif before != value:
                return str(before)
            return ""
        self._written.add(mark)
        target[key] = value
        return ""

    def preset(self, section: str, id: str, key: str, value: str) -> None:
        """Put a text under a key that has none yet."""
        self._sections[section][id].setdefault(key, value)

    def follow(self, id: str, other: str) -> None:
        """Leave a new element out where the `other` one, for which it was made, cannot be kept."""
        if id in self.made:
            self._follows[id] = other

    def relation(self, kind: str, source: str, goal: str, values: Mapping[Field, Any] | None = None) -> None:
        """A relation between two elements, made where there is none, with the values that a row gives."""
        ends = self._ends.setdefault(kind, {})
        if (source, goal) not in ends:
            ends[source, goal] = {"from": source, "to": goal}
            self._relations.setdefault(kind, []).append(ends[source, goal])
        for field, value in (values or {}).items():
            if value is not None:
                ends[source, goal][field.key] = value

    def has(self, section: str, id: str, field: Field) -> bool:
        """Whether an element has a value for a field."""
        return self.value(section, id, field.key) is not None

    def value(self, section: str, id: str, key: str) -> Any:
        """What an element has under a key; None for nothing."""
        found: Any = self._sections[section][id]
        for part in key.split("."):
            found = found.get(part) if isinstance(found, dict) else None
        return found

    def name(self, section: str, id: str) -> str:
        """The name of an element."""
        return str(self._sections[section][id]["name"])

    def lacking(self, section: str, id: str) -> list[Field]:
        """The required fields that an element does not have."""
        known = (target.field for target in targets(section) if not target.relation)
        return [one for one in known if one.required and not self.has(section, id, one)]

    def complete_group(self, section: str, id: str) -> None:
        """A group of which nobody says who is in it has no members yet."""
        record = self._sections[section][id]
        if section == "groups" and not record.keys() & {"members", "under"}:
            record["members"] = []

    def finished(self) -> Document:
        """The document with everything; elements that lack what they must have are left out with what names them."""
        from rolemap.editing.mentions import without

        document = {key: value for key, value in self.document.items() if value or key in self._base}
        relations = {kind: rows for kind, rows in self._relations.items() if rows}
        if relations:
            document["relations"] = relations
        lost = {
            id
            for section, rows in self._sections.items()
            for id in rows
            if id in self.made and self.lacking(section, id)
        }
        lost |= {budget for budget, tool in self._follows.items() if tool in lost}
        return without(document, lost) if lost else document

    def _make(self, section: str, name: str, id: str = "") -> str:
        id = id or self._new_id(section, name)
        self._sections[section][id] = {"id": id, "name": name}
        self._taken.add(id)
        self.made.add(id)
        return id

    def _new_id(self, section: str, name: str) -> str:
        """An id made as those of the section; the whole map would be too much to look through for every row."""
        shown = {one: list(self._sections[one].values())[:_PATTERN] for one in SECTIONS}
        wanted = suggest_id(shown, section, name)
        number, id = 1, wanted
        while id in self._taken:
            number += 1
            id = f"{wanted}{'-' if wanted[-1].isdigit() else ''}{number}"
        return id

    def _minimal(self, section: str, name: str) -> str:
        """An element of which only the name is known; what it must have is taken from the name, or is the likeliest."""
        id = self._make(section, name)
        record = self._sections[section][id]
        self.complete_group(section, id)
        for field in self.lacking(section, id):
            if field.kind == "choice":
                words = [word for word, _label in choices_in(self._base, field)]
                said = next((word for word in by_name(section, field.key, name) if word in words), "")
                record[field.key] = said or usual(section, field.key, words)
            elif field.kind == "reference":
                record[field.key] = self._organization_in(name) if section == "positions" else self.root
            elif field.kind == "number":
                record[field.key] = 0
            elif field.key == "period":
                record[field.key] = str(self._base["map"]["as_of"])[:4]
            elif field.kind == "date":
                record[field.key] = str(self._base["map"]["as_of"])
            else:
                record[field.key] = name
        return id

    def _organization_in(self, name: str) -> str:
        """The organization at the end of the name of a position: “Giám đốc Sở Nội vụ”; else the root of the map."""
        words = name.split()
        count = len(self._sections["organizations"])
        if self._all_names is None or self._all_names[0] != count:
            self._all_names = (count, Names(self.document))
        known = self._all_names[1]
        for start in range(1, len(words)):
            found = known.find(" ".join(words[start:]), ("organizations",))
            if len(found) == 1:
                return found[0]
        return self.root

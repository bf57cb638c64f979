"""The elements, relations and waivers of a finding that the repairs of its check name by words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import islice
from typing import Any, Final

from rolemap.checks.base import Check, Names
from rolemap.checks.findings import Finding
from rolemap.checks.mending import Heads, ToolsFor, Who
from rolemap.checks.wording import words_of
from rolemap.editing.edit import Place
from rolemap.editing.fields import relation_fields, section_fields
from rolemap.editing.shape import numbered
from rolemap.model import Relation, RoleGraph
from rolemap.model.vocabulary import SECTIONS

_MOST: Final = 12


class Named:
    """One finding, and what the words of its check mean in it."""

    def __init__(self, graph: RoleGraph, check: Check, finding: Finding) -> None:
        self.graph = graph
        self._check = check
        self._finding = finding

    def label(self, label: str, one: str | None) -> str:
        """The label in the reader's language; `one` is an element that it names, or what it names in words."""
        text = words_of(self._check)(label)
        if one is None:
            return text
        return text.format(name=self.graph.name(one) if one in self.graph else one)

    def ids(self, who: Who, sections: tuple[str, ...] = SECTIONS) -> tuple[str, ...]:
        """The elements that `who` names, those of the sections only; none for the empty word."""
        if isinstance(who, Heads):
            found = [head for one in self._organizations(who.of) for head in sorted(self.graph.heads(one))]
        elif isinstance(who, ToolsFor):
            found = [tool.id for one in self.ids(who.of) for tool in self.graph.tools_of(one)]
        else:
            found = list(self._of_word(who))
        fitting = (one for one in found if one in self.graph and self.graph.section_of(one) in sections)
        return tuple(islice(dict.fromkeys(fitting), _MOST))

    def _of_word(self, word: str) -> Iterator[str]:
        words = dict(zip(self._check.subjects, self._finding.subjects, strict=False))
        if word in words:
            yield words[word]
        elif isinstance(value := self._finding.values.get(word), Names):
            yield from islice(value.members, _MOST)

    def _organizations(self, word: str) -> Iterator[str]:
        """The organizations that a word names, or the owners of the problems that it names."""
        for one in self._of_word(word):
            if one in self.graph:
                yield getattr(self.graph.element(one), "owner", one)

    def related(self, kind: str, ends: Mapping[str, tuple[str, ...]]) -> bool:
        """Whether the first of both ends have a relation of the kind already."""
        target = ends["to"][0]
        return any(one.target == target for one in self.graph.outgoing(kind, ends["from"][0]))

    def marks(self, kind: str) -> Iterator[Relation]:
        """The marked relations of a kind, or all of them."""
        return (mark for mark in self._finding.marks if kind in ("", mark.kind))

    def repeated(self) -> Iterator[Relation]:
        """Of the marked relations that stand more than once the last; where none does, all."""
        groups: dict[tuple[str, str, str], list[Relation]] = {}
        for mark in self._finding.marks:
            groups.setdefault(mark.key, []).append(mark)
        several = [marks for marks in groups.values() if len(marks) > 1]
        for marks in several or groups.values():
            yield max(marks, key=lambda mark: mark.row)

    def place(self, relation: Relation) -> Place:
        """The place of a relation in the document of the map."""
        table = self.graph.map.relations[relation.kind]
        keys = [
            table.value("id", row) or f"{source}>{target}"
            for row, (source, target) in enumerate(zip(table.source_ids, table.target_ids, strict=True))
        ]
        return ("relations", relation.kind, numbered(keys)[relation.row])

    def waivers(self) -> Iterator[Place]:
        """The places of the waivers that the finding is about."""
        checks = str(self._finding.values.get("checks", "")).replace(",", " ").split()
        waivers = self.graph.map.waivers
        keys = numbered([":".join((one.check, *one.subjects)) for one in waivers])
        for key, one in zip(keys, waivers, strict=True):
            if one.check in checks and set(one.subjects) == set(self._finding.subjects):
                yield ("waivers", key)

    def value(self, section: str, key: str, value: object) -> Any:
        """A preset of a new element: the element that a word names where the key is a reference."""
        field = next(one for one in section_fields(section) if one.key == key)
        if field.kind == "reference" and isinstance(value, str):
            return next(iter(self.ids(value)), None)
        return value

    def needed(self, section: str, presets: Mapping[str, Any]) -> tuple[str, ...]:
        """The keys that a new element of the section must have and that are not preset."""
        return tuple(one.key for one in section_fields(section) if one.required and one.key not in presets)

    def has_key(self, where: str, key: str) -> bool:
        """Whether a section or relation kind has the key."""
        return key in _keys(where)


@cache
def _keys(where: str) -> frozenset[str]:
    fields = section_fields(where) if where in SECTIONS else relation_fields(where)
    return frozenset(key for one in fields for key in (one.key, one.path[0]))

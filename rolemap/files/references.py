"""What only the whole map can show: ids used twice, ends and references that lead nowhere, cycles, levels."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any, Final

from rolemap.files.faults import Fault, Path, visible
from rolemap.files.suggest import Suggester, did_you_mean, sentences
from rolemap.files.table import EMPTY, MOST_FAULTY, Table
from rolemap.i18n import domain
from rolemap.model.vocabulary import LEVELS_BESIDE_THE_MAP, RELATION_KINDS, SECTIONS

_ = domain("files")

REFERENCES: Final = (
    ("organizations", "parent", "organizations"),
    ("organizations", "head_also", "positions"),
    ("groups", "members", "organizations"),
    ("groups", "under", "organizations"),
    ("positions", "organization", "organizations"),
    ("bodies", "scope", "organizations"),
    ("bodies", "standing_agency", "organizations"),
    ("problems", "owner", "organizations"),
    ("problems", "owner_scope", "organizations"),
    ("thresholds", "watcher", "positions"),
)
"""The keys of elements that hold ids of other elements: section, key, and the section that it points to."""

_WITH_LEVEL: Final = ("organizations", "groups")
_CYCLE_SHOWN: Final = 6


class References:
    """The rules between the parts of a map, asked of whatever the schemas found right in it."""

    def __init__(self, content: dict[str, Any]) -> None:
        self._head: dict[str, Any] = content.get("map") or {}
        self._tables: dict[str, Table] = {name: content.get(name) or EMPTY for name in SECTIONS}
        self._relations: dict[str, Table] = content.get("relations") or {}
        self._waivers: Table = content.get("waivers") or EMPTY
        self._home = {
            one: name for name, table in self._tables.items() for one in table.column("id") if one is not None
        }
        self._ids: dict[tuple[str, ...], frozenset[str]] = {}
        self._suggester = Suggester()

    def faults(self) -> Iterator[Fault]:
        """Every fault, at most MOST_FAULTY of one sort."""
        yield from islice(self._ids_used_twice(), MOST_FAULTY)
        yield from self._root()
        for section, key, target in REFERENCES:
            entries = self._entries((section,), self._tables[section], key)
            yield from self._dangling(entries, (target,), key)
        for kind, table in self._relations.items():
            for key, sections in (
                ("from", RELATION_KINDS[kind].sources),
                ("to", RELATION_KINDS[kind].targets),
            ):
                yield from self._ends(kind, table, key, sections)
            yield from islice(self._delegations(kind, table), MOST_FAULTY)
        yield from self._dangling(
            self._entries(("waivers",), self._waivers, "subjects"), SECTIONS, "subjects"
        )
        yield from self._cycles()
        yield from islice(self._levels(), MOST_FAULTY)

    def _ids_used_twice(self) -> Iterator[Fault]:
        first: dict[str, Path] = {}
        lists: list[tuple[Path, Table]] = [((name,), table) for name, table in self._tables.items()]
        lists += [
            (("relations", kind), table) for kind, table in self._relations.items() if "id" in table.columns
        ]
        for base, table in lists:
            for row, one in enumerate(table.column("id")):
                if one is None:
                    continue
                place = (*base, row, "id")
                if first.setdefault(one, place) is not place:
                    yield Fault(
                        _("The id “{id}” is used twice.").format(id=one),
                        _("Ids are unique in the whole map, relations included."),
                        place,
                        other=first[one],
                    )

    def _known(self, sections: tuple[str, ...]) -> frozenset[str]:
        if sections not in self._ids:
            self._ids[sections] = frozenset(
                one for section in sections for one in self._tables[section].column("id") if one is not None
            )
        return self._ids[sections]

    def _root(self) -> Iterator[Fault]:
        if self._head.get("root") is not None:
            yield from self._dangling([(("map", "root"), self._head["root"])], ("organizations",), "root")

    @staticmethod
    def _entries(base: Path, table: Table, key: str) -> Iterator[tuple[Path, str]]:
        for row, value in enumerate(table.columns.get(key, ())):
            if isinstance(value, tuple | list):
                for index, one in enumerate(value):
                    if one is not None:  # an entry that is no id has been told already
                        yield (*base, row, key, index), one
            elif value is not None:
                yield (*base, row, key), value

    def _dangling(
        self,
        entries: Iterator[tuple[Path, str]] | list[tuple[Path, str]],
        sections: tuple[str, ...],
        key: str,
    ) -> Iterator[Fault]:
        known = self._known(sections)
        bad = ((path, one) for path, one in entries if one not in known)
        for path, one in islice(bad, MOST_FAULTY):
            yield self._leads_nowhere(path, one, sections, key, known)

    def _ends(self, kind: str, table: Table, key: str, sections: tuple[str, ...]) -> Iterator[Fault]:
        known = self._known(sections)
        column = table.column(key)
        bad = set(column) - known - {None}
        if bad:
            rows = (row for row, one in enumerate(column) if one in bad)
            for row in islice(rows, MOST_FAULTY):
                yield self._leads_nowhere(("relations", kind, row, key), column[row], sections, key, known)

    def _leads_nowhere(
        self, path: Path, one: str, sections: tuple[str, ...], key: str, known: frozenset[str]
    ) -> Fault:
        wanted = ", ".join(sections)
        if one in self._home:
            message = _("“{id}” stands under {section}, which “{key}” does not take here.").format(
                id=one, section=self._home[one], key=key
            )
            return Fault(message, _("Write an id from: {sections}.").format(sections=wanted), path)
        near = did_you_mean(self._suggester.nearest(one, known))
        if sections == SECTIONS:
            return Fault(_("No element has the id “{id}”.").format(id=visible(one)), near, path)
        message = _("There is no “{id}” under: {sections}.").format(id=visible(one), sections=wanted)
        return Fault(message, sentences(near, _("Write an id from there, or add the element.")), path)

    def _delegations(self, kind: str, table: Table) -> Iterator[Fault]:
        if "by_delegation" not in table.columns:
            return
        known = frozenset(self._relations.get("delegates", EMPTY).column("id")) - {None}
        for row, one in enumerate(table.columns["by_delegation"]):
            if one is not None and one not in known:
                yield Fault(
                    _("No relation of kind delegates has the id “{id}”.").format(id=visible(one)),
                    sentences(
                        did_you_mean(self._suggester.nearest(one, known)),
                        _("Give the delegation an id under relations.delegates, and write that id here."),
                    ),
                    ("relations", kind, row, "by_delegation"),
                )

    def _cycles(self) -> Iterator[Fault]:
        table = self._tables["organizations"]
        ids, parents = table.column("id"), table.column("parent")
        row_of = {one: row for row, one in reversed(list(enumerate(ids))) if one is not None}
        above = {one: parents[row] for one, row in row_of.items() if parents[row] in row_of}
        done: set[str] = set()
        for start in row_of:
            way: dict[str, None] = {}
            here: str | None = start
            while here is not None and here not in done and here not in way:
                way[here] = None
                here = above.get(here)
            if here is not None and here in way:
                circle = list(way)[list(way).index(here) :]
                yield self._cycle(circle, row_of)
            done.update(way)

    @staticmethod
    def _cycle(circle: list[str], row_of: dict[str, int]) -> Fault:
        first = min(range(len(circle)), key=lambda place: row_of[circle[place]])
        circle = circle[first:] + circle[:first]
        shown = [*circle[:_CYCLE_SHOWN], "…"] if len(circle) > _CYCLE_SHOWN else circle
        return Fault(
            _("The parents go round in a circle: {ids}.").format(ids=" → ".join([*shown, circle[0]])),
            _("Remove the parent of the organization that stands highest, or correct it."),
            ("organizations", row_of[circle[0]], "parent"),
        )

    def _levels(self) -> Iterator[Fault]:
        levels: tuple[str, ...] | None = self._head.get("levels")
        if levels is None or None in levels:  # told already, and no base for judging others
            return
        for index, level in enumerate(levels):
            if level in levels[:index]:
                yield Fault(_("The level “{level}” is named twice.").format(level=visible(level)),
                            _("Keep one of them."), ("map", "levels", index))  # fmt: skip
        anywhere = (*levels, *LEVELS_BESIDE_THE_MAP)
        for section in _WITH_LEVEL:
            for path, level in self._entries((section,), self._tables[section], "level"):
                if level not in anywhere:
                    yield self._no_level(path, level, anywhere)
        for path, level in self._entries(("problems",), self._tables["problems"], "audience"):
            if level not in anywhere:
                yield self._no_level(path, level, levels)

    def _no_level(self, path: Path, level: str, levels: tuple[str, ...]) -> Fault:
        return Fault(
            _("“{level}” is no level of this map.").format(level=visible(level)),
            sentences(
                did_you_mean(self._suggester.nearest(level, levels)),
                _("Write one of: {words}.").format(words=", ".join(dict.fromkeys(levels))) if levels else "",
                _("Levels are named under map.levels."),
            ),
            path,
        )

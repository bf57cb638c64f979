"""The rows of a matrix: filtered, gathered under their superior or level, folded where there are too many."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from rolemap.i18n import domain
from rolemap.services.maps.matrices.cells import Cells
from rolemap.services.maps.opening import Opened

if TYPE_CHECKING:
    from rolemap.model import RoleGraph

_ = domain("services.matrices")

MOST_OPEN: Final = 400
"""Rows up to which all groups are unfolded unless asked otherwise."""
WITHOUT_SUPERIOR: Final = "under."
"""The group of those that nobody stands above: mostly not of the apparatus, so it comes last."""
GROUP: Final = "group:"
"""How a row that stands for all rows of its group is named."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be shown of a matrix; `turned` are groups that stand the other way than they usually do."""

    search: str = ""
    level: str = ""
    under: str = ""
    problem: str = ""
    gaps: bool = False
    filled: bool = False
    by: str = "superior"
    turned: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under one head; `rows` are the ids of all of them, shown or not."""

    key: str
    name: str
    rows: tuple[str, ...]
    open: bool


@dataclass(frozen=True, slots=True)
class Choices:
    """What rows and columns can be filtered by, as (code or id, name)."""

    levels: tuple[tuple[str, str], ...]
    superiors: tuple[tuple[str, str], ...]
    problems: tuple[tuple[str, str], ...]


def choices(opened: Opened) -> Choices:
    """The levels, the organizations with others below them, and the problems of the map."""
    from rolemap.views.words import level_units

    graph = opened.workspace.graph
    found = {one.level for one in graph.organizations}
    levels = [*graph.info.levels, *sorted(found - set(graph.info.levels))]
    above = {one.parent for one in graph.organizations}
    return Choices(
        tuple((level, level_units(level)) for level in levels if level in found),
        tuple((one.id, graph.name(one.id)) for one in graph.organizations if one.id in above),
        tuple((one.id, graph.name(one.id)) for one in graph.problems),
    )


def groups_of(opened: Opened, cells: Cells, wish: Wish) -> tuple[Group, ...]:
    """The groups of rows in the order of the file; those without a row that passes the filters are left out."""
    graph = opened.workspace.graph
    keep = _filter(graph, cells, wish)
    gathered: dict[str, list[str]] = {}
    for section in cells.kind.rows:
        for element in graph.map.sections[section]:
            if graph.is_active(element.id) and keep(section, element):
                gathered.setdefault(_group(section, element, graph, wish.by), []).append(element.id)
    gathered = _together(graph, gathered)
    usually_open = sum(map(len, gathered.values())) <= MOST_OPEN
    ordered = sorted(gathered.items(), key=lambda one: one[0] == WITHOUT_SUPERIOR)
    return tuple(
        Group(key, _name(graph, key), tuple(rows), usually_open != (key in wish.turned))
        for key, rows in ordered
    )


def _together(graph: RoleGraph, gathered: dict[str, list[str]]) -> dict[str, list[str]]:
    """Superiors with one unit below them need no head: such units are gathered by their level."""
    found: dict[str, list[str]] = {}
    for key, rows in gathered.items():
        alone = key.startswith("under.") and len(rows) == 1
        found.setdefault(f"level.{_level(graph, rows[0])}" if alone else key, []).extend(rows)
    return found


def _level(graph: RoleGraph, organization: str) -> str:
    return str(getattr(graph.element(organization), "level", ""))


def _filter(graph: RoleGraph, cells: Cells, wish: Wish) -> Callable[[str, Any], bool]:
    from rolemap.model.text import folded

    words = folded(wish.search).split()
    inside = _subtree(graph, wish.under) if wish.under in graph else None
    related = {row for row, _column in cells.filled()} if wish.filled or wish.gaps else set()

    def keep(section: str, element: Any) -> bool:
        unit = _unit(graph, section, element)
        if wish.level and (unit is None or unit.level != wish.level):
            return False
        if inside is not None and (unit is None or unit.id not in inside):
            return False
        if words and not all(
            word in folded(f"{element.name} {element.name_en or ''} {element.id}") for word in words
        ):
            return False
        if wish.filled and element.id not in related:
            return False
        return not wish.gaps or cells.needs(element.id) or element.id in cells.with_findings

    return keep


def _subtree(graph: RoleGraph, top: str) -> set[str]:
    return {one.id for one in graph.organizations if graph.is_ancestor(top, one.id)}


def _unit(graph: RoleGraph, section: str, element: Any) -> Any:
    """The organization that a row is, or to which its position or body belongs."""
    if section == "organizations":
        return element
    owner = {"positions": "organization", "bodies": "scope"}.get(section)
    return graph.element(getattr(element, owner)) if owner else None


def _group(section: str, element: Any, graph: RoleGraph, by: str) -> str:
    """The key of the group to which a row belongs: a section, a level, or a superior."""
    unit = _unit(graph, section, element)
    if unit is None or section == "bodies":
        return f"section.{section}"
    if by == "level" or section != "organizations":
        return f"level.{unit.level}"
    return f"under.{unit.parent or ''}"


def _name(graph: RoleGraph, key: str) -> str:
    from rolemap.views.changed.field_names import section_name
    from rolemap.views.words import level_units

    sort, _point, what = key.partition(".")
    if sort == "section":
        return section_name(what)
    if sort == "level":
        return level_units(what)
    return _("Under {superior}").format(superior=graph.name(what)) if what else _("Without a superior")

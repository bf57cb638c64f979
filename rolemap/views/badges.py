"""Badges: every finding stands on the picture where its subjects stand, or is named as not on it.

A finding about a relation (a delegation, a repeated line) stands on the line, any other on the box of each of
its subjects, so that a pair of tools carries one number twice. A missing role (a ghost) brings its own badge.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from rolemap.checks.evaluate import Finding, Report
from rolemap.views.diagram import Badge, Edge, Node

MOST_BADGES = 12
"""So many badges fit on one box or line; a finding that finds no room anywhere is named as not placed."""


def badge(finding: Finding) -> Badge:
    """The badge of a finding, with its number in the report."""
    return Badge(finding.number, finding.severity, finding.key, waived=not finding.open)


@dataclass(frozen=True, slots=True)
class Placed:
    """A picture's boxes and lines with their badges, and the badges that stand nowhere."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    unplaced: tuple[Badge, ...]


def place(nodes: Sequence[Node], edges: Sequence[Edge], report: Report) -> Placed:
    """The same boxes and lines with a badge for every finding of the report that concerns them."""
    board = _Board(nodes, edges)
    unplaced = [badge(finding) for finding in report.findings if not board.put(finding)]
    return Placed(board.nodes(), board.edges(), tuple(unplaced))


class _Board:
    """Who carries which badges while they are being put up."""

    def __init__(self, nodes: Sequence[Node], edges: Sequence[Edge]) -> None:
        self._nodes, self._edges = nodes, edges
        self._on_node: list[dict[str, Badge]] = [{one.key: one for one in node.badges} for node in nodes]
        self._on_edge: list[dict[str, Badge]] = [{one.key: one for one in edge.badges} for edge in edges]
        self._standing = {key for badges in self._on_node for key in badges}
        # An organization may stand in two lanes; what is said of it is said of a user, the last of them.
        self._node_of = {name: place for place, node in enumerate(nodes) for name in node.elements}
        self._edge_of = {key: place for place, edge in enumerate(edges) for key in edge.relations}

    def put(self, finding: Finding) -> bool:
        """Put up the badge of `finding`; False where none of its subjects is on the picture."""
        lines = {
            self._edge_of[mark.key]
            for mark in finding.marks
            if mark.key in self._edge_of and _is_about(finding, mark.key)
        }
        done = [self._add(self._on_edge[place], finding) for place in sorted(lines)]
        if not lines:
            places = {self._node_of[name] for name in finding.subjects if name in self._node_of}
            done = [
                self._add(self._on_node[place], finding)
                for place in sorted(places)
                if self._fits(finding, place)
            ]
        return any(done) or finding.key in self._standing

    def _fits(self, finding: Finding, place: int) -> bool:
        # What a ghost says of the head of an organization is not said of it as a builder or user as well.
        return finding.key not in self._standing or self._nodes[place].role not in ("builder", "units")

    def _add(self, badges: dict[str, Badge], finding: Finding) -> bool:
        if finding.key not in badges and len(badges) >= MOST_BADGES:
            return False
        badges[finding.key] = badge(finding)
        return True

    def nodes(self) -> tuple[Node, ...]:
        """The boxes with their badges, by number."""
        return tuple(
            replace(node, badges=_by_number(badges)) if badges else node
            for node, badges in zip(self._nodes, self._on_node, strict=True)
        )

    def edges(self) -> tuple[Edge, ...]:
        """The lines with their badges, by number."""
        return tuple(
            replace(edge, badges=_by_number(badges)) if badges else edge
            for edge, badges in zip(self._edges, self._on_edge, strict=True)
        )


def _is_about(finding: Finding, relation: tuple[str, str, str]) -> bool:
    kind, source, target = relation
    if kind == "delegates":
        return source in finding.subjects and target in finding.subjects
    return finding.subjects == (source, target)


def _by_number(badges: Mapping[str, Badge]) -> tuple[Badge, ...]:
    return tuple(sorted(badges.values(), key=lambda one: one.number))


def badges_of(nodes: Iterable[Node], edges: Iterable[Edge]) -> tuple[Badge, ...]:
    """All badges of a picture, each once, by number."""
    lists = (*(node.badges for node in nodes), *(edge.badges for edge in edges))
    return _by_number({one.key: one for badges in lists for one in badges})

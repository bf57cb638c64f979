"""Badges: every finding stands on the picture where its subjects stand, or is named as not on it.

A finding about a relation (a delegation, a repeated line) stands on the line, any other on the box of each of
its subjects, so that a pair of tools carries one number twice. A missing role (a ghost) brings its own badge.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from rolemap.checks.evaluate import Finding, Report
from rolemap.views.diagram import Badge, Edge, Node
from rolemap.views.part import Part

MOST_BADGES = 12
"""So many badges fit on one box or line; a finding with no room anywhere is named beside it."""


def badge(finding: Finding) -> Badge:
    """The badge of a finding, with its number in the report."""
    return Badge(finding.number, finding.severity, finding.key, waived=not finding.open)


def place(nodes: Sequence[Node], edges: Sequence[Edge], report: Report) -> Part:
    """The same boxes and lines with a badge for every finding of the report that concerns them.

    A finding that a line carries already (that two tools do the same) is not said of its boxes once more.
    """
    board = _Board(nodes, edges)
    for finding in _concerning(nodes, edges, report):
        board.put(finding)
    return Part(board.nodes(), board.edges())


def _concerning(nodes: Sequence[Node], edges: Sequence[Edge], report: Report) -> Iterable[Finding]:
    """The findings that have a subject on the picture, in the order of the report, however many others it has."""
    names = {name for node in nodes for name in node.elements}
    names.update(end for edge in edges for _kind, *ends in edge.relations for end in ends)
    found = {one.number: one for name in names for one in report.by_subject(name)}
    return (one for _number, one in sorted(found.items()))


class _Board:
    """Who carries which badges while they are being put up."""

    def __init__(self, nodes: Sequence[Node], edges: Sequence[Edge]) -> None:
        self._nodes, self._edges = nodes, edges
        self._on_node: list[dict[str, Badge]] = [{one.key: one for one in node.badges} for node in nodes]
        self._on_edge: list[dict[str, Badge]] = [{one.key: one for one in edge.badges} for edge in edges]
        self._standing = {key for badges in self._on_node for key in badges}
        self._told = {key for badges in self._on_edge for key in badges}
        # An organization may stand in two lanes; what is said of it is said of a user, the last of them.
        self._node_of = {name: place for place, node in enumerate(nodes) for name in node.elements}
        self._edge_of = {key: place for place, edge in enumerate(edges) for key in edge.relations}

    def put(self, finding: Finding) -> None:
        """Put up the badge of `finding` wherever it belongs; nowhere when none of its subjects is here."""
        lines = {
            self._edge_of[mark.key]
            for mark in finding.marks
            if mark.key in self._edge_of and _is_about(finding, mark.key)
        }
        for place in lines:
            _add(self._on_edge[place], finding)
        if not lines and finding.key not in self._told:
            for place in {self._node_of[name] for name in finding.subjects if name in self._node_of}:
                if self._fits(finding, place):
                    _add(self._on_node[place], finding)

    def _fits(self, finding: Finding, place: int) -> bool:
        # What a ghost says of the head of an organization is not said of it as a builder or user as well.
        return finding.key not in self._standing or self._nodes[place].role not in ("builder", "units")

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


def _add(badges: dict[str, Badge], finding: Finding) -> None:
    if finding.key in badges or len(badges) < MOST_BADGES:
        badges[finding.key] = badge(finding)


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

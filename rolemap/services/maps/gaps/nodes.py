"""An element of the picture as a reader who clicked it wants it: what it is, where else it is seen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rolemap.services.maps.gaps.showing import views_around
from rolemap.services.maps.matrices.kinds import KINDS

if TYPE_CHECKING:
    from rolemap.services.maps.opening import Opened


@dataclass(frozen=True, slots=True)
class OnPicture:
    """An element with its name, what it is, and where it can be looked at more closely."""

    id: str
    name: str
    section: str
    label: str
    """What the section is called."""
    matrix: str
    """The matrix that it stands in, or empty."""
    in_row: bool
    """Whether it is a row there, which the search of the matrix finds."""
    views: tuple[str, ...]
    """The views that can be focused on it."""
    gaps: int
    """How many open findings name it."""


def node_of(opened: Opened, id: str) -> OnPicture:
    """The element `id`, which must be on the map."""
    from rolemap.views.changed.field_names import section_name

    graph, report = opened.workspace.graph, opened.workspace.report
    section = graph.section_of(id)
    matrix = next((kind for kind in KINDS.values() if section in (*kind.rows, kind.columns)), None)
    return OnPicture(
        id=id,
        name=graph.name(id),
        section=section,
        label=section_name(section),
        matrix="" if matrix is None else matrix.slug,
        in_row=matrix is not None and section in matrix.rows,
        views=views_around(opened, id),
        gaps=sum(finding.open for finding in report.by_subject(id)),
    )

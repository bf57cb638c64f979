"""The head of the set: whose map it is, as of when, which version, attached to what."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from rolemap.export.document import TitleBlock
from rolemap.i18n import day, domain, language

if TYPE_CHECKING:
    from rolemap.export.material import Material
    from rolemap.model import Organization, RoleGraph

_ = domain("export")


def title_block(material: Material) -> TitleBlock:
    """The head in the reader's language."""
    graph = material.graph
    info = graph.info
    return TitleBlock(
        superior=_superior(graph),
        owner=graph.name(info.root),
        title=info.title_in(language()),
        subtitle=_("Who sets the problem, who builds the tool, who uses it, and what is missing"),
        as_of=graph.as_of,
        date_line=_("Data as of: {day}").format(day=day(graph.as_of)),
        version=graph.map.version,
        attachment=_("(Attached to Submission No. …/TTr-… dated … of …)"),
        ribbon=_("Illustrative data") if info.illustrative else "",
        notice=info.notice_in(language()),
    )


def _superior(graph: RoleGraph) -> str:
    """The body above the owner; a People's Committee, like the Party organ, writes none above its name."""
    root = cast("Organization", graph.element(graph.info.root))
    return graph.name(root.parent) if root.parent and root.kind not in ("committee", "party") else ""

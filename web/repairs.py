"""The addresses of the forms that mend a gap."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from rolemap.i18n import domain
from web.maps import address

if TYPE_CHECKING:
    from rolemap.checks.findings import Finding
    from rolemap.services.maps.opening import Opened

_ = domain("web.map")


class RepairButton(NamedTuple):
    """A button that opens the form which mends a gap."""

    label: str
    address: str


def repairs_of(opened: Opened, finding: Finding) -> tuple[RepairButton, ...]:
    """The forms of the elements that the gap is about."""
    graph = opened.workspace.graph
    known = [id for id in dict.fromkeys(finding.subjects) if id in graph]
    return tuple(
        RepairButton(
            _("Open “{name}”").format(name=graph.name(id)),
            address(opened.row.id, f"elements/{quote(id)}"),
        )
        for id in known[:2]
    )


def waiver_address(opened: Opened, finding: Finding) -> str:
    """The form that accepts the gap with a reason."""
    return address(opened.row.id, "waivers/new", check=finding.check, subjects=" ".join(finding.subjects))

"""The addresses of the forms that mend a gap."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, urlencode

from rolemap.services.maps.gaps.repairing import mends_of
from web.maps import address

if TYPE_CHECKING:
    from rolemap.checks.findings import Finding
    from rolemap.services.maps.gaps.repairing import Mend
    from rolemap.services.maps.opening import Opened

SECTION_AND_ID = 2


class RepairButton(NamedTuple):
    """A button that opens the form which mends a gap, or does so at once where `edits` says how.

    Where it takes off or stops something, `asks` is shown first: what, what was there, what is there then.
    """

    label: str
    address: str
    edits: str
    waiver: bool
    asks: tuple[tuple[str, str, str], ...]


def repairs_of(opened: Opened, finding: Finding) -> tuple[RepairButton, ...]:
    """The buttons under a gap, the best first."""
    return tuple(
        RepairButton(mend.label, _form(opened.row.id, mend), mend.edits, mend.kind == "waiver", mend.asks)
        for mend in mends_of(opened, finding)
    )


def _form(id: str, mend: Mend) -> str:
    """The form of what is added or changed, with what it begins with in the query."""
    fill = [("fill", key) for key in mend.keys]
    query = urlencode([*mend.presets, *fill])
    return address(id, _place(mend)) + (f"?{query}" if query else "")


def _place(mend: Mend) -> str:
    if mend.place is None:
        return {
            "relation": f"relations/new/{mend.where}",
            "element": f"elements/new/{mend.where}",
            "waiver": "waivers/new",
        }[mend.kind]
    last = quote(mend.place[-1], safe="")
    if mend.where == "waivers":
        return f"waivers/{last}"
    if len(mend.place) > SECTION_AND_ID:
        return f"relations/{mend.where}/{last}"
    return f"elements/{last}" + ("/delete" if mend.kind == "removal" else "")

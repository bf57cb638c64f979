"""What a save without JavaScript has done, told once on the page that follows."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from flask import request, session

from web.at_hand import desk

if TYPE_CHECKING:
    from rolemap.checks.findings import Finding
    from rolemap.services.maps.desk import Saved

KEY = "told"


class Told(NamedTuple):
    """A save as the next page tells it."""

    headline: str
    """Empty for a save that goes by no other word."""
    closed: tuple[tuple[Finding, str], ...]
    opened: tuple[tuple[Finding, str], ...]
    steps: bool
    """Whether something was changed, so that it can be taken back."""


def tell(saved: Saved, headline: str = "") -> None:
    """Let the next page of this map say what was saved; only its number is kept, for a cookie is small."""
    changed = saved.before is not saved.workspace
    session[KEY] = [saved.revision.map, saved.revision.number if changed else 0, headline]


def told(id: str) -> Told | None:
    """What is still to be told of the map `id`; a part of a page tells nothing."""
    if KEY not in session or "HX-Request" in request.headers or request.args.get("part"):
        return None
    map_id, number, headline = session.pop(KEY)
    if map_id != id:
        return None
    if not number:
        return Told(headline, (), (), steps=False)
    saved = desk().done(id, number)
    before, after = saved.before.report, saved.workspace.report
    return Told(
        headline,
        tuple((one, before.message(one)) for one in saved.closed),
        tuple((one, after.message(one)) for one in saved.opened),
        steps=True,
    )

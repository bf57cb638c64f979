"""A map as a page shows it: the one that the address names, and what the frame around its pages says."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlencode

from flask import abort, request, url_for

from rolemap.i18n import N_, domain
from rolemap.services.maps.brakes.figures import NotUnderstood, typed_day
from rolemap.services.maps.home.lamps import named_brakes
from web.at_hand import desk
from web.told import told
from web.who import author

if TYPE_CHECKING:
    from rolemap.services.maps.opening import Opened

_ = domain("web.map")

TABS = (
    ("picture", "", N_("Picture")),
    ("tables", "tables/", N_("Tables")),
    ("matrices", "matrices/", N_("Matrices")),
    ("brakes", "brakes", N_("Brakes")),
    ("documents", "export", N_("Documents")),
    ("history", "history", N_("History")),
)
"""The pages of a map: name, where it is under the map's address, what the tab says."""
SHARED = frozenset(("picture", "brakes", "documents"))
"""Tabs that show a map at another date or of an older revision; the others work on the newest one."""

PLACE = ("view", "focus", "depth", "unfold", "theme", "as_of", "n")
"""What the address of the workspace says of where the reader is."""


class Tab(NamedTuple):
    """One tab of the frame."""

    name: str
    address: str
    label: str
    chosen: bool
    dated: str
    """The address without date and revision, for a script that follows both; empty where the page shows neither."""


def asked(id: str) -> Opened:
    """The map of that id, in the revision ``?n=`` and at the date ``?as_of=`` where the address names them.

    A map or revision that is not there is answered with 404 by `web.mistakes`, a date that is none with 400.
    """
    return desk().open(id, _number(), date_asked())


def date_asked(key: str = "as_of") -> date | None:
    """The date that the address asks for, as forms take it (30/06/2022) or as links say it; None for the map's own."""
    text = request.args.get(key, "").strip()
    if not text:
        return None
    try:
        return typed_day(text)
    except NotUnderstood:
        abort(400)


def _number() -> int | None:
    text = request.args.get("n", "").strip()
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        abort(400)
    return int(text)


def frame(opened: Opened, tab: str = "") -> dict[str, Any]:
    """What `map/frame.html` needs: ``render_template("map/x.html", **frame(opened, "tables"), …)``.

    `tab` is the name of one of `TABS`, or empty for a page that is none.
    """
    id = opened.row.id
    return {
        **part(opened),
        "tabs": tuple(_tab(id, *one, chosen=one[0] == tab) for one in TABS),
        "steps": desk().steps(id, author()),
        "asked_date": date_asked(),
        "told": told(id),
    }


def part(opened: Opened) -> dict[str, Any]:
    """What a part of a page of the map needs: the map, its address, and `here` for links that stay on the page."""
    return {
        "opened": opened,
        "id": opened.row.id,
        "address": address(opened.row.id),
        "here": partial(here, opened.row.id),
        "at": _at(),
        "short_brakes": {brake.id: brake.short for brake in named_brakes()},
    }


def _at() -> str:
    """The date and revision of the address as a query, for links to other parts of the same map."""
    kept = {key: request.args[key] for key in ("as_of", "n") if request.args.get(key)}
    return f"?{urlencode(kept)}" if kept else ""


def here(id: str, **changes: Any) -> str:
    """The address of the workspace as it is asked for, with changes; what is None is left out."""
    kept = {key: request.args.get(key) or None for key in PLACE}
    return address(id, **{**kept, **changes})


def address(id: str, below: str = "", **query: Any) -> str:
    """The address of a map, or of a page below it; what is None in the query is left out."""
    kept = {key: value for key, value in query.items() if value is not None}
    root = url_for("maps.workspace", id=id)
    return (f"{root}/{below}" if below else root) + (f"?{urlencode(kept)}" if kept else "")


def _tab(id: str, name: str, below: str, label: str, *, chosen: bool) -> Tab:
    shared = {key: request.args.get(key) or None for key in ("as_of", "n")} if name in SHARED else {}
    follows = name in SHARED and bool(below)
    return Tab(name, address(id, below, **shared), _(label), chosen, address(id, below) if follows else "")

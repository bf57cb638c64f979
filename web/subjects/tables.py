"""Tables: the elements of a section, or the relations of a kind, as a sheet that is edited in place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from flask import Blueprint, Flask, abort, redirect, render_template, request, session
from werkzeug.wrappers import Response

from rolemap.services.maps.tables import edits as tables_edits
from rolemap.services.maps.tables.columns import has_table
from rolemap.services.maps.tables.findings import tabs
from rolemap.services.maps.tables.picking import Wish
from rolemap.services.maps.tables.table import table
from web import maps, who
from web.at_hand import desk

if TYPE_CHECKING:
    from werkzeug.datastructures import MultiDict

pages = Blueprint("tables", __name__, url_prefix="/maps/<id>/tables")

FIRST = "organizations"
FILTER = "f."
"""What a filter of a column is called in an address: ``f.status=live``."""
CHOSEN = "columns"
"""Where the session keeps which columns its reader wants to see, by table."""


def set_up(app: Flask) -> None:
    """Register the pages of this subject."""
    app.register_blueprint(pages)


@pages.get("/")
def first(id: str) -> Response:
    """The table that the address leaves open: the organizations."""
    return redirect(maps.address(id, f"tables/{FIRST}"))


@pages.get("/<where>")
def sheet(id: str, where: str) -> str:
    """One table."""
    _known(where)
    opened = maps.asked(id)
    wish = _wish(where, request.args)
    sections, relations = tabs(opened)
    return render_template(
        "tables/table.html",
        **maps.frame(opened, "tables"),
        table=table(opened, where, wish),
        wish=wish,
        sections=sections,
        relations=relations,
        link=_link,
        filtered=bool(wish.search or wish.filters or wish.gaps),
    )


@pages.post("/<where>/columns")
def columns(id: str, where: str) -> Response:
    """Remember which columns the reader wants to see in this table; none for the usual ones."""
    _known(where)
    chosen = dict(session.get(CHOSEN, {}))
    chosen[where] = [] if "usual" in request.form else request.form.getlist("column")
    session[CHOSEN] = chosen
    return redirect(maps.address(id, f"tables/{where}") + _query(request.form.get("query", "")), 303)


@pages.post("/<where>/read")
def read(id: str, where: str) -> dict[str, Any]:
    """What was typed or pasted as edits, and every cell that is not understood with its reason; nothing is kept."""
    _known(where)
    if not who.may("write", id):
        abort(403)
    sent = request.get_json(silent=True)
    if not isinstance(sent, dict) or not isinstance(sent.get("base"), int):
        abort(400)
    opened = desk().open(id, sent["base"])
    try:
        return tables_edits.read(opened, where, sent)
    except (KeyError, TypeError, ValueError, AttributeError):
        abort(400)


def _known(where: str) -> None:
    if not has_table(where):
        abort(404)


def _wish(where: str, args: MultiDict[str, str]) -> Wish:
    filters = {key.removeprefix(FILTER): args[key] for key in args if key.startswith(FILTER) and args[key]}
    return Wish(
        search=args.get("q", "").strip(),
        sort=args.get("sort", ""),
        down=args.get("dir") == "down",
        filters=filters,
        gaps="gaps" in args,
        page=args.get("page", 1, type=int),
        columns=tuple(session.get(CHOSEN, {}).get(where, ())),
    )


def _link(**changes: str | int | None) -> str:
    """The address of this page with some of its query changed; None takes a part away, as does a new order a page."""
    kept = {key: value for key, value in request.args.items() if value and key != "page"}
    asked = {**kept, **{key: str(value) for key, value in changes.items() if value is not None}}
    query = {key: value for key, value in asked.items() if key not in changes or changes[key] is not None}
    return f"?{urlencode(query)}"


def _query(text: str) -> str:
    """A query as it came in a form, unless it is more than a query."""
    return f"?{text}" if text and not set(text) & set("\r\n#") else ""

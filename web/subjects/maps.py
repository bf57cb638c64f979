"""The workspace of a map: its picture in the middle, its gaps at the side."""

from __future__ import annotations

from flask import Blueprint, Flask, Response, abort, redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from rolemap.services.maps.dates import moments
from rolemap.services.maps.gaps.listed import gaps_of
from rolemap.services.maps.gaps.nodes import node_of
from rolemap.services.maps.gaps.one import GapClosed, gap_in_full
from rolemap.services.maps.gaps.showing import refusal, view_rows
from rolemap.services.maps.pictures import PAPERS, THEMES
from web.at_hand import desk
from web.fresh import unless_known
from web.maps import address, asked, date_asked, frame, part
from web.repairs import repairs_of

pages = Blueprint("maps", __name__, url_prefix="/maps/<id>")
MOST_ELEMENTS = 40
"""So many elements of one box are named; more are a table's business."""


def set_up(app: Flask) -> None:
    """Register the pages of this subject."""
    app.register_blueprint(pages)


@pages.get("")
def workspace(id: str) -> str | AnyResponse:
    """The page of a map."""
    opened = asked(id)
    asked_for = date_asked()
    if asked_for and request.args["as_of"] != asked_for.isoformat():
        # Typed into the field of the form; from here on every link says it in one way.
        return redirect(address(id, **{**request.args.to_dict(), "as_of": asked_for.isoformat()}), 303)
    return render_template(
        "map/workspace.html",
        **frame(opened, "picture"),
        gaps=gaps_of(opened.workspace),
        views=view_rows(),
        moments=moments(opened),
        themes=THEMES,
        papers=PAPERS,
        missing=refusal(opened, request.args.get("view", ""), request.args.get("focus", "")),
    )


@pages.get("/lights")
def lights(id: str) -> str:
    """The brake lights alone, for a page that has saved something."""
    return render_template("map/lights.html", **part(asked(id)))


@pages.get("/gaps")
def gaps(id: str) -> Response:
    """The list of gaps alone, for a page that has saved something or looks at another date."""
    opened = asked(id)
    return unless_known(
        (
            opened.revision.document_hash,
            opened.workspace.graph.as_of,
            request.args.get("as_of"),
            opened.is_head,
        ),
        lambda: render_template("map/gaps.html", **part(opened), gaps=gaps_of(opened.workspace)),
    )


@pages.get("/gaps/<key>")
def gap(id: str, key: str) -> str | tuple[str, int]:
    """One gap in full: a part of the list, or a page of its own for a reader without scripts."""
    opened = asked(id)
    try:
        found = gap_in_full(opened, key)
    except GapClosed as closed:
        told = {"sentence": str(closed), "status": 404}
        if _is_part():
            return render_template("mistake_part.html", **told), 404
        return render_template("map/gap_closed.html", **frame(opened), **told), 404
    showing = set(desk().showing.views_of(opened, key))
    tells = {
        "gap": found,
        "rows": [row for row in view_rows() if row.slug in showing],
        "repairs": repairs_of(opened, found.finding),
    }
    if _is_part():
        return render_template("map/gap.html", **part(opened), **tells)
    return render_template("map/gap_page.html", **frame(opened), **tells)


def _is_part() -> bool:
    """Whether a script asks, which puts the answer into a page that is there."""
    return bool(request.args.get("part")) or "HX-Request" in request.headers


@pages.get("/node")
def node(id: str) -> str:
    """What can be done with a box of the picture that stands for the elements ``?id=…&id=…``."""
    opened = asked(id)
    ids = request.args.getlist("id")[:MOST_ELEMENTS]
    found = [node_of(opened, one) for one in ids if one in opened.workspace.graph]
    if not found:
        abort(404)
    return render_template("map/node.html", **part(opened), nodes=found, first=found[0])

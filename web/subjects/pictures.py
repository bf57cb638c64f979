"""The picture of a map: as a part of its page, and as a file in every format."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flask import Blueprint, Flask, Response, abort, render_template, request

from rolemap.errors import NoFocus, NoPlace, RolemapError
from rolemap.services.maps.gaps.showing import view_rows, views_around
from rolemap.services.maps.pictures import DOTS_PER_INCH, SUFFIXES, Wish
from rolemap.services.maps.starting_out import is_empty
from web import wishes
from web.at_hand import desk
from web.fresh import unless_known
from web.guard import PICTURE_POLICY
from web.maps import asked, date_asked, part

if TYPE_CHECKING:
    from rolemap.services.maps.opening import Opened

pages = Blueprint("pictures", __name__, url_prefix="/maps/<id>")
KINDS = {
    "svg": "image/svg+xml",
    "png": "image/png",
    "pdf": "application/pdf",
    "dot": "text/vnd.graphviz",
    "drawio": "application/vnd.jgraph.mxfile",
    "mmd": "text/vnd.mermaid",
    "json": "application/json",
}
ELSEWHERE = (NoPlace, NoFocus)
FINE = 300
"""The most dots an inch of a PNG that an address may ask for."""


def set_up(app: Flask) -> None:
    """Register the addresses of pictures."""
    app.register_blueprint(pages)


@pages.get("/picture")
def picture(id: str) -> Response | tuple[str, int]:
    """The picture as a part of a page, with where it stands in the map; a sentence where it cannot be drawn."""
    opened = asked(id)
    wish = replace(wishes.wish(), table=False)
    if wish.focus is None and is_empty(opened):
        return render_template("map/empty.html", **part(opened)), 200
    try:
        return unless_known(_made_of(opened, wish), lambda: _part(opened, wish))
    except RolemapError as error:
        # That an element has no place on a view is no failure: the part says where it has one.
        return _refused(opened, wish, error), 200 if isinstance(error, ELSEWHERE) else 422


@pages.get("/picture.<suffix>")
def file(id: str, suffix: str) -> Response:
    """The picture as a file to keep."""
    if suffix not in SUFFIXES:
        abort(404)
    opened = asked(id)
    wish = wishes.wish_of_file()
    dots = request.args.get("dpi", DOTS_PER_INCH, type=int)
    if not DOTS_PER_INCH <= dots <= FINE:
        abort(400)
    drawn = desk().album.picture(opened, wish, date_asked())
    answer = unless_known((*_made_of(opened, wish), suffix, dots), lambda: drawn.as_file(suffix, dots))
    date = request.args.get("as_of") or None
    name = wishes.file_name(id, drawn.picture.view.slug, wish, date, suffix)
    answer.mimetype = KINDS[suffix]
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    answer.headers["Content-Security-Policy"] = PICTURE_POLICY
    return answer


def _part(opened: Opened, wish: Wish) -> str:
    drawn = desk().album.picture(opened, wish, date_asked())
    view = drawn.picture.view
    row = next(row for row in view_rows() if row.slug == view.slug)
    return render_template(
        "map/picture.html",
        **part(opened),
        svg=drawn.inline,
        row=row,
        wish=wish,
        focus_name=opened.workspace.graph.name(wish.focus) if wish.focus else "",
        able=views_around(opened, wish.focus) if wish.focus else (),
    )


def _refused(opened: Opened, wish: Wish, error: RolemapError) -> str:
    around = set(views_around(opened, wish.focus)) if wish.focus else set()
    return render_template(
        "map/picture_mistake.html",
        **part(opened),
        error=error,
        elsewhere=isinstance(error, ELSEWHERE),
        rows=[row for row in view_rows() if row.slug in around],
        focus_name=_name(opened, wish.focus),
        wish=wish,
    )


def _name(opened: Opened, focus: str | None) -> str:
    graph = opened.workspace.graph
    return graph.name(focus) if focus and focus in graph else focus or ""


def _made_of(opened: Opened, wish: Wish) -> tuple[object, ...]:
    return opened.revision.number, opened.revision.document_hash, opened.workspace.graph.as_of, wish

"""The brakes of a map: the five brakes, thresholds with their trend, and measurements typed in or pasted."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from flask import Blueprint, Flask, abort, redirect, render_template, request
from werkzeug.wrappers import Response

from rolemap.errors import DefectsFound, RolemapError
from rolemap.services.maps.brakes import measured
from rolemap.services.maps.brakes.figures import day_shown
from rolemap.services.maps.brakes.moving import moved_to
from rolemap.services.maps.brakes.page import board
from rolemap.services.maps.brakes.pasted import pasted
from rolemap.services.maps.brakes.reviews import due, recorded
from rolemap.services.maps.history.compared import held
from web.at_hand import desk
from web.maps import address, asked, frame
from web.who import author, may

if TYPE_CHECKING:
    from rolemap.editing import Edit
    from rolemap.services.maps.brakes.pasted import Sheet

pages = Blueprint("brakes", __name__, url_prefix="/maps/<id>/brakes")


def set_up(app: Flask) -> None:
    """Register the pages of this subject."""
    app.register_blueprint(pages)


@pages.get("")
def page(id: str) -> str:
    """The brakes, the thresholds with fields for new figures, the reviews."""
    return _page(id)


@pages.post("/measurements")
def measure(id: str) -> Response | tuple[str, int]:
    """Keep the figures that were typed; where one is wrong nothing is kept, and each field says what is wrong."""
    base = base_of(id)
    document = desk().open(id, base).document
    found = measured.typed(document, request.form)
    if found.wrong:
        return _page(id, wrong=found.wrong), 422
    edits = measured.edits(document, found.figures)
    if request.form.get("move"):
        edits = (*edits, *moved_to(document, found.figures))
    return kept(id, base, edits, "#thresholds", lambda mistake: _page(id, mistake=mistake))


@pages.get("/paste")
def paste(id: str) -> str:
    """A place to paste into."""
    return _pasting(id)


@pages.post("/paste")
def look(id: str) -> Response | str | tuple[str, int]:
    """What was pasted, cell by cell; kept only when it is sent again to be kept and nothing in it is wrong."""
    base = base_of(id)
    document = desk().open(id, base).document
    sheet = pasted(document, request.form.get("text", ""), request.form.get("threshold", ""))
    if "save" not in request.form:
        return _pasting(id, sheet=sheet)
    if not sheet.good:
        return _pasting(id, sheet=sheet), 422
    edits = measured.edits(document, sheet.figures)
    if request.form.get("move"):
        edits = (*edits, *moved_to(document, sheet.figures))
    return kept(id, base, edits, "#thresholds", lambda mistake: _pasting(id, sheet=sheet, mistake=mistake))


def base_of(id: str) -> int:
    """The revision on which a form was filled in; nothing goes on where the reader may not write."""
    if not may("write", id):
        abort(403)
    base = request.form.get("base", type=int)
    return desk().open(id).revision.number if base is None else base


def kept(
    id: str, base: int, edits: Sequence[Edit], anchor: str, again: Callable[[str], str]
) -> Response | tuple[str, int]:
    """Save edits and show the brakes with what came of it; `again` shows the form with the reason why not."""
    try:
        saved = desk().save(id, base, edits, author())
    except DefectsFound as found:
        return again(" ".join(defect.message for defect in found.defects)), 422
    except RolemapError as mistake:
        return again(str(mistake)), 409
    done = saved.revision.number if edits else None
    return redirect(address(id, "brakes", done=done, date=request.form.get("date") or None) + anchor, 303)


def news_of(id: str) -> dict[str, Any]:
    """What the last save has done, for a page that was come to after it."""
    done = request.args.get("done", type=int)
    opened = desk().open(id)
    if done is None or done < 2 or done != opened.revision.number:
        return {"news": None}
    return {"news": held(desk(), id, done - 1, done)}


def _page(id: str, wrong: Mapping[str, str] | None = None, mistake: str = "") -> str:
    opened = asked(id)
    workspace = opened.workspace
    as_of = workspace.graph.as_of
    return render_template(
        "brakes/brakes.html",
        **frame(opened, "brakes"),
        **news_of(id),
        board=board(workspace),
        due=due(workspace),
        recorded=recorded(workspace),
        as_of=as_of,
        measure_day=day_shown(request.values.get("date"), min(as_of, date.today())),
        typed=request.form,
        wrong=wrong or {},
        mistake=mistake,
        writable=opened.is_head and as_of == opened.revision.as_of and may("write", id),
    )


def _pasting(id: str, sheet: Sheet | None = None, mistake: str = "") -> str:
    opened = desk().open(id)
    chosen = request.form.get("threshold", request.args.get("threshold", ""))
    return render_template(
        "brakes/paste.html",
        **frame(opened, "brakes"),
        sheet=sheet,
        mistake=mistake,
        text=request.form.get("text", ""),
        chosen=chosen,
        base=request.form.get("base", opened.revision.number),
        move=request.form.get("move"),
        board=board(opened.workspace),
    )

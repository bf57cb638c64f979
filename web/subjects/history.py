"""The history of a map: its revisions, milestones, and bringing back what once was."""

from __future__ import annotations

from datetime import datetime

from flask import Blueprint, Flask, abort, redirect, render_template, request
from werkzeug.wrappers import Response

from rolemap.errors import RolemapError
from rolemap.services.maps.history.compared import held
from rolemap.services.maps.history.listed import LONGEST_MESSAGE, NothingToMark, history, milestone
from web.at_hand import desk
from web.maps import address, frame
from web.who import author, may

pages = Blueprint("history", __name__, url_prefix="/maps/<id>/history")


def set_up(app: Flask) -> None:
    """Register the pages of this subject."""
    app.register_blueprint(pages)


@pages.get("")
def revisions(id: str) -> str:
    """The revisions, newest first, a page at a time."""
    return _listed(id)


@pages.post("/milestone")
def mark(id: str) -> Response | tuple[str, int]:
    """Put a milestone on the newest revision."""
    _allowed(id)
    message = request.form.get("message", "")
    try:
        revision = milestone(desk(), id, desk().open(id).revision.number, author(), message)
    except NothingToMark as mistake:
        return _listed(id, mistake=str(mistake)), 422
    return redirect(address(id, "history", done=revision.number), 303)


@pages.get("/<int:number>/restore")
def preview(id: str, number: int) -> str:
    """What would change if a revision were brought back."""
    return _previewed(id, number)


@pages.post("/<int:number>/restore")
def restore(id: str, number: int) -> Response | tuple[str, int]:
    """Bring a revision back as the newest one; a page that does not know the newest one is shown what would change."""
    _allowed(id)
    base = request.form.get("base", type=int)
    if base is None:
        return redirect(address(id, f"history/{number}/restore"), 303)
    message = " ".join(request.form.get("message", "").split())[:LONGEST_MESSAGE]
    if base != desk().open(id).revision.number:
        return _previewed(id, number, message=message, moved=True), 409
    try:
        saved = desk().restore(id, number, author(), message)
    except RolemapError as mistake:
        return _previewed(id, number, message=message, mistake=str(mistake)), 422
    return redirect(address(id, "history", done=saved.revision.number), 303)


def _listed(id: str, mistake: str = "") -> str:
    opened = desk().open(id)
    before = request.args.get("before", type=int)
    head = opened.revision.number
    return render_template(
        "history/history.html",
        **frame(opened, "history"),
        page=history(desk(), id, datetime.now().astimezone(), before),
        first_page=before is None,
        chosen=(request.args.get("old", head - 1, int), request.args.get("new", head, int)),
        done=request.args.get("done", type=int),
        mistake=mistake,
        message=request.form.get("message", ""),
        most=LONGEST_MESSAGE,
    )


def _previewed(id: str, number: int, message: str = "", mistake: str = "", *, moved: bool = False) -> str:
    opened = desk().open(id)
    return render_template(
        "history/restore.html",
        **frame(opened, "history"),
        pair=held(desk(), id, opened.revision.number, number),
        number_asked=number,
        message=message,
        mistake=mistake,
        moved=moved,
        most=LONGEST_MESSAGE,
    )


def _allowed(id: str) -> None:
    if not may("write", id):
        abort(403)

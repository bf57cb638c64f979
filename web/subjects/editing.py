"""Saving: edits from forms, tables and matrices, undo and redo, and what others changed meanwhile."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Flask, abort, redirect, request, url_for
from werkzeug.wrappers import Response

from rolemap.errors import DefectsFound, RolemapError
from rolemap.services.maps.desk import EditsConflict
from rolemap.services.maps.saving import answers as saving
from rolemap.services.maps.saving import news as saving_news
from web import who
from web.at_hand import desk

pages = Blueprint("editing", __name__)
Answer = tuple[dict[str, Any], int]


def set_up(app: Flask) -> None:
    """Register the endpoints of this subject."""
    app.register_blueprint(pages)


@pages.post("/maps/<id>/edits")
def save(id: str) -> Answer:
    """Save edits made on a revision; 422 with defects, 409 with conflicts, and then nothing is kept."""
    _allowed(id)
    sent = request.get_json(silent=True)
    try:
        return saving.save(desk(), id, sent, who.author()), 200
    except EditsConflict as found:
        return saving.conflicts_answer(desk(), id, found), 409
    except DefectsFound as found:
        return saving.defects_answer(found), 422
    except RolemapError as error:
        return _refused(error)


@pages.post("/maps/<id>/undo")
def undo(id: str) -> Answer | Response:
    """Take back the last step of the reader."""
    return _step(id, "undo")


@pages.post("/maps/<id>/redo")
def redo(id: str) -> Answer | Response:
    """Do again what was undone last."""
    return _step(id, "redo")


@pages.get("/maps/<id>/revision")
def revision(id: str) -> Answer | tuple[str, int]:
    """What was changed since revision ``since``; 204 where nothing was."""
    since = request.args.get("since", type=int)
    if since is None or since < 1:
        abort(400)
    found = saving_news.news(desk(), id, since, who.author())
    return ("", 204) if found is None else (found, 200)


def _step(id: str, way: str) -> Answer | Response:
    _allowed(id)
    if not request.is_json:
        saving.step(desk(), id, way, who.author())
        return redirect(_back(id), 303)
    try:
        return saving.step(desk(), id, way, who.author()), 200
    except EditsConflict as found:
        return saving.step_conflicts_answer(desk(), id, way, who.author(), found), 409
    except RolemapError as error:
        return _refused(error)


def _refused(error: RolemapError) -> Answer:
    return {"defects": [], "message": str(error)}, 422


def _allowed(id: str) -> None:
    if not who.may("write", id):
        abort(403)


def _back(id: str) -> str:
    """The page from which a form without JavaScript was sent."""
    back = request.form.get("back", "")
    safe = back.startswith("/") and not back.startswith(("//", "/\\"))
    return back if safe else url_for("home.home")

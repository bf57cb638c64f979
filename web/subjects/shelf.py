"""A map as a whole: copied, taken away as a file, put into the bin, brought back."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from flask import Blueprint, Flask, Response, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Answer

from rolemap.services.maps.beginning.copying import copy_form
from rolemap.services.maps.beginning.new import FormRefused, copy
from rolemap.services.maps.home.listing import listing
from rolemap.services.maps.interchange import FORMS, document_as
from web.at_hand import desk
from web.maps import address
from web.who import author, may

pages = Blueprint("shelf", __name__)


def set_up(app: Flask) -> None:
    """Register the pages of this subject."""
    app.register_blueprint(pages)


@pages.get("/bin")
def bin() -> str:
    """The maps that were put away."""
    rows = listing(desk(), datetime.now().astimezone(), deleted=True)
    return render_template("home/bin.html", rows=rows)


@pages.post("/bin/<id>")
def bring_back(id: str) -> Answer:
    """Take a map out of the bin; the list shows it again."""
    _allowed("delete", id)
    desk().bring_back(id)
    return redirect(url_for("home.home", _anchor=f"map-{id}"), 303)


@pages.get("/maps/<id>/remove")
def ask_remove(id: str) -> str:
    """Ask before a map goes to the bin."""
    opened = desk().open(id)
    return render_template("home/remove.html", id=id, title=opened.title)


@pages.post("/maps/<id>/remove")
def remove(id: str) -> Answer:
    """Put a map into the bin."""
    _allowed("delete", id)
    desk().remove(id)
    return redirect(url_for("home.home", removed=id), 303)


@pages.get("/maps/<id>/copy")
def ask_copy(id: str) -> str:
    """Ask for title and id of the copy."""
    return _copy_page(id, copy_form(desk(), id), {})


@pages.post("/maps/<id>/copy")
def make_copy(id: str) -> Answer | tuple[str, int]:
    """Keep the newest revision under another id, and show it."""
    _allowed("write", id)
    form = {key: request.form.get(key, "") for key in ("title", "id")}
    try:
        made = copy(desk(), id, form, author())
    except FormRefused as refused:
        return _copy_page(id, form, refused.wrong), 422
    return redirect(address(made), 303)


@pages.get("/maps/<id>/document.<suffix>")
def document(id: str, suffix: str) -> Response:
    """The newest revision, or the one that ``?n=`` names, as a file."""
    if suffix not in FORMS:
        abort(404)
    opened = desk().open(id, request.args.get("n", type=int))
    answer = Response(document_as(opened, suffix), content_type=f"{FORMS[suffix]}; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="{id}.{suffix}"'
    return answer


def _copy_page(id: str, form: dict[str, Any], wrong: dict[str, str]) -> str:
    return render_template("home/copy.html", title=desk().open(id).title, form=form, wrong=wrong)


def _allowed(action: str, id: str) -> None:
    if not may(action, id):
        abort(403)

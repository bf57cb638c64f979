"""Maps out of files: sent, looked at, and kept only when somebody says so."""

from __future__ import annotations

from flask import Blueprint, Flask, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from rolemap.services.maps.ids import FormRefused
from rolemap.services.maps.importing import preview as importing
from rolemap.services.maps.importing.kinds import suffixes
from rolemap.services.maps.importing.preview import ChangedMeanwhile, UploadGone
from rolemap.services.maps.importing.seen import Refused
from rolemap.services.maps.importing.templates import MEDIA_TYPE, empty_workbook, workbook_of
from web.at_hand import desk
from web.guard import MOST_BYTES
from web.maps import address
from web.sending import as_file
from web.who import author, may

pages = Blueprint("imports", __name__, url_prefix="/maps/import")
Answer = Response | str | tuple[str, int]


def set_up(app: Flask) -> None:
    """Register the pages of this subject."""
    app.register_blueprint(pages)


@pages.get("")
def choose() -> str:
    """Ask for a file; ``?map=`` is the map into which rows of an own sheet are to go."""
    return asked(into=request.args.get("map", ""))


@pages.post("")
def send() -> Answer:
    """Take a file in and go to its preview; a file that is to be corrected is forgotten when the next one comes."""
    _allowed()
    file = request.files.get("file")
    before, into = request.form.get("before", ""), request.form.get("map", "")
    try:
        token = importing.keep(desk(), (file and file.filename) or "", file.read() if file else b"")
    except FormRefused as refused:
        return asked(str(refused), before, into), 422
    if before:
        importing.drop(desk(), before)
    return redirect(url_for("imports.preview", token=token, map=into or None), 303)


@pages.get("/<token>")
def preview(token: str) -> Answer:
    """What is in the file: its defects, or what it would change; a planner's own sheets are asked about first."""
    try:
        if importing.is_own_sheet(desk(), token):
            into = request.args.get("map")
            return redirect(url_for("import_columns.columns", token=token, map=into), 303)
        return _shown(token)
    except UploadGone as gone:
        return asked(str(gone)), 404


@pages.post("/<token>")
def decide(token: str) -> Answer:
    """Keep the map as new, in the place of the one that is kept, or under another id; or forget the file."""
    _allowed()
    act, id = request.form.get("act", ""), request.form.get("id", "").strip()
    try:
        if act == "new":
            return _kept(importing.as_new(desk(), token, author()))
        if act == "other":
            return _kept(importing.as_other(desk(), token, id, author()))
        if act == "replace":
            base = request.form.get("base", 0, type=int)
            return _kept(importing.instead(desk(), token, base, author()))
    except UploadGone as gone:
        return asked(str(gone)), 404
    except ChangedMeanwhile as mistake:
        return _shown(token, moved=str(mistake)), 409
    except FormRefused as refused:
        return _shown(token, wrong=str(refused), id=id), 422
    if act != "discard":
        abort(400)
    importing.drop(desk(), token)
    return redirect(url_for("imports.choose"), 303)


@pages.get("/template.xlsx")
def template() -> Response:
    """A workbook to fill in: that of a map, or an empty one."""
    id = request.args.get("map", "")
    found = workbook_of(desk(), id) if id else empty_workbook()
    return as_file(found.content, MEDIA_TYPE, found.name, found.plain)


def asked(mistake: str = "", before: str = "", into: str = "") -> str:
    """The page that asks for a file, with what was wrong with the one before."""
    return render_template("imports/choose.html", mistake=mistake, into=into, **_taken(before))


def _shown(token: str, moved: str = "", wrong: str = "", id: str = "") -> str:
    seen = importing.preview(desk(), token)
    if isinstance(seen, Refused):
        return render_template("imports/defects.html", seen=seen, **_taken(token))
    told = {"moved": moved, "wrong": wrong, "other_id": id or seen.free_id}
    return render_template("imports/preview.html", seen=seen, pair=seen.held, **told)


def _taken(before: str) -> dict[str, object]:
    """What the form for a file needs: which files are taken, and which one is waiting to be corrected."""
    return {"suffixes": suffixes(), "most": MOST_BYTES, "before": before}


def _kept(id: str) -> Response:
    return redirect(address(id), 303)


def _allowed() -> None:
    if not may("write"):
        abort(403)

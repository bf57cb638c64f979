"""A planner's own sheets, step by step: the columns, the map, unknown names, and what would be kept."""

from __future__ import annotations

from flask import Blueprint, Flask, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from rolemap.errors import DefectsFound
from rolemap.services.maps.ids import FormRefused
from rolemap.services.maps.importing import preview as importing
from rolemap.services.maps.importing.own.answering import answer, wrong_in
from rolemap.services.maps.importing.own.asking import names_page, take_names
from rolemap.services.maps.importing.own.columns import columns_page
from rolemap.services.maps.importing.own.into import base_of, choose, into_page
from rolemap.services.maps.importing.own.keeping import draft_of, keep, proposal
from rolemap.services.maps.importing.own.waiting import Waiting, forget, keep_answers, waiting
from rolemap.services.maps.importing.preview import ChangedMeanwhile, UploadGone
from web.at_hand import desk
from web.maps import address
from web.who import author, may

pages = Blueprint("import_columns", __name__, url_prefix="/maps/import/<token>")
Answer = Response | str | tuple[str, int]


def set_up(app: Flask) -> None:
    """Register the pages of this subject."""
    app.register_blueprint(pages)
    app.register_error_handler(UploadGone, _gone)


@pages.get("/columns")
def columns(token: str) -> str:
    """What each column of a sheet is."""
    one = _waiting(token, request.args.get("map", ""))
    return _columns(one, request.args.get("sheet", 0, type=int))


@pages.post("/columns")
def take_columns(token: str) -> Answer:
    """Keep what was chosen for a sheet, and go to another one or on."""
    one = _waiting(token)
    at = request.form.get("sheet", 0, type=int)
    if not 0 <= at < len(one.sheets):
        abort(400)
    act = request.form.get("act", "")
    if act == "discard":
        importing.drop(desk(), token)
        return redirect(url_for("imports.choose"), 303)
    anew = answer(desk(), one, at, request.form)
    if act == "keep":
        return Response(status=204)
    if act == "forget":
        forget(desk(), one, at)
    goes_on = act == "next" and not anew
    if act.startswith("sheet:") and act[6:].isdigit():
        at = int(act[6:])
    elif goes_on:
        bad, wrong = wrong_in(one)
        if wrong:
            return _columns(one, bad, wrong), 422
        one.answers.confirmed = True
        keep_answers(desk(), one)
        return redirect(_to(one, "result" if one.answers.chosen else "into"), 303)
    return redirect(_to(one, "columns", sheet=at), 303)


@pages.get("/into")
def into(token: str) -> str:
    """Which map takes the rows."""
    return _into(_waiting(token), {})


@pages.post("/into")
def take_into(token: str) -> Answer:
    """Keep which map takes the rows."""
    one = _waiting(token)
    if request.form.get("way") == "map" and not may("write", request.form.get("map", "")):
        abort(403)
    try:
        choose(desk(), one, request.form)
    except FormRefused as refused:
        return _into(one, refused.wrong), 422
    return redirect(_to(one, "result"), 303)


@pages.get("/names")
def names(token: str) -> Answer:
    """What names stand for that no element has."""
    one = _waiting(token)
    step = _step_before(one)
    if step:
        return redirect(_to(one, step), 303)
    base = base_of(desk(), one)
    page = names_page(one, draft_of(one, base).unknown, base.document)
    return render_template("imports/names.html", page=page)


@pages.post("/names")
def take(token: str) -> Answer:
    """Keep what the names stand for."""
    one = _waiting(token)
    step = _step_before(one)
    if step:
        return redirect(_to(one, step), 303)
    base = base_of(desk(), one)
    unknown = draft_of(one, base).unknown
    typed, wrong = take_names(desk(), one, unknown, base.document, request.form)
    if wrong:
        page = names_page(one, draft_of(one, base).unknown, base.document, typed, wrong)
        return render_template("imports/names.html", page=page), 422
    return redirect(_to(one, "result"), 303)


@pages.get("/result")
def result(token: str) -> Answer:
    """What would be kept, and what would not."""
    return _result(_waiting(token))


@pages.post("/result")
def take_result(token: str) -> Answer:
    """Keep it as one revision."""
    one = _waiting(token)
    step = _step_before(one)
    if step:
        return redirect(_to(one, step), 303)
    existing = base_of(desk(), one).existing
    if not may("write", existing.row.id if existing else ""):
        abort(403)
    base = request.form.get("base", 0, type=int)
    try:
        id = keep(desk(), one, base, "anyway" in request.form, author())
    except ChangedMeanwhile as moved:
        return _result(one, 409, moved=str(moved))
    except FormRefused as refused:
        return _result(one, 422, wrong=str(refused))
    return redirect(address(id), 303)


def _columns(one: Waiting, at: int, wrong: tuple[str, ...] = ()) -> str:
    return render_template("imports/columns.html", page=columns_page(desk(), one, at, wrong), token=one.token)


def _into(one: Waiting, wrong: dict[str, str]) -> str:
    return render_template("imports/into.html", page=into_page(desk(), one, wrong))


def _result(one: Waiting, status: int = 200, moved: str = "", wrong: str = "") -> Answer:
    step = _step_before(one)
    if step:
        return redirect(_to(one, step), 303)
    try:
        seen = proposal(desk(), one)
    except FormRefused as refused:
        return _into(one, refused.wrong), 422
    if seen is None:
        return redirect(_to(one, "names"), 303)
    told = {"moved": moved, "wrong": wrong}
    page = render_template("imports/result.html", page=seen, seen=seen.sent, pair=seen.sent.held, **told)
    return page, status


def _step_before(one: Waiting) -> str:
    """The step that has to be taken first; empty where all before the names was answered."""
    return "columns" if not one.answers.confirmed else "into" if not one.answers.chosen else ""


def _waiting(token: str, into: str = "") -> Waiting:
    if not may("write"):
        abort(403)
    try:
        return waiting(desk(), token, into)
    except DefectsFound:
        abort(redirect(url_for("imports.preview", token=token), 303))


def _to(one: Waiting, step: str, sheet: int | None = None) -> str:
    return url_for(f"import_columns.{step}", token=one.token, sheet=sheet)


def _gone(gone: UploadGone) -> tuple[str, int]:
    from web.subjects.imports import asked

    return asked(str(gone)), 404

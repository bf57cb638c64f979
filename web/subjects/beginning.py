"""New maps: begun from a template, from nothing, or as a copy of a sample."""

from __future__ import annotations

from datetime import date

from flask import Blueprint, Flask, abort, redirect, render_template, request
from werkzeug.wrappers import Response

from rolemap.services.maps.beginning.new import (
    BLANK,
    begin,
    sample_copy,
    samples,
    templates,
    usual_levels,
)
from rolemap.services.maps.brakes.figures import day_shown
from rolemap.services.maps.ids import FormRefused
from web.at_hand import desk
from web.maps import address
from web.who import author, may

pages = Blueprint("beginning", __name__, url_prefix="/maps/new")
FIELDS = ("title", "id", "root", "as_of", "levels")


def set_up(app: Flask) -> None:
    """Register the pages of this subject."""
    app.register_blueprint(pages)


@pages.get("")
def form() -> str:
    """Ask for what a new map needs."""
    return _asked(
        {"as_of": day_shown(None, date.today()), "levels": usual_levels()}, request.args.get("start", ""), {}
    )


@pages.post("")
def make() -> Response | tuple[str, int]:
    """Make the map and go to its workspace."""
    _allowed()
    given = {field: request.form.get(field, "") for field in FIELDS}
    start = _known(request.form.get("start", ""))
    try:
        id = begin(desk(), start, given, author())
    except FormRefused as refused:
        return _asked(given, start, refused.wrong), 422
    return redirect(address(id), 303)


@pages.post("/sample/<sample>")
def copy(sample: str) -> Response:
    """Keep a copy of a sample and go to its workspace."""
    _allowed()
    if sample not in {one.id for one in samples()}:
        abort(404)
    return redirect(address(sample_copy(desk(), sample, author())), 303)


def _asked(given: dict[str, str], start: str, wrong: dict[str, str]) -> str:
    return render_template(
        "beginning/new.html",
        form=given,
        start=_known(start),
        blank=BLANK,
        templates=templates(),
        samples=samples(),
        wrong=wrong,
    )


def _known(start: str) -> str:
    """What the reader chose to begin with, or the fullest template."""
    known = [template.id for template in templates()]
    return start if start in (*known, BLANK) else known[0]


def _allowed() -> None:
    if not may("write"):
        abort(403)

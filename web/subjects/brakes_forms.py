"""What the brakes of a map rest on, written down: thresholds, yearly reviews, the lines of the brakes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from flask import Blueprint, Flask, abort, render_template, request
from werkzeug.wrappers import Response

from rolemap.services.maps.brakes import limits, measured, reviews, thresholds
from rolemap.services.maps.brakes.figures import day_shown
from rolemap.services.maps.brakes.figures import shown as shown_value
from rolemap.services.maps.brakes.page import board
from web.at_hand import desk
from web.maps import frame
from web.subjects.brakes import base_of, kept

pages = Blueprint("brakes_forms", __name__, url_prefix="/maps/<id>/brakes")
NEW = "new"
Wrong = Mapping[str, str] | None
"""What is wrong, by the name of the field."""


def set_up(app: Flask) -> None:
    """Register the pages of this subject."""
    app.register_blueprint(pages)


@pages.get("/thresholds/<threshold>")
def threshold(id: str, threshold: str) -> str:
    """The form of a threshold, and its measurements; ``new`` for one that is not there yet."""
    form = thresholds.form_of(desk().open(id).document, _known(id, threshold))
    if threshold == NEW and request.args.get("about"):
        form = thresholds.ThresholdForm(form.values, (request.args["about"],), {})
    return _threshold_page(id, threshold, form)


@pages.post("/thresholds/<threshold>")
def keep_threshold(id: str, threshold: str) -> Response | tuple[str, int]:
    """Keep a threshold as its form says."""
    base, known = base_of(id), _known(id, threshold)
    document = desk().open(id, base).document
    about = tuple(request.form.getlist("about"))
    form, record = thresholds.read(request.form, about)
    if form.wrong:
        return _threshold_page(id, threshold, form), 422
    kept_id, edits = thresholds.edits(document, known, record, about)
    edits = (*edits, *(thresholds.unlinked(document, known, about) if known else ()))
    return kept(id, base, edits, f"#{kept_id}", lambda mistake: _threshold_page(id, threshold, form, mistake))


@pages.post("/thresholds/<threshold>/standing")
def standing(id: str, threshold: str) -> str:
    """Where the threshold would stand with the lines that are being typed."""
    form, record = thresholds.read(request.form, request.form.getlist("about"))
    opened = desk().open(id)
    found = None if form.wrong else thresholds.standing(opened.workspace, _known(id, threshold), record)
    return render_template("brakes/standing.html", standing=found, wrong=form.wrong)


@pages.post("/thresholds/<threshold>/measurements")
def correct(id: str, threshold: str) -> Response | tuple[str, int]:
    """Correct the measurements of a threshold, or take some away."""
    base, known = base_of(id), _known(id, threshold)
    document = desk().open(id, base).document
    edits, wrong = measured.corrected(document, known or "", request.form)
    form = thresholds.form_of(document, known)
    if wrong:
        return _threshold_page(id, threshold, form, wrong=wrong), 422
    return kept(
        id, base, edits, f"#{threshold}", lambda mistake: _threshold_page(id, threshold, form, mistake)
    )


@pages.get("/reviews/new")
def review(id: str) -> str:
    """The form of a yearly review."""
    return _review_page(id, tuple(request.args.getlist("about")))


@pages.post("/reviews/new")
def keep_review(id: str) -> Response | tuple[str, int]:
    """Write a review down with what it was about, who decided, and what was decided."""
    base = base_of(id)
    opened = desk().open(id, base)
    about = tuple(request.form.getlist("about"))
    edits, wrong = reviews.edits(
        opened.workspace, opened.document, request.form, about, request.form.getlist("decided_by")
    )
    if wrong:
        return _review_page(id, about, wrong=wrong), 422
    return kept(id, base, edits, "#reviews", lambda mistake: _review_page(id, about, mistake=mistake))


@pages.get("/limits")
def lines(id: str) -> str:
    """The lines of the five brakes with their defaults, bounds and reasons."""
    return _limits_page(id)


@pages.post("/limits")
def keep_lines(id: str) -> Response | tuple[str, int]:
    """Keep the lines as they are typed; ``reset`` names a metric that goes back to its defaults."""
    base = base_of(id)
    opened = desk().open(id, base)
    typed = request.form.to_dict()
    reset = typed.get("reset", "")
    if reset:
        typed = dict.fromkeys((f"{reset}.{line}" for line in limits.LINES), "")
    edits, wrong = limits.edits(opened.workspace, opened.document, typed)
    if wrong:
        return _limits_page(id, typed, wrong), 422
    return kept(id, base, edits, "", lambda mistake: _limits_page(id, typed, mistake=mistake))


def _known(id: str, threshold: str) -> str | None:
    """The id of a threshold of the map; None for a new one, 404 for one that is not there."""
    if threshold == NEW:
        return None
    if all(one["id"] != threshold for one in desk().open(id).document.get("thresholds") or ()):
        abort(404)
    return threshold


def _threshold_page(
    id: str, threshold: str, form: thresholds.ThresholdForm, mistake: str = "", wrong: Wrong = None
) -> str:
    opened = desk().open(id)
    known = _known(id, threshold)
    shown = next((one for one in board(opened.workspace).thresholds if one.id == known), None)
    _checked, record = thresholds.read(form.values, form.about)
    good = not _checked.wrong
    return render_template(
        "brakes/threshold.html",
        **frame(opened, "brakes"),
        threshold=threshold,
        form=form,
        shown=shown,
        standing=thresholds.standing(opened.workspace, known, record) if good else None,
        measurements=measured.kept(opened.document, known) if known else (),
        shown_value=shown_value,
        positions=reviews.deciders(opened.workspace),
        subjects=reviews.subjects(opened.workspace),
        base=request.form.get("base", opened.revision.number),
        typed=request.form,
        wrong=wrong or form.wrong,
        mistake=mistake,
    )


def _review_page(id: str, about: tuple[str, ...], wrong: Wrong = None, mistake: str = "") -> str:
    opened = desk().open(id)
    as_of = opened.workspace.graph.as_of
    return render_template(
        "brakes/review.html",
        **frame(opened, "brakes"),
        about=about,
        due=reviews.due(opened.workspace),
        subjects=reviews.subjects(opened.workspace),
        positions=reviews.deciders(opened.workspace),
        suggestions=reviews.suggestions(),
        base=request.form.get("base", opened.revision.number),
        as_of=as_of,
        typed=request.form,
        review_day=day_shown(request.form.get("date"), min(as_of, date.today())),
        wrong=wrong or {},
        mistake=mistake,
    )


def _limits_page(
    id: str, typed: Mapping[str, str] | None = None, wrong: Wrong = None, mistake: str = ""
) -> str:
    opened = desk().open(id)
    return render_template(
        "brakes/limits.html",
        **frame(opened, "brakes"),
        panels=limits.panels(opened.workspace, typed),
        base=request.form.get("base", opened.revision.number),
        wrong=wrong or {},
        mistake=mistake,
    )

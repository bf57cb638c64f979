"""Matrices: units against tools, posts against problems; a key or a click sets what stands between two of them."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, Flask, abort, redirect, render_template, request
from werkzeug.wrappers import Response

from rolemap.services.maps.matrices import details as matrices_details
from rolemap.services.maps.matrices import edits as matrices_edits
from rolemap.services.maps.matrices.kinds import KINDS
from rolemap.services.maps.matrices.matrix import matrix
from rolemap.services.maps.matrices.rows import Wish, choices
from rolemap.services.maps.saving import answers as saving
from web import maps, who
from web.at_hand import desk

pages = Blueprint("matrices", __name__, url_prefix="/maps/<id>/matrices")

FIRST = "uses"


def set_up(app: Flask) -> None:
    """Register the pages of this subject."""
    app.register_blueprint(pages)


@pages.get("/")
def first(id: str) -> Response:
    """The matrix that the address leaves open."""
    return redirect(maps.address(id, f"matrices/{FIRST}"))


@pages.get("/<slug>")
def page(id: str, slug: str) -> str:
    """One matrix."""
    _known(slug)
    opened = maps.asked(id)
    wish = _wish()
    return render_template(
        "matrices/matrix.html",
        **maps.frame(opened, "matrices"),
        matrix=matrix(opened, slug, wish),
        kinds=tuple(KINDS.values()),
        choices=choices(opened),
        wish=wish,
        turn=_turn,
        filtered=bool(wish.search or wish.level or wish.under or wish.problem or wish.gaps or wish.filled),
    )


@pages.get("/<slug>/cell")
def cell(id: str, slug: str) -> str:
    """One cell in full: a page, or a form beside the matrix."""
    _known(slug)
    opened = maps.asked(id)
    part = "beside" in request.args
    return render_template(
        "matrices/cell_form.html" if part else "matrices/cell.html",
        **maps.frame(opened, "matrices"),
        slug=slug,
        refused=(),
        cell=_details(opened, slug, request.args),
    )


@pages.post("/<slug>/cell")
def keep(id: str, slug: str) -> str | Response:
    """Keep what was typed into the form of a cell, for readers without scripts."""
    _known(slug)
    _allowed(id)
    opened = desk().open(id, _base(request.form.get("base", "")))
    form = request.form.to_dict()
    row, column = form.get("row", ""), form.get("column", "")
    if "marks" in form:
        text = "".join(request.form.getlist("mark"))
        sent = {"cells": [{"row": row, "column": column, "text": text}]}
        answer = matrices_edits.read(opened, slug, Wish(), sent)
    else:
        answer = matrices_details.read(opened, form)
    if answer["refused"]:
        return render_template(
            "matrices/cell.html",
            **maps.frame(opened, "matrices"),
            slug=slug,
            refused=answer["refused"],
            cell=_details(opened, slug, form),
        )
    saving.save(desk(), id, {"base": opened.revision.number, "edits": answer["edits"]}, who.author())
    return redirect(maps.address(id, f"matrices/{slug}/cell", row=row, column=column), 303)


@pages.post("/<slug>/read")
def read(id: str, slug: str) -> dict[str, Any]:
    """Letters, or the form of a cell, as edits; nothing is kept."""
    _known(slug)
    _allowed(id)
    sent = request.get_json(silent=True)
    if not isinstance(sent, dict) or not isinstance(sent.get("base"), int):
        abort(400)
    opened = desk().open(id, sent["base"])
    try:
        if "form" in sent:
            return matrices_details.read(opened, dict(sent["form"]))
        return matrices_edits.read(opened, slug, _wish(), sent)
    except (KeyError, TypeError, ValueError, AttributeError):
        abort(400)


def _known(slug: str) -> None:
    if slug not in KINDS:
        abort(404)


def _allowed(id: str) -> None:
    if not who.may("write", id):
        abort(403)


def _base(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


def _details(opened: Any, slug: str, args: Any) -> matrices_details.Details:
    try:
        return matrices_details.details(opened, slug, args.get("row", ""), args.get("column", ""))
    except KeyError:
        abort(404)


def _wish() -> Wish:
    args = request.args
    return Wish(
        search=args.get("q", "").strip(),
        level=args.get("level", ""),
        under=args.get("under", ""),
        problem=args.get("problem", ""),
        gaps="gaps" in args,
        filled="filled" in args,
        by="level" if args.get("by") == "level" else "superior",
        turned=frozenset(args.getlist("turn")),
    )


def _turn(key: str) -> str:
    """The address of this page with one group folded or unfolded."""
    turned = request.args.getlist("turn")
    others = [(name, value) for name, value in request.args.items(multi=True) if name != "turn" and value]
    now = [one for one in turned if one != key] if key in turned else [*turned, key]
    return f"?{urlencode([*others, *(('turn', one) for one in now)])}"

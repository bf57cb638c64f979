"""Two revisions of a map held against each other: a page, and files of it."""

from __future__ import annotations

from typing import Any, cast

from flask import Blueprint, Flask, abort, current_app, render_template, request
from werkzeug.wrappers import Response

from rolemap.errors import RolemapError
from rolemap.services.maps.history.compared import Held, Pairs, held
from web.at_hand import desk
from web.guard import PICTURE_POLICY
from web.maps import address, date_asked, frame

pages = Blueprint("comparing", __name__, url_prefix="/maps/<id>")
EXTENSION = "rolemap.pairs"
KINDS = {
    "svg": "image/svg+xml",
    "pdf": "application/pdf",
    "png": "image/png",
    "txt": "text/plain; charset=utf-8",
    "json": "application/json",
}
"""The files in which a comparison can be taken along."""


def set_up(app: Flask) -> None:
    """Register the pages of this subject."""
    app.extensions[EXTENSION] = Pairs()
    app.register_blueprint(pages)


@pages.get("/compare")
def compare(id: str) -> str:
    """Both revisions: what changed in words, what became of the findings, the picture."""
    pair = _asked(id)
    picture, trouble = "", ""
    if pair.comparison:
        try:
            picture = _pairs().picture(pair).inline
        except RolemapError as mistake:
            trouble = str(mistake)
    old, new = pair.old.revision.number, pair.new.revision.number
    dates = {key: date_asked(key) for key in ("as_of_old", "as_of")}
    swapped = {"as_of_old": dates["as_of"], "as_of": dates["as_of_old"]}
    head = pair.new.row.head.number
    return render_template(
        "history/compare.html",
        **frame(desk().open(id), "history"),
        pair=pair,
        picture=picture,
        trouble=trouble,
        dates=dates,
        swap=address(id, "compare", old=new, new=old, **swapped),
        step_before=address(id, "compare", old=min(old, new) - 1, new=min(old, new)) if min(old, new) > 1 else "",
        step_after=address(id, "compare", old=max(old, new), new=max(old, new) + 1) if max(old, new) < head else "",
        files={kind: address(id, f"compare.{kind}", old=old, new=new, **dates) for kind in KINDS},
    )  # fmt: skip


@pages.get("/compare.<any(svg,pdf,png,txt,json):kind>")
def file(id: str, kind: str) -> Response:
    """The comparison as a file."""
    pair = _asked(id)
    old, new = pair.old.revision.number, pair.new.revision.number
    answer = Response(_written(pair, kind), content_type=KINDS[kind])
    answer.headers["Content-Disposition"] = f'attachment; filename="{id}-{old}-{new}.{kind}"'
    answer.headers["Content-Security-Policy"] = PICTURE_POLICY
    return answer


def _written(pair: Held, kind: str) -> bytes:
    if kind in ("txt", "json"):
        text = pair.comparison.text if kind == "txt" else pair.comparison.json
        return text.encode("utf-8")
    paper = "A4" if kind == "pdf" else None
    return _pairs().picture(pair, "print" if kind == "pdf" else "screen", paper).as_file(kind)


def _asked(id: str) -> Held:
    """The pair of the address; without numbers the newest revision and the one before it."""
    head = desk().open(id).revision.number
    new = _number("new", head)
    old = _number("old", max(new - 1, 1))
    return held(desk(), id, old, new, date_asked("as_of_old"), date_asked("as_of"))


def _number(key: str, default: int) -> int:
    text = request.args.get(key, "").strip()
    if not text:
        return default
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        abort(400)
    return int(text)


def _pairs() -> Pairs:
    return cast("Any", current_app.extensions)[EXTENSION]  # type: ignore[no-any-return]  # set_up put it there

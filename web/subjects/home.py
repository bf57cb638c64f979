"""Home: the maps that are kept here."""

from __future__ import annotations

from datetime import datetime

from flask import Blueprint, Flask, redirect, render_template, request
from werkzeug.wrappers import Response

from rolemap.i18n import LANGUAGES, N_, domain
from rolemap.services.maps.beginning.new import samples
from rolemap.services.maps.home.lamps import named_brakes
from rolemap.services.maps.home.listing import ORDERS, listing
from web import speech
from web.at_hand import desk

_ = domain("web.home")

pages = Blueprint("home", __name__)

ORDER_WORDS = {
    "changed": N_("last changed first"),
    "title": N_("by title"),
    "owner": N_("by office"),
    "as_of": N_("newest date first"),
    "gaps": N_("most errors first"),
}
SIGNS = {
    "error": N_("Errors"),
    "warning": N_("Warnings"),
    "info": N_("Notes"),
    "waived": N_("Accepted with a reason"),
}


def set_up(app: Flask) -> None:
    """Register the pages of this subject."""
    app.register_blueprint(pages)


@pages.get("/")
def home() -> str:
    """The list of maps; ``?q=`` searches it, ``?sort=`` orders it."""
    search = " ".join(request.args.get("q", "").split())
    asked = request.args.get("sort", "")
    order = asked if asked in ORDERS else ORDERS[0]
    now = datetime.now().astimezone()
    rows = listing(desk(), now, search, order)
    brakes = named_brakes()
    binned = listing(desk(), now, deleted=True)
    return render_template(
        "home/home.html",
        rows=rows,
        search=search,
        order=order,
        orders=[(key, _(ORDER_WORDS[key])) for key in ORDERS],
        brakes=brakes,
        short={brake.id: brake.short for brake in brakes},
        signs={name: _(words) for name, words in SIGNS.items()},
        samples=() if rows or search else samples(),
        binned=len(binned),
        removed=next((row for row in binned if row.id == request.args.get("removed")), None),
    )


@pages.post("/language")
def language() -> Response:
    """Speak another language from now on."""
    back = request.form.get("back", "/")
    answer = redirect(back if back.startswith("/") and not back.startswith(("//", "/\\")) else "/", 303)
    code = request.form.get("code", "")
    if code in LANGUAGES:
        speech.remember(answer, code)
    return answer


@pages.get("/healthz")
def healthz() -> tuple[dict[str, str], int]:
    """Whether the database answers."""
    return ({"status": "ok"}, 200) if desk().store.alive() else ({"status": "failed"}, 503)

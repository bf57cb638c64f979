"""Home: the maps that are kept here."""

from __future__ import annotations

from flask import Blueprint, Flask, redirect, render_template, request
from werkzeug.wrappers import Response

from rolemap.i18n import LANGUAGES
from web import speech
from web.at_hand import desk

pages = Blueprint("home", __name__)


def set_up(app: Flask) -> None:
    """Register the pages of this subject."""
    app.register_blueprint(pages)


@pages.get("/")
def home() -> str:
    """The list of maps."""
    search = request.args.get("q", "")
    return render_template("home/home.html", rows=desk().shelf(search), search=search)


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

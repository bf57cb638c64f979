"""The letters of the pictures, so that a browser sets them as wide as they were measured."""

from __future__ import annotations

from importlib import resources

from flask import Blueprint, Flask, Response, abort

pages = Blueprint("fonts", __name__)
FILES = {"arimo-regular": "Arimo-Regular.ttf", "arimo-bold": "Arimo-Bold.ttf"}
A_MONTH = 30 * 86_400


def set_up(app: Flask) -> None:
    """Register the address of the fonts."""
    app.register_blueprint(pages)


@pages.get("/fonts/<name>.ttf")
def font(name: str) -> Response:
    """One weight of Arimo."""
    if name not in FILES:
        abort(404)
    content = (resources.files("rolemap") / "fonts" / FILES[name]).read_bytes()
    answer = Response(content, mimetype="font/ttf")
    answer.headers["Cache-Control"] = f"public, max-age={A_MONTH}"
    return answer

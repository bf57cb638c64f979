"""The JSON API, its description, and the page on which people read it."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Flask, Response, current_app, json, render_template

from web.api import documents, history, maps, pictures, reports
from web.api.description import describe, spoken
from web.api.reading import chapters, shapes

ROOT = "/api/v1"
pages = Blueprint("api-pages", __name__, url_prefix=ROOT)
DESCRIPTION = "rolemap.api"


def set_up(app: Flask) -> None:
    """Register the addresses of the API and of its description."""
    api = describe(app)
    for subject in (maps, history, reports, pictures, documents):
        api.register_blueprint(subject.blueprint, url_prefix=ROOT)
    app.extensions[DESCRIPTION] = api.spec
    app.register_blueprint(pages)


@pages.get("/openapi.json")
def openapi() -> Response:
    """The description for programs, in OpenAPI 3.1."""
    return Response(json.dumps(_described(), indent=2), mimetype="application/json")


@pages.get("/docs")
def docs() -> str:
    """The description for people: each address with what it takes and answers."""
    described = _described()
    return render_template(
        "api/docs.html", described=described, chapters=chapters(described), shapes=shapes(described)
    )


def _described() -> dict[str, Any]:
    return spoken(current_app.extensions[DESCRIPTION].to_dict())

"""The views of a map as pictures."""

from __future__ import annotations

from typing import Any

from flask import Response
from flask_smorest import Blueprint

from rolemap.errors import UnknownName
from rolemap.i18n import N_
from rolemap.services.drawing import view_of
from rolemap.services.maps.pictures import Wish
from web.api.shapes import PictureQuery
from web.at_hand import desk
from web.guard import PICTURE_POLICY
from web.problems import Problem

KINDS = {
    "svg": "image/svg+xml",
    "png": "image/png",
    "pdf": "application/pdf",
    "dot": "text/vnd.graphviz",
}
_FILE = {"schema": {"type": "string", "format": "binary"}}

blueprint = Blueprint("api-pictures", __name__, description=N_("The views of a map, drawn."))


@blueprint.get(f"/maps/<id>/views/<view>.<any({','.join(KINDS)}):suffix>")
@blueprint.arguments(PictureQuery, location="query")
@blueprint.alt_response(404, "NOT_FOUND")
@blueprint.alt_response(503, "SERVICE_UNAVAILABLE")
@blueprint.doc(
    summary=N_("Draw a view of a map"),
    operationId="draw",
    responses={
        200: {
            "description": N_("The picture; “rolemap views” lists the views."),
            "content": dict.fromkeys(KINDS.values(), _FILE),
        }
    },
)
def draw(query: dict[str, Any], id: str, view: str, suffix: str) -> Response:
    """One view of the newest revision as a file."""
    as_of = query.get("as_of")
    opened = desk().open(id, as_of=as_of)
    try:
        view_of(view)
    except UnknownName as error:
        raise Problem(404, str(error)) from None
    wish = Wish(
        view=view,
        focus=query.get("focus"),
        depth=query.get("depth"),
        theme=query["theme"],
        paper=query.get("paper"),
        portrait=query.get("orientation") == "portrait",
    )
    response = Response(desk().album.picture(opened, wish, as_of).as_file(suffix), mimetype=KINDS[suffix])
    response.headers["Content-Security-Policy"] = PICTURE_POLICY
    return response

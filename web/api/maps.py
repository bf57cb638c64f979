"""Maps: listed, fetched as documents, begun, replaced, put into the bin."""

from __future__ import annotations

from typing import Any

from flask import Response, request, url_for
from flask_smorest import Blueprint

from rolemap.i18n import N_
from rolemap.services.maps import interchange
from web import who
from web.api.description import DOCUMENT
from web.api.shapes import ChangeHeaders, FetchHeaders, MapShape, SaveQuery, ShelfQuery, ShelfShape, Spoken
from web.api.tags import must_match, tagged
from web.at_hand import desk
from web.problems import Problem

JSON = "application/json"
BODY = "body"
"""What stands for the file in the places of defects."""
_ETAG = {"ETag": {"description": N_("Names this state of the map."), "schema": {"type": "string"}}}
_BODY = {"required": True, "content": {JSON: {"schema": DOCUMENT}}}

blueprint = Blueprint("api-maps", __name__, description=N_("The maps as documents of format 1."))


@blueprint.get("/maps")
@blueprint.arguments(ShelfQuery, location="query")
@blueprint.response(200, ShelfShape, description=N_("A page of maps, the last changed first."))
@blueprint.doc(summary=N_("List the maps"), operationId="list_maps")
def list_maps(query: dict[str, Any]) -> dict[str, Any]:
    """A page of maps."""
    rows = desk().shelf(query["search"])
    page, size = query["page"], query["page_size"]
    return {
        "maps": rows[(page - 1) * size : page * size],
        "page": page,
        "page_size": size,
        "total": len(rows),
    }


@blueprint.post("/maps")
@blueprint.arguments(SaveQuery, location="query")
@blueprint.response(201, MapShape, description=N_("The map is kept."), headers=_ETAG)
@blueprint.doc(summary=N_("Keep a new map"), operationId="create_map", requestBody=_BODY)
@blueprint.alt_response(409, "CONFLICT")
@blueprint.alt_response(415, "UNSUPPORTED_MEDIA_TYPE")
def create_map(query: dict[str, Any]) -> tuple[Any, int, dict[str, str]]:
    """Keep a new map under the id that its document names."""
    allow("write")
    made = desk().create(interchange.map_in(body(), BODY), who.author(), query["message"], "import")
    row = desk().open(made.map).row
    headers = {"Location": url_for(".fetch_map", id=row.id), "ETag": f'"{made.document_hash}"'}
    return row, 201, headers


@blueprint.get("/maps/<id>")
@blueprint.arguments(Spoken, location="query")
@blueprint.arguments(FetchHeaders, location="headers")
@blueprint.response(200, DOCUMENT, description=N_("The document of the newest revision."), headers=_ETAG)
@blueprint.alt_response(304, description=N_("Nothing has changed since."))
@blueprint.alt_response(404, "NOT_FOUND")
@blueprint.doc(summary=N_("Fetch a map"), operationId="fetch_map")
def fetch_map(query: dict[str, Any], headers: dict[str, str], id: str) -> Response:
    """The document of the newest revision."""
    opened = desk().open(id)
    response = Response(interchange.document_text(opened), mimetype=JSON)
    return tagged(response, opened.revision.document_hash)


@blueprint.put("/maps/<id>")
@blueprint.arguments(SaveQuery, location="query")
@blueprint.arguments(ChangeHeaders, location="headers")
@blueprint.response(200, MapShape, description=N_("The new document is the newest revision."), headers=_ETAG)
@blueprint.alt_response(404, "NOT_FOUND")
@blueprint.alt_response(412, "PRECONDITION_FAILED")
@blueprint.alt_response(415, "UNSUPPORTED_MEDIA_TYPE")
@blueprint.alt_response(428, "PRECONDITION_REQUIRED")
@blueprint.doc(summary=N_("Replace a map"), operationId="replace_map", requestBody=_BODY)
def replace_map(query: dict[str, Any], headers: dict[str, str], id: str) -> tuple[Any, int, dict[str, str]]:
    """Put a whole document in the place of the one that the sender has fetched."""
    allow("write", id)
    head = desk().open(id).row.head
    must_match(head)
    role_map = interchange.map_in(body(), BODY)
    saved = desk().replace(id, head.number, role_map, who.author(), query["message"])
    return desk().open(id).row, 200, {"ETag": f'"{saved.revision.document_hash}"'}


@blueprint.delete("/maps/<id>")
@blueprint.arguments(Spoken, location="query")
@blueprint.arguments(ChangeHeaders, location="headers")
@blueprint.response(204, description=N_("The map is in the bin, with all its revisions."))
@blueprint.alt_response(404, "NOT_FOUND")
@blueprint.alt_response(412, "PRECONDITION_FAILED")
@blueprint.alt_response(428, "PRECONDITION_REQUIRED")
@blueprint.doc(summary=N_("Put a map into the bin"), operationId="remove_map")
def remove_map(query: dict[str, Any], headers: dict[str, str], id: str) -> Response:
    """Put a map into the bin, from where a person can bring it back."""
    allow("delete", id)
    must_match(desk().open(id).row.head)
    desk().remove(id)
    return Response(status=204)


def body() -> bytes:
    """The body of the request, which says that it is JSON: no form of a foreign page can say so."""
    if request.mimetype != JSON:
        raise Problem(415)
    return request.get_data(cache=False)


def allow(action: str, id: str | None = None) -> None:
    """Refuse what the sender may not do."""
    if not who.may(action, id):
        raise Problem(403)

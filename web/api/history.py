"""The revisions of a map."""

from __future__ import annotations

from typing import Any

from flask import Response
from flask_smorest import Blueprint

from rolemap.i18n import N_
from rolemap.services.maps import interchange
from web.api.description import DOCUMENT
from web.api.maps import JSON
from web.api.shapes import FetchHeaders, HistoryQuery, HistoryShape, Spoken
from web.api.tags import tagged
from web.at_hand import desk

blueprint = Blueprint(
    "api-history", __name__, description=N_("The revisions of a map; none is ever changed.")
)


@blueprint.get("/maps/<id>/revisions")
@blueprint.arguments(HistoryQuery, location="query")
@blueprint.response(200, HistoryShape, description=N_("A page of revisions, newest first."))
@blueprint.alt_response(404, "NOT_FOUND")
@blueprint.doc(summary=N_("List the revisions of a map"), operationId="list_revisions")
def list_revisions(query: dict[str, Any], id: str) -> dict[str, Any]:
    """A page of revisions, newest first."""
    desk().open(id)  # a map in the bin has a history too, but not here
    found = desk().revisions(id, query["before"], query["limit"])
    more = found and found[-1].number > 1
    return {"revisions": found, "next": found[-1].number if more else None}


@blueprint.get("/maps/<id>/revisions/<int:n>")
@blueprint.arguments(Spoken, location="query")
@blueprint.arguments(FetchHeaders, location="headers")
@blueprint.response(200, DOCUMENT, description=N_("The document as it was kept then."))
@blueprint.alt_response(304, description=N_("Nothing has changed since."))
@blueprint.alt_response(404, "NOT_FOUND")
@blueprint.doc(summary=N_("Fetch the document of a revision"), operationId="fetch_revision")
def fetch_revision(query: dict[str, Any], headers: dict[str, str], id: str, n: int) -> Response:
    """The document of one revision."""
    opened = desk().open(id, n)
    response = Response(interchange.document_text(opened), mimetype=JSON)
    return tagged(response, opened.revision.document_hash)

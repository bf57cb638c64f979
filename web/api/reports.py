"""What is found on a map: findings and brakes, as `rolemap check` and `rolemap brakes` tell them."""

from __future__ import annotations

from typing import Any

from flask import Response
from flask_smorest import Blueprint

from rolemap.i18n import N_
from rolemap.services.maps import interchange
from web.api.description import BRAKES, FINDINGS
from web.api.maps import JSON
from web.api.shapes import Dated
from web.at_hand import desk

blueprint = Blueprint(
    "api-reports", __name__, description=N_("What is missing on a map, and its five brakes.")
)


@blueprint.get("/maps/<id>/findings")
@blueprint.arguments(Dated, location="query")
@blueprint.response(200, FINDINGS, description=N_("The same as “rolemap check --format json”."))
@blueprint.alt_response(404, "NOT_FOUND")
@blueprint.doc(summary=N_("The findings of a map"), operationId="findings")
def findings(query: dict[str, Any], id: str) -> Response:
    """The findings of the newest revision."""
    return _report("findings", id, query)


@blueprint.get("/maps/<id>/brakes")
@blueprint.arguments(Dated, location="query")
@blueprint.response(200, BRAKES, description=N_("The same as “rolemap brakes --format json”."))
@blueprint.alt_response(404, "NOT_FOUND")
@blueprint.doc(summary=N_("The five brakes of a map"), operationId="brakes")
def brakes(query: dict[str, Any], id: str) -> Response:
    """The brakes of the newest revision."""
    return _report("brakes", id, query)


def _report(subject: str, id: str, query: dict[str, Any]) -> Response:
    opened = desk().open(id, as_of=query.get("as_of"))
    return Response(interchange.report_text(subject, opened), mimetype=JSON)

"""The documents of a map: annexes, slides, workbook, and the whole set."""

from __future__ import annotations

from typing import Any

from flask import Response
from flask_smorest import Blueprint
from marshmallow import fields, validate

from rolemap.errors import UnknownName
from rolemap.i18n import N_, domain
from rolemap.services.exporting import file_name
from rolemap.services.maps.documents.formats import KINDS, THEMES, format_of
from rolemap.services.maps.documents.jobs import NotMadeInTime, TooManyDocuments
from rolemap.services.maps.documents.wishes import key_of, wish_for
from web.api.shapes import Dated, FetchHeaders
from web.api.tags import known, tagged
from web.at_hand import desk
from web.clerk import clerk
from web.problems import Problem
from web.sending import as_file

_ = domain("web.api")

_FILE = {"schema": {"type": "string", "format": "binary"}}
_ETAG = {"ETag": {"description": N_("Names this document."), "schema": {"type": "string"}}}
_LATER = {"Retry-After": "60"}

blueprint = Blueprint(
    "api-documents", __name__, description=N_("The map as documents: annexes, slides, workbook.")
)


class ExportQuery(Dated):
    """What a document holds, and how its pictures look."""

    annexes = fields.String(
        load_default="",
        validate=validate.Length(max=200),
        metadata={
            "description": N_(
                "Slugs of the annexes, with commas: role-map, responsibilities, gaps, evidence, brakes, about. All of "
                "them unless told; slides and workbook are always whole."
            )
        },
    )
    theme = fields.String(
        load_default=THEMES[0],
        validate=validate.OneOf(THEMES),
        metadata={"description": N_("How the pictures look: in colour, or as printed in black and white.")},
    )


@blueprint.get(f"/maps/<id>/export.<any({','.join(kind.suffix for kind in KINDS)}):suffix>")
@blueprint.arguments(ExportQuery, location="query")
@blueprint.arguments(FetchHeaders, location="headers")
@blueprint.alt_response(304, description=N_("Nothing has changed since."))
@blueprint.alt_response(404, "NOT_FOUND")
@blueprint.alt_response(503, "SERVICE_UNAVAILABLE")
@blueprint.doc(
    summary=N_("Make a document of a map"),
    operationId="export",
    responses={
        200: {
            "description": N_("The document; the same map gives the same bytes."),
            "headers": _ETAG,
            "content": {kind.media_type: _FILE for kind in KINDS},
        }
    },
)
def export(query: dict[str, Any], headers: dict[str, str], id: str, suffix: str) -> Response:
    """One document of the newest revision, as the built-in page lays it out."""
    opened = desk().open(id, as_of=query.get("as_of"))
    try:
        kind = format_of(suffix)
        wish = wish_for(suffix, query["annexes"].replace(",", " ").split(), query["theme"])
    except KeyError:
        raise Problem(404) from None
    except UnknownName as error:
        raise Problem(422, errors=[_wrong(error)]) from None
    tag = key_of(opened, wish)
    if known(tag):
        return tagged(Response(), tag)
    try:
        content = clerk().at_once(opened, wish)
    except (TooManyDocuments, NotMadeInTime) as error:
        raise Problem(503, str(error), headers=_LATER) from None
    name = file_name(opened.workspace, suffix)
    return tagged(as_file(content, kind.media_type, name, f"{id}.{suffix}"), tag)


def _wrong(error: UnknownName) -> dict[str, Any]:
    expected = _("The description of the interface says what is allowed.")
    return {"place": "query", "path": "annexes", "id": None, "message": str(error), "expected": expected}

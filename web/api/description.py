"""The description of the API (OpenAPI 3.1): what Flask-smorest gathers, with our problems and the gate's schemas."""

from __future__ import annotations

from copy import deepcopy
from http import HTTPStatus
from typing import Any

from apispec.ext.marshmallow import MarshmallowPlugin
from flask import Flask
from flask_smorest import Api
from marshmallow import Schema

from rolemap import __version__
from rolemap.i18n import N_, domain
from rolemap.services.maps.interchange import document_schemas
from web.problems import DETAILS, KIND

_ = domain("web.api")

SETTINGS = {
    "API_TITLE": N_("rolemap: role maps for other programs"),
    "API_VERSION": "v1",
    "OPENAPI_VERSION": "3.1.0",
}
INTRODUCTION = N_(
    "Role maps are read and written as documents of format 1. Every save is a revision; nothing is lost. Whoever "
    "changes a map sends the ETag that was fetched with it as If-Match, so that nobody overwrites what others have "
    "saved meanwhile. What cannot be done is told as problem details (RFC 9457)."
)
DOCUMENT = {"$ref": "#/components/schemas/MapDocument"}
FINDINGS = {"$ref": "#/components/schemas/Findings"}
BRAKES = {"$ref": "#/components/schemas/Brakes"}
_SENTENCES = frozenset({"summary", "description", "title"})

_TEXT = {"type": "string"}
_TEXT_OR_NULL = {"type": ["string", "null"]}
_NUMBER_OR_NULL = {"type": ["number", "null"]}
_TEXTS = {"type": "array", "items": _TEXT}
_STATE = {"type": "string", "enum": ["green", "amber", "red", "unknown"]}


class Description(Api):
    """Flask-smorest, but what goes wrong is answered by `web.mistakes` and described as problem details."""

    def _register_error_handlers(self) -> None:
        pass

    def _register_responses(self) -> None:
        problem = {"schema": {"$ref": "#/components/schemas/ProblemDetails"}}
        for status in HTTPStatus:
            if status >= 400:
                said = DETAILS.get(status, status.phrase)
                response = {"description": said, "content": {KIND: problem}}
                self.spec.components.response(status.name, response, lazy=True)
        response = {"description": DETAILS[400], "content": {KIND: problem}}
        self.spec.components.response(self.DEFAULT_ERROR_RESPONSE_NAME, response, lazy=True)


def describe(app: Flask) -> Description:
    """The description of the API of `app`, still without any address."""
    app.config.update(SETTINGS)
    plugin = MarshmallowPlugin(schema_name_resolver=_name)
    api = Description(app, spec_kwargs={"info": {"description": INTRODUCTION}, "marshmallow_plugin": plugin})
    _root, schemas = document_schemas(lambda name: f"#/components/schemas/{name}")
    for name, schema in {**schemas, **_reports()}.items():
        api.spec.components.schemas[name] = schema
    return api


def _name(schema: type[Schema] | Schema) -> str:
    made = schema if isinstance(schema, type) else type(schema)
    return made.__name__.removesuffix("Shape")


def spoken(described: dict[str, Any]) -> dict[str, Any]:
    """The description with its sentences in the reader's language."""

    def say(value: Any) -> Any:
        if isinstance(value, dict):
            return {
                key: _(one) if key in _SENTENCES and isinstance(one, str) else say(one)
                for key, one in value.items()
            }
        return [say(one) for one in value] if isinstance(value, list) else value

    told: dict[str, Any] = say(deepcopy(described))
    told["info"]["x-program"] = f"rolemap {__version__}"
    return told


def _object(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(properties)}


def _list(**properties: Any) -> dict[str, Any]:
    return {"type": "array", "items": _object(**properties)}


def _reports() -> dict[str, Any]:
    """What the reports and the problems look like; the reports are those of the command line, word for word."""
    head = {"rolemap": {"const": 1}, "map": _TEXT, "as_of": {"type": "string", "format": "date"}}
    waived = {**_object(reason=_TEXT, until=_TEXT, approved_by=_TEXT), "type": ["object", "null"]}
    finding = {
        "number": {"type": "integer", "minimum": 1}, "key": _TEXT, "check": _TEXT,
        "severity": {"enum": ["error", "warning", "info"]}, "subjects": _TEXTS,
        "relations": {"type": "array", "items": _TEXTS}, "message": _TEXT, "why": _TEXT, "remedy": _TEXT,
        "values": {"type": "object"}, "caused_by": _TEXTS, "waived": waived,
    }  # fmt: skip
    metric = {
        "id": _TEXT, "name": _TEXT, "unit": _TEXT, "direction": _TEXT, "value": _NUMBER_OR_NULL,
        "yellow": _NUMBER_OR_NULL, "red": _NUMBER_OR_NULL, "state": _STATE, "sentence": _TEXT, "action": _TEXT,
        "parts": _list(id=_TEXT, name=_TEXT, note=_TEXT),
    }  # fmt: skip
    threshold = {
        "id": _TEXT, "name": _TEXT, "about": _TEXTS, "state": _STATE, "value": _NUMBER_OR_NULL,
        "measured": _TEXT_OR_NULL, "must_stay": _TEXT, "limit": _NUMBER_OR_NULL, "warn": _NUMBER_OR_NULL,
        "trend": {"type": ["object", "null"]}, "crossing": _TEXT_OR_NULL, "watcher": _TEXT_OR_NULL,
        "sentence": _TEXT, "action": _TEXT_OR_NULL,
    }  # fmt: skip
    counts = {"type": "object", "additionalProperties": {"type": "integer", "minimum": 0}}
    brakes = _list(id=_TEXT, name=_TEXT, state=_STATE, action=_TEXT, metrics=_list(**metric))
    defect = {"place": _TEXT, "path": _TEXT, "id": _TEXT_OR_NULL, "message": _TEXT, "expected": _TEXT}
    return {
        "Findings": _object(**head, findings=_list(**finding), counts=counts),
        "Brakes": _object(**head, stage=_TEXT_OR_NULL, brakes=brakes, thresholds=_list(**threshold)),
        "ProblemDetails": _object(
            type=_TEXT, title=_TEXT, status={"type": "integer"}, detail=_TEXT, errors=_list(**defect)
        ),
    }

"""Stored maps in the hands of other programs: documents in and out as text, reports as JSON, the schema of both."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from rolemap.services.maps.opening import Opened
from rolemap.services.reports import writer
from rolemap.store import MapExists as MapExists
from rolemap.store import Outdated as Outdated

if TYPE_CHECKING:
    from rolemap.errors import DefectsFound
    from rolemap.model import RoleMap

REPORTS = ("findings", "brakes")
"""What is told of a map as JSON, word for word as the command line does."""
FORMS = {"yaml": "application/yaml", "json": "application/json"}
"""The forms of a document by suffix, and how each is told to a browser."""


def map_in(body: bytes, name: str) -> RoleMap:
    """The map in a document of format 1 as JSON, through the gate; `name` stands in the places of defects.

    Raises `DefectsFound`, each defect with the line and the column where it stands.
    """
    from rolemap.brakes import MapRules
    from rolemap.files import loads

    return loads(body, "json", name=name, rules=MapRules())


def document_text(opened: Opened) -> str:
    """The document of a revision as it is kept; its SHA-256 is the `document_hash` of the revision."""
    return opened.content.loaded.text()


def document_as(opened: Opened, form: str) -> str:
    """The document of a revision as a file of its own, in one of `FORMS`."""
    from rolemap.files import dumps

    return dumps(opened.content.map, "yaml" if form == "yaml" else "json")


def report_text(subject: str, opened: Opened) -> str:
    """The findings or the brakes of an opened map as JSON text."""
    workspace = opened.workspace
    return writer(subject, "json")((workspace,) if subject == "findings" else workspace)


def defects(found: DefectsFound) -> list[dict[str, str]]:
    """The defects as `rolemap check --format json` lists them."""
    return [
        {name: getattr(defect, name) for name in ("place", "path", "id", "message", "expected")}
        for defect in found.defects
    ]


def document_schemas(refer: Callable[[str], str]) -> tuple[str, dict[str, Any]]:
    """The name of the schema of a whole document, and the JSON Schema of it and of all its records by name."""
    from rolemap.files.json_schema import ROOT, map_schemas

    return ROOT, map_schemas(refer)

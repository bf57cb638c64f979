"""Changes for other programs: one object, the same whatever the language but for names and messages.

- ``rolemap``: 1. ``old`` and ``new``: ``map`` (id), ``as_of``, ``version``. ``same_map``: whether the ids are equal.
- ``counts``: for ``elements``, ``relations`` and ``waivers`` how many were ``added``, ``removed``, ``changed``, and
  of the changed ones how many ``began``, ``ended`` or ``passed`` (in force for a time between the two dates);
  for ``findings`` how many are ``new``, ``open``, ``fixed``, ``waived``.
- ``renamed``: old id to new id, where the id is all that changed. All other ids are those of the new map.
- ``map_info``, ``profile``: a list of ``field``, ``old``, ``new``; keys of nested records are joined by points
  (``title.vi``, ``limits.AW-03.warning``).
- ``elements``: by section, in the order of the new map, then removed ones: ``change``, ``section``, ``id``,
  ``old_id`` (null for a new one), ``name``, ``in_force`` (null, ``began``, ``ended``, ``passed``), ``fields`` as above
  (of a changed one), and ``record``: the element as it stands in a document, of one that came or went.
- ``relations``: the same with ``kind``, ``from``, ``to``, ``id`` (null without one).
- ``waivers``: the same with ``check`` and ``subjects``.
- ``findings``: under ``new``, ``open``, ``fixed``, ``waived`` the findings as in `rolemap check`, with ``was`` (null,
  ``open``, ``waived``), ``old_number`` and ``old_severity`` (null for a new one), ``values_differ``, and ``because``
  (null, or why one came or went by itself: ``subject``, ``switch``, ``limits``; see `rolemap.checks.comparing`).
  A fixed one speaks in the ids of the old map, and its ``number`` is null: it has none in the new report.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from rolemap.checks.comparing import FindingChange, Outcome
from rolemap.checks.findings import Finding
from rolemap.files.plain import element_record, plain, relation_record, waiver_record
from rolemap.model import RoleGraph
from rolemap.model.change import (
    ElementChange,
    Fate,
    FieldChange,
    RelationChange,
    WaiverChange,
    counted,
)
from rolemap.services.comparing import Comparison

Record = dict[str, Any]


def report(comparison: Comparison) -> str:
    """The object as text; dates are ISO text."""
    return json.dumps(as_data(comparison), ensure_ascii=False, indent=2, default=_text) + "\n"


def _text(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value))


def as_data(comparison: Comparison) -> Record:
    """The object."""
    changes, findings = comparison.changes, comparison.findings
    return {
        "rolemap": 1,
        "old": _side(changes.old),
        "new": _side(changes.new),
        "same_map": changes.same_map,
        "counts": {
            "elements": counted(changes.elements),
            "relations": counted(changes.relations),
            "waivers": counted(changes.waivers),
            "findings": dict(findings.counts),
        },
        "renamed": dict(sorted(changes.renamed.items())),
        "map_info": _fields(changes.info),
        "profile": _fields(changes.profile),
        "elements": [_element(comparison, change) for change in changes.elements],
        "relations": [_relation(change) for change in changes.relations],
        "waivers": [_waiver(change) for change in changes.waivers],
        "findings": {
            outcome.value: [_finding(comparison, change) for change in findings.of(outcome)]
            for outcome in Outcome
        },
    }


def _side(graph: RoleGraph) -> Record:
    return {"map": graph.info.id, "as_of": graph.as_of, "version": graph.map.version}


def _fields(changes: Iterable[FieldChange]) -> list[Record]:
    return [{"field": one.field, "old": plain(one.old), "new": plain(one.new)} for one in changes]


def _common(change: ElementChange | RelationChange | WaiverChange) -> Record:
    return {"in_force": change.force.value or None, "fields": _fields(change.fields)}


def _element(comparison: Comparison, change: ElementChange) -> Record:
    graph = comparison.changes.old if change.new is None else comparison.changes.new
    came_or_went = change.fate is not Fate.CHANGED
    return {
        "change": change.fate.value,
        "section": change.section,
        "id": change.element.id,
        "old_id": change.old.id if change.old else None,
        "name": graph.name(change.element.id),
        **_common(change),
        "record": element_record(change.section, change.element) if came_or_went else None,
    }


def _relation(change: RelationChange) -> Record:
    relation = change.relation
    return {
        "change": change.fate.value,
        "kind": change.kind,
        "from": relation.source,
        "to": relation.target,
        "id": relation.id,
        **_common(change),
        "record": None if change.fate is Fate.CHANGED else relation_record(relation),
    }


def _waiver(change: WaiverChange) -> Record:
    return {
        "change": change.fate.value,
        "check": change.waiver.check,
        "subjects": list(change.waiver.subjects),
        **_common(change),
        "record": None if change.fate is Fate.CHANGED else waiver_record(change.waiver),
    }


def _finding(comparison: Comparison, change: FindingChange) -> Record:
    report = comparison.new.report if change.new else comparison.old.report
    record = report.finding_json(change.finding)
    return {
        **record,
        "number": record["number"] if change.new else None,
        "was": _standing(change.old),
        "old_number": change.old.number if change.old else None,
        "old_severity": change.old.severity.value if change.old else None,
        "values_differ": change.values_differ,
        "because": change.because.value if change.because else None,
    }


def _standing(finding: Finding | None) -> str | None:
    if finding is None:
        return None
    return "open" if finding.open else "waived"

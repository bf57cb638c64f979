"""A small map with two thresholds, one of them crossed, and a problem whose review is overdue."""

from __future__ import annotations

from typing import Any

from rolemap.editing import apply
from rolemap.services.maps.opening import content_of

BASE: dict[str, Any] = {
    "rolemap": 1,
    "map": {"id": "thu", "title": {"vi": "Thử"}, "as_of": "2022-06-30", "root": "t.ubnd", "levels": ["province"]},
    "organizations": [{"id": "t.ubnd", "name": "UBND tỉnh", "kind": "committee", "level": "province"}],
    "positions": [
        {"id": "t.pho", "name": "Phó Chủ tịch", "organization": "t.ubnd", "rank": "deputy"},
        {"id": "t.ct", "name": "Chủ tịch", "organization": "t.ubnd", "rank": "head"},
    ],
    "problems": [
        {"id": "t.p.hs", "name": "Hồ sơ trực tuyến còn ít", "owner": "t.ubnd", "status": "active", "start": "2020-09-01"}
    ],
    "tools": [{"id": "t.t.dvc", "name": "Cổng", "kind": "system", "status": "live", "provision": "national"}],
    "thresholds": [
        {"id": "t.b.hs", "name": "Ngưỡng hồ sơ", "metric": "Hồ sơ trực tuyến (%)", "must_stay": "above", "limit": 60,
         "warn": 65, "action": "Tạm dừng để xem xét", "watcher": "t.ct",
         "measurements": [{"date": "2022-03-31", "value": 70}, {"date": "2022-05-31", "value": 41.5}]},
        {"id": "t.b.gio", "name": "Ngưỡng giờ", "metric": "Giờ nhập liệu", "must_stay": "below", "limit": 8},
    ],
    "relations": {
        "sets": [{"from": "t.ct", "to": "t.p.hs"}],
        "addresses": [{"from": "t.t.dvc", "to": "t.p.hs"}],
        "about": [{"from": "t.b.hs", "to": "t.p.hs"}],
    },
}  # fmt: skip


def checked(document: dict[str, Any]) -> Any:
    """The workspace of a document, through the gate."""
    return content_of(document).checked("thu")


def after(edits: Any) -> dict[str, Any]:
    """The document with edits applied, none of them in conflict."""
    applied = apply(BASE, edits)
    assert not applied.conflicts
    return applied.document


def values(document: dict[str, Any], id: str) -> list[tuple[str, float]]:
    found = next(one for one in document["thresholds"] if one["id"] == id)
    return [(one["date"], one["value"]) for one in found.get("measurements", ())]

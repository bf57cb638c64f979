"""Thresholds written on the brakes page: their form as edits, and where they would stand while they are typed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rolemap.i18n import domain
from rolemap.services.maps.brakes.figures import NotUnderstood, figure_of, shown
from rolemap.services.maps.brakes.ids import fresh_id
from rolemap.services.maps.brakes.page import distance

if TYPE_CHECKING:
    from rolemap.brakes import State
    from rolemap.editing import Edit
    from rolemap.services.checking import Workspace

_ = domain("services.brakes")

TEXTS = ("name", "metric", "must_stay", "action", "watcher")
FIGURES = ("limit", "warn")
ABOUT = ("problems", "tools", "bodies")


@dataclass(frozen=True)
class ThresholdForm:
    """What the form holds: texts as they were typed, and what is wrong by field."""

    values: Mapping[str, str]
    about: tuple[str, ...]
    wrong: Mapping[str, str]


@dataclass(frozen=True)
class Standing:
    """Where a threshold would stand with the lines that are typed."""

    state: State
    sentence: str
    action: str
    distance: str


def form_of(document: dict[str, Any], id: str | None) -> ThresholdForm:
    """The form of a threshold of the map, or of a new one."""
    record = _record(document, id)
    values = {key: str(record.get(key, "")) for key in TEXTS}
    values |= {key: shown(record[key]) if key in record else "" for key in FIGURES}
    if id is None:
        values |= {"must_stay": "above", "action": _("Pause and look")}
    return ThresholdForm(values, tuple(_about(document, id)), {})


def read(typed: Mapping[str, str], about: Sequence[str]) -> tuple[ThresholdForm, dict[str, Any]]:
    """What was typed: the form again, with what is wrong in it, and the record that it describes."""
    values = {key: " ".join(typed.get(key, "").split()) for key in (*TEXTS, *FIGURES)}
    values["name"] = values["name"] or values["metric"]
    record: dict[str, Any] = {key: values[key] for key in TEXTS if values[key]}
    wrong: dict[str, str] = {}
    for key in FIGURES:
        if values[key]:
            try:
                record[key] = figure_of(values[key])
            except NotUnderstood as mistake:
                wrong[key] = str(mistake)
    for key in ("metric", "must_stay", "limit"):
        if not values[key]:
            wrong[key] = _("Something is missing here.")
    if not wrong and "warn" in record and _wrong_way_round(record):
        wrong["warn"] = _("The yellow line must be met before the red one.")
    return ThresholdForm(values, tuple(about), wrong), record


def edits(
    document: dict[str, Any], id: str | None, record: Mapping[str, Any], about: Sequence[str]
) -> tuple[str, tuple[Edit, ...]]:
    """The id of the threshold, and the edits that make it as the form says."""
    if id is None:
        id = fresh_id(document, "thresholds", about[0] if about else "")
        return id, (_added(id, record), *_links(id, (), about))
    return id, (*_changed(document, id, record), *_links(id, tuple(_about(document, id)), about))


def standing(workspace: Workspace, id: str | None, record: Mapping[str, Any]) -> Standing:
    """Where the threshold stands with these lines, by the measurements that the map holds."""
    from dataclasses import replace

    from rolemap.brakes.thresholds import watch_of
    from rolemap.model import Threshold

    known = next((one for one in workspace.graph.thresholds if one.id == id), None)
    lines = {key: record.get(key) for key in ("limit", "warn", "must_stay", "action", "watcher", "metric")}
    before = known or Threshold(id="new", name=record["name"], metric="", must_stay="above", limit=0)
    threshold = replace(before, **lines)  # type: ignore[arg-type]  # read() saw to the kinds
    watch = watch_of(workspace.graph, threshold)
    return Standing(watch.state, watch.sentence, watch.action, distance(watch))


def _wrong_way_round(record: Mapping[str, Any]) -> bool:
    good = record["warn"] >= record["limit"]
    return not (good if record["must_stay"] == "above" else record["warn"] <= record["limit"])


def _record(document: dict[str, Any], id: str | None) -> dict[str, Any]:
    return next((one for one in document.get("thresholds") or () if one["id"] == id), {})


def _about(document: dict[str, Any], id: str | None) -> Iterator[str]:
    for one in document.get("relations", {}).get("about") or ():
        if one["from"] == id:
            yield one["to"]


def _added(id: str, record: Mapping[str, Any]) -> Edit:
    from rolemap.editing import ABSENT, Edit

    return Edit(("thresholds", id), ABSENT, {"id": id, **record})


def _changed(document: dict[str, Any], id: str, record: Mapping[str, Any]) -> Iterator[Edit]:
    from rolemap.editing import ABSENT, Edit

    was = _record(document, id)
    for key in (*TEXTS, *FIGURES):
        before, now = was.get(key, ABSENT), record.get(key, ABSENT)
        if before != now:
            yield Edit(("thresholds", id, key), before, now)


def _links(id: str, was: Sequence[str], now: Sequence[str]) -> Iterator[Edit]:
    from rolemap.editing import ABSENT, Edit

    for target in dict.fromkeys(now):
        if target not in was:
            yield Edit(("relations", "about", f"{id}>{target}"), ABSENT, {"from": id, "to": target})


def unlinked(document: dict[str, Any], id: str, about: Sequence[str]) -> tuple[Edit, ...]:
    """The edits that take away what the threshold is no longer about; a relation goes with its own id."""
    from rolemap.editing import ABSENT, Edit
    from rolemap.editing.shape import Rows, shape_at

    entries = document.get("relations", {}).get("about") or []
    shape = shape_at(("relations", "about"))
    keys = (shape.keys(entries) if isinstance(shape, Rows) else None) or ()
    gone = [
        Edit(("relations", "about", key), one, ABSENT)
        for key, one in zip(keys, entries, strict=True)
        if one["from"] == id and one["to"] not in about
    ]
    return tuple(reversed(gone))

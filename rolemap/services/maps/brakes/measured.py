"""Measurements of thresholds as edits: typed one by one, corrected, taken away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from rolemap.i18n import domain
from rolemap.services.maps.brakes.figures import NotUnderstood, figure_of, typed_day

if TYPE_CHECKING:
    from rolemap.editing import Edit

_ = domain("services.brakes")

Document = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Figure:
    """One value of a threshold on one day."""

    threshold: str
    day: date
    value: float


@dataclass(frozen=True)
class Typed:
    """What was understood of a form, and what is wrong with the rest, by the name of its field."""

    figures: tuple[Figure, ...]
    wrong: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Kept:
    """A measurement that the map holds; `key` names it in places of edits."""

    key: str
    day: date
    value: float


def kept(document: Document, threshold: str) -> tuple[Kept, ...]:
    """The measurements of a threshold, by day; of several on one day the last one holds."""
    found = [
        Kept(key, date.fromisoformat(one["date"]), one["value"]) for key, one in _rows(document, threshold)
    ]
    return tuple(sorted(found, key=lambda one: one.day))


def typed(document: Document, form: Mapping[str, str]) -> Typed:
    """The figures of the entry form: ``value-<id>`` with ``date-<id>``, or with the common ``date``"""
    figures: list[Figure] = []
    wrong: dict[str, str] = {}
    for threshold in _thresholds(document):
        id = threshold["id"]
        text = form.get(f"value-{id}", "").strip()
        if not text:
            continue
        own = f"date-{id}" if form.get(f"date-{id}", "").strip() else "date"
        value = _understood(figure_of, text, f"value-{id}", wrong)
        when = _understood(typed_day, form.get(own, ""), own, wrong)
        if value is not None and when is not None:
            figures.append(Figure(id, when, value))
    return Typed(tuple(figures), wrong)


def edits(document: Document, figures: Iterable[Figure]) -> tuple[Edit, ...]:
    """The edits that put figures into the map: new ones by day, another value on a known day as its correction."""
    return tuple(_edits(document, figures))


def _edits(document: Document, figures: Iterable[Figure]) -> Iterator[Edit]:
    from rolemap.editing import ABSENT, Edit
    from rolemap.editing.edit import FIRST

    by_threshold: dict[str, dict[date, float]] = {}
    for one in figures:
        by_threshold.setdefault(one.threshold, {})[one.day] = one.value
    for id, values in by_threshold.items():
        place = ("thresholds", id, "measurements")
        order = list(kept(document, id))
        for day, value in sorted(values.items()):
            same_day = [one for one in order if one.day == day]
            if not same_day:
                before = [one.key for one in order if one.day < day]
                record = {"date": day.isoformat(), "value": value}
                yield Edit((*place, day.isoformat()), ABSENT, record, before[-1] if before else FIRST)
                order = sorted([*order, Kept(day.isoformat(), day, value)], key=lambda one: one.day)
            elif same_day[-1].value != value:
                yield Edit((*place, same_day[-1].key, "value"), same_day[-1].value, value)


def corrected(
    document: Document, threshold: str, form: Mapping[str, str]
) -> tuple[tuple[Edit, ...], Mapping[str, str]]:
    """The edits of the form of one threshold (``value-<key>``, ``drop-<key>``), and what is wrong by field."""
    from rolemap.editing import ABSENT, Edit

    found: list[Edit] = []
    wrong: dict[str, str] = {}
    for key, record in reversed(_rows(document, threshold)):
        place = ("thresholds", threshold, "measurements", key)
        text = form.get(f"value-{key}")
        if form.get(f"drop-{key}"):
            found.append(Edit(place, record, ABSENT))
        elif text is not None:
            value = _understood(figure_of, text, f"value-{key}", wrong)
            if value is not None and value != record["value"]:
                found.append(Edit((*place, "value"), record["value"], value))
    return tuple(found), wrong


def _understood(read: Any, text: str, field: str, wrong: dict[str, str]) -> Any:
    try:
        return read(text)
    except NotUnderstood as mistake:
        wrong[field] = str(mistake) if text.strip() else _("Something is missing here.")
        return None


def _thresholds(document: Document) -> list[dict[str, Any]]:
    return document.get("thresholds") or []


def _rows(document: Document, threshold: str) -> list[tuple[str, dict[str, Any]]]:
    """The records of the measurements with their keys."""
    from rolemap.editing.shape import Rows, shape_at

    record = next((one for one in _thresholds(document) if one["id"] == threshold), {})
    entries = record.get("measurements") or []
    shape = shape_at(("thresholds", threshold, "measurements"))
    keys = shape.keys(entries) if isinstance(shape, Rows) else None
    return list(zip(keys or (), entries, strict=True))

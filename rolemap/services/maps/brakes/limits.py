"""The lines of the five brakes on one map: where they stand, within which bounds, for which reason; and moving them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rolemap.i18n import domain
from rolemap.services.maps.brakes.figures import NotUnderstood, figure_of, shown

if TYPE_CHECKING:
    from rolemap.brakes import Gauge
    from rolemap.editing import Edit
    from rolemap.services.checking import Workspace

_ = domain("services.brakes")
_brakes = domain("brakes")

LINES = ("yellow", "red")


@dataclass(frozen=True, slots=True)
class LineShown:
    """One line of a metric as a form shows it."""

    name: str
    field: str
    typed: str
    """The figure that the field holds; a share as a percentage."""
    default: str
    low: str
    high: str
    basis: str
    own: bool
    """Whether the map sets it itself."""


@dataclass(frozen=True, slots=True)
class GaugeShown:
    """A metric with its two lines."""

    id: str
    name: str
    unit: str
    more_is_better: bool
    lines: tuple[LineShown, ...]
    value: str
    state: str
    state_word: str


@dataclass(frozen=True, slots=True)
class PanelShown:
    """A brake with its metrics."""

    id: str
    name: str
    gauges: tuple[GaugeShown, ...]


def panels(workspace: Workspace, typed: Mapping[str, str] | None = None) -> tuple[PanelShown, ...]:
    """The metrics that this map reads at its stage, with their lines; `typed` keeps what a form holds."""
    from rolemap.brakes.panels import PANELS

    stage = workspace.graph.info.stage
    names = {brake.id: brake.name for brake in workspace.brakes}
    metrics = {metric.id: metric for brake in workspace.brakes for metric in brake.metrics}

    def gauge(one: Gauge) -> GaugeShown:
        metric = metrics[one.id]
        lines = tuple(_line(workspace, one, name, typed or {}) for name in LINES)
        return GaugeShown(
            one.id,
            metric.name,
            _unit(one),
            one.direction.value == "more_is_better",
            lines,
            metric.shown,
            metric.state.value,
            metric.state.label,
        )

    return tuple(PanelShown(one.id, names[one.id], tuple(map(gauge, one.at(stage)))) for one in PANELS)


def edits(
    workspace: Workspace, document: dict[str, Any], typed: Mapping[str, str]
) -> tuple[tuple[Edit, ...], Mapping[str, str]]:
    """The edits of the form (``BR-HD-1.yellow``; empty means the default), and what is wrong by field."""
    from rolemap.brakes.panels import GAUGES

    wrong: dict[str, str] = {}
    found = tuple(edit for gauge in GAUGES for edit in _edits(workspace, document, gauge, typed, wrong))
    return found, wrong


def _edits(
    workspace: Workspace,
    document: dict[str, Any],
    gauge: Gauge,
    typed: Mapping[str, str],
    wrong: dict[str, str],
) -> Iterator[Edit]:
    from rolemap.brakes.limits import lines_of
    from rolemap.editing import ABSENT, Edit

    stands = dict(zip(LINES, lines_of(gauge, workspace.graph.profile), strict=True))
    own = document.get("profile", {}).get("limits", {}).get(gauge.id, {})
    values: dict[str, float] = {}
    for line in (gauge.yellow, gauge.red):
        field = f"{gauge.id}.{line.name}"
        if field not in typed:
            continue
        text = typed[field].strip()
        now: Any = ABSENT
        if text:
            try:
                now = _kept(gauge, figure_of(text))
            except NotUnderstood as mistake:
                wrong[field] = str(mistake)
                continue
            if not line.low <= now <= line.high:
                wrong[field] = _("From {low} to {high}.").format(
                    low=_field(gauge, line.low), high=_field(gauge, line.high)
                )
                continue
        was = own.get(line.name, ABSENT)
        values[line.name] = line.default if now is ABSENT else now
        # A field that was not touched sets nothing: it shows the default, or where the other line has pushed it.
        if was is ABSENT and now in (line.default, stands[line.name]):
            now = ABSENT
        if now != was:
            yield Edit(("profile", "limits", gauge.id, line.name), was, now)
    if len(values) == 2 and gauge.direction.past(values["yellow"], values["red"]):
        wrong[f"{gauge.id}.red"] = _("The red line must not stand before the yellow one.")


def _line(workspace: Workspace, gauge: Gauge, name: str, typed: Mapping[str, str]) -> LineShown:
    from rolemap.brakes.limits import lines_of

    line = gauge.yellow if name == "yellow" else gauge.red
    now = dict(zip(LINES, lines_of(gauge, workspace.graph.profile), strict=True))[name]
    field = f"{gauge.id}.{name}"
    return LineShown(
        name=name,
        field=field,
        typed=typed.get(field, _field(gauge, now)),
        default=_field(gauge, line.default),
        low=_field(gauge, line.low),
        high=_field(gauge, line.high),
        basis=_brakes(line.basis),
        own=name in workspace.graph.profile.limits.get(gauge.id, {}),
    )


def _unit(gauge: Gauge) -> str:
    if gauge.unit.value == "share":
        return "%"
    units = {"hours_a_month": _("h a month"), "pairs": _("pairs"), "delegations": _("delegations")}
    return units[gauge.unit.value]


def _field(gauge: Gauge, value: float) -> str:
    return shown(round(value * 100, 6) if gauge.unit.value == "share" else value)


def _kept(gauge: Gauge, typed: float) -> float:
    return round(typed / 100, 8) if gauge.unit.value == "share" else typed

"""What a brake is: its gauges, what they read, and the state that follows from their two lines."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from math import ceil
from typing import TYPE_CHECKING

from rolemap.checks.base import Limit
from rolemap.i18n import N_, domain, number, percent
from rolemap.model import RoleGraph, above, below

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rolemap.checks.findings import Report

_ = domain("brakes")

YELLOW = "yellow"
RED = "red"


@dataclass(frozen=True, slots=True)
class Line(Limit):
    """A limit that always has a default."""

    default: float


def yellow_at(default: float, basis: str, low: float = 0, high: float = 1) -> Line:
    """The yellow line of a gauge; bounds are those of a share unless told otherwise."""
    return Line(YELLOW, default, low, high, basis)


def red_at(default: float, basis: str, low: float = 0, high: float = 1) -> Line:
    """The red line of a gauge; bounds are those of a share unless told otherwise."""
    return Line(RED, default, low, high, basis)


class State(Enum):
    """What a gauge, a threshold or a brake shows; `UNKNOWN` where nothing could be measured."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    UNKNOWN = "unknown"

    @property
    def rank(self) -> int:
        """0 for the worst, in the order in which people read: red, amber, green, unknown."""
        return _RANKS.index(self)

    @property
    def label(self) -> str:
        """The word for it in the reader's language, for those who do not see the colour."""
        return _(_STATE_WORDS[self])

    @property
    def alarming(self) -> bool:
        """Whether something is to be done: amber or red."""
        return self in (State.AMBER, State.RED)


_RANKS = (State.RED, State.AMBER, State.GREEN, State.UNKNOWN)
_STATE_WORDS: Mapping[State, str] = {
    State.GREEN: N_("green"),
    State.AMBER: N_("amber"),
    State.RED: N_("red"),
    State.UNKNOWN: N_("not measured"),
}


def worst(states: Iterable[State]) -> State:
    """The worst of the states; unknown only where all are unknown, or there is none."""
    return min(states, key=lambda state: state.rank, default=State.UNKNOWN)


class Direction(Enum):
    """Which way is good. The line itself is still good: a value is past it only when it is worse."""

    MORE_IS_BETTER = "more_is_better"
    LESS_IS_BETTER = "less_is_better"

    def past(self, value: float, line: float) -> bool:
        """Whether `value` is on the bad side of `line`; equal within the catalogue's tolerance is not."""
        return below(value, line) if self is Direction.MORE_IS_BETTER else above(value, line)


class Unit(Enum):
    """What a value counts; shares are 0..1, hours are hours a month of one unit."""

    SHARE = "share"
    HOURS = "hours_a_month"
    PAIRS = "pairs"
    DELEGATIONS = "delegations"

    def shown(self, value: float) -> str:
        """The value with its unit, in the reader's language."""
        if self is Unit.SHARE:
            return percent(value)
        if self is Unit.HOURS:
            pattern = _("{n} h a month")
        elif self is Unit.PAIRS:
            pattern = _.n("{n} pair", "{n} pairs", ceil(value))
        else:
            pattern = _.n("{n} delegation", "{n} delegations", ceil(value))
        return pattern.format(n=number(float(value)))


@dataclass(frozen=True, slots=True)
class Part:
    """An element that pulls a gauge down, with a word on why (empty where the gauge says it all)."""

    id: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a gauge reads on one map: its value (None: nothing to measure), its sentence, what pulls it down.

    `floor` is the mildest state that the reading allows, whatever the lines say: a threshold that is over its
    own limit may not be outvoted by nine that hold.
    """

    value: float | None
    sentence: str
    parts: tuple[Part, ...] = ()
    floor: State = State.GREEN


@dataclass(frozen=True, slots=True)
class Gauge:
    """One metric before it is read: its lines with default, bounds and reason, and how the graph is asked.

    `name` and the actions are marked (`N_`). `remedy` says what to do past the yellow line, `halt` past the
    red one where that is something else; principle S2 asks to pause and look where burden grows.
    """

    id: str
    name: str
    direction: Direction
    yellow: Line
    red: Line
    remedy: str
    measure: Callable[[RoleGraph, Report], Reading]
    halt: str = ""
    unit: Unit = Unit.SHARE
    checks: tuple[str, ...] = ()
    """The checks whose findings say what pulls it down; empty where no check looks for that."""

    def state(self, reading: Reading, yellow: float, red: float) -> State:
        """The state of a reading under two lines; past both, red wins."""
        if reading.value is None:
            return State.UNKNOWN
        state = State.GREEN
        if self.direction.past(reading.value, red):
            state = State.RED
        elif self.direction.past(reading.value, yellow):
            state = State.AMBER
        return worst((state, reading.floor))


@dataclass(frozen=True, slots=True)
class Metric:
    """A gauge that was read, in words of the language in force at that moment.

    `sentence` states the number in words; `action` says what to do and is empty unless amber or red; `checks`
    are those whose findings say what pulls it down.
    """

    id: str
    name: str
    unit: Unit
    value: float | None
    yellow: float
    red: float
    direction: Direction
    state: State
    sentence: str
    action: str
    parts: tuple[Part, ...]
    checks: tuple[str, ...] = ()

    @property
    def shown(self) -> str:
        """The value with its unit, or a dash where nothing was measured."""
        return "–" if self.value is None else self.unit.shown(self.value)

    @property
    def lines(self) -> str:
        """The lines in words, such as "amber below 100%, red below 50%"; amber only where it has room."""
        more_is_better = self.direction is Direction.MORE_IS_BETTER
        if self.direction.past(self.red, self.yellow):
            pattern = (
                _("amber below {yellow}, red below {red}")
                if more_is_better
                else _("amber above {yellow}, red above {red}")
            )
        else:
            pattern = _("red below {red}") if more_is_better else _("red above {red}")
        return pattern.format(yellow=self.unit.shown(self.yellow), red=self.unit.shown(self.red))


@dataclass(frozen=True, slots=True)
class Brake:
    """One of the five brakes: the worst of its metrics, and what to do first.

    The first metric is the one that leads at the map's stage; of several that are equally bad the first gives
    the action.
    """

    id: str
    name: str
    state: State
    metrics: tuple[Metric, ...]
    action: str

    @property
    def leading(self) -> Metric:
        """The metric that stands first at this stage."""
        return self.metrics[0]


@dataclass(frozen=True, slots=True)
class Panel:
    """The gauges of one brake, in the order of a running map, and of one that is being prepared.

    Principle S0b: before starting, the choice of the right problem matters most; once under way, the early
    sight of deviation. The stage decides which gauges are read and which leads, never what a check finds.
    """

    id: str
    running: tuple[Gauge, ...]
    preparing: tuple[Gauge, ...] = ()

    def at(self, stage: str) -> tuple[Gauge, ...]:
        """The gauges at ``preparing`` or ``running``."""
        return self.preparing if stage == "preparing" and self.preparing else self.running

    @property
    def gauges(self) -> tuple[Gauge, ...]:
        """Every gauge of the brake, whatever the stage."""
        return tuple(dict.fromkeys(self.running + self.preparing))

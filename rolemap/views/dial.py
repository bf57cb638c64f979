"""What a cell may show beside words: a dial with its lines, or measurements over time; places are shares."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Level:
    """A line across a dial or a sparkline: its place as a share 0..1, and its words ("vàng khi dưới 100%")."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Dial:
    """A value on a scale with its yellow and its red line; places are shares of the scale, 0 at the left.

    `value` may lie outside 0..1 and then stands at that end, as beyond it; None draws no pointer. `label`
    says the value in words, or that there is none. Past a line is to the left of it where `rising` (more is
    better), to the right otherwise; there is no yellow line where the red one stands in the same place.
    """

    value: float | None
    label: str
    yellow: Level | None
    red: Level
    rising: bool
    low: str
    high: str
    """What the left and the right end of the scale stand for, the good end with its word."""

    @property
    def words(self) -> tuple[str, ...]:
        """The dial in words, for a format that draws none."""
        lines = [level.label for level in (self.yellow, self.red) if level is not None]
        return (self.label, *lines)


@dataclass(frozen=True, slots=True)
class Sparkline:
    """Measurements in time with their limit and warning line; shares 0..1 from the left and from the bottom.

    `points` are (time, value) in their order, `label` is the last value. Past a line is under it where
    `rising` (must stay above), over it otherwise. `ahead` is where the trend leads, dashed. `dates` stand
    under it at their time.
    """

    points: tuple[tuple[float, float], ...]
    label: str
    limit: Level
    warn: Level | None
    rising: bool
    dates: tuple[Level, ...] = ()
    ahead: tuple[float, float] | None = None

    @property
    def words(self) -> tuple[str, ...]:
        """The measurements in words, for a format that draws none."""
        lines = [level.label for level in (self.warn, self.limit) if level is not None]
        return (self.label, *lines, *(date.label for date in self.dates))

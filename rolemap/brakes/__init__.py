"""The five brakes: what a leader steers by, and the early warning of every threshold."""

from rolemap.brakes.base import Brake, Direction, Gauge, Metric, Part, State, Unit
from rolemap.brakes.document import to_json
from rolemap.brakes.limits import LIMITS, MapRules
from rolemap.brakes.reading import brakes
from rolemap.brakes.thresholds import ThresholdWatch, watches
from rolemap.brakes.trend import Heading, Trend

__all__ = [
    "LIMITS",
    "Brake",
    "Direction",
    "Gauge",
    "Heading",
    "MapRules",
    "Metric",
    "Part",
    "State",
    "ThresholdWatch",
    "Trend",
    "Unit",
    "brakes",
    "to_json",
    "watches",
]

"""The typed graph: elements, relations, and the questions that checks, brakes and pictures share."""

from rolemap.model.absence import Absences, Alike, Superiors
from rolemap.model.defects import Defect
from rolemap.model.elements import (
    SECTION_CLASSES,
    Body,
    Budget,
    Document,
    Element,
    Group,
    Lasting,
    LastYear,
    MapInfo,
    Measurement,
    Organization,
    Position,
    Problem,
    Profile,
    Review,
    Step,
    Threshold,
    Tool,
    Waiver,
)
from rolemap.model.graph import RoleGraph
from rolemap.model.relations import Relation, RelationTable, column_types
from rolemap.model.role_map import RoleMap
from rolemap.model.rules import ProfileRules, RuleBreach
from rolemap.model.text import above, at_least, at_most, below, blank, normal_name, plain_name
from rolemap.model.units import Units
from rolemap.model.usage import Coverage, LevelCoverage, NetHours

__all__ = [
    "SECTION_CLASSES",
    "Absences",
    "Alike",
    "Body",
    "Budget",
    "Coverage",
    "Defect",
    "Document",
    "Element",
    "Group",
    "LastYear",
    "Lasting",
    "LevelCoverage",
    "MapInfo",
    "Measurement",
    "NetHours",
    "Organization",
    "Position",
    "Problem",
    "Profile",
    "ProfileRules",
    "Relation",
    "RelationTable",
    "Review",
    "RoleGraph",
    "RoleMap",
    "RuleBreach",
    "Step",
    "Superiors",
    "Threshold",
    "Tool",
    "Units",
    "Waiver",
    "above",
    "at_least",
    "at_most",
    "below",
    "blank",
    "column_types",
    "normal_name",
    "plain_name",
]

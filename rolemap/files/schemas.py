"""The gate, section by section: one schema a kind of element, with the keys of format 1 and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from rolemap.files.containers import ByKey, ListOf
from rolemap.files.faults import Fault
from rolemap.files.fields import Choice, Flag, Id, Text
from rolemap.files.figures import Count, Day, Number, Period
from rolemap.files.record import Nested, NestedList, RecordSchema
from rolemap.i18n import domain
from rolemap.model import vocabulary as words

_ = domain("files")

LONG_TEXT: Final = 20_000


def _name() -> Text:
    return Text(required=True, most=1000, blank=False)


def _long() -> Text:
    return Text(most=LONG_TEXT, lines=True)


class ElementSchema(RecordSchema):
    """What every element may carry."""

    id = Id(required=True)
    name = _name()
    name_en = Text(most=1000)
    provenance = Choice(words.PROVENANCES)
    source = Text()
    note = _long()


class LastingSchema(ElementSchema):
    """An element with a period of validity."""

    valid_from = Day()
    valid_to = Day()

    def doubtful(self, columns: Mapping[str, list[Any]]) -> list[int]:
        return ends_before_start(columns)

    def broken_rules(self, record: Mapping[str, Any], given: Mapping[str, Any]) -> Iterator[Fault]:
        return validity_rule(record)


def ends_before_start(columns: Mapping[str, list[Any]]) -> list[int]:
    """The rows whose valid_to lies before their valid_from."""
    starts, ends = columns.get("valid_from"), columns.get("valid_to")
    if starts is None or ends is None:
        return []
    return [
        row
        for row, end in enumerate(ends)
        if end is not None and starts[row] is not None and end < starts[row]
    ]


def validity_rule(record: Mapping[str, Any]) -> Iterator[Fault]:
    """valid_to is not before valid_from."""
    start, end = record.get("valid_from"), record.get("valid_to")
    if start is not None and end is not None and end < start:
        yield Fault(
            _("The validity ends on {end}, before it starts on {start}.").format(end=end, start=start),
            _("Let valid_to be the day after the last valid day, not before valid_from."),
            ("valid_to",),
        )


class OrganizationSchema(LastingSchema):
    """An agency, IT unit, enterprise or folded block."""

    kind = Choice(words.ORGANIZATION_KINDS, required=True)
    level = Text(required=True, most=64, blank=False)
    parent = Id()
    code = Text(most=64)
    apparatus = Flag()
    size = Count(low=1)
    head_also = ListOf(Id())
    tool_count_survey = Count()


class GroupSchema(LastingSchema):
    """A set of organizations, by list or by rule."""

    members = ListOf(Id())
    under = Id()
    level = Text(most=64, blank=False)

    def doubtful(self, columns: Mapping[str, list[Any]]) -> list[int]:
        empty = [None] * len(columns["id"])
        kinds = zip(*(columns.get(key, empty) for key in ("members", "under", "level")), strict=True)
        return ends_before_start(columns) + [
            row for row, keys in enumerate(kinds) if not _one_kind_of_group(*keys)
        ]

    def broken_rules(self, record: Mapping[str, Any], given: Mapping[str, Any]) -> Iterator[Fault]:
        yield from validity_rule(record)
        if not _one_kind_of_group(given.get("members"), given.get("under"), given.get("level")):
            yield Fault(
                _("A group has members by list or by rule; this one has both, or neither."),
                _(
                    "Write either members: [ids of organizations], or under (an organization) and level together."
                ),
            )


def _one_kind_of_group(members: Any, under: Any, level: Any) -> bool:
    if under is None and level is None:
        return members is not None
    return not members and under is not None and level is not None


class PositionSchema(LastingSchema):
    """A post."""

    organization = Id(required=True)
    rank = Choice(words.RANKS, required=True)
    holder = Text(most=1000)


class LastYearSchema(RecordSchema):
    """What a body did in its last year."""

    documents = Count()
    documents_by_head = Count()
    sessions = Count()
    sessions_by_head = Count()


class BodySchema(LastingSchema):
    """A steering committee or working group."""

    scope = Id(required=True)
    standing_agency = Id()
    last_year = Nested(LastYearSchema)


class ProblemSchema(ElementSchema):
    """A problem that a leader sets."""

    owner = Id(required=True)
    owner_scope = Id()
    audience = ListOf(Text(most=64, blank=False))
    status = Choice(words.PROBLEM_STATUS, required=True)
    framing = Choice(words.FRAMINGS)
    start = Day()
    pain = _long()
    baseline = Number()
    target = Number()
    unit = Text(most=200)
    due = Day()


class ToolSchema(LastingSchema):
    """A system, platform or service."""

    kind = Choice(words.TOOL_KINDS, required=True)
    capabilities = ListOf(Text(most=200))
    status = Choice(words.TOOL_STATUS, required=True)
    provision = Choice(words.PROVISIONS, required=True)
    shared = Flag()
    start = Day()
    changes = ListOf(Text())
    collects = ListOf(Text(most=200))
    justification = _long()


class DocumentSchema(ElementSchema):
    """A decision, scheme, plan or resolution."""

    kind = Choice(words.DOCUMENT_KINDS, required=True)
    number = Text(most=200)
    date = Day()


class MeasurementSchema(RecordSchema):
    """One value of the metric of a threshold."""

    date = Day(required=True)
    value = Number(required=True)


class ThresholdSchema(ElementSchema):
    """A brake: a metric and the line that it must not cross."""

    metric = Text(required=True, most=1000, blank=False)
    must_stay = Choice(words.MUST_STAY, required=True)
    limit = Number(required=True)
    warn = Number()
    action = Text()
    watcher = Id()
    measurements = NestedList(MeasurementSchema)


class ReviewSchema(ElementSchema):
    """A review on one day."""

    date = Day(required=True)
    decision = Text()


class StepSchema(RecordSchema):
    """One step of the process of a budget."""

    step = Choice(words.BUDGET_STEPS, required=True)
    date = Day()


class BudgetSchema(ElementSchema):
    """A budget item with its proofs and steps."""

    form = Choice(words.BUDGET_FORMS, required=True)
    period = Period(required=True)
    amount_vnd_m = Number()
    evidence = ByKey(words.RIGHTS, ListOf(Text()))
    steps = NestedList(StepSchema)


class WaiverSchema(RecordSchema):
    """A finding that is accepted with a reason."""

    check = Id(required=True)
    subjects = ListOf(Id(), required=True)
    reason = Text(required=True, most=LONG_TEXT, lines=True, blank=False)
    approved_by = Text(required=True, most=1000, blank=False)
    document = Text(most=1000)
    until = Day(required=True)

"""The settings of a map: its head, what its profile does to each check, and what was accepted with a reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from rolemap.i18n import day, domain, number
from rolemap.services.maps.forms.form import Control, Form, form, options
from rolemap.services.maps.forms.saving import Refused, add, change
from rolemap.services.maps.forms.sent import Sent, preset_record

if TYPE_CHECKING:
    from rolemap.checks.base import Check
    from rolemap.editing.fields import Field
    from rolemap.services.maps.desk import Desk, Saved
    from rolemap.services.maps.opening import Opened

_ = domain("services.forms")


@dataclass(frozen=True)
class CheckRow:
    """A check as the profile sees it."""

    id: str
    name: str
    severity: str
    """Its usual severity, in words."""
    controls: tuple[Control, ...]

    @property
    def changed(self) -> bool:
        """Whether the map sets anything about it."""
        return any(one.value is not None for one in self.controls)


@dataclass(frozen=True)
class CheckGroup:
    """The checks of one brake."""

    name: str
    rows: tuple[CheckRow, ...]

    @property
    def changed(self) -> int:
        """How many of them the map sets itself."""
        return sum(row.changed for row in self.rows)


@dataclass(frozen=True)
class WaiverRow:
    """A finding that was accepted with a reason."""

    key: str
    label: str
    record: Mapping[str, Any]
    approved_by: str
    until: str


def head_form(opened: Opened) -> Form:
    """The fields of the head of the map; its id never changes."""
    from rolemap.editing.fields import map_fields

    fields = [_with_levels(opened, field) if field.key == "levels" else field for field in map_fields()]
    return form(opened, "map", fields, opened.document["map"], ("map",)).without("id")


def _with_levels(opened: Opened, field: Field) -> Field:
    """Levels are codes of the map: the hint says which word each of them stands for."""
    from rolemap.views.words import level_name

    levels = opened.document["map"].get("levels") or ()
    words = "; ".join(_("{code}: {level}").format(code=one, level=level_name(one)) for one in levels)
    return (
        replace(field, hint=_("{hint} In this map, {levels}.").format(hint=field.hint, levels=words))
        if words
        else field
    )


def head_options(opened: Opened) -> list[Any]:
    """What its references may point to."""
    return options(opened, head_form(opened))


def profile_groups(opened: Opened) -> tuple[CheckGroup, ...]:
    """Every check with the severity and the limits that the map gives it."""
    from rolemap.checks.catalogue import GROUPS, catalogue

    words = domain("checks")
    checks = list(catalogue().values())
    return tuple(
        CheckGroup(
            words(group.name), tuple(_check_row(opened, one) for one in checks if one.group == group.id)
        )
        for group in GROUPS
    )


def waiver_rows(opened: Opened) -> tuple[WaiverRow, ...]:
    """All waivers of the map."""
    from rolemap.editing.labels import place_label

    graph = opened.workspace.graph
    rows = []
    for record in opened.document.get("waivers") or ():
        key = ":".join([record["check"], *record["subjects"]])
        label, by = place_label(opened.document, ("waivers", key)), record["approved_by"]
        until = day(date.fromisoformat(record["until"]))
        rows.append(WaiverRow(key, label, record, graph.name(by) if by in graph else by, until))
    return tuple(rows)


def waiver_form(opened: Opened, key: str | None, asked: Any) -> tuple[Form, Mapping[str, Any]] | None:
    """The form of a waiver by its key, or of a new one; None where there is none."""
    fields = _waiver_fields()
    if key is None:
        record = preset_record(fields, asked)
        if len(record.get("subjects", ())) == 1:
            record["subjects"] = record["subjects"][0].split()
        return form(opened, "waivers", fields, record, ()), record
    found = next((row.record for row in waiver_rows(opened) if row.key == key), None)
    return (
        None
        if found is None
        else (form(opened, "waivers", fields, found, ("waivers", key)).without("check", "subjects"), found)
    )


def save_head(desk: Desk, opened: Opened, sent: Sent, author: str) -> Saved | Refused:
    """Save the head of the map that was sent without JavaScript."""
    from rolemap.editing.fields import map_fields

    fields = tuple(field for field in map_fields() if field.key != "id")
    return change(desk, opened, fields, sent, ("map",), opened.document["map"], author)


def save_profile(desk: Desk, opened: Opened, sent: Sent, author: str) -> Saved | Refused:
    """Save severities and limits that were sent without JavaScript."""
    fields = [one.field for group in profile_groups(opened) for row in group.rows for one in row.controls]
    return change(desk, opened, fields, sent, ("profile",), opened.document.get("profile") or {}, author)


def save_waiver(desk: Desk, opened: Opened, key: str | None, sent: Sent, author: str) -> Saved | Refused:
    """Save a waiver, or a new one, that was sent without JavaScript."""
    if key is None:
        return add(desk, opened, "waivers", _waiver_fields(), sent, author)[0]
    found = waiver_form(opened, key, {})
    assert found is not None  # its form was shown
    fields = tuple(field for field in _waiver_fields() if field.key not in ("check", "subjects"))
    return change(desk, opened, fields, sent, ("waivers", key), found[1], author)


def remove_waiver(desk: Desk, opened: Opened, key: str, author: str) -> Saved:
    """Take a waiver back."""
    from rolemap.editing import ABSENT, Edit

    found = waiver_form(opened, key, {})
    edits = [Edit(("waivers", key), dict(found[1]), ABSENT)] if found else []
    return desk.save(opened.row.id, opened.revision.number, edits, author)


def _waiver_fields() -> tuple[Field, ...]:
    from rolemap.editing.fields import waiver_fields

    return waiver_fields()


def _check_row(opened: Opened, check: Check) -> CheckRow:
    from rolemap.checks.wording import severity_name, words_of

    fields = [_severity_field(check), *_limit_fields(opened, check)]
    shown = form(opened, "profile", fields, opened.document.get("profile") or {}, ("profile",))
    return CheckRow(check.id, words_of(check)(check.name), severity_name(check.severity), shown.controls)


def _severity_field(check: Check) -> Field:
    from rolemap.checks.profile import OFF, SEVERITY_WORDS
    from rolemap.editing.fields import Field
    from rolemap.views.changed.field_values import choice_word

    words = tuple(word for word in SEVERITY_WORDS if word != OFF or check.waivable)
    choices = tuple((word, choice_word("profile", "severity", word)) for word in words)
    return Field(f"severity.{check.id}", _("Severity"), "choice", choices=choices)


def _limit_fields(opened: Opened, check: Check) -> list[Field]:
    from rolemap.checks.wording import limit_name
    from rolemap.editing.fields import Field

    limits = [(limit.name, limit.default, limit.low, limit.high) for limit in check.limits]
    if check.open_limits:
        limits += [(level, None, 0, 1) for level in opened.document["map"].get("levels") or ()]
    made = []
    for name, default, low, high in limits:
        usual = _("none") if default is None else number(default)
        hint = _("Usually {default}; from {low} to {high}.").format(
            default=usual, low=number(low), high=number(high)
        )
        label = _("Limit “{name}”").format(name=limit_name(name))
        made.append(Field(f"limits.{check.id}.{name}", label, "number", least=low, greatest=high, hint=hint))
    return made


def told_profile(groups: tuple[CheckGroup, ...], refused: Refused) -> tuple[CheckGroup, ...]:
    """The profile after it was refused, with each reason beside its field."""
    told = {one.place: one for one in refused.form.controls}
    return tuple(
        replace(group, rows=tuple(
            replace(row, controls=tuple(told.get(one.place, one) for one in row.controls)) for row in group.rows
        ))
        for group in groups
    )  # fmt: skip

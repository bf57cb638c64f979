"""The format of a map as pages to read: the same fields that the forms ask for, with an example of a sample."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from rolemap.i18n import N_, domain, language, number

if TYPE_CHECKING:
    from rolemap.editing.fields import Field

_ = domain("services.helping")

_TYPES: Mapping[str, str] = {
    "id": N_("id: letters without marks, digits, full stop, hyphen, underscore; begins with a letter"),
    "text": N_("text on one line"),
    "long": N_("text of several lines"),
    "number": N_("number, with a point for decimals"),
    "count": N_("whole number"),
    "share": N_("share from 0 to 1 (0.8 is 80%)"),
    "date": N_("date as YYYY-MM-DD"),
    "flag": N_("true or false"),
    "choice": N_("one of the words beside"),
    "reference": N_("id of another element"),
    "delegation": N_("id of a delegation"),
    "texts": N_("list of texts"),
    "records": N_("list of records"),
}
_SEVERAL: Mapping[str, str] = {
    "choice": N_("list of the words beside"),
    "reference": N_("list of ids of other elements"),
}
LEVELS = N_("the levels of the map")
EXAMPLES = ("thai-binh", "nam-dinh")
"""The samples that are searched for a telling example, in this order."""
SEVERAL_CHOICES = 12


@dataclass(frozen=True, slots=True)
class KeyRow:
    """One key: how a file writes it, how an office calls it, what it takes."""

    key: str
    label: str
    type: str
    required: bool
    choices: tuple[tuple[str, str], ...]
    targets: tuple[str, ...]
    """Names of the sections that a reference may point to."""
    limits: str
    hint: str
    fields: tuple[KeyRow, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a map file: the head, a section, a relation kind, or waivers."""

    id: str
    name: str
    group: str
    """``map``, ``sections``, ``relations`` or ``waivers``."""
    rows: tuple[KeyRow, ...]
    example: str

    @property
    def needed(self) -> tuple[str, ...]:
        """The keys that must be there."""
        return tuple(row.key for row in self.rows if row.required)


def parts() -> tuple[Part, ...]:
    """Every part of a map file, in the order in which it is written."""
    return _parts(language())


@lru_cache(maxsize=2)
def _parts(_language: str) -> tuple[Part, ...]:
    from rolemap.editing.fields import map_fields, relation_fields, section_fields, waiver_fields
    from rolemap.model.vocabulary import RELATION_KINDS, SECTIONS
    from rolemap.views.changed.field_names import kind_name, section_name

    return (
        _part("map", _("Head of the map"), "map", map_fields()),
        *(_part(one, section_name(one), "sections", section_fields(one)) for one in SECTIONS),
        *(_part(one, kind_name(one), "relations", relation_fields(one)) for one in RELATION_KINDS),
        _part("waivers", _("Waivers with reason"), "waivers", waiver_fields()),
    )


def _part(id: str, name: str, group: str, fields: Iterable[Field]) -> Part:
    return Part(id, name, group, tuple(map(_row, fields)), _example(id, group))


def _row(field: Field) -> KeyRow:
    from rolemap.editing.fields import LEVEL_KEYS
    from rolemap.views.changed.field_names import section_name

    several = _SEVERAL.get(field.kind) if field.many else None
    kind = _(several or _TYPES[field.kind])
    if field.kind == "choice" and not field.choices and field.path[-1] in LEVEL_KEYS:
        kind = _("{kind}: {words}").format(kind=kind, words=_(LEVELS))
    return KeyRow(
        key=field.key,
        label=field.label,
        type=kind,
        required=field.required,
        choices=() if len(field.choices) > SEVERAL_CHOICES else field.choices,
        targets=tuple(map(section_name, field.targets)) if field.kind == "reference" else (),
        limits=_limits(field),
        hint=field.hint,
        fields=tuple(map(_row, field.fields)),
    )


def _limits(field: Field) -> str:
    if field.most is not None:
        return _("at most {n} characters").format(n=number(field.most))
    if field.least is not None and field.greatest is None:
        return _("at least {n}").format(n=number(field.least))
    return ""


def _example(id: str, group: str) -> str:
    """The part as the first sample that has it writes it: the record with the most keys."""
    from rolemap.model.vocabulary import RELATION_KINDS

    for document in _samples():
        held: Any = document.get("relations", {}).get(id) if id in RELATION_KINDS else document.get(id)
        if isinstance(held, dict):
            return _yaml({id: held})
        if held:
            record = max(held, key=len)
            return _yaml({"relations": {id: [record]}} if group == "relations" else {id: [record]})
    return ""


def _yaml(data: Mapping[str, Any]) -> str:
    import yaml

    return str(yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=88)).strip()


@lru_cache(maxsize=1)
def _samples() -> tuple[Mapping[str, Any], ...]:
    from rolemap.services.helping.sample import sample_document

    return tuple(map(sample_document, EXAMPLES))

"""MH-02: elements of one section have the same name in the same place, or the same official code."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from operator import attrgetter

from rolemap.checks.base import N_, Check, Hit, Names, Severity, Words
from rolemap.checks.mending import DropElement, Fill
from rolemap.model import Element, Lasting, Organization, RoleGraph, blank, normal_name

_HOMES: Mapping[str, Callable[[Element], object]] = {
    "organizations": attrgetter("parent"),
    "groups": lambda group: None,
    "positions": attrgetter("organization"),
    "bodies": attrgetter("scope"),
    "problems": attrgetter("owner"),
    "tools": lambda tool: None,
    "documents": attrgetter("number", "date"),
    "budgets": attrgetter("period"),
}
"""What must be the same beside the name; two elements of which both lack it are in the same place."""
_SAME_NAME = N_("the same name")
_SAME_CODE = N_("the same code")

_COMMON = """\
organizations:
- {id: huyen, name: UBND huyện Hưng Hà, kind: committee, level: district}
- {id: xacu, name: UBND xã Hòa Tiến, kind: committee, level: commune, parent: huyen, valid_to: TO}
- {id: xamoi, name: UBND xã Hoà  Tiến, kind: committee, level: commune, parent: huyen, valid_from: FROM}
"""


class DuplicateName(Check):
    """Elements of one section, in force on a common day, with one name and home; organizations with one code.

    Spellings that differ only in the place of the tone mark, y and i, capitals or spaces are the same name.
    """

    id = "MH-02"
    slug = "duplicate-name"
    group = "hygiene"
    name = N_("Duplicate name or code")
    message = N_("{number} elements have {reasons}: {elements} ({ids}).")
    why = N_("Counts, coverage and addressees go wrong without anybody seeing it.")
    remedy = N_("Merge the elements or add their period of validity.")
    repairs = (
        Fill(
            N_("Correct name, code or dates of “{name}”"),
            "elements",
            ("name", "code", "valid_from", "valid_to"),
        ),
        DropElement(N_("Take “{name}” out of the map"), "elements"),
    )
    subjects = ("element",)
    severity = Severity.WARNING
    symmetric = True
    basis = N_(
        "GSO codes are reused for merged communes under new names; 2022 data has double spaces and qui/quy "
        "spellings"
    )
    principle = "hyg"
    breaks = _COMMON.replace("FROM", "2011-05-22").replace("TO", "2025-07-01")
    keeps = _COMMON.replace("FROM", "2020-02-01").replace("TO", "2020-02-01")

    def find(self, graph: RoleGraph, limits: Mapping[str, float]) -> Iterator[Hit]:
        """One hit for all the ids that overlap another one of the same name or code, sorted."""
        reasons: dict[tuple[str, ...], list[str]] = {}
        for section in _HOMES:
            elements = graph.map.sections[section]
            for reason, alike in _alike(section, elements):
                ids = tuple(sorted(_at_a_common_day(alike)))
                if ids:
                    reasons.setdefault(ids, []).append(reason)
        for ids, given in reasons.items():
            yield Hit(
                ids,
                values={
                    "number": len(ids),
                    "reasons": Words(tuple(given)),
                    "elements": Names(ids),
                    "ids": ", ".join(ids[:3]) + (", …" if len(ids) > 3 else ""),
                },
            )


def _alike(section: str, elements: Sequence[Element]) -> Iterator[tuple[str, list[Element]]]:
    """The sets of two or more elements with the same name and home, then with the same code and level."""
    home = _HOMES[section]
    rough: dict[tuple[object, bytes], list[Element]] = {}
    for element in elements:
        rough.setdefault((home(element), _consonants(element.name)), []).append(element)
    named: dict[tuple[object, str], list[Element]] = {}
    for (place, _), group in rough.items():
        for element in group if len(group) > 1 else ():
            named.setdefault((place, normal_name(element.name)), []).append(element)
    yield from ((_SAME_NAME, group) for group in named.values() if len(group) > 1)
    coded: dict[tuple[str, str], list[Element]] = {}
    for element in elements:
        if isinstance(element, Organization) and element.code is not None and not blank(element.code):
            coded.setdefault((element.code.strip(), element.level), []).append(element)
    yield from ((_SAME_CODE, group) for group in coded.values() if len(group) > 1)


def _consonants(name: str) -> bytes:
    """What all spellings of one name surely share; many names need no dearer look."""
    return name.encode("ascii", "ignore").translate(_LOWER, _VOWELS_AND_SPACES)


_LOWER = bytes(range(256)).lower()
_VOWELS_AND_SPACES = b"AEIOUYaeiouy" + bytes(range(33))


def _at_a_common_day(elements: Sequence[Element]) -> Iterator[str]:
    """The ids of the elements whose validity has a day in common with that of another of them."""
    periods = sorted(
        (start, end, element.id) for element in elements for start, end in (_period(element),) if start < end
    )
    reached = date.min
    for place, (start, end, id) in enumerate(periods):
        if start < reached or (place + 1 < len(periods) and periods[place + 1][0] < end):
            yield id
        reached = max(reached, end)


def _period(element: Element) -> tuple[date, date]:
    if not isinstance(element, Lasting):
        return date.min, date.max
    return element.valid_from or date.min, element.valid_to or date.max

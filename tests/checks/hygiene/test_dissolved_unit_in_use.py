"""MH-04: which relations still hang on a unit that is not in force, and who may have inherited them."""

from __future__ import annotations

from datetime import date

import pytest

from rolemap.checks.base import Names, Severity, Words
from rolemap.checks.hygiene.dissolved_unit_in_use import DissolvedUnitInUse
from tests.checks.conftest import found

MAP = """
map: {as_of: 2025-07-01}
organizations:
- {id: ubnd, name: UBND tỉnh, kind: committee, level: province}
- {id: cu, name: Sở cũ, kind: department, level: province, parent: ubnd, apparatus: true, DATES}
- {id: moi, name: Sở mới, kind: department, level: province, parent: ubnd, valid_from: 2025-03-01}
- {id: tam, name: Sở tạm, kind: department, level: province, parent: ubnd, valid_to: 2025-05-01}
groups:
- {id: list, name: Theo danh sách, members: [cu, ubnd]}
- {id: rule, name: Theo quy tắc, under: ubnd, level: province}
- {id: ended, name: Đã hết, members: [cu], valid_to: 2025-01-01}
tools:
- {id: t, name: Công cụ, kind: system, status: retired, provision: rented, valid_to: 2024-01-01}
relations:
  RELATIONS
"""
ENDED = "valid_to: 2025-07-01"


def hits(relations: str, dates: str = ENDED) -> list[tuple[str, Severity | None]]:
    text = MAP.replace("DATES", dates).replace("RELATIONS", relations)
    return [(hit.subjects[0], hit.severity) for hit in found(DissolvedUnitInUse, text)]


USE = "uses: [{from: cu, to: t}]"


@pytest.mark.parametrize(
    ("dates", "number"),
    [
        ("valid_to: 2025-07-01", 1),
        ("valid_to: 2025-07-02", 0),
        ("valid_from: 2025-07-01", 0),
        ("valid_from: 2025-07-02", 1),
    ],
)
def test_only_what_is_not_active_and_the_other_end_does_not_matter(dates: str, number: int) -> None:
    assert len(hits(USE, dates)) == number


@pytest.mark.parametrize(
    ("relations", "number"),
    [
        ("owns: [{from: cu, to: t}]", 1),
        ("uses: [{from: list, to: t}]", 1),
        ("uses: [{from: rule, to: t}]", 0),
        ("uses: [{from: ended, to: t}]", 0),
        ("uses: [{from: cu, to: t, valid_to: 2025-07-01}]", 0),
        ("uses: [{from: list, to: t, valid_to: 2025-07-01}]", 0),
        ("uses: [{from: cu, to: t, valid_from: 2025-07-02}]", 0),
        ("succeeds: [{from: moi, to: cu}]", 0),
        ("succeeds: [{from: cu, to: moi}]", 0),
    ],
)
def test_which_relations_count(relations: str, number: int) -> None:
    assert len(hits(relations)) == number


@pytest.mark.parametrize(
    ("succeeds", "severity"),
    [
        ("{from: moi, to: cu}", Severity.WARNING),
        ("{from: moi, to: cu, valid_to: 2025-07-01}", Severity.ERROR),
        ("{from: moi, to: cu, valid_from: 2025-07-02}", Severity.ERROR),
        ("{from: tam, to: cu}", Severity.ERROR),
        ("{from: cu, to: moi}", Severity.ERROR),
    ],
)
def test_a_successor_makes_it_less_grave(succeeds: str, severity: Severity) -> None:
    assert hits(f"uses: [{{from: cu, to: t}}]\n  succeeds: [{succeeds}]") == [("cu", severity)]


def test_the_finding_names_end_relations_and_successors() -> None:
    relations = "uses: [{from: cu, to: t}, {from: list, to: t}]\n  succeeds: [{from: moi, to: cu}]"
    (hit,) = found(DissolvedUnitInUse, MAP.replace("DATES", ENDED).replace("RELATIONS", relations))
    assert hit.values == {
        "state": Words(("ceased to exist on",)),
        "day": date(2025, 7, 1),
        "number": 2,
        "successors": Names(("moi",)),
    }
    assert {relation.key for relation in hit.relations} == {("uses", "cu", "t"), ("uses", "list", "t")}


def test_a_unit_that_has_not_begun_says_so() -> None:
    (hit,) = found(
        DissolvedUnitInUse, MAP.replace("DATES", "valid_from: 2026-01-01").replace("RELATIONS", USE)
    )
    assert (hit.values["state"], hit.values["day"]) == (Words(("does not exist before",)), date(2026, 1, 1))
    assert hit.values["successors"] == Words(("none in the map",))

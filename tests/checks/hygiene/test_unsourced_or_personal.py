"""MH-05: facts called public and persons on file, without a source."""

from __future__ import annotations

import pytest

from rolemap.checks.base import Names, Words
from rolemap.checks.evaluate import evaluate
from rolemap.checks.hygiene.unsourced_or_personal import UnsourcedOrPersonal
from tests.checks.conftest import found
from tests.conftest import graph_of

PUBLIC, PERSON = "called public, but without a source", "names a person, but without a public source"


@pytest.mark.parametrize(
    ("keys", "number"),
    [
        ("provenance: public", 1),
        ("provenance: public, source: ' '", 1),
        ("provenance: public, source: 571/QĐ-UBND", 0),
        ("provenance: illustrative", 0),
        ("source: ''", 0),
        ("provenance: public, valid_to: 2001-01-01", 1),
    ],
)
def test_elements_of_any_date(keys: str, number: int) -> None:
    text = f"tools: [{{id: t, name: T, kind: system, status: live, provision: rented, {keys}}}]\n"
    assert len(found(UnsourcedOrPersonal, text)) == number


@pytest.mark.parametrize(
    ("keys", "reasons"),
    [
        ("holder: Nguyễn Văn A", (PERSON,)),
        ("holder: Nguyễn Văn A, provenance: illustrative", (PERSON,)),
        ("holder: Nguyễn Văn A, provenance: public", (PUBLIC, PERSON)),
        ("holder: Nguyễn Văn A, source: Nghị quyết 12/NQ-HĐND", None),
        ("holder: ' '", None),
    ],
)
def test_persons(keys: str, reasons: tuple[str, ...] | None) -> None:
    text = f"positions: [{{id: ct, name: Chủ tịch, organization: goc, rank: head, {keys}}}]\n"
    told = [hit.values["reasons"] for hit in found(UnsourcedOrPersonal, text)]
    assert told == ([] if reasons is None else [Words(reasons)])


def test_the_holder_is_not_told_on() -> None:
    text = "positions: [{id: ct, name: Chủ tịch, organization: goc, rank: head, holder: Nguyễn Văn A}]\n"
    report = evaluate(graph_of(text), only=["MH-05"])
    assert report.counts["warning"] == 1
    assert "Nguyễn" not in str(report.to_json())


RELATIONS = """
tools:
- {id: t, name: T, kind: system, status: live, provision: rented}
relations:
  uses:
  - {from: goc, to: t, provenance: public, valid_to: 2001-01-01}
  - {from: goc, to: t, provenance: public, source: ' ', valid_from: 2001-01-01}
  owns: [{from: goc, to: t, provenance: public, id: r1}]
  builds: [{from: goc, to: t, provenance: public, source: 571/QĐ-UBND}]
  operates: [{from: goc, to: t}]
"""


def test_relations_between_the_same_ends_are_one_finding() -> None:
    (hit,) = found(UnsourcedOrPersonal, RELATIONS)
    assert hit.subjects == ("goc", "t")
    assert hit.values == {
        "facts": Names(("goc", "t")),
        "kind": Words(("owns", "uses")),
        "reasons": Words((PUBLIC,)),
    }
    assert sorted(relation.kind for relation in hit.relations) == ["owns", "uses", "uses"]

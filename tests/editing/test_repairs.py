"""Every check says how its findings are mended, and on its own example the repairs are there and work."""

from __future__ import annotations

import pytest

from rolemap.checks.base import Check
from rolemap.checks.catalogue import catalogue
from rolemap.checks.evaluate import evaluate
from rolemap.checks.examples import complete
from rolemap.checks.findings import Finding
from rolemap.editing.applying import apply
from rolemap.editing.canonical import document_of
from rolemap.editing.edit import ABSENT
from rolemap.editing.fields import relation_fields, section_fields, waiver_fields
from rolemap.editing.loading import admit
from rolemap.editing.mending import edits_of, record_at, taken_off, turned
from rolemap.editing.repairs import Repair, repairs
from rolemap.files import loads
from rolemap.model import RoleGraph
from rolemap.model.vocabulary import RELATION_KINDS, SECTIONS

CHECKS = list(catalogue().values())


def broken(check: Check) -> tuple[RoleGraph, Finding]:
    """The example that the check finds something in, and what it finds first."""
    graph = RoleGraph(loads(complete(check.breaks), "yaml"))
    return graph, next(one for one in evaluate(graph).findings if one.check == check.id)


def offered(check: Check) -> tuple[Repair, ...]:
    return repairs(*broken(check))


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_every_finding_can_be_mended(check: Check) -> None:
    found = offered(check)
    assert [one for one in found if one.kind != "waiver"], "no repair opens on the example"
    assert len({one.label for one in found}) == len(found)
    assert all("{" not in one.label for one in found)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_a_repair_opens_on_what_is_there(check: Check) -> None:
    graph, finding = broken(check)
    document = document_of(graph.map)
    for one in repairs(graph, finding):
        fields = (
            waiver_fields() if one.where == "waivers"
            else section_fields(one.where) if one.where in SECTIONS else relation_fields(one.where)
        )  # fmt: skip
        keys = {key for each in fields for key in (each.key, each.path[0])}
        assert set(one.keys) <= keys
        assert set(one.presets) <= keys
        assert None not in one.presets.values()
        if one.place is not None:
            assert record_at(document, one.place) is not ABSENT
        if one.kind == "relation":
            ends = {key: (one.presets.get(key), *one.candidates.get(key, ())) for key in ("from", "to")}
            kind = RELATION_KINDS[one.where]
            for ids, sections in ((ends["from"], kind.sources), (ends["to"], kind.targets)):
                assert all(graph.section_of(id) in sections for id in ids if id is not None)


ALONE = {
    "BU-06", "BU-07", "HD-01", "HD-02", "HD-03", "HD-06", "HD-07", "HD-10", "MH-01", "MH-02", "MH-03", "MH-04",
    "PA-01", "PA-02", "PA-04", "PA-05", "PA-10", "PL-01", "PL-05", "WV-01", "WV-02", "WV-03",
}  # fmt: skip
"""Checks of whose repairs one needs no form."""


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_a_repair_without_a_form_takes_the_finding_away(check: Check) -> None:
    graph, finding = broken(check)
    document = document_of(graph.map)
    taken_away = []
    for one in repairs(graph, finding):
        edits = edits_of(document, one)
        if not edits:
            continue
        applied = apply(document, edits)
        assert applied.conflicts == ()
        after = evaluate(RoleGraph(admit(applied.document).map))
        taken_away.append(finding.key not in after.by_key)
    assert all(taken_away)
    assert bool(taken_away) == (check.id in ALONE)


def test_the_head_is_asked_to_set_the_problem() -> None:
    first = offered(catalogue()["PA-01"])[0]
    assert (first.label, first.kind, first.where) == ("Giao người đứng đầu đặt bài toán", "relation", "sets")
    assert first.presets == {"from": "chutich", "to": "thutuc", "accountable": True}
    assert first.ready


def test_whoever_set_it_before_steers_from_the_same_save_on() -> None:
    graph, finding = broken(catalogue()["HD-01"])
    document = document_of(graph.map)
    relations = apply(document, edits_of(document, repairs(graph, finding)[0])).document["relations"]
    assert relations["sets"] == [{"from": "chutich", "to": "giayto", "accountable": True}]
    assert relations["steers"] == [{"from": "phochutich", "to": "giayto"}]


def test_whoever_steers_already_is_not_written_down_twice() -> None:
    text = (
        complete(catalogue()["HD-01"].breaks)
        + "  steers: [{from: phochutich, to: giayto, note: Theo phân công}]\n"
    )
    document = document_of(RoleGraph(loads(text, "yaml")).map)
    edits = turned(document, [("relations", "sets", "phochutich>giayto")], "steers")
    relations = apply(document, edits).document["relations"]
    assert not relations.get("sets")
    assert relations["steers"] == [{"from": "phochutich", "to": "giayto", "note": "Theo phân công"}]


def test_a_delegation_is_withdrawn_with_all_that_rests_on_it() -> None:
    graph, _finding = broken(catalogue()["HD-05"])
    document = document_of(graph.map)
    (given,) = document["relations"]["delegates"]
    edits = taken_off(document, ("relations", "delegates", given["id"]))
    after = document_of(admit(apply(document, edits).document).map)
    assert "delegates" not in after["relations"]
    assert not [one for rows in after["relations"].values() for one in rows if "by_delegation" in one]


def test_what_is_not_known_is_left_to_choose() -> None:
    (first, *_others) = offered(catalogue()["PA-03"])
    assert (first.presets, first.keys, first.ready) == ({"to": "dvc"}, ("from",), False)


def test_a_review_is_made_for_the_problem_on_the_date_of_the_map() -> None:
    (first, *_others) = offered(catalogue()["AW-04"])
    assert (first.kind, first.where, first.relation, first.about) == ("element", "reviews", "about", "thutuc")
    assert first.presets == {"date": "2022-06-30"}


def test_a_waiver_is_offered_last_and_only_where_it_is_allowed() -> None:
    assert [one.kind for one in offered(catalogue()["HD-08"])][-1] == "waiver"
    assert "waiver" not in [one.kind for one in offered(catalogue()["HD-01"])]
    assert offered(catalogue()["HD-08"])[-1].presets == {"check": "HD-08", "subjects": ["kehoach"]}

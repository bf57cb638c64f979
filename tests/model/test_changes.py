"""What changed between two maps: by hand, and on maps by chance that are rebuilt from what was told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from datetime import date
from itertools import islice
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from rolemap.model import Element, LastYear, RelationTable, RoleGraph, RoleMap
from rolemap.model.change import Changes, ElementChange, Fate, FieldChange, Force, RelationChange, counted
from rolemap.model.changed_relations import field_values
from rolemap.model.changes import changes
from rolemap.model.renamed import waiver_with_new_ids, with_new_ids
from rolemap.model.vocabulary import RELATION_KINDS, SECTIONS
from tests.checks.random_maps import random_map
from tests.conftest import graph_of, sample

BASE = """\
organizations:
- {id: ubnd, name: UBND tỉnh, kind: committee, level: province}
- {id: so, name: Sở Nội vụ, kind: department, level: province, parent: ubnd}
positions:
- {id: ct, name: Chủ tịch, organization: ubnd, rank: head}
- {id: pct, name: Phó Chủ tịch, organization: ubnd, rank: deputy}
problems:
- {id: p, name: Họp, owner: ubnd, status: proposed}
tools:
- {id: t, name: Họp trực tuyến, kind: service, status: pilot, provision: rented, capabilities: [hop]}
- {id: t2, name: LGSP, kind: integration_platform, status: live, provision: rented}
relations:
  addresses: [{from: t, to: p}]
  integrates: [{from: t, to: t2}]
  uses: [{from: so, to: t, active_rate: 0.5}]
"""


def between(old: str, new: str) -> Changes:
    """The changes from one text to another."""
    return changes(graph_of(old), graph_of(new))


def edited(*pairs: tuple[str, str]) -> Changes:
    """The changes from the base to the base with some text in the place of other text."""
    text = BASE
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new)
    return between(BASE, text)


def told(found: Iterable[ElementChange | RelationChange]) -> list[str]:
    """Changes as text, a line each."""
    lines = []
    for one in found:
        thing = one.element.id if isinstance(one, ElementChange) else " ".join(one.relation.key)
        values = "; ".join(f"{each.field}: {each.old} > {each.new}" for each in one.fields)
        lines.append(" | ".join(part for part in (one.fate.value, thing, values, one.force.value) if part))
    return lines


def test_a_map_and_itself() -> None:
    found = changes(sample("thai-binh"), sample("thai-binh"))
    assert not found
    assert counted(found.elements) == {
        "added": 0, "removed": 0, "changed": 0, "began": 0, "ended": 0, "passed": 0,
    }  # fmt: skip


def test_elements_added_removed_and_changed_field_by_field() -> None:
    found = edited(
        ("- {id: t2, name: LGSP", "- {id: t3, name: Trục tích hợp"),
        ("to: t2", "to: t3"),
        ("status: pilot", "status: live"),
        ("capabilities: [hop]", "capabilities: [hop, hoc], start: 2022-01-01"),
    )
    assert told(found.elements) == [
        "changed | t | status: pilot > live; capabilities: ('hop',) > ('hop', 'hoc'); start: None > 2022-01-01",
        "added | t3",
        "removed | t2",
    ]
    assert [change.section for change in found.elements] == ["tools"] * 3
    assert told(found.relations) == ["added | integrates t t3", "removed | integrates t t2"]
    assert found and found.same_map and not (found.info or found.profile or found.waivers or found.renamed)


def test_the_order_of_a_file_and_an_empty_list_are_no_change() -> None:
    turned = BASE.replace("{from: t, to: t2}", "{from: t2, to: t}").replace(
        "capabilities: [hop]}", "capabilities: [hop], collects: []}"
    )
    first, second = "- {id: ct, ", "- {id: pct, "
    lines = turned.splitlines()
    at = next(place for place, line in enumerate(lines) if line.startswith(first))
    assert lines[at + 1].startswith(second)
    lines[at], lines[at + 1] = lines[at + 1], lines[at]
    old, new = graph_of(BASE), graph_of("\n".join(lines))
    assert old.map.version != new.map.version
    assert not changes(old, new)


def test_nested_values_are_told_by_their_keys() -> None:
    body = "bodies:\n- {id: b, name: Ban, scope: ubnd%s}\nproblems:\n"
    old = BASE.replace("problems:\n", body % ", last_year: {documents: 4}")
    new = BASE.replace("problems:\n", body % ", last_year: {documents: 6, sessions: 2}")
    (change,) = between(old, new).elements
    assert change.fields == (
        FieldChange("last_year.documents", 4, 6),
        FieldChange("last_year.sessions", 0, 2),
    )
    (change,) = between(BASE.replace("problems:\n", body % ""), new).elements
    assert [one.field for one in change.fields] == [f"last_year.{key.name}" for key in fields(LastYear)]


def test_the_head_the_profile_and_the_waivers_of_a_map() -> None:
    waiver = (
        "waivers:\n- {check: AW-05, subjects: [p], reason: Chờ số liệu, approved_by: ct, until: %s}\n"
        "profile: {severity: {HD-08: %s}, limits: {AW-03: {warning: %s}}}\n"
    )
    old = "map: {as_of: 2022-01-31, stage: preparing}\n" + BASE + waiver % ("2022-12-31", "info", "8")
    new = "map: {id: khac}\n" + BASE + waiver % ("2023-06-30", "off", "8")
    found = between(old, new)
    assert not found.same_map
    assert [(one.field, one.old, one.new) for one in found.info] == [
        ("as_of", date(2022, 1, 31), date(2022, 6, 30)),
        ("stage", "preparing", "running"),
    ]
    assert [(one.field, one.old, one.new) for one in found.profile] == [("severity.HD-08", "info", "off")]
    (change,) = found.waivers
    assert (change.fate, [one.field for one in change.fields]) == (Fate.CHANGED, ["until"])
    mirrored = between(new, BASE)
    assert [one.fate for one in mirrored.waivers] == [Fate.REMOVED]
    assert [(one.field, one.new) for one in mirrored.profile] == [
        ("limits.AW-03.warning", None),
        ("severity.HD-08", None),
    ]


def test_of_two_waivers_the_equal_one_stays_and_an_ended_one_is_told() -> None:
    one = "- {check: AW-05, subjects: [p], reason: Một, approved_by: ct, until: 2022-03-31}\n"
    two = "- {check: AW-05, subjects: [p], reason: Hai, approved_by: ct, until: 2022-12-31}\n"
    both, later = BASE + "waivers:\n" + one + two, BASE + "waivers:\n" + two
    (gone,) = between(both, later).waivers
    assert (gone.fate, gone.waiver.reason) == (Fate.REMOVED, "Một")
    graph = graph_of(both)
    (ended,) = changes(RoleGraph(graph.map, date(2022, 3, 31)), graph).waivers
    assert (ended.fate, ended.force, ended.waiver.reason) == (Fate.CHANGED, Force.ENDED, "Một")


def test_one_map_at_two_dates() -> None:
    text = BASE.replace(
        "relations:\n",
        """relations:
  delegates:
  - {from: ct, to: pct, scope: [setting], valid_from: 2022-02-01, valid_to: 2022-05-31}
  - {from: ct, to: pct, scope: [signing], valid_from: 2022-02-01}
  - {from: pct, to: ct, scope: [signing], valid_to: 2022-01-31}
  - {from: pct, to: ct, scope: [setting], valid_from: 2023-01-01}
""",
    ).replace("name: LGSP,", "name: LGSP, valid_from: 2022-01-02,")
    graph = graph_of(text)
    earlier = RoleGraph(graph.map, date(2022, 1, 1))
    found = changes(earlier, graph)
    assert told(found.relations) == [
        "changed | delegates ct pct | passed",
        "changed | delegates ct pct | began",
        "changed | delegates pct ct | ended",
    ]
    assert told(found.elements) == ["changed | t2 | began"]
    assert counted(found.relations) == {
        "added": 0, "removed": 0, "changed": 3, "began": 1, "ended": 1, "passed": 1,
    }  # fmt: skip
    assert told(changes(graph, earlier).elements) == ["changed | t2 | ended"]


def test_a_delegation_that_was_cut_short_is_one_change() -> None:
    line = "relations:\n  delegates: [{id: uq, from: ct, to: pct, valid_to: %s}]\n"
    old, new = (BASE.replace("relations:\n", line % end) for end in ("2022-12-31", "2022-06-01"))
    assert told(between(old, new).relations) == [
        "changed | delegates ct pct | valid_to: 2022-12-31 > 2022-06-01 | ended"
    ]


def delegations(*lines: str) -> str:
    """The base with these delegations."""
    return BASE.replace("relations:\n", f"relations:\n  delegates: [{', '.join(lines)}]\n")


def test_several_relations_between_the_same_ends_are_matched_by_what_is_surest() -> None:
    first = "{from: ct, to: pct, scope: [setting], valid_from: 2021-01-01, valid_to: 2021-12-31}"
    second = "{from: ct, to: pct, scope: [setting], valid_from: 2022-01-01}"
    signing = second.replace("setting", "signing")
    third = "{from: ct, to: pct, scope: [setting], valid_from: 2023-01-01}"
    assert told(between(delegations(first, second), delegations(second)).relations) == [
        "removed | delegates ct pct"
    ]
    found = between(delegations(first, second), delegations(signing, third)).relations
    assert told(found)[0] == "changed | delegates ct pct | scope: ('setting',) > ('signing',)"
    assert [one.fate for one in found] == [Fate.CHANGED, Fate.CHANGED]
    assert found[1].old is not None and found[1].old.valid_from == date(2021, 1, 1)
    twice = between(delegations(second, second), delegations(second)).relations
    assert told(twice) == ["removed | delegates ct pct"]


def test_a_relation_with_an_id_is_known_by_it() -> None:
    one = "{id: uq1, from: ct, to: pct, scope: [setting]}"
    moved = delegations(one.replace("to: pct", "to: ct2")).replace(
        "- {id: pct,", "- {id: ct2, name: Chánh Văn phòng, organization: so, rank: head}\n- {id: pct,"
    )
    assert told(between(delegations(one), moved).relations) == ["changed | delegates ct ct2 | to: pct > ct2"]
    other = between(delegations(one), delegations(one.replace("uq1", "uq2").replace("setting", "signing")))
    assert told(other.relations) == ["added | delegates ct pct", "removed | delegates ct pct"]
    same = between(delegations(one), delegations(one.replace("uq1", "uq2")))
    assert told(same.relations) == ["changed | delegates ct pct | id: uq1 > uq2"]
    named = between(delegations(one.replace("id: uq1, ", "")), delegations(one))
    assert told(named.relations) == ["changed | delegates ct pct | id: None > uq1"]


def renamed(text: str, *pairs: tuple[str, str]) -> str:
    """A text with ids in the place of others."""
    for old, new in pairs:
        for before, after in ((f"{old},", f"{new},"), (f"{old}}}", f"{new}}}"), (f"{old}]", f"{new}]")):
            text = text.replace(f": {before}", f": {after}").replace(f"[{before}", f"[{after}")
    return text


def test_an_element_with_another_id_is_the_same_and_so_are_its_lines() -> None:
    found = between(BASE, renamed(BASE, ("ubnd", "tinh"), ("so", "snv"), ("t", "hop"), ("p", "bt")))
    assert found.renamed == {"ubnd": "tinh", "so": "snv", "t": "hop", "p": "bt"}
    assert [(one.element.id, one.renamed, one.fields) for one in found.elements] == [
        ("tinh", True, ()),
        ("snv", True, ()),
        ("bt", True, ()),
        ("hop", True, ()),
    ]
    assert found.relations == () and found.info == ()


def test_what_cannot_be_decided_is_not_called_renamed() -> None:
    with_name = renamed(BASE, ("so", "snv")).replace("name: Sở Nội vụ", "name: Sở Nội vụ tỉnh")
    assert told(between(BASE, with_name).elements) == ["added | snv", "removed | so"]
    twice = BASE.replace(
        "positions:\n", "- {id: so2, name: Sở Nội vụ, kind: department, level: province}\npositions:\n"
    )
    assert not between(twice, renamed(twice, ("so", "snv"))).renamed
    moved = renamed(BASE, ("pct", "pct1")).replace(
        "Phó Chủ tịch, organization: ubnd", "Phó Chủ tịch, organization: so"
    )
    assert told(between(BASE, moved).elements) == ["added | pct1", "removed | pct"]


def test_the_same_id_in_another_section_is_another_element() -> None:
    old = "groups:\n- {id: x, name: Khối, members: [ubnd]}\n" + BASE
    new = "documents:\n- {id: x, name: Khối, kind: plan}\n" + BASE
    assert [(one.section, one.fate.value) for one in between(old, new).elements] == [
        ("groups", "removed"),
        ("documents", "added"),
    ]


def test_a_home_that_is_not_the_same_makes_its_own_not_the_same() -> None:
    """A unit under another superior is another unit, and so is its head, whatever they are called."""
    text = BASE.replace(
        "positions:\n",
        "- {id: phong, name: Phòng Nội vụ, kind: department, level: district, parent: so}\n"
        "positions:\n- {id: tp, name: Trưởng phòng Nội vụ, organization: phong, rank: head}\n",
    )
    same = renamed(text, ("phong", "pnv"), ("tp", "tpnv"))
    assert between(text, same).renamed == {"phong": "pnv", "tp": "tpnv"}
    moved = same.replace("level: district, parent: so", "level: district, parent: ubnd")
    assert not between(text, moved).renamed


def test_two_different_maps_have_no_renamed_elements() -> None:
    found = between(BASE, "map: {id: khac}\n" + renamed(BASE, ("so", "snv")))
    assert not found.same_map and not found.renamed


# By chance


@st.composite
def pairs_of_maps(draw: st.DrawFn) -> tuple[RoleGraph, RoleGraph]:
    """Two graphs: of unlike maps, or of one map and the same with other ids, at dates that meet its edges."""
    old = random_map(draw(st.integers(0, 500)))
    new = random_map(draw(st.integers(0, 500))) if draw(st.booleans()) else with_other_ids(old, draw)
    days = st.sampled_from([date(2021, 6, 30), date(2022, 6, 30), date(2022, 7, 1), date(2023, 1, 1)])
    return RoleGraph(old, draw(days)), RoleGraph(new, draw(days))


def with_other_ids(old: RoleMap, draw: st.DrawFn) -> RoleMap:
    """The map with other ids for some elements, and the relations in another order."""
    ids = {one.id: f"{one.id}.moi" for one in old.elements if draw(st.integers(0, 4)) == 0}
    return RoleMap(
        replace(old.info, root=ids.get(old.info.root, old.info.root)),
        {name: tuple(with_new_ids(one, ids) for one in old.sections[name]) for name in SECTIONS},
        {
            kind: RelationTable.from_records(
                kind,
                [
                    record | {end: ids.get(record[end], record[end]) for end in ("from", "to")}
                    for record in reversed(list(table.records()))
                ],
            )
            for kind, table in old.relations.items()
        },
        tuple(waiver_with_new_ids(one, ids) for one in old.waivers),
    )


def plain(thing: Any) -> Any:
    """A value that can be compared: absent, empty and zero-less alike."""
    if isinstance(thing, Mapping):
        return {key: plain(value) for key, value in thing.items() if value not in (None, ())}
    return None if thing == () else thing


def rebuilt_element(change: ElementChange | None, old: Element, found: Changes) -> Element:
    """The element as the change says that it is now."""
    element = with_new_ids(old, found.renamed)
    nested: dict[str, dict[str, Any]] = {}
    for one in change.fields if change else ():
        name, _point, key = one.field.partition(".")
        if not key:
            element = replace(element, **{name: one.new})
        elif name == "last_year":
            nested.setdefault(name, {})[key] = one.new
        else:
            now = {**getattr(element, name), key: one.new}
            element = replace(element, **{name: {each: value for each, value in now.items() if value}})
    for name, values in nested.items():
        before = getattr(element, name)
        year = LastYear(**{each.name: getattr(before, each.name, 0) for each in fields(LastYear)} | values)
        gone = all(value is None for value in values.values()) and len(values) == len(fields(LastYear))
        element = replace(element, **{name: None if gone else year})
    return element


def rebuilt(found: Changes) -> tuple[dict[str, dict[str, Any]], Counter[tuple[Any, ...]]]:
    """The new map's elements by id and its relations, from the old map and what was told."""
    elements: dict[str, dict[str, Any]] = {}
    for section in SECTIONS:
        told_of = {one.old.id: one for one in found.elements if one.old and one.section == section}
        for element in found.old.map.sections[section]:
            change = told_of.get(element.id)
            if change is None or change.fate is not Fate.REMOVED:
                now = rebuilt_element(change, element, found)
                elements[now.id] = as_values(now)
    for one in found.elements:
        if one.fate is Fate.ADDED and one.new:
            elements[one.new.id] = as_values(one.new)
    relations = records(found.old, found.renamed)
    for line in found.relations:
        ids = found.renamed if line.fate is not Fate.CHANGED or line.fields else {}
        values = {each.field: each.new for each in line.fields}
        if (line.old and line.fields) or line.fate is Fate.REMOVED:
            assert line.old
            relations[frozen(line.kind, field_values(line.old, ids))] -= 1
        if line.fields and line.old:
            relations[frozen(line.kind, field_values(line.old, ids) | values)] += 1
        if line.fate is Fate.ADDED and line.new:
            relations[frozen(line.kind, field_values(line.new, {}))] += 1
    return elements, +relations


def as_values(element: Element) -> dict[str, Any]:
    """An element as a comparable record."""
    return {
        "class": type(element),
        **{one.name: plain(getattr(element, one.name)) for one in fields(element)},
    }


def frozen(kind: str, values: dict[str, Any]) -> tuple[Any, ...]:
    """A relation as a comparable value; the ends of an undirected one in order."""
    values = {key: plain(value) for key, value in values.items()}
    if RELATION_KINDS[kind].undirected:
        values["from"], values["to"] = sorted((values["from"], values["to"]))
    return (kind, *sorted((key, value) for key, value in values.items() if value is not None))


def records(graph: RoleGraph, ids: Mapping[str, str]) -> Counter[tuple[Any, ...]]:
    """All relations of a graph as comparable values, by the new ids."""
    return Counter(
        frozen(kind, field_values(relation, ids))
        for kind in RELATION_KINDS
        for relation in graph.relations_any_date(kind)
    )


@given(pairs_of_maps())
def test_the_new_map_can_be_rebuilt_from_the_old_one_and_what_was_told(
    pair: tuple[RoleGraph, RoleGraph],
) -> None:
    found = changes(*pair)
    elements, relations = rebuilt(found)
    assert elements == {one.id: as_values(one) for one in pair[1].elements()}
    assert relations == records(pair[1], {})


@given(pairs_of_maps())
def test_backwards_everything_is_turned_round(pair: tuple[RoleGraph, RoleGraph]) -> None:
    there, back = changes(*pair), changes(*reversed(pair))
    fates = {Fate.ADDED: Fate.REMOVED, Fate.REMOVED: Fate.ADDED, Fate.CHANGED: Fate.CHANGED}
    forces = {Force.BEGAN: Force.ENDED, Force.ENDED: Force.BEGAN}
    assert back.renamed == {now: was for was, now in there.renamed.items()}
    assert Counter(
        (one.section, fates[one.fate], forces.get(one.force, one.force), len(one.fields))
        for one in there.elements
    ) == Counter((one.section, one.fate, one.force, len(one.fields)) for one in back.elements)
    assert Counter((one.kind, fates[one.fate]) for one in there.relations) == Counter(
        (one.kind, one.fate) for one in back.relations
    )
    assert bool(there) == bool(back)


@given(st.integers(0, 300))
def test_nothing_differs_between_a_map_and_itself(seed: int) -> None:
    graph = RoleGraph(random_map(seed))
    assert not changes(graph, graph)
    assert not changes(graph, RoleGraph(random_map(seed)))


@given(st.integers(0, 300))
def test_against_a_map_with_nothing_but_its_root_all_is_new(seed: int) -> None:
    whole = random_map(seed)
    empty = RoleMap(whole.info, {"organizations": tuple(islice(whole.sections["organizations"], 1))}, {})
    found = changes(RoleGraph(empty), RoleGraph(whole))
    added = [one.element.id for one in found.elements if one.fate is Fate.ADDED]
    assert sorted(added) == sorted(one.id for one in whole.elements[1:])
    assert len(found.relations) == sum(map(len, whole.relations.values()))

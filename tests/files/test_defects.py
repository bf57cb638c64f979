"""All defects at once, each with its place, its path, its element, and what would be right."""

from __future__ import annotations

import json
from typing import Any

import pytest

from rolemap.errors import DefectsFound
from rolemap.files import FileLimits, loads
from rolemap.model import Defect, RuleBreach

HEAD = """\
rolemap: 1
map: {id: m, title: {vi: Sơ đồ}, as_of: 2022-06-30, root: ub, levels: [province, commune]}
"""
SECTIONS = """\
organizations:
  - {id: ub, name: UBND tỉnh, kind: committee, level: province}
  - {id: so, name: Sở TT&TT, kind: department, level: province, parent: ub}
positions:
  - {id: ct, name: Chủ tịch, organization: ub, rank: head}
problems:
  - {id: p, name: Bài toán, owner: ub, status: active}
tools:
  - {id: t, name: Công cụ, kind: system, status: live, provision: rented}
"""


def defects(text: str, **options: Any) -> list[Defect]:
    """What is wrong with a YAML text."""
    with pytest.raises(DefectsFound) as caught:
        loads(text, "yaml", name="so-do.yaml", **options)
    return list(caught.value.defects)


def only(text: str) -> Defect:
    """The one defect of a YAML text."""
    (defect,) = defects(text)
    return defect


def place(text: str, needle: str) -> str:
    """Where `needle` begins in `text`."""
    before = text[: text.index(needle)]
    return f"so-do.yaml:{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"


def test_every_defect_is_told_in_the_order_of_the_file() -> None:
    text = (
        HEAD.replace("2022-06-30", "30/6/2022")
        + SECTIONS.replace("status: live", "statuss: live").replace("rank: head", "rank: haed")
        + "relations:\n  uses:\n    - {from: so, to: tt}\n    - {from: so, to: t, active_rate: 80%}\n"
    )
    found = defects(text)
    assert [(one.place, one.path, one.id) for one in found] == [
        (place(text, "30/6"), "map.as_of", None),
        (place(text, "haed"), "positions[0].rank", "ct"),
        (place(text, "{id: t,"), "tools[0].status", "t"),
        (place(text, "statuss"), "tools[0].statuss", "t"),
        (place(text, "tt}"), "relations.uses[0].to", None),
        (place(text, "80%"), "relations.uses[1].active_rate", None),
    ]
    assert [one.expected.split("?")[0] for one in found] == [
        "Có phải là “2022-06-30”",
        "Có phải là “head”",
        "Viết một trong các giá trị: planned, pilot, live, retired.",
        "Có phải là “status”",
        "Có phải là “t”",
        "Có phải là “0.8”",
    ]
    assert str(found[0]).startswith("so-do.yaml:2:41: map.as_of: “30/6/2022” không phải là ngày. Có phải là")


def test_json_has_the_same_defects_with_its_own_places() -> None:
    text = """{
  "rolemap": 1,
  "map": {"id": "m", "title": {"vi": "x"}, "as_of": "2022-02-30", "root": "ub", "levels": ["province"]},
  "organizations": [
    {"id": "ub", "name": 5, "kind": "committee", "level": "province"}
  ],
  "tools": [{"id": "t", "name": "x", "kind": "system", "status": "lve", "provision": "rented"}]
}"""
    with pytest.raises(DefectsFound) as caught:
        loads(text, "json", name="m.json")
    assert [(one.place, one.path) for one in caught.value.defects] == [
        ("m.json:3:53", "map.as_of"),
        ("m.json:5:26", "organizations[0].name"),
        ("m.json:7:66", "tools[0].status"),
    ]
    assert caught.value.defects[1].message == "Ở đây đang là số 5."
    assert caught.value.defects[1].expected.startswith("Đặt giá trị trong dấu nháy kép.")


def test_where_no_level_is_declared_none_is_offered() -> None:
    text = (HEAD + SECTIONS).replace("levels: [province, commune]", "levels: []")
    text = text.replace("status: active", "status: active, audience: [province]")
    with pytest.raises(DefectsFound) as caught:
        loads(text, "yaml", name="m")
    (found,) = (one for one in caught.value.defects if one.path == "problems[0].audience[0]")
    assert found.expected == "Các cấp được khai báo ở map.levels."


def test_an_id_used_twice_names_both_places() -> None:
    found = only(HEAD + SECTIONS.replace("id: so", "id: ub"))
    assert found.place == "so-do.yaml:5:10"
    assert "so-do.yaml:4:10" in found.expected


def test_ids_of_relations_share_the_namespace() -> None:
    found = only(HEAD + SECTIONS + "relations:\n  sets:\n    - {id: so, from: ct, to: p}\n")
    assert (found.path, found.id) == ("relations.sets[0].id", "so")


@pytest.mark.parametrize(
    ("old", "new", "path", "near"),
    [
        ("parent: ub", "parent: ubb", "organizations[1].parent", "ub"),
        ("parent: ub", "parent: p", "organizations[1].parent", None),
        ("parent: ub", "head_also: [ct, ctt]", "organizations[1].head_also[1]", "ct"),
        ("organization: ub", "organization: ct", "positions[0].organization", None),
        ("owner: ub", "owner: Ub", "problems[0].owner", "ub"),
        ("owner: ub", "owner: ub, owner_scope: x1", "problems[0].owner_scope", None),
        ("root: ub", "root: t", "map.root", None),
        ("level: province}", "level: provinc}", "organizations[0].level", "province"),
        (
            "status: active",
            "status: active, audience: [province, comune]",
            "problems[0].audience[1]",
            "commune",
        ),
        ("status: active", "status: active, audience: [trung_uong]", "problems[0].audience[0]", None),
        ("levels: [province, commune]", "levels: [province, province]", "map.levels[1]", None),
    ],
)
def test_references_and_levels(old: str, new: str, path: str, near: str | None) -> None:
    found = only((HEAD + SECTIONS).replace(old, new, 1))
    assert found.path == path
    assert ("Có phải là" in found.expected) == (near is not None)
    if near:
        assert f"“{near}”" in found.expected


@pytest.mark.parametrize(
    ("section", "path"),
    [
        ("groups:\n  - {id: g, name: G, members: [ub, zz]}", "groups[0].members[1]"),
        ("groups:\n  - {id: g, name: G, members: [zz, 'x y', ub]}", "groups[0].members[0] groups[0].members[1]"),
        ("groups:\n  - {id: g, name: G, under: zz, level: province}", "groups[0].under"),
        ("groups:\n  - {id: g, name: G, under: ub, level: district}", "groups[0].level"),
        ("groups:\n  - {id: g, name: G, under: ub}", "groups[0]"),
        ("groups:\n  - {id: g, name: G, level: province}", "groups[0]"),
        ("groups:\n  - {id: g, name: G}", "groups[0]"),
        ("groups:\n  - {id: g, name: G, members: [ub], under: ub, level: province}", "groups[0]"),
        ("bodies:\n  - {id: b, name: B, scope: zz, standing_agency: ct}", "bodies[0].scope bodies[0].standing_agency"),
        ("thresholds:\n  - {id: h, name: H, metric: m, must_stay: above, limit: 1, watcher: ub}", "thresholds[0].watcher"),
        ("waivers:\n  - {check: A, subjects: [p, zz], reason: r, approved_by: a, until: 2022-12-31}", "waivers[0].subjects[1]"),
        ("waivers:\n  - {check: A}", "waivers[0].subjects waivers[0].reason waivers[0].approved_by waivers[0].until"),
        ("budgets:\n  - {id: k, name: K, form: other, period: '2023-2021'}", "budgets[0].period"),
        ("budgets:\n  - {id: k, name: K, form: other, period: ' ', steps: [{step: x}]}", "budgets[0].period budgets[0].steps[0].step"),
        ("budgets:\n  - {id: k, name: K, form: other, period: '2022', evidence: {prise: []}}", "budgets[0].evidence.prise"),
        ("relations:\n  sets:\n    - {from: ub, to: p}", "relations.sets[0].from"),
        ("relations:\n  sets:\n    - {from: ct, to: p, by_delegation: d}", "relations.sets[0].by_delegation"),
        ("relations:\n  setz:\n    - {from: ct, to: p}", "relations.setz"),
        ("relations: [a]", "relations"),
        ("relations:\n  sets: {from: ct}", "relations.sets"),
        ("relations:\n  advises:\n    - {from: so, to: p, valid_from: 2022-01-02, valid_to: 2022-01-01}", "relations.advises[0].valid_to"),
        ("profile: {severity: {HD-08: warn}, limits: {AW-03: {warning: a}}}", "profile.severity.HD-08 profile.limits.AW-03.warning"),
        ("profile: {severity: {'x y': info}}", 'profile.severity."x y"'),
        ("reviews:\n  -\n  - 5\n  - []", "reviews[0] reviews[1] reviews[2]"),
    ],
)  # fmt: skip
def test_what_stands_wrong_is_named_by_its_path(section: str, path: str) -> None:
    assert " ".join(one.path for one in defects(HEAD + SECTIONS + section)) == path


def test_validity_may_end_on_the_day_it_starts() -> None:
    loads(HEAD + SECTIONS.replace("parent: ub", "valid_from: 2022-01-01, valid_to: 2022-01-01"), "yaml")


@pytest.mark.parametrize(
    ("parents", "circle"),
    [
        ({"a": "a"}, "a → a"),
        ({"a": "b", "b": "c", "c": "a"}, "a → b → c → a"),
        ({"d": "c", "c": "b", "b": "c"}, "b → c → b"),
        (dict(zip("abcdefgh", "bcdefgha", strict=True)), "a → b → c → d → e → f → … → a"),
    ],
)
def test_parents_in_a_circle_are_told_once(parents: dict[str, str], circle: str) -> None:
    lines = [
        f"  - {{id: {one}, name: N{one}, kind: other, level: province, parent: {parents.get(one, 'ub')}}}\n"
        for one in "abcdefgh"
    ]
    text = HEAD + "organizations:\n  - {id: ub, name: U, kind: other, level: province}\n" + "".join(lines)
    assert circle in only(text).message


def test_two_circles_are_two_defects() -> None:
    lines = [
        f"  - {{id: {a}, name: N, kind: other, level: province, parent: {b}}}\n"
        for a, b in ("ab", "ba", "cd", "dc")
    ]
    text = HEAD + "organizations:\n  - {id: ub, name: U, kind: other, level: province}\n" + "".join(lines)
    assert [one.path for one in defects(text)] == ["organizations[1].parent", "organizations[3].parent"]


@pytest.mark.parametrize("text", ["", "# chỉ có chú thích\n", "---\n", "~"])
def test_an_empty_file(text: str) -> None:
    found = only(text)
    assert (found.place, found.path) == ("so-do.yaml:1:1", "")
    assert "rolemap new" in found.expected


@pytest.mark.parametrize(("text", "message"), [("[a, b]", "danh sách"), ("xin chào", "“xin chào”")])
def test_a_file_that_is_no_map(text: str, message: str) -> None:
    assert message in only(text).message


def test_missing_sections_and_null_ones_are_empty() -> None:
    role_map = loads(
        HEAD + "organizations:\n  - {id: ub, name: U, kind: other, level: province}\ntools:\nrelations: ~\n",
        "yaml",
    )
    assert role_map.sections["tools"] == () and not len(role_map.relations["uses"])


def test_the_decimal_comma_and_the_comma_in_a_name_are_recognised() -> None:
    thresholds = "thresholds:\n  - {id: h, name: Sở A, B, metric: m, must_stay: above, limit: 0,8}\n"
    found = defects(HEAD + SECTIONS + thresholds)
    assert [one.path for one in found] == ["thresholds[0].B", "thresholds[0].8"]
    assert all("dấu chấm (0.8)" in one.expected for one in found)


def test_the_number_of_defects_told_is_limited() -> None:
    text = HEAD + SECTIONS + "relations:\n  uses:\n" + "    - {from: so, to: x}\n" * 50
    found = defects(text, settings=FileLimits(defects=10))
    assert len(found) == 11
    assert "50" in found[-1].message


class Rules:
    """Stands in for the catalogue of checks."""

    def profile_defects(self, profile: Any, waivers: Any, levels: Any) -> Any:
        """Refuse every limit and every waiver."""
        for check, limits in profile.limits.items():
            for limit in limits:
                yield RuleBreach(f"profile.limits.{check}.{limit}", f"{len(levels)}", "e")
        for place, waiver in enumerate(waivers):
            yield RuleBreach(f"waivers[{place}].check", waiver.check, "e")


def test_the_catalogue_may_refuse_profile_and_waivers() -> None:
    text = HEAD + SECTIONS + (
        "waivers:\n  - {check: A}\n  - {check: B, subjects: [p], reason: r, approved_by: a, until: 2022-12-31}\n"
        "profile:\n  limits:\n    AW-03: {warning: 8}\n    budget.rate: {yellow: 1}\n"
    )  # fmt: skip
    with pytest.raises(DefectsFound) as caught:
        loads(text, "yaml", name="m", rules=Rules())
    told = {one.path: (one.place, one.message) for one in caught.value.defects if one.expected == "e"}
    assert told == {
        "waivers[0].check": ("m:13:13", "A"),
        "waivers[1].check": ("m:14:13", "B"),
        "profile.limits.AW-03.warning": ("m:17:22", "2"),
        "profile.limits.budget.rate.yellow": ("m:18:27", "2"),
    }


def test_what_the_catalogue_refuses_does_not_wait_for_other_defects() -> None:
    text = HEAD + SECTIONS + (
        "waivers:\n  - {check: A, until: hôm nay}\n"
        "profile:\n  severity: {AW-99: x}\n  limits:\n    AW-03: {warning: 8, error: x}\n"
    )  # fmt: skip
    with pytest.raises(DefectsFound) as caught:
        loads(text, "yaml", name="m", rules=Rules())
    told = {one.path for one in caught.value.defects}
    assert told >= {"waivers[0].check", "waivers[0].until", "profile.severity.AW-99"}
    assert told >= {"profile.limits.AW-03.warning", "profile.limits.AW-03.error"}


def test_defects_are_told_in_english_too(english: None) -> None:
    found = only((HEAD + SECTIONS).replace("status: live", "status: lve"))
    assert found.message == "“lve” is not a word of the format here."
    assert found.expected == "Did you mean “live”? Write one of: planned, pilot, live, retired."


def test_large_json_tells_the_same_defects(monkeypatch: pytest.MonkeyPatch) -> None:
    from rolemap.files import json_long

    document = {
        "rolemap": 1,
        "map": {"id": "m", "title": {"vi": "x"}, "as_of": "2022-06-30", "root": "ub", "levels": ["province"]},
        "organizations": [{"id": "ub", "name": "U", "kind": "other", "level": "province"}],
        "tools": [{"id": "t", "name": "T", "kind": "system", "status": "live", "provision": "rented"}],
        "relations": {
            "uses": [{"from": "ub", "to": "t"}] * 9
            + [{"id": "u1", "from": "ub", "to": "t1"}, 5, {"from": "ub"}, {"from": "ub", "to": "t", "x": 1}]
        },
    }
    text = json.dumps(document, indent=1)

    def told() -> list[Defect]:
        with pytest.raises(DefectsFound) as caught:
            loads(text, "json", name="m.json")
        return list(caught.value.defects)

    plain = told()
    assert [one.path for one in plain] == [
        f"relations.uses[{rest}" for rest in ("9].to", "10]", "11].to", "12].x")
    ]
    assert plain[0].id == "u1"
    monkeypatch.setattr(json_long, "SHORTEST", 1)
    monkeypatch.setattr(json_long, "_PIECE", 50)
    assert told() == plain

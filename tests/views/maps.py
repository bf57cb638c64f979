"""Small maps for the tests of views: one without any gap, and pieces that tests put in its place."""

from __future__ import annotations

ORGANIZATIONS = """\
organizations:
- {id: ubnd, name: UBND tỉnh Ví Dụ, kind: committee, level: province}
- {id: so, name: Sở Nội vụ, kind: department, level: province, parent: ubnd, apparatus: true}
- {id: huyen, name: UBND huyện Đông, kind: committee, level: district, parent: ubnd, apparatus: true}
- {id: xa, name: Khối xã huyện Đông, kind: block, level: commune, parent: huyen, apparatus: true, size: 20}
- {id: xa2, name: Khối xã huyện Tây, kind: block, level: commune, parent: ubnd, apparatus: true, size: 12}
- {id: cntt, name: Trung tâm CNTT, kind: it_unit, level: province, parent: ubnd}
- {id: dn, name: Doanh nghiệp A, kind: enterprise, level: enterprise}
groups:
- {id: g.tinh, name: Khối cấp tỉnh, under: ubnd, level: province}
- {id: g.huyen, name: Khối cấp huyện, under: ubnd, level: district}
- {id: g.xa, name: Khối cấp xã, under: ubnd, level: commune}
"""
POSITIONS = """\
positions:
- {id: chutich, name: Chủ tịch UBND tỉnh, organization: ubnd, rank: head}
- {id: pct, name: Phó Chủ tịch UBND tỉnh, organization: ubnd, rank: deputy}
- {id: gd, name: Giám đốc Sở Nội vụ, organization: so, rank: head}
"""
PROBLEM = (
    "{id: p, name: Họp mất thời gian đi lại, owner: ubnd, status: approved, "
    "audience: [province, district, commune], "
    "start: 2022-01-01, pain: Đi lại nửa ngày, baseline: 12, target: 4, unit: giờ, due: 2022-12-31}"
)
TOOL = (
    "{id: t, name: Họp trực tuyến, kind: service, status: live, provision: rented, start: 2022-01-01, "
    "changes: [bỏ chuyến đi họp]}"
)
RELATIONS = """\
relations:
  sets: [{from: chutich, to: p, accountable: true}]
  addresses: [{from: t, to: p}]
  builds: [{from: cntt, to: t}, {from: dn, to: t}]
  operates: [{from: cntt, to: t}]
  owns: [{from: so, to: t}]
  uses: [{from: g.tinh, to: t}, {from: g.huyen, to: t}, {from: g.xa, to: t}]
"""
WHOLE = f"{ORGANIZATIONS}{POSITIONS}problems:\n- {PROBLEM}\ntools:\n- {TOOL}\n{RELATIONS}"
"""A map in which nothing is missing."""


def without(*lines: str) -> str:
    """The whole map without the relations of these kinds."""
    return "".join(
        line
        for line in WHOLE.splitlines(keepends=True)
        if not any(line.startswith(f"  {kind}:") for kind in lines)
    )


def waiver(check: str, subject: str) -> str:
    """The section of waivers with one that is in force."""
    return (
        f"waivers:\n- {{check: {check}, subjects: [{subject}], reason: Đang sáp nhập, "
        "approved_by: chutich, until: 2022-12-31}\n"
    )


def replaced(*pairs: tuple[str, str]) -> str:
    """The whole map with some text in the place of other text, each of which must occur."""
    text = WHOLE
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new)
    return text


def with_relations(text: str) -> str:
    """The whole map with more relations."""
    return WHOLE + text

"""Where leadership was handed down, as text: chains, bodies, papers, what was left out, large maps."""

from __future__ import annotations

import random
from time import process_time

import pytest

from rolemap.checks.evaluate import evaluate
from tests.conftest import sample
from tests.views.maps import ORGANIZATIONS, POSITIONS, WHOLE, replaced, waiver, with_relations
from tests.views.picture import as_text, checks_on, diagram, neighbours, node_of, places_of, report_of

VIEW = "delegations"
BASIS = "basis: 12/QĐ-UBND"
BODIES = """\
bodies:
- id: bcd
  name: Ban Chỉ đạo
  scope: ubnd
  last_year: {documents: 10, documents_by_head: 2, sessions: 4, sessions_by_head: 3}
documents:
- {id: d, name: Đề án chuyển đổi số, kind: scheme, number: 5/QĐ-UBND, date: 2022-03-17}
- {id: thu, name: Thư ngỏ, kind: other, number: 9/TN, date: 2022-03-18}
problems:
"""
LED = """\
relations:
  chairs: [{from: pct, to: bcd}]
  signs: [{from: pct, to: d, mode: KT}, {from: chutich, to: thu}]
  about: [{from: d, to: bcd}]
  steers: [{from: pct, to: p, by_delegation: uq}, {from: bcd, to: p}]
  delegates:
  - {id: uq, from: chutich, to: pct, scope: [steering], basis: 12/QĐ-UBND, valid_to: 2022-05-31}
  - {from: pct, to: gd, scope: [steering], basis: 13/QĐ-UBND, valid_from: 2022-03-01, valid_to: 2022-12-31}
  - {from: gd, to: gd, scope: [signing], basis: 14/QĐ-UBND, valid_to: 2022-12-31}
"""
HANDED_DOWN = replaced(("problems:\n", BODIES), ("relations:\n", LED))
PICTURE = """\
[Người đứng đầu]
  ghost: Người đứng đầu chưa làm trưởng ban | Chủ tịch UBND tỉnh | UBND tỉnh Ví Dụ (HD-02)
  leader: Chủ tịch UBND tỉnh | người đứng đầu · UBND tỉnh Ví Dụ
[Cấp phó, người được ủy quyền]
  leader: Phó Chủ tịch UBND tỉnh | cấp phó · UBND tỉnh Ví Dụ
  leader: Giám đốc Sở Nội vụ | người đứng đầu · Sở Nội vụ (MH-01)
[Ban chỉ đạo, tổ công tác]
  body: Ban Chỉ đạo | UBND tỉnh Ví Dụ | năm trước, người đứng đầu chủ trì 3/4 phiên họp\
 | năm trước, người đứng đầu ký 2/10 văn bản (HD-02) (HD-09)
[Bài toán]
  problem: Họp mất thời gian đi lại | đã phê duyệt
[Văn bản]
  document: 5/QĐ-UBND | 17/03/2022 | Phó Chủ tịch UBND tỉnh | ký thay (KT.) (HD-08)
Chủ tịch UBND tỉnh --delegates--> Phó Chủ tịch UBND tỉnh «ủy quyền chỉ đạo; đã hết hạn 31/05/2022»\
 (HD-03) (HD-05) (HD-06)
Phó Chủ tịch UBND tỉnh --delegates--> Giám đốc Sở Nội vụ «ủy quyền chỉ đạo; 01/03/2022 – 31/12/2022» (HD-06)
Phó Chủ tịch UBND tỉnh --chairs--> Ban Chỉ đạo
Chủ tịch UBND tỉnh --sets--> Họp mất thời gian đi lại
Phó Chủ tịch UBND tỉnh --steers--> Họp mất thời gian đi lại «theo ủy quyền»
Ban Chỉ đạo --steers--> Họp mất thời gian đi lại
Phó Chủ tịch UBND tỉnh --signs--> 5/QĐ-UBND «KT.»
5/QĐ-UBND --about--> Ban Chỉ đạo
Người đứng đầu chưa làm trưởng ban --missing--> Ban Chỉ đạo"""

THAI_BINH = {
    "HD-01:tb.p.dieuhanh": ["ghost:head:tb.ubnd", "tb.p.dieuhanh"],
    "HD-03:tb.chutich:tb.pct": ["tb.chutich→tb.pct"],
    "HD-05:tb.chutich:tb.pct": ["tb.chutich→tb.pct"],
    "HD-06:tb.chutich:tb.pct:tb.gdstttt": ["tb.chutich→tb.pct", "tb.pct→tb.gdstttt"],
    "HD-08:tb.d571": ["tb.d571"],
    "PA-05:tb.p.dieuhanh": ["tb.p.dieuhanh"],
    "PA-06:tb.p.dieuhanh": ["tb.p.dieuhanh"],
}
NAM_DINH = {
    "HD-01:nd.p.suckhoe": ["ghost:head:nd.syt", "nd.p.suckhoe"],
    "HD-02:nd.bcdhuyen": ["ghost:HD-02:nd.bcdhuyen", "nd.bcdhuyen"],
    "HD-04:nd.gdstttt:nd.pgdstttt": ["nd.gdstttt→nd.pgdstttt"],
    "HD-07:nd.syt": ["ghost:head:nd.syt"],
}


def test_all_that_was_handed_down_is_told_and_nothing_else() -> None:
    assert as_text(diagram(HANDED_DOWN, view=VIEW)) == PICTURE


@pytest.mark.parametrize(("name", "expected"), [("thai-binh", THAI_BINH), ("nam-dinh", NAM_DINH)])
def test_the_table_lists_the_findings_of_the_picture_and_says_of_how_many(
    name: str, expected: dict[str, list[str]]
) -> None:
    graph = sample(name)
    report = evaluate(graph)
    picture = diagram((graph, report), view=VIEW)
    assert places_of(picture) == expected
    keys = [finding.key for finding in report.findings]
    assert [line.badge.key for line in picture.findings] == [key for key in keys if key in expected]
    assert picture.block.summary.endswith(f"trong số {len(keys)} của cả sơ đồ")
    number = {finding.key: finding.number for finding in report.findings}
    shown = [one for part in (*picture.nodes, *picture.edges) for one in part.badges]
    assert all(one.number == number[one.key] for one in shown)


def test_a_chain_from_a_head_stands_whole_and_in_order() -> None:
    own = f"scope: [operations], {BASIS}, valid_to: 2022-12-31"
    text = with_relations(f"  delegates: [{{from: pct, to: gd, {own}}}, {{from: chutich, to: pct, {own}}}]\n")
    picture = diagram(text, view=VIEW)
    assert [(node.lane, node.id) for node in picture.nodes] == [
        ("heads", "chutich"),
        ("hands", "pct"),
        ("hands", "gd"),
    ]
    assert [[one.key for one in edge.badges] for edge in picture.edges] == [["HD-06:chutich:pct:gd"]] * 2


def test_a_circle_of_delegations_is_drawn() -> None:
    own = f"scope: [operations], {BASIS}, valid_to: 2022-12-31"
    text = with_relations(
        f"  delegates: [{{from: chutich, to: pct, {own}}}, {{from: pct, to: chutich, {own}}}]\n"
    )
    picture = diagram(text, view=VIEW)
    assert {(edge.source, edge.target) for edge in picture.edges} == {("chutich", "pct"), ("pct", "chutich")}
    assert {node.lane for node in picture.nodes} == {"hands"}


def test_a_delegation_that_ended_and_is_not_used_is_left_out() -> None:
    ended = f"{{from: chutich, to: pct, scope: [operations], {BASIS}, valid_to: 2022-05-31}}"
    picture = diagram(with_relations(f"  delegates: [{ended}]\n"), view=VIEW)
    assert not picture.edges
    assert picture.block.subtitle.startswith("Ủy quyền: không có ủy quyền nào")


def test_a_map_without_bodies_papers_and_delegations_says_how_to_begin() -> None:
    picture = diagram(WHOLE, view=VIEW)
    (empty,) = picture.nodes
    assert (empty.role, empty.title) == (
        "ghost",
        "Sơ đồ chưa có ban chỉ đạo, ủy quyền hay văn bản đã ký nào",
    )
    assert empty.details[0].startswith("Hãy ghi ai làm trưởng ban")
    assert diagram(ORGANIZATIONS + POSITIONS, view=VIEW).nodes == picture.nodes


def test_a_problem_is_here_only_when_its_leadership_was_handed_down() -> None:
    by_deputy = replaced(("sets: [{from: chutich,", "sets: [{from: pct,"))
    picture = diagram(by_deputy, view=VIEW)
    assert neighbours(picture, "Họp mất thời gian đi lại", "sets") == {"Phó Chủ tịch UBND tỉnh"}
    assert "HD-01" in checks_on(picture, "Họp mất thời gian đi lại")
    assert {node.lane for node in picture.nodes} == {"heads", "hands", "problems"}


def test_a_body_that_nobody_chairs_has_its_ghost_and_none_when_the_check_is_off() -> None:
    text = replaced(("problems:\n", "bodies:\n- {id: bcd, name: Ban Chỉ đạo, scope: ubnd}\nproblems:\n"))
    picture = diagram(text, view=VIEW)
    assert neighbours(picture, "Ban Chỉ đạo", "missing") == {"Người đứng đầu chưa làm trưởng ban"}
    off = diagram(text + 'profile:\n  severity: {HD-02: "off"}\n', view=VIEW)
    assert [node.role for node in off.nodes] == ["body"]


@pytest.mark.parametrize(
    ("own", "words", "label"),
    [
        ("mode: TM", "ký thay mặt (TM.)", "TM."),
        (
            "mode: TUQ, by_delegation: uq",
            "ký thừa ủy quyền (TUQ.)",
            "TUQ.\ntheo ủy quyền",
        ),
        ("mode: direct", "trực tiếp ký", ""),
        ("note: x", "trực tiếp ký", ""),
    ],
)
def test_how_a_paper_was_signed(own: str, words: str, label: str) -> None:
    text = HANDED_DOWN.replace("{from: pct, to: d, mode: KT}", f"{{from: chutich, to: d, {own}}}")
    picture = diagram(text, view=VIEW)
    document = next(node for node in picture.nodes if node.role == "document")
    assert document.details == ("17/03/2022", "Chủ tịch UBND tỉnh", words)
    assert [edge.label for edge in picture.edges if edge.role == "signs"] == [label]


def test_what_was_waived_stays_on_it() -> None:
    picture = diagram(HANDED_DOWN + waiver("HD-08", "d"), view=VIEW)
    (one,) = next(node for node in picture.nodes if node.id == "d").badges
    assert (one.key, one.waived) == ("HD-08:d", True)
    assert "badge:waived" in [entry.sign for entry in picture.legend]


def test_the_legend_holds_what_is_drawn() -> None:
    signs = [entry.sign for entry in diagram(HANDED_DOWN, view=VIEW).legend]
    assert {"edge:about", "edge:delegates", "edge:chairs", "edge:signs", "node:ghost"} <= set(signs)
    assert not {"edge:addresses", "edge:uses", "bar"} & set(signs)


@pytest.mark.usefixtures("english")
def test_it_speaks_english_too() -> None:
    graph = sample("thai-binh")
    picture = diagram((graph, evaluate(graph)), view=VIEW)
    assert picture.block.subtitle == "Delegations: where leadership was handed down"
    assert node_of(picture, "571/QĐ-UBND") == "tb.d571"
    labels = {edge.label for edge in picture.edges if edge.role == "delegates"}
    assert "delegates steering\nended 31 May 2022" in labels
    assert [lane.title for lane in picture.lanes][:2] == ["Heads", "Deputies and authorised posts"]


def large() -> str:
    """A map of 60 offices, each with a head, two deputies, a body, a paper, and a delegation in a chain."""
    chance = random.Random(7)
    offices, posts, bodies, papers = [], [], [], []
    chairs, signs, about, delegates = [], [], [], []
    for n in range(60):
        offices.append(f"- {{id: o{n}, name: Sở số {n}, kind: department, level: province}}")
        for rank, name in (("head", "h"), ("deputy", "a"), ("deputy", "b")):
            posts.append(f"- {{id: {name}{n}, name: Lãnh đạo {name}{n}, organization: o{n}, rank: {rank}}}")
        bodies.append(f"- {{id: b.{n}, name: Ban số {n}, scope: o{n}}}")
        papers.append(f"- {{id: d{n}, name: Đề án {n}, kind: scheme, number: {n}/QĐ, date: 2022-01-01}}")
        chairs.append(f"  - {{from: {chance.choice('ha')}{n}, to: b.{n}}}")
        signs.append(f"  - {{from: {chance.choice('ha')}{n}, to: d{n}, mode: {chance.choice(['TM', 'KT'])}}}")
        about.append(f"  - {{from: d{n}, to: b.{n}}}")
        delegates.append(f"  - {{from: h{n}, to: a{n}, scope: [operations]}}")
        delegates.append(f"  - {{from: a{n}, to: b{n}, scope: [operations]}}")
    parts = (
        ["organizations:"], offices, ["positions:"], posts, ["bodies:"], bodies, ["documents:"], papers,
        ["relations:", "  chairs:"], chairs, ["  signs:"], signs, ["  about:"], about, ["  delegates:"], delegates,
    )  # fmt: skip
    return "\n".join(line for part in parts for line in part) + "\n"


def test_a_large_map_gives_a_bounded_picture_that_counts_the_rest() -> None:
    checked = report_of(large())
    start = process_time()
    whole, folded = diagram(checked, view=VIEW), diagram(checked, view=VIEW, fold=True)
    assert process_time() - start < 2.0
    assert len(folded.nodes) <= 35 < len(whole.nodes) <= 70
    assert len(whole.edges) <= 150
    assert node_of(whole, "… và 50 ban chỉ đạo, tổ công tác khác") == "more:bodies"
    for picture in (whole, folded):
        boxes = [node.id for node in picture.nodes]
        assert len(boxes) == len(set(boxes))
        assert {end for edge in picture.edges for end in (edge.source, edge.target)} <= set(boxes)
        assert {node.lane for node in picture.nodes} <= {lane.id for lane in picture.lanes}


def test_the_same_map_gives_the_same_picture_and_one_more_body_moves_nothing() -> None:
    before = diagram(HANDED_DOWN, view=VIEW)
    assert before == diagram(HANDED_DOWN, view=VIEW)
    more = HANDED_DOWN.replace(
        "documents:\n-", "- {id: to, name: Tổ công tác, scope: ubnd}\ndocuments:\n-"
    ).replace("chairs: [", "chairs: [{from: chutich, to: to}, ")
    after = diagram(more, view=VIEW)
    names = [node.id for node in before.nodes]
    assert [node.id for node in after.nodes if node.id in names] == names

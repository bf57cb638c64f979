"""BU-06: who depends on whom when a builder is judged."""

from __future__ import annotations

import pytest

from rolemap.checks.base import Hit, Names, Words
from rolemap.checks.budget.builder_judges_itself import BuilderJudgesItself
from tests.checks.budget.rows import rows
from tests.checks.conftest import found

MAP = """
map: {root: ubnd}
organizations:
- {id: tw, name: Chính phủ, kind: central, level: central}
- {id: ubnd, name: UBND tỉnh, kind: committee, level: province, parent: tw}
- {id: so, name: Sở TT&TT, kind: department, level: province, parent: ubnd}
- {id: ban, name: Ban đã giải thể, kind: department, level: province, parent: so, valid_to: 2020-01-01}
- {id: tt, name: Trung tâm CNTT, kind: it_unit, level: province, parent: ban}
- {id: stc, name: Sở Tài chính, kind: department, level: province, parent: ubnd}
- {id: dn, name: Doanh nghiệp A, kind: enterprise, level: enterprise, valid_to: 2022-06-30}
tools:
- {id: hop, name: Họp trực tuyến, kind: system, status: retired, provision: built}
- {id: bao, name: Báo cáo, kind: system, status: live, provision: built}
budgets:
- {id: kp, name: Kinh phí, form: other, period: "2022"}
- {id: kp2, name: Kinh phí khác, form: other, period: "2022"}
relations:
"""


def run(funds: str, builds: str, *, appraises: str = "", accepts: str = "") -> list[Hit]:
    text = MAP
    for kind, pairs in (("funds", funds), ("builds", builds), ("appraises", appraises), ("accepts", accepts)):
        text += f"  {kind}: {rows(pairs)}\n"
    return found(BuilderJudgesItself, text)


@pytest.mark.parametrize(
    ("builder", "judge", "link"),
    [
        ("tt", "tt", "are the same unit"),
        ("tt", "so", "stand one above the other"),
        ("so", "tt", "stand one above the other"),
        ("tt", "stc", None),
        ("stc", "so", None),
        ("tt", "ubnd", None),
        ("ubnd", "tt", None),
        ("tt", "tw", None),
        ("tw", "so", None),
        ("tw", "ubnd", None),
        ("ubnd", "ubnd", "are the same unit"),
        ("tw", "tw", "are the same unit"),
        ("dn", "dn", None),
    ],
)
def test_the_same_unit_or_one_above_the_other_short_of_the_root(
    builder: str, judge: str, link: str | None
) -> None:
    for hits in (
        run("kp>hop", f"{builder}>hop", appraises=f"{judge}>kp"),
        run("kp>hop", f"{builder}>hop", accepts=f"{judge}>hop"),
    ):
        assert [hit.subjects for hit in hits] == ([("kp",)] if link else [])
        assert all(hit.values["links"] == Words((str(link),)) for hit in hits)


def test_the_line_above_passes_through_what_has_ended() -> None:
    (hit,) = run("kp>hop", "tt>hop", accepts="so>hop")
    assert hit.values["judges"] == Names(("so",))


def test_judge_and_builder_must_meet_at_the_same_money() -> None:
    assert run("kp>hop kp2>bao", "tt>hop", appraises="tt>kp2") == []
    assert run("kp>hop", "tt>hop", accepts="tt>bao") == []
    assert run("", "tt>hop", accepts="tt>hop") == []


def test_the_appraiser_of_a_budget_judges_every_tool_that_it_pays_for() -> None:
    (hit,) = run("kp>hop kp>bao", "stc>hop tt>bao", appraises="tt>kp")
    assert hit.values["tools"] == Names(("bao",))
    assert [relation.key for relation in hit.relations] == [
        ("funds", "kp", "bao"),
        ("builds", "tt", "bao"),
        ("appraises", "tt", "kp"),
    ]


def test_each_budget_of_a_tool_has_its_own_finding() -> None:
    hits = run("kp>hop kp2>hop", "tt>hop", accepts="so>hop")
    assert [hit.subjects for hit in hits] == [("kp",), ("kp2",)]


def test_several_reasons_make_one_finding() -> None:
    (hit,) = run("kp>hop", "tt>hop stc>hop", appraises="so>kp", accepts="stc>hop")
    assert hit.values["builders"] == Names(("tt", "stc"))
    assert hit.values["judges"] == Names(("so", "stc"))
    assert hit.values["links"] == Words(("are the same unit", "stand one above the other"))

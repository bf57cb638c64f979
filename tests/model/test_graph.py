"""The graph as a whole: names in two languages, sections, versions, and the networkx face."""

from __future__ import annotations

import networkx
import pytest

from rolemap import i18n
from rolemap.model import RoleGraph
from tests.conftest import load_text, sample


def test_names_follow_the_reader() -> None:
    graph = sample("thai-binh")
    assert graph.name("tb.syt") == "Sở Y tế"
    with i18n.use("en"):
        assert graph.name("tb.syt") == "Department of Health"
        assert graph.name("tb.x336") == "Khối UBND cấp xã thuộc thành phố Thái Bình (19)"


def test_sections() -> None:
    graph = sample("thai-binh")
    assert graph.section_of("tb.tinhuy") == "organizations"
    assert graph.section_of("tb.kp3") == "budgets"
    assert "tb.kp3" in graph and "nobody" not in graph
    with pytest.raises(KeyError):
        graph.section_of("nobody")


def test_networkx_holds_every_relation_under_its_kind() -> None:
    graph = sample("thai-binh")
    network = graph.networkx
    assert isinstance(network, networkx.MultiDiGraph)
    assert network.number_of_edges() == sum(map(len, graph.map.relations.values()))
    assert network.edges["tb.chutich", "tb.p.tthc", "sets"] == {"accountable": True}
    assert network.nodes["tb.p.tthc"]["section"] == "problems"
    with pytest.raises(networkx.NetworkXError):
        network.add_node("new")


def test_version_changes_with_any_content_and_with_nothing_else() -> None:
    text = "problems: [{id: p, name: Bài toán, owner: goc, status: active}]"
    first = load_text(text)
    assert first.version == load_text(text + "\n# chú thích\n").version
    assert first == load_text(text)
    changed = load_text(text.replace("active", "closed"))
    assert changed.version != first.version and changed != first


def test_last_review_falls_back_to_the_start() -> None:
    graph = RoleGraph(
        load_text(
            """
problems:
  - {id: p, name: P, owner: goc, status: active, start: 2020-01-01}
  - {id: q, name: Q, owner: goc, status: active, start: 2020-01-01}
  - {id: r, name: R, owner: goc, status: active}
reviews:
  - {id: r1, name: Một, date: 2021-01-01}
  - {id: r2, name: Hai, date: 2022-06-30}
  - {id: r3, name: Ba, date: 2022-07-01}
relations:
  about: [{from: r1, to: p}, {from: r2, to: p}, {from: r3, to: p}, {from: r3, to: q}]
"""
        )
    )
    assert [str(graph.last_review(name)) for name in "pqr"] == ["2022-06-30", "2020-01-01", "None"]

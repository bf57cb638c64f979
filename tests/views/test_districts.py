"""In the main picture the few districts that are not on board stand under their level; many would be noise."""

from __future__ import annotations

from rolemap.views import views
from rolemap.views.diagram import Diagram, Node
from tests.views.picture import diagram, neighbours, node_of, report_of

DISTRICTS = ("Đông", "Tây", "Bắc", "Nam")
TAY = "Cấp xã thuộc Huyện Tây: 0/20"


def province(*, absent: tuple[str, ...] = (), part: str = "") -> str:
    """Four districts with 20 communes each; the communes of those that are `absent` do not use the tool, and half of
    those of `part` do.
    """
    lines = [
        "map: {root: tinh}",
        "organizations:",
        "- {id: tinh, name: UBND tỉnh, kind: committee, level: province}",
    ]
    uses = []
    for name in DISTRICTS:
        lines.append(
            f"- {{id: {_id(name)}, name: Huyện {name}, kind: committee, level: district, parent: tinh}}"
        )
        for half in (1, 2):
            block = f"{_id(name)}{half}"
            lines.append(
                f"- {{id: {block}, name: Khối xã {name} {half}, kind: block, level: commune, parent: {_id(name)}, "
                "apparatus: true, size: 10}"
            )
            if name not in absent and not (name == part and half == 2):
                uses.append(f"  - {{from: {block}, to: t}}")
    lines += [
        "problems:",
        "- {id: p, name: Họp đi lại xa, owner: tinh, status: active, audience: [commune]}",
        "tools:",
        "- {id: t, name: Họp trực tuyến, kind: service, status: live, provision: rented}",
        "relations:",
        "  addresses: [{from: t, to: p}]",
        "  uses:",
        *uses,
    ]
    return "\n".join(lines) + "\n"


def _id(name: str) -> str:
    return {"Đông": "dong", "Tây": "tay", "Bắc": "bac", "Nam": "nam"}[name]


def boxes(text: str, *, fold: bool = False) -> list[str]:
    return [node.title for node in diagram(text, fold=fold).nodes if node.id.startswith("district:")]


def test_a_district_that_is_not_on_board_is_joined_to_the_tool_that_it_lacks() -> None:
    picture = diagram(province(absent=("Tây",)))
    assert boxes(province(absent=("Tây",))) == [TAY]
    box = next(node for node in picture.nodes if node.id == node_of(picture, TAY))
    assert box.role == "ghost", "nobody is there"
    (line,) = [line for line in picture.findings if line.check == "PA-05"]
    assert line.badge in box.badges, "the finding that counts its units"
    assert neighbours(picture, TAY, "missing") == {"Họp trực tuyến"}
    names = [node.id for node in picture.nodes]
    assert names[names.index(box.id) - 1] == "level:commune", "right under its level"


def test_a_line_says_how_much_of_a_district_is_there() -> None:
    picture = diagram(province(part="Bắc"))
    name = node_of(picture, "Cấp xã thuộc Huyện Bắc")
    box = next(node for node in picture.nodes if node.id == name)
    assert box.role == "units"
    assert [(bar.label, bar.done, bar.total) for bar in box.bars] == [("Cấp xã", 10, 20)]
    (line,) = [edge for edge in picture.edges if edge.target == name]
    assert (line.role, line.label) == ("missing", "10/20")


def test_no_district_stands_alone_where_all_or_many_are_alike() -> None:
    assert boxes(province()) == []
    assert boxes(province(absent=("Đông", "Tây"))) == [], "as many as are on board"
    assert boxes(province(absent=DISTRICTS)) == []


def test_the_folded_picture_has_room_for_one() -> None:
    assert boxes(province(absent=("Tây",)), fold=True) == [TAY]


def test_a_problem_of_its_own_shows_only_its_own_districts() -> None:
    text = province(absent=("Tây",)).replace(
        "tools:\n",
        "- {id: q, name: Báo cáo nhập tay, owner: tinh, status: active, audience: [commune]}\ntools:\n"
        "- {id: u, name: Báo cáo số, kind: service, status: live, provision: rented}\n",
    )
    every = "\n".join(f"  - {{from: {_id(name)}{half}, to: u}}" for name in DISTRICTS for half in (1, 2))
    text = text.replace("addresses: [", "addresses: [{from: u, to: q}, ").rstrip("\n") + f"\n{every}\n"
    titles = [node.title for node in _problem(text, "q")]
    assert "Họp trực tuyến" not in titles and TAY not in titles
    assert TAY in [node.title for node in _problem(text, "p")]


def _problem(text: str, focus: str) -> tuple[Node, ...]:
    focused = views()["problem"].focused
    assert focused is not None
    picture = focused(*report_of(text), focus=focus)
    assert isinstance(picture, Diagram)
    return picture.nodes

"""The door for Python."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, datetime
from pathlib import Path
from xml.etree import ElementTree

import networkx
import pytest

import rolemap
from rolemap.checks.examples import complete
from rolemap.services.drawing import Picture
from tests.conftest import SAMPLES


@pytest.fixture(scope="module")
def thai_binh() -> rolemap.Map:
    """The sample, loaded as a user of the library does."""
    return rolemap.load(SAMPLES / "thai-binh.yaml")


def test_findings_are_a_sequence_with_sentences(thai_binh: rolemap.Map) -> None:
    gaps = thai_binh.findings()
    assert len(gaps) == 18
    assert gaps[3].key == "HD-01:tb.p.dieuhanh"
    assert gaps[3].message.startswith("Bài toán “Lãnh đạo thiếu số liệu kịp thời")
    assert [gap.number for gap in gaps[:2]] == [1, 2]
    assert thai_binh.counts == {"error": 8, "warning": 10, "info": 0, "waived": 0}
    assert repr(gaps[:1]).startswith("1. error AW-02:tb.p.baocao: ")


def test_findings_speak_the_language_in_force(thai_binh: rolemap.Map) -> None:
    with rolemap.use("en"):
        assert thai_binh.findings()[3].name == "Setter is not the head"


def test_findings_are_a_table_in_a_notebook(thai_binh: rolemap.Map) -> None:
    table = ElementTree.fromstring(thai_binh.findings()._repr_html_())
    assert len(table.findall("tbody/tr")) == 18
    assert table.findtext("tbody/tr/td[2]") == "lỗi"


def test_names_are_no_markup_in_a_notebook(tmp_path: Path) -> None:
    text = (SAMPLES / "thai-binh.yaml").read_text(encoding="utf-8")
    path = tmp_path / "a.yaml"
    path.write_text(
        text.replace("name: Phần mềm báo cáo riêng của một sở", "name: <script>x</script>"), "utf-8"
    )
    shown = rolemap.load(path).findings()._repr_html_()
    assert "&lt;script&gt;" in shown and "<script" not in shown


def test_brakes_and_graph(thai_binh: rolemap.Map) -> None:
    assert len(thai_binh.brakes()) == 5
    assert isinstance(thai_binh.networkx, networkx.MultiDiGraph)
    assert thai_binh.networkx.has_edge("tb.chutich", "tb.p.tthc", key="sets")
    assert "tb.p.tthc" in thai_binh.graph
    assert repr(thai_binh).startswith("<rolemap.Map thai-binh 2022-06-30 ")


def test_another_date() -> None:
    assert rolemap.load(SAMPLES / "thai-binh.yaml", as_of=date(2021, 1, 1)).as_of == date(2021, 1, 1)
    for day in ("2021-01-01", datetime(2021, 1, 1, 12)):
        m = rolemap.load(SAMPLES / "thai-binh.yaml", as_of=day)
        assert m.as_of == date(2021, 1, 1) and len(m.findings())


def test_a_map_shows_its_main_picture_in_a_notebook(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(complete("organizations: [{id: u, name: U, kind: committee, level: province}]"), "utf-8")
    assert (
        ElementTree.fromstring(rolemap.load(path)._repr_svg_().encode()).get("class")
        == "rolemap three-persons"
    )


def test_a_picture_shows_itself_and_is_saved(thai_binh: rolemap.Map, tmp_path: Path) -> None:
    picture = thai_binh.draw("scorecard")
    assert isinstance(picture, Picture)
    assert picture._repr_svg_() == picture.svg
    assert ElementTree.fromstring(picture.svg.encode()).tag.endswith("svg")
    picture.save(tmp_path / "a.svg")
    assert (tmp_path / "a.svg").read_text(encoding="utf-8") == picture.svg


def test_what_does_not_exist_is_told_at_once(thai_binh: rolemap.Map) -> None:
    with pytest.raises(rolemap.RolemapError, match="three-persons"):
        thai_binh.draw("three-person")


def test_bad_input_is_one_exception_with_all_defects(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("rolemap: 1\nmap: {id: a}\nproblms: []\n", encoding="utf-8")
    with pytest.raises(rolemap.DefectsFound) as found:
        rolemap.load(path)
    assert len(found.value.defects) > 2


def test_public_names_are_there() -> None:
    assert set(rolemap.__all__) <= set(dir(rolemap))
    for name in rolemap.__all__:
        assert getattr(rolemap, name) is not None
    with pytest.raises(AttributeError, match="nothing"):
        rolemap.nothing  # noqa: B018 - the access is what is tried


def test_importing_costs_nothing() -> None:
    code = "import sys, rolemap; print(sorted(name for name in sys.modules if name.startswith('rolemap')))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert ran.stdout == "['rolemap']\n"

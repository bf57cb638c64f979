"""Pictures as a service: whole where it can be read, folded where it would be too small or too slow."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from rolemap import render as rendering
from rolemap.errors import EngineTooSlow
from rolemap.services.checking import open_map
from rolemap.services.drawing import LEGIBLE, Fold, Picture
from tests.benchmarks.maps import document
from tests.conftest import SAMPLES


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("maps") / "tinh.json"
    path.write_text(json.dumps(document(120, 14, 18, 900)), encoding="utf-8")
    return path


@pytest.mark.parametrize("paper", ["A4", "A3"])
@pytest.mark.parametrize("name", ["thai-binh", "nam-dinh"])
def test_a_sample_stands_whole_and_legible_on_paper(name: str, paper: str) -> None:
    picture = Picture(open_map(str(SAMPLES / f"{name}.yaml")), paper=paper)
    assert picture.folded is Fold.WHOLE
    assert picture.layout.smallest_text >= LEGIBLE


def test_a_picture_too_small_for_its_paper_is_folded(crowded: Path) -> None:
    workspace = open_map(str(crowded))
    whole, small = Picture(workspace), Picture(workspace, paper="A4")
    assert whole.folded is Fold.WHOLE and small.folded is Fold.TOO_SMALL
    boxes = [len(picture.layout.pages[0].boxes) for picture in (whole, small)]
    assert boxes[1] < boxes[0]


def test_a_picture_that_takes_too_long_is_folded(crowded: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make, asked = rendering.render, []

    def slow_at_first(picture, **options):  # type: ignore[no-untyped-def]  # stands in for render
        asked.append(picture)
        if len(asked) == 1:
            raise EngineTooSlow("20 s")
        return make(picture, **options)

    monkeypatch.setattr(rendering, "render", slow_at_first)
    picture = Picture(open_map(str(crowded)))
    assert picture.folded is Fold.TOO_SLOW
    assert len(asked) == 2 and len(asked[1].nodes) < len(asked[0].nodes)


def test_a_picture_of_one_element_is_that_of_the_element() -> None:
    workspace = open_map(str(SAMPLES / "thai-binh.yaml"))
    titles = {
        focus: {box.id for box in Picture(workspace, "problem", focus=focus).layout.pages[0].boxes}
        for focus in ("tb.p.hop", "tb.p.tthc")
    }
    assert "tb.p.hop" in titles["tb.p.hop"] and "tb.p.tthc" not in titles["tb.p.hop"]
    assert "tb.p.tthc" in titles["tb.p.tthc"]

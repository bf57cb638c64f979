"""Brakes: each figure with its light in shape and word, thresholds with their last measurements, reviews, what is due."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from rolemap.brakes import Brake
from rolemap.export.content.signs import LIGHTS
from rolemap.export.document import Figure
from rolemap.export.material import Material
from rolemap.i18n import use
from rolemap.views.brakes import verdict
from tests.export.annexes.maps import UNITS, annex_of, line, tables, texts

WATCHED = (
    UNITS
    + """\
problems: [{id: p, name: Bài toán Một, owner: u, status: active, start: 2020-01-01}]
thresholds:
  - {id: b, name: Ngưỡng hồ sơ, metric: Tỷ lệ hồ sơ trực tuyến (%), must_stay: above, limit: 30, warn: 35,
     action: Tạm dừng để xem xét, watcher: pct, measurements: [{date: 2022-04-01, value: 44.5},
     {date: 2022-01-01, value: 50}, {date: 2022-02-01, value: 48}, {date: 2022-03-01, value: 46},
     {date: 2022-05-01, value: 20}, {date: 2030-01-01, value: 99}]}
  - {id: c, name: Ngưỡng chờ (ngày), metric: Chờ, must_stay: below, limit: 5}
reviews:
  - {id: r1, name: Rà soát năm 2020, date: 2020-12-31, decision: Tiếp tục}
  - {id: r2, name: Rà soát năm 2021, date: 2021-02-01}
  - {id: r3, name: Rà soát sắp tới, date: 2030-01-01}
relations:
  about: [{from: b, to: p}, {from: r1, to: p}, {from: r2, to: p}]
  decides: [{from: ct, to: r1}]
"""
)


@pytest.mark.parametrize("sample", ["thai-binh", "nam-dinh"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_figure_of_every_brake_stands_with_its_light_in_the_words_of_the_brake(
    sample: str, language: str, material: Callable[[str, str], Material]
) -> None:
    whole = material(sample, language)
    annex = next(one for one in whole.document.annexes if one.slug == "brakes")
    with use(language):
        assert texts(annex)[0] == verdict(whole.brakes)
        expected = [row for brake in whole.brakes for row in _rows(brake)]
    told = [tuple(line(cell) for cell in row.cells) for row in tables(annex)["brakes"].rows]
    assert len(told) == len(expected)
    for row, (begins, ends) in zip(told, expected, strict=True):
        assert [cell.lower().startswith(text.lower()) for cell, text in zip(row, begins, strict=True)] == [
            True
        ] * len(row)
        assert row[-1].endswith(ends)


def _rows(brake: Brake) -> Iterator[tuple[tuple[str, ...], str]]:
    """How the cells of each row begin, and how the last one ends: with what is to be done."""
    yield (LIGHTS[brake.state],), brake.name
    for metric in brake.metrics:
        yield (metric.name, metric.shown, metric.lines, LIGHTS[metric.state], metric.sentence), metric.action


def test_what_the_table_says_is_not_drawn_again(material: Callable[[str, str], Material]) -> None:
    annex = next(one for one in material("nam-dinh", "vi").document.annexes if one.slug == "brakes")
    assert not any(isinstance(block, Figure) for block in annex.blocks)


def test_a_threshold_tells_its_lines_its_last_measurements_and_who_does_what() -> None:
    crossed, unmeasured = tables(annex_of(WATCHED, "brakes"))["thresholds"].rows
    what, limits, measured, state, watcher, action = crossed.cells
    assert what.lines == ("Ngưỡng hồ sơ", "Chỉ số: Tỷ lệ hồ sơ trực tuyến (%)", "Liên quan: Bài toán Một")
    assert limits.lines == ("Phải từ 30 trở lên", "mức cảnh báo: 35")
    assert measured.lines == ("01/05/2022: 20", "01/04/2022: 44,5", "01/03/2022: 46", "01/02/2022: 48")
    assert state.lines[0] == "■ ĐỎ" and "01/05/2022" in state.lines[1] and state.marks
    assert (line(watcher), line(action)) == ("Phó Chủ tịch UBND tỉnh", "Tạm dừng để xem xét")
    what, limits, measured, state, watcher, action = unmeasured.cells
    assert what.lines == ("Ngưỡng chờ (ngày)",), "a figure that the name says is not said twice"
    assert limits.lines == ("Không được quá 5",)
    assert line(measured) == "chưa đo" and state.lines[0].startswith("○")
    assert watcher.missing and action.missing


def test_reviews_stand_with_their_decisions_the_last_first_and_none_that_is_to_come() -> None:
    rows = tables(annex_of(WATCHED, "brakes"))["reviews"].rows
    assert [line(row.cells[0]) for row in rows] == ["01/02/2021", "31/12/2020"]
    undecided, decided = rows
    assert undecided.cells[2].missing and line(undecided.cells[2]) == "chưa ghi quyết định"
    assert [line(cell) for cell in decided.cells[1:]] == [
        "Rà soát năm 2020 / Liên quan: Bài toán Một", "Tiếp tục", "Chủ tịch UBND tỉnh",
    ]  # fmt: skip


def test_what_is_overdue_for_its_review_is_told_with_the_number_of_the_gap() -> None:
    (row,) = tables(annex_of(WATCHED, "brakes"))["due"].rows
    assert len(row.cells[0].marks) == 1
    assert [line(cell) for cell in row.cells[1:]] == ["Bài toán Một", "01/02/2021"]


def test_of_very_many_reviews_the_last_are_told_and_the_others_counted() -> None:
    many = "".join(f"  - {{id: q{n}, name: R{n}, date: 2019-01-{n + 1:02}}}\n" for n in range(31))
    annex = annex_of(WATCHED.replace("reviews:\n", "reviews:\n" + many), "brakes")
    assert len(tables(annex)["reviews"].rows) == 30
    assert "Bảng chỉ nêu 30 lần gần nhất; sơ đồ còn ghi 3 lần trước đó." in texts(annex)


def test_a_map_without_thresholds_and_reviews_says_what_to_do() -> None:
    annex = annex_of(UNITS, "brakes")
    assert "thresholds" not in tables(annex) and "reviews" not in tables(annex)
    assert any(
        one.startswith("Sơ đồ chưa ghi ngưỡng cảnh báo sớm nào. Với mỗi bài toán") for one in texts(annex)
    )
    assert "Tính đến thời điểm lập sơ đồ, chưa ghi lần rà soát nào." in texts(annex)

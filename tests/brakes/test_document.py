"""The JSON of `rolemap brakes`: its shape, plain values, and the same text every time."""

from __future__ import annotations

import json

from rolemap.brakes import brakes, to_json, watches
from rolemap.checks.evaluate import evaluate
from rolemap.model import RoleGraph
from tests.conftest import graph_of, sample


def written(graph: RoleGraph) -> str:
    document = to_json(graph, brakes(graph, evaluate(graph)), watches(graph))
    return json.dumps(document, ensure_ascii=False, allow_nan=False, indent=1)


def test_the_same_map_gives_the_same_text() -> None:
    graph = sample("thai-binh")
    assert written(graph) == written(RoleGraph(graph.map))


def test_the_head_of_the_document_says_which_map_at_which_date_and_stage() -> None:
    document = json.loads(written(sample("nam-dinh")))
    assert {key: value for key, value in document.items() if isinstance(value, str | int)} == {
        "rolemap": 1, "map": "nam-dinh", "as_of": "2022-06-30", "stage": "running",
    }  # fmt: skip
    assert [brake["id"] for brake in document["brakes"]] == [
        "awareness", "participation", "head", "platform", "budget",
    ]  # fmt: skip


def test_a_metric_carries_value_lines_words_and_parts() -> None:
    head = json.loads(written(sample("nam-dinh")))["brakes"][2]
    assert head["metrics"][0] == {
        "id": "BR-HD-1",
        "name": "Bài toán do người đứng đầu trực tiếp đặt",
        "unit": "share",
        "direction": "more_is_better",
        "value": 0.857143,
        "yellow": 1.0,
        "red": 0.5,
        "state": "amber",
        "sentence": "6/7 bài toán do người đứng đầu trực tiếp đặt.",
        "action": "Người đứng đầu cơ quan chủ trì trực tiếp đặt bài toán; "
        "cấp phó ghi ở vai chỉ đạo thực hiện.",
        "parts": [
            {
                "id": "nd.p.suckhoe",
                "name": "Sổ khám của người dân phân tán ở trạm y tế",
                "note": "do Phó Giám đốc Sở Y tế đặt",
            }
        ],
    }


def test_a_threshold_carries_its_watch() -> None:
    graph = graph_of("""
positions: [{id: ct, name: Chủ tịch UBND tỉnh, organization: goc, rank: head}]
problems: [{id: p, name: Bài toán, owner: goc, status: active}]
thresholds:
- id: b
  name: Ngưỡng hồ sơ
  metric: Tỷ lệ
  must_stay: above
  limit: 30
  watcher: ct
  action: Tạm dừng để xem xét
  measurements: [{date: 2022-05-18, value: 36}, {date: 2022-06-17, value: 34.5}]
relations: {about: [{from: b, to: p}]}
""")
    assert json.loads(written(graph))["thresholds"] == [
        {
            "id": "b",
            "name": "Ngưỡng hồ sơ",
            "about": ["p"],
            "state": "amber",
            "value": 34.5,
            "measured": "2022-06-17",
            "must_stay": "above",
            "limit": 30.0,
            "warn": None,
            "trend": {"heading": "worse", "per_month": -1.5, "measurements": 2},
            "crossing": "2022-09-15",
            "watcher": "ct",
            "sentence": "Ngày 17/06/2022 đo được 34,5: trong ngưỡng 30. "
            "Đang xấu đi 1,5 mỗi tháng; với đà này sẽ chạm ngưỡng 30 vào ngày 15/09/2022.",
            "action": "Tạm dừng để xem xét",
        }
    ]


def test_what_was_not_measured_is_null() -> None:
    document = json.loads(
        written(graph_of("thresholds: [{id: b, name: N, metric: T, must_stay: above, limit: 1}]"))
    )
    (threshold,) = document["thresholds"]
    assert [threshold[key] for key in ("value", "measured", "trend", "crossing")] == [None] * 4
    assert {metric["value"] for brake in document["brakes"] for metric in brake["metrics"]} == {None}


def test_an_english_reader_gets_english(english: None) -> None:
    text = written(
        graph_of("problems: [{id: p, name: Bài toán, name_en: The problem, owner: goc, status: approved}]")
    )
    document = json.loads(text)
    assert document["brakes"][2]["name"] == "The head's role"
    assert document["brakes"][2]["metrics"][0]["parts"] == [
        {"id": "p", "name": "The problem", "note": "nobody has set it"}
    ]

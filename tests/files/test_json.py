"""JSON: what syntax errors are told as, duplicate keys, and where things stand."""

from __future__ import annotations

import pytest

from rolemap.files import json_in
from rolemap.files.document import Document, Mark, Unreadable
from rolemap.files.limits import FileLimits


def read(text: str) -> Document:
    """The document of a text."""
    return json_in.read(text, FileLimits())


@pytest.mark.parametrize(
    ("text", "mark", "words"),
    [
        ("", Mark(1, 1), "thiếu giá trị"),
        ('{"a": 1\n', Mark(2, 1), "dấu phẩy hoặc dấu ngoặc"),
        ('{"a": 1}\n}', Mark(2, 1), "phía sau vẫn còn chữ"),
        ("{'a': 1}", Mark(1, 2), "dấu nháy kép"),
        ('{"a" 1}', Mark(1, 6), "dấu hai chấm"),
        ('{"a": "x\n"}', Mark(1, 9), "xuống dòng"),
        ('{"a": "x', Mark(1, 7), "không được đóng"),
        ('{"a": "\\q"}', Mark(1, 8), "Dấu \\"),
        ('{"a": "\\u12"}', Mark(1, 9), "hệ mười sáu"),
        ('{"a": ' + "9" * 5000 + "}", Mark(1, 7), "hàng nghìn chữ số"),
        ('{"a": "' + "9" * 5000 + '", "b": -' + "9" * 5000 + "}", Mark(1, 5017), "hàng nghìn chữ số"),
        ('{"é": ' + "[" * 5000, Mark(1, 46), "40 tầng"),
    ],
)
def test_broken_json_is_told_in_plain_words(text: str, mark: Mark, words: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read(text)
    ((place, fault),) = caught.value.faults
    assert place == mark
    assert words in fault.message


def test_great_depth_is_told_once_the_gate_has_failed() -> None:
    for depth in (40, 41):
        document = read("[" * depth + '"[[["' + "]" * depth)
        assert list(document.late_faults(False)) == []
        if depth == 40:
            assert list(document.late_faults(True)) == []
        else:
            with pytest.raises(Unreadable, match="40 tầng") as caught:
                document.late_faults(True)
            assert caught.value.faults[0][0] == Mark(1, 41)


@pytest.mark.parametrize("gate_failed", [True, False])
def test_duplicate_keys_have_both_places(gate_failed: bool) -> None:
    text = '{"a": 1, "a" : 2,\n "b": [{"c": {"d": 1, "d": 2, "d": 3}}, {"c": 1}],\n "x\\u0041": 1, "xA": ":"}'
    found = read(text).late_faults(gate_failed)
    assert [(mark, fault.path) for mark, fault in found] == [
        (Mark(1, 10), ("a",)),
        (Mark(2, 23), ("b", 0, "c", "d")),
        (Mark(2, 31), ("b", 0, "c", "d")),
        (Mark(3, 16), ("xA",)),
    ]
    assert "dòng 2, cột 15" in found[1][1].message


@pytest.mark.parametrize(
    "text",
    [
        '{"a":1,"b":{"c":2}}',
        '{"a" : 1, "b"\n:{"c"\t:2}}',
        '{"a": ":", "b": "x : y", "c": "\\":", "d": [":"]}',
        '{"a": "Đề án: x", "relations": {"uses": [{"from": "a:b"}], "sets": null}}',
        "[]", "{}", "1", '"a:b"',
    ],
)  # fmt: skip
def test_no_key_twice_is_no_fault(text: str) -> None:
    assert list(read(text).late_faults(False)) == []


def test_places() -> None:
    text = '{"rolemap": 1,\n "cơ": [ {"b": {"x": 1}},\n  "q\\"]", [2, 3]], "d": null}'
    places = read(text).locate([("cơ", 0, "b", "x"), ("cơ", 2, 1), ("d",), ("e", "f"), ("cơ", 9)])
    assert places["cơ", 0, "b", "x"] == (Mark(2, 17), Mark(2, 22))
    assert places["cơ", 0] == (Mark(2, 10), Mark(2, 10))
    assert places["cơ", 2, 1].value == Mark(3, 15)
    assert places["d",] == (Mark(3, 20), Mark(3, 25))
    assert ("e",) not in places and ("cơ", 9) not in places

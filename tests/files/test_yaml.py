"""YAML as text: what scalars become, where things stand, and what syntax errors are told as."""

from __future__ import annotations

import pytest

from rolemap.files import yaml_in
from rolemap.files.document import Document, Mark, Unreadable
from rolemap.files.faults import Fault
from rolemap.files.limits import FileLimits


def read(text: str) -> Document:
    """The document of a text."""
    return yaml_in.read(text, FileLimits())


def refused(text: str) -> list[tuple[Mark, Fault]]:
    """Why a text cannot be read."""
    with pytest.raises(Unreadable) as caught:
        read(text)
    return list(caught.value.faults)


def test_scalars_stay_text_and_empty_ones_are_absent() -> None:
    text = "a: 034\nb: off\nc: 2022-06-30\nd: 1e3\ne:\nf: ~\ng: null\nh: 'null'\ni: \"\"\nj: [x, , y]\n"
    assert read(text.replace(", ,", ",")).data == {
        "a": "034", "b": "off", "c": "2022-06-30", "d": "1e3", "e": None, "f": None, "g": None, "h": "null", "i": "",
        "j": ["x", "y"],
    }  # fmt: skip
    assert read("- a\n-\n- [b, {c: d}]\n- |\n  dòng 1\n  dòng 2\n").data == [
        "a",
        None,
        ["b", {"c": "d"}],
        "dòng 1\ndòng 2\n",
    ]


def test_places_of_keys_and_values() -> None:
    text = 'a:\n  - {b: 1, cơ: x}\n  - "q"\nd: !e\n'.replace("!e", "[[z]]")
    paths = [("a",), ("a", 0, "cơ"), ("a", 1), ("d", 0, 0), ("a", 7), ("x", "y")]
    places = read(text).locate(paths)
    assert places["a", 0, "cơ"] == (Mark(2, 12), Mark(2, 16))
    assert places["a", 1] == (Mark(3, 5), Mark(3, 5))
    assert places["a",] == (Mark(1, 1), Mark(2, 3))
    assert places["d", 0, 0] == (Mark(4, 6), Mark(4, 6))
    assert places[()].value == Mark(1, 1)
    assert ("a", 7) not in places and ("x",) not in places


def test_duplicate_keys_are_faults_with_both_places() -> None:
    document = read("a: 1\nb: {c: 1, d: 2, c: 3}\na: 2\n")
    assert document.data == {"a": "1", "b": {"c": "1", "d": "2"}}
    assert [(mark, fault.path) for mark, fault in document.faults] == [
        (Mark(2, 17), ("b", "c")),
        (Mark(3, 1), ("a",)),
    ]
    assert "dòng 1, cột 1" in document.faults[1][1].message


def test_anchors_aliases_and_tags_are_told_together() -> None:
    found = refused("a: &x 1\nb: *x\nc: !!str 3\nd: !x [1]\n<<: *x\ne: 'Công & ty, * và !'\n")
    assert [mark.line for mark, _fault in found] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize(
    ("text", "mark", "words"),
    [
        ("a: b: c", Mark(1, 5), "Dấu hai chấm đặt sai chỗ"),
        ("a: 1\n b: 2", Mark(2, 3), "Dấu hai chấm đặt sai chỗ"),
        ("a:\n\t- b", Mark(2, 1), "dấu tab"),
        ("a: |\n x\n\ty", Mark(3, 1), "dấu tab"),
        ("a: 1\nb: 'x\nc: 2", Mark(2, 4), "Dấu nháy mở ở đây"),
        ("a: [1,2\nb: 3\n", Mark(2, 2), "mở bằng “[” ở dòng 1"),
        ("a: {b: 1\n", Mark(2, 1), "Nhóm khóa mở ở dòng 1"),
        ("a: @x", Mark(1, 4), "bắt đầu bằng “@”"),
        ("a: %x", Mark(1, 4), "bắt đầu bằng “%”"),
        ("a: 'x' y", Mark(1, 8), "phải là một khóa"),
        ("a:\n  b: 1\n c: 2", Mark(3, 2), "phải là một khóa"),
        ("- a\nb: 1", Mark(2, 1), "mục tiếp theo"),
        ("x: - y", Mark(1, 4), "không bắt đầu ở đây"),
        ("a: ]", Mark(1, 4), "thiếu giá trị"),
        ("a: 1\nbcd\ne: 2", Mark(3, 1), "thiếu dấu hai chấm"),
        ("a: 1\nbcd\n", Mark(3, 1), "thiếu dấu hai chấm"),
        ('a: "\\q"', Mark(1, 5), "Dấu \\"),
        ("%FOO\n", Mark(1, 5), "found unknown directive name"),
        ("? [a]\n: b", Mark(1, 3), "Chỗ của khóa"),
        ("~: b\n---\n", Mark(1, 1), "Thiếu khóa"),
        ("a: 1\n---\nb: 2", Mark(2, 1), "sơ đồ thứ hai"),
        ("a: x\x07", Mark(1, 5), "U+0007"),
        ("a: x\nb: y\u2028z", Mark(2, 5), "U+2028"),
        ("a: {\ufeff}", Mark(1, 5), "U+FEFF"),
    ],
)  # fmt: skip
def test_broken_yaml_is_told_in_plain_words(text: str, mark: Mark, words: str) -> None:
    found = refused(text)
    assert found[0][0] == mark
    assert words in found[0][1].message
    assert all(fault.expected for _mark, fault in found)


@pytest.mark.parametrize("depth", [40, 41])
@pytest.mark.parametrize("piece", ["[", "{a: ", "- "])
def test_depth_up_to_the_limit(depth: int, piece: str) -> None:
    text = piece * depth + "x" + {"[": "]", "{a: ": "}", "- ": ""}[piece] * depth
    if depth == 40:
        read(text)
    else:
        assert "40 tầng" in refused(text)[0][1].message

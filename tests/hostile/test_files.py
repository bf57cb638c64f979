"""Whatever stands in a file: a role map or defects, quickly, and never another exception."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rolemap.errors import DefectsFound, FileUnreadable
from rolemap.files import FileLimits, loads, read
from rolemap.files.formats import Format
from rolemap.model import RoleMap

SAMPLES = Path(__file__).parents[2] / "samples"
SECONDS = 10.0
"""CPU that one evil text of the size of a mail may take on a slow and busy machine; each takes under 2 on an idle one."""

HEAD = "rolemap: 1\nmap: {id: m, title: {vi: x}, as_of: 2022-06-30, root: o, levels: [province]}\n"
ROOT = "organizations:\n  - {id: o, name: O, kind: other, level: province}\n"


def swallow(
    content: str | bytes, file_format: Format, *, limits: FileLimits | None = None
) -> RoleMap | DefectsFound:
    """Load a text; the map, or the defects. Every defect must be fit to be shown."""
    start = time.process_time()
    answer: RoleMap | DefectsFound
    try:
        answer = loads(content, file_format, name="x", settings=limits or FileLimits())
    except DefectsFound as error:
        assert error.defects
        for defect in error.defects:
            name, line, column = defect.place.split(":")
            assert name == "x" and int(line) >= 1 and int(column) >= 1
            assert defect.message and len(str(defect)) < 2000
            assert str(defect).encode("utf-8").decode("utf-8").isprintable()
        answer = error
    assert time.process_time() - start < SECONDS
    return answer


def refused(content: str | bytes, file_format: Format) -> list[str]:
    """The defects of a text that must not get through."""
    answer = swallow(content, file_format)
    assert isinstance(answer, DefectsFound)
    return [str(defect) for defect in answer.defects]


def merge_bomb() -> str:
    """450 bytes that keep the constructor of PyYAML busy for hours."""
    lines = ["a0: &a0 {x: 1}"]
    lines += [f"a{n}: &a{n} {{<<: [{', '.join([f'*a{n - 1}'] * 9)}]}}" for n in range(1, 10)]
    return "\n".join(lines)


YAML_BOMBS: dict[str, str] = {
    "merge keys": merge_bomb(),
    "laughs": "a: &a [x]\n" + "".join(f"{b}: &{b} [{', '.join(['*' + a] * 9)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)),
    "brackets": "[" * 200_000,
    "braces": "{" * 200_000,
    "dashes": "- " * 200_000,
    "question marks": "? " * 200_000,
    "pairs": "{a: " * 200_000,
    "quotes": "'" * 200_001,
    "double quotes": '"' * 200_001,
    "a key without end": "a" * 2_000_000,
    "a colon too many": "a: " * 200_000,
    "tags": "!!python/object/apply:os.system [id]",
    "a tag on a name": HEAD + "organizations: !!python/object:os.path.join []\n",
    "anchors": "".join(f"- &a{n} x\n" for n in range(20_000)),
    "aliases": "- *a\n" * 20_000,
    "comments": "#\n" * 500_000,
    "documents": "---\n" * 200_000,
    "duplicate keys": "a: 1\n" * 20_000,
    "unknown keys": "".join(f"k{n}: 1\n" for n in range(20_000)),
    "unknown keys in one element": HEAD + "organizations:\n  - {" + ", ".join(f"k{n}: 1" for n in range(20_000)) + "}\n",
    "elements that are none": HEAD + "organizations:\n" + "  - x\n" * 20_000,
    "empty elements": HEAD + "organizations:\n" + "  -\n" * 20_000,
    "members that are none": HEAD + ROOT + "groups:\n  - {id: g, name: G, members: [" + ", ".join(f"m{n}" for n in range(20_000)) + "]}\n",
    "ids that are none": HEAD + "organizations:\n" + "".join(f"  - {{id: 'x {n}', name: N, kind: other, level: province}}\n" for n in range(20_000)),
    "the same id": HEAD + "organizations:\n" + "  - {id: o, name: N, kind: other, level: province}\n" * 20_000,
    "a long circle": HEAD + ROOT + "".join(f"  - {{id: o{n}, name: N, kind: other, level: province, parent: o{(n + 1) % 20_000}}}\n" for n in range(20_000)),
    "parents far up": HEAD + ROOT + "".join(f"  - {{id: o{n}, name: N, kind: other, level: province, parent: {f'o{n + 1}' if n < 19_999 else 'o'}}}\n" for n in range(20_000)),
    "ends that are none": HEAD + ROOT + "relations:\n  uses:\n" + "".join(f"    - {{from: o{n}, to: t{n}}}\n" for n in range(20_000)),
    "measurements that are none": HEAD + ROOT + "thresholds:\n  - {id: h, name: H, metric: m, must_stay: above, limit: 1, measurements: [" + "x, " * 20_000 + "]}\n",
    "limits that are none": HEAD + ROOT + "profile: {limits: {" + ", ".join(f"A{n}: x" for n in range(10_000)) + "}}\n",
    "a pile of accents": HEAD + ROOT + "  - {id: p, name: '" + "a" + "\u0301\u0316" * 500_000 + "', kind: other, level: province}\n",
    "a pile of accents as a flag": HEAD + ROOT + "  - {id: p, name: P, kind: other, level: province, apparatus: '" + "\u0301\u0316" * 500_000 + "'}\n",
    "piles of accents in ids": HEAD + ROOT + "".join(f"  - {{id: 'a{n}{chr(0x301) + chr(0x316)}', name: '{('b' + chr(0x301) * 8) * 100}', kind: other, level: province}}\n" for n in range(500)),
    "a long number": HEAD + ROOT + "problems:\n  - {id: p, name: P, owner: o, status: active, baseline: " + "9" * 1_000_000 + "}\n",
    "a long date": HEAD.replace("2022-06-30", "2" * 1_000_000),
    "a long text": HEAD.replace("vi: x", "vi: " + "x" * 5_000_000),
    "a block of blank lines": "a: |\n" + "\n" * 1_000_000,
    "spaces": " " * 2_000_000,
    "tabs": "\t" * 200_000,
    "NUL": "\0" * 200_000,
    "NUL in a name": HEAD + ROOT.replace("O,", "O\0,"),
    "a bell": HEAD + ROOT.replace("name: O", 'name: "\\a"'),
    "a surrogate": HEAD + ROOT.replace("name: O", 'name: "\\ud800"'),
    "bidi": HEAD + ROOT.replace("name: O", "name: O\u202ecod"),
    "bidi in a key": HEAD + ROOT.replace("name: O", "na\u202eme: O"),
    "zero width in an id": HEAD + ROOT.replace("id: o", "id: o\u200b"),
    "a BOM in between": HEAD + "\ufeff" + ROOT,
    "infinity": HEAD + ROOT + "problems:\n  - {id: p, name: P, owner: o, status: active, baseline: .inf}\n",
    "1e999": HEAD + ROOT + "problems:\n  - {id: p, name: P, owner: o, status: active, baseline: 1e999}\n",
    "no such day": HEAD.replace("2022-06-30", "2022-02-30"),
    "a year too late": HEAD.replace("2022-06-30", "10000-01-01"),
    "an empty file": "",
    "a list at the top": "- rolemap: 1\n",
    "a word at the top": "rolemap",
    "a mapping for a word": HEAD + ROOT.replace("name: O", "name: {a: b}"),
    "a list for a key": "? [a, b]\n: c\n",
    "the words of marshmallow": HEAD + ROOT + "_schema: x\nprofile: {_schema: {_schema: [x]}, limits: {_schema: {_schema: x}}}\n",
    "braces in words": HEAD + ROOT.replace("kind: other", "kind: '{0.__class__}{value}%s'"),
    "dots in keys": HEAD + ROOT + "'a.b[0]\"c\\n': 1\n",
}  # fmt: skip

JSON_BOMBS: dict[str, str] = {
    "brackets": "[" * 200_000,
    "closed brackets": "[" * 200_000 + "]" * 200_000,
    "objects": '{"a":' * 200_000,
    "41 deep": '{"a":' * 41 + "1" + "}" * 41,
    "900 deep": '{"tools":' + "[" * 900 + "]" * 900 + "}",
    "a string without end": '{"a": "' + 'x\\"' * 500_000,
    "quotes": '"' * 200_001,
    "NaN": '{"rolemap": NaN}',
    "infinity": '{"rolemap": -Infinity, "map": Infinity}',
    "1e999": '{"rolemap": 1e999}',
    "a long number": '{"rolemap": ' + "9" * 1_000_000 + "}",
    "many long numbers": "[" + ", ".join(["9" * 4000] * 200) + "]",
    "a negative zero": '{"rolemap": -0}',
    "duplicate keys": "{" + ", ".join(['"a": 1'] * 20_000) + "}",
    "duplicate keys below": '{"relations": {"uses": [' + ", ".join(['{"from": "a", "from": "b"}'] * 10_000) + "]}}",
    "unknown keys": "{" + ", ".join(f'"k{n}": 1' for n in range(20_000)) + "}",
    "relations that are none": '{"relations": {"uses": [' + ", ".join(["[]", "1", "null", '"x"'] * 20_000) + "]}}",
    "relations of empty objects": '{"relations": {"uses": [' + ", ".join(["{}"] * 60_000) + "]}}",
    "wrong values everywhere": '{"relations": {"uses": [' + ", ".join(f'{{"from": "x {n}", "to": {n}, "active_rate": "{n}", "valid_from": "{n}"}}' for n in range(10_000)) + "]}}",
    "unknown relations": '{"relations": {' + ", ".join(f'"k{n}": []' for n in range(20_000)) + "}}",
    "wrong scopes": '{"relations": {"delegates": [' + ", ".join(['{"scope": [[[1]]]}'] * 10_000) + "]}}",
    "a surrogate": '{"map": {"title": {"vi": "\\ud800"}}}',
    "a surrogate as a key": '{"\\ud800": 1}',
    "NUL": '{"map": {"title": {"vi": "\\u0000"}}}',
    "a raw NUL": '{"map": "\0"}',
    "bidi": '{"map": {"title": {"vi": "a\u202eb"}, "\u202e": 1}}',
    "ids that are numbers": '{"organizations": [{"id": 5, "name": 6, "kind": 7, "level": true}]}',
    "mappings for words": '{"organizations": [{"id": {}, "name": {"a": {}}, "kind": [], "level": {}}]}',
    "sections that are none": '{"organizations": {}, "tools": 5, "relations": [], "waivers": "x", "profile": [], "map": 1}',
    "nulls": '{"rolemap": null, "map": null, "organizations": null, "relations": {"uses": null}, "profile": null}',
    "a list at the top": "[]",
    "a number at the top": "1",
    "null at the top": "null",
    "an empty file": "",
    "spaces": " " * 1_000_000,
    "two documents": "{}{}",
    "comments": "{} // x",
    "the words of marshmallow": '{"_schema": 1, "map": {"_schema": []}, "relations": {"_schema": 1}, "profile": {"limits": {"_schema": 1}}}',
    "the ways of Python": '{"__class__": 1, "map": {"__proto__": {}, "__init__": 1}}',
}  # fmt: skip


@pytest.mark.parametrize("name", YAML_BOMBS)
def test_evil_yaml(name: str) -> None:
    if name == "parents far up":
        assert isinstance(swallow(YAML_BOMBS[name], "yaml"), RoleMap)
    else:
        assert refused(YAML_BOMBS[name], "yaml")


@pytest.mark.parametrize("name", JSON_BOMBS)
def test_evil_json(name: str) -> None:
    assert refused(JSON_BOMBS[name], "json")


@pytest.mark.parametrize("name", JSON_BOMBS)
def test_evil_json_of_great_size(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The way that is for large files gives the same defects."""
    from rolemap.files import json_long

    monkeypatch.setattr(json_long, "SHORTEST", 10**9)
    plain = refused(JSON_BOMBS[name], "json")
    monkeypatch.setattr(json_long, "SHORTEST", 0)
    assert refused(JSON_BOMBS[name], "json") == plain


@pytest.mark.parametrize("name", [name for name, text in JSON_BOMBS.items() if len(text) < 10_000])
def test_json_is_read_as_yaml_too(name: str) -> None:
    swallow(JSON_BOMBS[name], "yaml")


@pytest.mark.parametrize(
    "content",
    [
        b"\xff\xfe", b"\xfe\xff\x00", b"\xff\xfea", b"\xef\xbb\xbf", b"\xef\xbb", b"\x80", b"\xc3", b"\xed\xa0\x80",
        b"\xf4\x90\x80\x80", "rolemap: 1".encode("utf-16-le"), "rolemap: 1".encode("utf-32"), b"\x00" * 1000,
        "name: S\u1edf".encode("utf-8") + b"\xae\xe5", "Sở".encode("cp1258", "replace"), bytes(range(256)),
        b"\x1f\x8b\x08\x00gzip", b"PK\x03\x04zip",
    ],
)  # fmt: skip
@pytest.mark.parametrize("file_format", ["yaml", "json"])
def test_bytes_that_are_no_text(content: bytes, file_format: Format) -> None:
    assert refused(content, file_format)
    with pytest.raises(DefectsFound):
        read(content)


def test_names_of_a_mac_come_in_whole() -> None:
    text = HEAD + ROOT.replace("name: O", "name: So\u031b\u0309 Y te\u0302\u0301")
    answer = swallow(text, "yaml")
    assert isinstance(answer, RoleMap)
    assert answer.sections["organizations"][0].name == "Sở Y tế"


def test_a_folder_is_no_map(tmp_path: Path) -> None:
    with pytest.raises(FileUnreadable):
        read(tmp_path)


def test_the_depth_of_the_caller_does_not_matter() -> None:
    def deep(levels: int) -> Any:
        return deep(levels - 1) if levels else swallow("[" * 500 + "]" * 500, "json")

    assert isinstance(deep(700), DefectsFound)


def _spoilt(text: str, cuts: list[tuple[int, int, str]]) -> str:
    for start, length, piece in cuts:
        start %= len(text) + 1
        text = text[:start] + piece + text[start + length :]
    return text


TEXTS = {
    "yaml": (SAMPLES / "nam-dinh.yaml").read_text(encoding="utf-8")[:9000],
    "json": json.dumps(
        {"rolemap": 1, "map": {"id": "m", "title": {"vi": "x"}, "as_of": "2022-06-30", "root": "o", "levels": ["a"]},
         "organizations": [{"id": "o", "name": "O", "kind": "other", "level": "a", "size": 5, "head_also": []}] * 3,
         "relations": {"uses": [{"from": "o", "to": "t", "active_rate": 0.5}] * 5, "delegates": [{"scope": ["signing"]}]}},
        indent=1,
    ),
}  # fmt: skip
PIECES = ["", "{", "}", "[", "]", ":", ": ", ",", "'", '"', "\n", "\n  ", "- ", "#", "&a", "*a", "!t", "|", ">", "?", "\t",
          "~", "null", "NaN", "1e999", "-", "\\", "\\u", "\u202e", "\ufeff", "\0", "é", "<<: ", "---\n", "%"]  # fmt: skip


@pytest.mark.parametrize("file_format", ["yaml", "json"])
@settings(max_examples=150)
@given(
    cuts=st.lists(
        st.tuples(st.integers(0, 10_000), st.integers(0, 30), st.sampled_from(PIECES)), min_size=1, max_size=4
    )
)
def test_spoilt_samples(file_format: Format, cuts: list[tuple[int, int, str]]) -> None:
    swallow(_spoilt(TEXTS[file_format], cuts), file_format)


@pytest.mark.parametrize("file_format", ["yaml", "json"])
@settings(max_examples=150)
@given(
    content=st.binary(max_size=60)
    | st.text(max_size=60)
    | st.lists(st.sampled_from(PIECES), max_size=30).map("".join)
)
def test_random_bytes_and_text(file_format: Format, content: str | bytes) -> None:
    swallow(content, file_format)


JSONS = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.sampled_from(["o", "a", "2022-06-30"]),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.text(max_size=3)
        | st.sampled_from(["id", "name", "kind", "level", "from", "to", "members", "vi", "scope", "steps", "evidence", "limits"]),
        inner,
        max_size=4,
    ),
    max_leaves=12,
)  # fmt: skip
SECTIONS = [
    "rolemap",
    "map",
    "organizations",
    "groups",
    "bodies",
    "thresholds",
    "budgets",
    "relations",
    "waivers",
    "profile",
]


@settings(max_examples=200)
@given(
    st.dictionaries(
        st.sampled_from(SECTIONS),
        JSONS | st.lists(st.dictionaries(st.sampled_from(["id", "members", "level"]), JSONS), max_size=3),
    )
)
def test_random_documents(document: dict[str, Any]) -> None:
    swallow(json.dumps(document), "json")

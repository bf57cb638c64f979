"""A theme file through the gate: what it changes, and every mistake in its place with what would do."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from rolemap import i18n
from rolemap.errors import DefectsFound, FileUnreadable, UnknownFormat, UnknownName
from rolemap.render.contrast import luminance
from rolemap.render.own.example import example
from rolemap.render.own.reading import LIMITS, read
from rolemap.render.theme import data_of, slugs, theme, theme_of
from tests.render.own.files import FONTS, HEAD, defects, letters, placed, png, theme_in, told


def test_a_theme_that_says_nothing_is_the_theme_that_it_builds_on(tmp_path: Path) -> None:
    for base in slugs():
        found = theme_in(tmp_path, f"{HEAD}base: {base}\n")
        known = theme(base)
        for part in ("page", "inks", "lanes", "boxes", "lines", "marks", "statuses", "sizes", "typeface"):
            assert getattr(found, part) == getattr(known, part), part
        assert (found.slug, found.owner, found.logo) == ("kiểu", "UBND tỉnh Sông Hương", None)


def test_one_colour_changes_all_that_belongs_to_a_lane(tmp_path: Path) -> None:
    found = theme_in(tmp_path, HEAD + 'lanes: {leaders: {colour: "#7A1F2B", ink: "#511"}}\n')
    assert (found.lane("leaders").stroke, found.lane("leaders").ink) == ("#7a1f2b", "#551111")
    assert found.box("leader").stroke == found.box("body").stroke == "#7a1f2b"
    assert {found.line(role).ink for role in ("sets", "steers", "chairs", "delegates")} == {"#7a1f2b"}
    known = theme("screen")
    assert found.box("tool") == known.box("tool")
    assert found.line("uses") == known.line("uses")
    for role in known.lines:  # nothing but ink
        one, other = found.line(role), known.line(role)
        assert (one.dash, one.head, one.width) == (other.dash, other.head, other.width)


@pytest.mark.parametrize("base", slugs())
def test_grounds_take_the_hue_of_their_lane_and_stay_as_light(tmp_path: Path, base: str) -> None:
    colour = "#ffb3a7" if base == "dark" else "#7a1f2b"
    found = theme_in(tmp_path, HEAD + f'base: {base}\nlanes: {{leaders: {{colour: "{colour}"}}}}\n')
    known = theme(base)
    for one, other in (
        (found.lane("leaders").fill, known.lane("leaders").fill),
        (found.box("leader", "head").fill, known.box("leader", "head").fill),
    ):
        assert luminance(one) == pytest.approx(luminance(other), abs=0.012)
        assert other == known.page or one != other
    assert found.lane("tools") == known.lane("tools")
    assert found.box("leader").fill == known.box("leader").fill


def test_a_theme_never_touches_the_one_that_it_builds_on(tmp_path: Path) -> None:
    before = json.dumps(data_of("screen"))
    theme_in(tmp_path, HEAD + 'page: "#fafafa"\nsizes: {heading: 20}\ninks: {text: "#000"}\n')
    assert json.dumps(data_of("screen")) == before
    assert theme("screen").page == "#ffffff"


def test_the_ground_of_open_arrow_heads_follows_the_page(tmp_path: Path) -> None:
    found = theme_in(tmp_path, HEAD + 'page: "#fafafa"\n')
    assert {line.ground for line in found.lines.values()} == {"#fafafa"}


def test_json_says_the_same_as_yaml(tmp_path: Path) -> None:
    path = tmp_path / "kiểu.json"
    content = {"rolemap_theme": 1, "name": "A", "base": "print", "sizes": {"heading": 18}}
    path.write_text(json.dumps(content), encoding="utf-8")
    assert read(path).sizes.heading == 18
    assert read(path).page == theme("print").page


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_the_example_is_a_theme_as_it_stands_and_with_all_that_it_mentions(
    tmp_path: Path, language: str
) -> None:
    with i18n.use(language):
        text = example()
    plain = theme_in(tmp_path, text)
    assert plain.lane("leaders").stroke == "#7a1f2b"
    lines = [
        line[2:] if line.startswith(("# font", "# logo", "#   ", "# page", "# inks", "# boxes", "# stat",
                                     "# lines", "# marks", "# sizes")) and ":" in line and "draw" not in line
        else line
        for line in text.splitlines()
    ]  # fmt: skip
    (tmp_path / "fonts").mkdir()
    for name, bold in (("Regular", False), ("Bold", True)):
        (tmp_path / "fonts" / f"BeVietnamPro-{name}.ttf").write_bytes(letters(bold))
    for name in ("bieu-trung.png", "logo.png"):
        (tmp_path / name).write_bytes(png())
    whole = theme_in(tmp_path, "\n".join(lines))
    assert whole.logo is not None and not whole.typeface.bundled
    assert whole.sizes.heading == 16 and whole.sizes.logo == (30.0, 30.0)
    assert whole.box("leader", "head").fill == "#f6dcd8"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("name: A\n", "1:1 rolemap_theme: Thiếu khóa “rolemap_theme”. Chương trình đọc tệp kiểu hiển thị theo định dạng 1"),
        ("rolemap_theme: 2\nname: A\n", "1:16 rolemap_theme: Không có phiên bản 2 của định dạng."),
        ("rolemap_theme: 1\n", "1:1 name: Thiếu khóa “name”."),
        (HEAD + "lane: {}\n", "3:1 lane: Không có khóa “lane” ở vị trí này. Có phải là “lanes”?"),
        (HEAD + "lanes: {leader: {}}\n", "3:9 lanes.leader: Không có khóa “leader” ở vị trí này. Có phải là “leaders”?"),
        (HEAD + "base: dakr\n", "3:7 base: “dakr” không phải là"),
        (HEAD + "page: ffffff\n", "3:7 page: “ffffff” không phải là màu. Có phải là “\"#ffffff\"”?"),
        (HEAD + 'page: "#ffff"\n', "3:7 page: “#ffff” không phải là màu."),
        (HEAD + "page: đỏ\n", "3:7 page: “đỏ” không phải là màu. Ghi màu trong dấu ngoặc kép"),
        (HEAD + "inks:\n  text: #000000\n", "4:8 inks.text: Chỗ này để trống. Ghi màu trong dấu ngoặc kép"),
        (HEAD + "page: [1]\n", "3:7 page: "),
        (HEAD + "lanes: [1]\n", "3:8 lanes: "),
        (HEAD + "sizes: {heading: 60}\n", "3:18 sizes.heading: 60 nằm ngoài khoảng cho phép. Ghi một số từ 12 đến 24"),
        (HEAD + "sizes: {detail: 8}\n", "3:17 sizes.detail: 8 nằm ngoài khoảng cho phép."),
        (HEAD + "sizes: {heading: to}\n", "3:18 sizes.heading: “to” không phải là số."),
        (HEAD + "lines: {sets: {dash: [1, 2]}}\n", "3:16 lines.sets.dash: “dash” thuộc quy ước ký hiệu của hình vẽ"),
        (HEAD + "marks: {error: {shape: circle}}\n", "3:17 marks.error.shape: “shape” thuộc quy ước ký hiệu"),
        (HEAD + 'marks: {error: {hatch: "#fff"}}\n', "3:17 marks.error.hatch: Không có khóa “hatch” ở vị trí này."),
        (HEAD + "statuses: {head: {width: 3}}\n", "3:19 statuses.head.width: Không có khóa “width” ở vị trí này."),
        (HEAD + "lines: {uses: {width: 1.5}}\n", "3:23 lines.uses.width: Đường “sets” và “uses” phân biệt nhau bằng độ dày, mà chỉ chênh 0,2 điểm (pt). Hãy để một đường dày hơn đường kia 0,4 điểm."),
        (HEAD + 'marks: {warning: {fill: "#8a1c16", ink: "#fff"}}\n', "3:25 marks.warning.fill: Số hiệu của lỗi và của cảnh báo phân biệt nhau bằng nền"),
        (HEAD + "font: {regular: thường.ttf}\n", "3:7 font.bold: Thiếu khóa “bold”."),
        (HEAD + "logo: {place: left}\n", "3:7 logo.file: Thiếu khóa “file”."),
        (HEAD + "logo: {file: logo.png, place: giữa}\n", "3:31 logo.place: “giữa” không phải là"),
        (HEAD + "name: B\n", "3:1 name: Khóa “name” xuất hiện hai lần"),
        ("", "1:1 : Tệp trống. “rolemap explain theme” in ra một tệp mẫu"),
        ("# chỉ có chú thích\n", "1:1 : Tệp trống."),
        ("abc", "1:1 : "),
        ("a: [", "2:1 : Ở đây thiếu giá trị"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_in_its_place_with_what_would_do(tmp_path: Path, text: str, expected: str) -> None:
    lines = told(defects(tmp_path, text))
    assert any(line.startswith(expected) for line in lines), "\n".join(lines)


def test_all_mistakes_are_told_at_once_in_the_order_of_the_file(tmp_path: Path) -> None:
    text = (
        FONTS
        + 'page: "#xyz"\nlanes: {leaders: {ink: "#eeeeee"}}\nsizes: {heading: 1}\nlogo: {file: khác.png}\n'
    )
    found = told(defects(tmp_path, text, thường=b"no font"))
    assert [line.split(" ")[1] for line in found] == [
        "font.regular:", "page:", "lanes.leaders.ink:", "sizes.heading:", "logo.file:",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (HEAD + 'lanes: {leaders: {ink: "#9aa5b1"}}\n',
         "3:24 lanes.leaders.ink: lanes.leaders.ink (#9aa5b1) trên nền lanes.leaders.fill (#eef4ff) có độ tương phản 2,26:1; chữ cần ít nhất 4,5:1."),
        (HEAD + 'lanes: {tools: {fill: "#5b3fa8"}}\n',
         "3:23 lanes.tools.fill: "),
        (HEAD + 'inks: {muted: "#999"}\n',
         "3:15 inks.muted: inks.muted (#999999) trên nền "),
        (HEAD + 'boxes: {tool: {stroke: "#dddddd"}}\n',
         "3:24 boxes.tool.stroke: boxes.tool.stroke (#dddddd) trên nền "),
        (HEAD + 'base: dark\nlanes: {users: {colour: "#553311"}}\n', "4:25 lanes.users.colour: lanes.users.colour (#553311) trên nền lanes.builders.fill (#10291f)"),
        (HEAD + 'base: print\npage: "#000000"\n', "4:7 page: "),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_both_places_and_the_measure(
    tmp_path: Path, text: str, sentence: str
) -> None:
    found = told(defects(tmp_path, text))
    assert any(line.startswith(sentence) for line in found), "\n".join(found)
    assert all(" là đủ." in line for line in found)


def test_the_colour_that_is_offered_passes(tmp_path: Path) -> None:
    text = HEAD + 'lanes: {leaders: {ink: "#9aa5b1"}}\n'
    (line,) = told(defects(tmp_path, text))
    offered = line.split("Màu “")[1].split("”")[0]
    assert theme_in(tmp_path, text.replace("#9aa5b1", offered)).lane("leaders").ink == offered


def test_a_theme_is_asked_for_by_slug_by_path_or_as_itself(tmp_path: Path) -> None:
    path = placed(tmp_path, HEAD)
    assert theme_of("print") is theme("print")
    assert theme_of(str(path)).owner == theme_of(path).owner == "UBND tỉnh Sông Hương"
    own = read(path)
    assert theme_of(own) is own
    with pytest.raises(UnknownName, match="screen"):
        theme_of("scren")
    with pytest.raises(FileUnreadable):
        theme_of("không có.yaml")
    with pytest.raises(FileUnreadable):
        theme_of(tmp_path / "a\0b.yaml")
    with pytest.raises(UnknownFormat):
        theme_of(tmp_path / "kiểu.toml")


def test_hostile_theme_files_are_refused_at_once(tmp_path: Path) -> None:
    path = tmp_path / "kiểu.yaml"
    bombs = {
        "large": b"#" * (LIMITS.yaml_bytes + 1),
        "deep": b"a: " + b"[" * 10_000,
        "aliases": b"a: &a [1]\nb: *a\n",
        "tags": b"a: !!python/object/apply:os.system [ls]\n",
        "encoding": HEAD.encode("utf-16-be"),
        "zero": b"\0" * 100,
        "keys": b"".join(b"k%d: 1\n" % number for number in range(5000)),
        "colours": HEAD.encode()
        + b"inks: {"
        + b", ".join(b'c%d: "#"' % number for number in range(2000))
        + b"}\n",
    }
    for name, content in bombs.items():
        path.write_bytes(content)
        with pytest.raises(DefectsFound) as refused:
            read(path)
        assert 0 < len(refused.value.defects) <= LIMITS.defects + 1, name
    os.truncate(path, 1 << 34)  # sixteen gigabytes of nothing
    with pytest.raises(DefectsFound, match="lớn hơn 64 kB"):
        read(path)

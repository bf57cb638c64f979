"""What comes out as a file: valid, complete, the same bytes each time, and found without a list."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
import zlib
from pathlib import Path

import pytest
from lxml import etree

from rolemap import i18n
from rolemap.errors import PictureTooLarge
from rolemap.render import PLAIN, Output, render, writers
from rolemap.render.formats.json import as_data
from rolemap.render.formats.png import MOST_PIXELS
from rolemap.render.formats.svg import size
from rolemap.render.layout import Layout
from tests.render.pictures import BLOCK, grid, rich, tiny

GOLDEN = Path(__file__).parent / "golden"
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(params=["diagram", "grid"])
def layout(request: pytest.FixtureRequest) -> Layout:
    """A picture of each kind, on paper and on more than one page."""
    return render(rich() if request.param == "diagram" else grid(14), paper="A4")


def tree(data: bytes) -> etree._Element:
    """An SVG as a tree; no entity or file is loaded."""
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))


def test_there_is_one_writer_for_each_format() -> None:
    assert {"svg", "png", "pdf", "dot", "json"} <= writers().keys()


@pytest.mark.parametrize("suffix", ["svg", "dot"])
def test_a_tiny_picture_is_written_as_it_was_agreed(suffix: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """To renew after a wanted change: ROLEMAP_GOLDEN=write pytest tests/render/test_formats.py, then read the diff."""
    monkeypatch.delenv("ROLEMAP_DOT", raising=False)
    with i18n.use("en"):  # the wording of a translation is not what these files hold
        written = writers()[suffix](render(tiny()))
    golden = GOLDEN / f"tiny.{suffix}"
    if os.environ.get("ROLEMAP_GOLDEN") == "write":
        golden.write_bytes(written)
    assert written.decode("utf-8") == golden.read_text(encoding="utf-8")


def test_the_same_picture_gives_the_same_bytes_whatever_the_hash_seed() -> None:
    program = (
        "import hashlib\n"
        "from rolemap.render import render, writers\n"
        "from tests.render.pictures import grid, rich\n"
        "for picture in (rich(), grid(14)):\n"
        "    layout = render(picture, paper='A4')\n"
        "    for suffix, write in writers().items():\n"
        "        print(suffix, hashlib.sha256(write(layout)).hexdigest())\n"
    )
    root = Path(__file__).parent.parent.parent
    said = []
    for seed in ("1", "2"):
        environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(root)}
        done = subprocess.run(
            [sys.executable, "-c", program],
            env=environment,
            cwd=root,
            capture_output=True,
            text=True,
            check=True,
        )
        said.append(done.stdout)
    assert said[0] == said[1]
    assert len(said[0].split()) == 4 * len(writers())
    here = render(rich(), paper="A4")
    for suffix, write in writers().items():
        assert f"{suffix} {hashlib.sha256(write(here)).hexdigest()}" in said[0]


def test_svg_is_plain_and_names_every_element_and_finding(layout: Layout) -> None:
    data = writers()["svg"](layout)
    root = tree(data)
    kinds = {each.tag.removeprefix(SVG) for each in root.iter() if isinstance(each.tag, str)}
    assert kinds <= {"svg", "g", "title", "desc", "rect", "ellipse", "path", "text"}
    ids = [each.get("id") for each in root.iter() if each.get("id")]
    assert len(ids) == len(set(ids))
    assert root.get("role") == "img"
    title, desc = (root.find(f"*[@id='{name}']") for name in root.get("aria-labelledby").split())
    assert (title.tag, desc.tag) == (f"{SVG}title", f"{SVG}desc")
    assert title.text == BLOCK.title
    assert BLOCK.as_of in (root.findtext(f"{SVG}desc") or "")
    boxes = [box for page in layout.pages for box in page.boxes]
    nodes = root.findall(f".//{SVG}g[@data-element]") + root.findall(f".//{SVG}g[@class]")
    assert {element for box in boxes for element in box.elements} <= {
        word for node in nodes for word in (node.get("data-element") or "").split()
    }
    findings = {node.get("data-finding") for node in root.iter(f"{SVG}g") if node.get("data-finding")}
    assert {row.mark.key for page in layout.pages for row in page.rows} <= findings
    assert {mark.key for box in boxes for mark in box.marks} <= findings
    assert b"url(" not in data
    assert b"href" not in data


def test_svg_has_a_handle_on_every_element_relation_and_finding(layout: Layout) -> None:
    root = tree(writers()["svg"](layout))
    for page in layout.pages:
        for box in page.boxes:
            for element in box.elements:
                found = having(root, "data-element", element)
                assert box.title in [node.findtext(f"{SVG}title") for node in found]
                if len(box.elements) == 1:
                    assert f"element-{element}" in " ".join(node.get("class") for node in found).split()
        for line in page.lines:
            for relation in line.relations:
                (found,) = having(root, "data-relations", ":".join(relation))
                assert found.get("id") == f"edge-{line.role}.{line.source}.{line.target}"
        for row in page.rows:
            kinds = {
                tuple(node.get("class").split()[::2]) for node in having(root, "data-finding", row.mark.key)
            }
            assert ("finding", f"finding-{row.mark.number}") in kinds
            assert ("badge", f"finding-{row.mark.number}") in kinds
    assert not root.findall(".//*[@data-finding='']"), "a badge of the legend stands for no finding"


def test_svg_of_several_pages_uses_no_id_twice() -> None:
    layout = render((tiny(), tiny(), grid(3)), paper="A4")
    root = tree(writers()["svg"](layout))
    ids = [each.get("id") for each in root.iter() if each.get("id")]
    assert len(ids) == len(set(ids))
    assert {"page-1", "page-2", "page-3", "node-a", "node-a-2"} <= set(ids)
    assert len(having(root, "data-element", "a")) >= 2


def test_an_embedded_font_has_the_letters_in_use_and_no_hold_on_other_programs() -> None:
    from base64 import b64decode
    from io import BytesIO

    from fontTools.ttLib import TTFont

    data = writers()["svg"](render(tiny()), Output(embed_font=True)).decode()
    root = tree(data.encode())
    assert root.get("font-family").startswith("Arial, "), "what programs read that skip the style"
    (sheet,) = root.findall(f"{SVG}style")
    assert re.search(
        r"@supports \(font-kerning:none\)\{\.rolemap\.three-persons text\{font-family:'rolemap Arimo'",
        sheet.text,
    )
    fonts = {
        weight: TTFont(BytesIO(b64decode(content)))
        for weight, content in re.findall(
            r"font-weight:(\d+);src:url\(data:font/ttf;base64,([^)]+)\)", sheet.text
        )
    }
    letters = {"400": set[str](), "700": set[str]()}
    for text in root.iter(f"{SVG}text"):
        letters[text.get("font-weight", "400")].update(text.text)
    assert {weight: set(map(chr, font.getBestCmap())) for weight, font in fonts.items()} == letters
    assert "http" in str(fonts["400"]["name"].getDebugName(14)), "the licence goes with the letters"
    assert len(sheet.text) < 120_000


def having(root: etree._Element, name: str, word: str) -> list[etree._Element]:
    """The groups with that word in a list of words, as a page finds them with ``[name~="word"]``."""
    return [node for node in root.iter(f"{SVG}g") if word in (node.get(name) or "").split()]


def test_svg_says_every_word_where_it_was_measured(layout: Layout) -> None:
    root = tree(writers()["svg"](layout))
    said = [each.text for each in root.iter(f"{SVG}text")]
    boxes = [box for page in layout.pages for box in page.boxes]
    for words in (words for box in boxes for words in box.words):
        assert words.text in said
    for each in root.iter(f"{SVG}text"):
        assert float(each.get("textLength")) > 0
    titles = [each.text for each in root.iter(f"{SVG}title")]
    assert {box.title for box in boxes if box.title} <= set(titles)
    assert "font-kerning:none" in root.get("style")
    assert root.get("font-family") == "Arial, Arimo, 'Liberation Sans', sans-serif"


def test_a_waived_badge_is_hatched_and_a_dashed_line_is_dashed() -> None:
    root = tree(writers()["svg"](render(rich())))
    waived = root.findall(f".//{SVG}g[@class='badge waived finding-4']")
    assert waived
    assert all(each.find(f"{SVG}path").get("d").count("M") >= 4 for each in waived)
    for role in ("delegates", "missing", "partial"):
        for group in root.findall(f".//{SVG}g[@class='edge {role}']"):
            assert group.find(f"{SVG}path").get("stroke-dasharray")
    for group in root.iter(f"{SVG}g"):
        if "ghost" in (group.get("class") or "").split():
            assert group.find(f"{SVG}rect").get("stroke-dasharray")


@pytest.mark.parametrize("dpi", [96.0, 72.0, 300.0])
def test_png_has_as_many_pixels_to_the_inch_as_asked_and_says_so(dpi: float) -> None:
    from io import BytesIO

    from PIL import Image

    data = writers()["png"](render(tiny(), paper="A4"), Output(dpi=dpi))
    picture = Image.open(BytesIO(data))
    assert abs(picture.width - 842 * dpi / 72) <= 1
    assert abs(picture.height - 595 * dpi / 72) <= 1
    assert picture.info["dpi"] == pytest.approx((dpi, dpi), abs=0.02)
    picture.load()  # checks the sums of the chunks


def test_png_of_too_many_pixels_is_refused_with_a_number_that_would_do() -> None:
    layout = render(grid(40), paper="A3")
    with pytest.raises(PictureTooLarge, match=r"triệu điểm ảnh") as refused:
        writers()["png"](layout, Output(dpi=600))
    best = int(re.findall(r"chọn (\d+) dpi", str(refused.value))[0])
    width, height = size(layout.pages)
    assert width * height * (best / 72) ** 2 <= MOST_PIXELS < width * height * ((best + 1) / 72) ** 2


@pytest.mark.parametrize("suffix", sorted(writers()))
def test_a_format_obeys_the_options_that_it_names_and_no_other(suffix: str) -> None:
    writer, layout = writers()[suffix], render(tiny())
    plain = writer(layout)
    for name, asked in {"dpi": Output(dpi=150), "embed_font": Output(embed_font=True)}.items():
        assert (writer(layout, asked) != plain) == (name in writer.options)
        assert writer.idle(asked) == (() if name in writer.options else (name,))
    assert writer.idle(PLAIN) == ()


def test_png_shows_ink_for_stacked_accents() -> None:
    from io import BytesIO

    from PIL import Image

    layout = render(tiny())
    picture = Image.open(BytesIO(writers()["png"](layout))).convert("L")
    words = next(words for words in layout.pages[0].words if words.text == BLOCK.title)
    scale = 96 / 72
    area = words.area
    cut = picture.crop(tuple(round(value * scale) for value in (area.x, area.y, area.right, area.bottom)))
    assert cut.getextrema()[0] < 60, "letters"
    rim = picture.crop((round((area.right + 3) * scale), round(area.y * scale), round((area.right + 20) * scale),
                        round(area.bottom * scale)))  # fmt: skip
    assert rim.getextrema()[0] > 200, "and none of them after the measured end of the line"


def test_pdf_has_a_page_for_each_page_with_its_fonts_inside(layout: Layout) -> None:
    data = writers()["pdf"](layout)
    assert data.startswith(b"%PDF-")
    assert len(re.findall(rb"/Type /Page\b", data)) == len(layout.pages)
    assert data.count(b"/FontFile2") == 2
    assert b"Arimo" in data
    assert b"/Image" not in data.replace(b"/ImageB", b"").replace(b"/ImageC", b"").replace(b"/ImageI", b"")
    assert b"D:20000101" in data, "no clock"


@pytest.mark.parametrize(("theme", "grounded"), [("dark", True), ("screen", False), ("print", False)])
def test_pdf_has_the_ground_of_its_theme_under_all_else(theme: str, *, grounded: bool) -> None:
    (first, *_others) = re.findall(
        rb"stream\r?\n(.*?)\r?\nendstream", writers()["pdf"](render(grid(1), theme=theme)), re.S
    )
    drawn = zlib.decompress(first).partition(b" re ")[0].splitlines()[-1]
    assert (b" 842.00 -" in drawn) is grounded


def test_pdf_takes_letters_that_the_font_lacks() -> None:
    from dataclasses import replace

    layout = render(replace(tiny(), block=replace(BLOCK, title="😀 漢 sơ đồ")))
    assert writers()["pdf"](layout).startswith(b"%PDF-")


def test_json_is_the_layout_as_plain_data(layout: Layout) -> None:
    data = json.loads(writers()["json"](layout))
    assert data == json.loads(json.dumps(as_data(layout)))
    assert data["rolemap_layout"] == 1
    assert data["language"] == "vi"
    assert [len(page["boxes"]) for page in data["pages"]] == [len(page.boxes) for page in layout.pages]
    assert "colour" not in data


@pytest.mark.parametrize("program", ["graphviz-pure", "dot"])
def test_dot_for_download_is_read_by_graphviz(layout: Layout, program: str) -> None:
    from tests.hostile.test_labels import engine_path

    done = subprocess.run(
        [engine_path(program), "-Tjson0"], input=writers()["dot"](layout), capture_output=True, check=True
    )
    data = json.loads(done.stdout)
    nodes = [each for each in data["objects"] if "nodes" not in each and each["name"].startswith("n")]
    (picture,) = layout.pictures
    assert len(nodes) == (len(picture.nodes) if hasattr(picture, "nodes") else 3 * (len(picture.rows) + 1))


def test_pictures_speak_the_language_in_force() -> None:
    with i18n.use("en"):
        layout = render(tiny())
    data = writers()["svg"](layout).decode("utf-8")
    assert "page 1/1" in data
    assert "trang" not in data
    assert 'lang="en"' in data

"""Hostile labels come through both engines and all our own files unchanged: text equal, boxes equal, XML well formed.

500 labels in the normal run; ROLEMAP_HOSTILE_LABELS=100000 for the long one (some minutes).
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from rolemap.render import measure, render, writers
from rolemap.render.quoting import quoted_label, quoted_tooltip
from rolemap.views.diagram import Diagram, Edge, Lane, Node, TitleBlock

COUNT = int(os.environ.get("ROLEMAP_HOSTILE_LABELS", "500"))
BATCH = 250
SVG = "{http://www.w3.org/2000/svg}"
XLINK_TITLE = "{http://www.w3.org/1999/xlink}title"

KNOWN = (
    '"', "\\", '\\"', "\\\\", "\\N \\G \\L \\E \\T \\H \\n \\l \\r", "<x>", "<b>đậm</b>", "<<TABLE/>>", "&amp;", "&", "&#65;",
    "&eacute;", "&lt;script&gt;", "<script>alert(1)</script>", "a:b:c", "n0:port:ne", "một\nhai", "ba\r\nbốn", "{a|b}",
    "]]>", "<!-- -->", "<?xml?>", "<!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]>", "/* c */", "// c", "# c",
    "-> -- ; }", "digraph { a -> b }", "label=x", "%s %d %n", "${x} {0}", "😀👩‍👩‍👧", "漢字", "e\u0301 a\u0306\u0309",
    "\u00a0", "\u200b", "\ufeff", "\u2028", "\x00\x07\x1b", "\ud800", "\ufffe", "Ẳ Ỗ Ữ Ỷ Đ", "N" * 900, "từ " * 200, " ",
    "", "\t", "javascript:alert(1)", "'; DROP TABLE", "\u202eabc", "trailing\\", "trailing\n", "\nleading",
)  # fmt: skip


def hostile(count: int) -> Iterator[str]:
    """The known labels, then as many as asked for, put together from them and from letters of every kind."""
    yield from KNOWN[:count]
    dice = random.Random(20220630)
    alphabet = "\"\\<>&;:|{}[]()/#%$'`\n\t NGLEnlr&amp;ẲỖỮỶđơưàe\u0301\u0323😀漢א\u200b\u2028\x85"
    for _ in range(count - len(KNOWN)):
        pieces = (
            dice.choice(KNOWN)
            if dice.random() < 0.3
            else "".join(dice.choices(alphabet, k=dice.randint(0, 12)))
            for _ in range(dice.randint(1, 5))
        )
        yield "".join(pieces)[:1000]


def batches() -> Iterator[list[str]]:
    """The labels, some in each graph."""
    labels = list(hostile(COUNT))
    yield from (labels[at : at + BATCH] for at in range(0, len(labels), BATCH))


def engine_path(program: str) -> str:
    """The path of an engine; the test is skipped where it is not installed."""
    found = shutil.which(program, path=str(Path(sys.executable).parent)) or shutil.which(program)
    if found is None:
        pytest.skip(f"{program} is not installed")
    return found


def visible(text: str) -> str:
    """What of a label must come back: its letters line by line; Graphviz writes some spaces as no-break spaces."""
    lines = measure.clean(text).replace("\r\n", "\n").replace("\r", "\n").replace("\u00a0", " ").split("\n")
    return "\n".join(line for line in lines if line)


def squeezed(text: str) -> str:
    """A text without its white space, for lines that were broken anew."""
    return "".join(measure.clean(text).split())


@pytest.mark.parametrize("program", ["graphviz-pure", "dot"])
def test_quoted_labels_come_back_from_the_engine_unchanged(program: str) -> None:
    engine = engine_path(program)
    for labels in batches():
        nodes = (
            f"n{at} [label={quoted_label(text)}, tooltip={quoted_tooltip(text)}]"
            for at, text in enumerate(labels)
        )
        source = "digraph {" + "; ".join(nodes) + "}"
        done = subprocess.run(
            [engine, "-Tsvg"], input=source.encode("utf-8"), capture_output=True, check=True
        )
        drawn = etree.fromstring(done.stdout).findall(f".//{SVG}g[@class='node']")
        assert len(drawn) == len(labels)
        for node in drawn:
            text = labels[int(node.findtext(f"{SVG}title", "")[1:])]
            said = "\n".join(each.text or "" for each in node.iter(f"{SVG}text"))
            assert visible(said) == visible(text), repr(text)
            tips = [each.get(XLINK_TITLE) for each in node.iter(f"{SVG}a")]
            for tip in tips:
                assert squeezed(tip) == squeezed(text), repr(text)


def picture(labels: list[str]) -> Diagram:
    """A diagram with the labels on boxes, lines, ids, titles and elements alike."""
    half = (len(labels) + 1) // 2
    nodes = tuple(
        Node(f"{at} {text}", "one" if at < half else "two", "problem", text, (text,), elements=(text[:40],))
        for at, text in enumerate(labels)
    )
    edges = tuple(
        Edge(one.id, two.id, "sets", one.title[:30], relations=((one.title[:20], "a", "b"),))
        for one, two in zip(nodes[:half:5], nodes[half::5], strict=False)
    )
    lanes = (Lane("one", "problems", labels[0]), Lane("two", "tools", labels[-1], labels[0][:40]))
    block = TitleBlock(labels[0], labels[-1], "30/06/2022", "0", labels[0][:30], labels[-1])
    return Diagram("three-persons", block, lanes, nodes, edges)


def test_hostile_pictures_are_well_formed_and_say_every_word() -> None:
    for labels in batches():
        made = picture(labels)
        layout = render(made)
        root = etree.fromstring(writers()["svg"](layout), etree.XMLParser(resolve_entities=False))
        nodes = [each for each in root.iter(f"{SVG}g") if (each.get("id") or "").startswith("node-")]
        assert len(nodes) == len(labels) == sum(len(page.boxes) for page in layout.pages)
        kinds = {each.tag for each in root.iter()}
        assert kinds <= {
            f"{SVG}{name}" for name in ("svg", "g", "title", "desc", "rect", "ellipse", "path", "text")
        }
        by_id = {box.id: box for page in layout.pages for box in page.boxes}
        for node, element in zip(made.nodes, nodes, strict=True):
            box = by_id[node.id]
            for words in box.words:
                assert box.area.holds(words.area, 0.05), repr(node.title)
            title = element.findtext(f"{SVG}title")
            if node.title.strip():
                assert squeezed(title or "").startswith(squeezed(node.title)), repr(node.title)


@pytest.mark.parametrize("program", ["graphviz-pure", "dot"])
def test_hostile_pictures_as_dot_keep_their_boxes_and_lines(program: str) -> None:
    engine = engine_path(program)
    for labels in batches():
        made = picture(labels)
        layout = render(made)
        source = writers()["dot"](layout)
        done = subprocess.run([engine, "-Tsvg"], input=source, capture_output=True, check=True)
        root = etree.fromstring(done.stdout)
        assert len(root.findall(f".//{SVG}g[@class='node']")) == len(labels)
        assert len(root.findall(f".//{SVG}g[@class='edge']")) == len(made.edges)
        assert len(root.findall(f".//{SVG}g[@class='cluster']")) == 2


def test_every_writer_takes_the_known_labels() -> None:
    layout = render(picture(list(KNOWN)))
    for suffix, write in writers().items():
        assert write(layout), suffix


def test_the_labels_are_hostile_enough() -> None:
    labels = list(hostile(COUNT))
    assert len(labels) == COUNT
    assert any(unicodedata.normalize("NFC", text) != text for text in labels)
    for piece in ("\\N", "<x>", "&amp;", '"', ":", "\n", "😀", "\\"):
        assert any(piece in text for text in labels)

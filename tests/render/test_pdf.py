"""What a PDF tells its reader: words that can be found and copied, a title, a language, bookmarks."""

from __future__ import annotations

import re
import shutil
import subprocess
import unicodedata
from pathlib import Path

import pytest

from rolemap.checks.evaluate import evaluate
from rolemap.render import render, writers
from rolemap.render.layout import words_of
from rolemap.views import views
from tests.conftest import sample
from tests.render.pictures import BLOCK, grid, tiny


def written(data: bytes, key: str) -> list[str]:
    """The texts that stand under a key of the file, such as ``Title``."""
    found = re.findall(rb"/" + key.encode() + rb" <([0-9a-fA-F]+)>", data)
    return [bytes.fromhex(text.decode()).decode("utf-16") for text in found]


@pytest.mark.parametrize("slug", ["three-persons", "scorecard"])
def test_vietnamese_can_be_copied_out_of_it(slug: str, tmp_path: Path) -> None:
    program = shutil.which("pdftotext")
    if program is None:
        pytest.skip("pdftotext (poppler-utils) is not installed")
    graph = sample("thai-binh")
    layout = render(views()[slug].build(graph, evaluate(graph)))
    path = tmp_path / "a.pdf"
    path.write_bytes(writers()["pdf"](layout))
    copied = subprocess.run([program, "-raw", path, "-"], capture_output=True, text=True, check=True).stdout
    copied = unicodedata.normalize("NFC", copied).replace("\u00a0", " ")
    lines = {words.text.replace("\u00a0", " ") for page in layout.pages for words in words_of(page)}
    assert len(lines) > 50
    assert not [line for line in lines if line not in copied]


def test_it_says_its_title_its_language_and_what_it_shows() -> None:
    data = writers()["pdf"](render(tiny()))
    assert written(data, "Title") == [BLOCK.title]
    assert BLOCK.as_of in written(data, "Subject")[0]
    assert b"/Lang (vi)" in data
    assert b"/DisplayDocTitle true" in data
    assert b"/Author" not in data, "nobody's theme, nobody's name"


def test_several_pages_have_a_bookmark_each_and_a_single_one_has_none() -> None:
    assert b"/Outlines" not in writers()["pdf"](render(tiny(), paper="A4"))
    layout = render((tiny(), grid(30)), paper="A4")
    data = writers()["pdf"](layout)
    assert b"/Outlines" in data
    headings = [text for text in written(data, "Title") if text != BLOCK.title]
    assert headings == [f"{page.number}. {BLOCK.subtitle}" for page in layout.pages]

"""An SVG with its font inside looks the same where the font is not installed: the browser measures its letters."""

from __future__ import annotations

import json
import re
import subprocess
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from rolemap.render import Output, render, writers
from rolemap.render.layout import Layout
from tests.browser.conftest import FLAGS
from tests.render.own.files import FONTS, theme_in
from tests.render.pictures import rich

PAGE = """<!doctype html><meta charset="utf-8"><body>{svg}<script type="text/plain" id="answer"></script><script>
document.fonts.ready.then(() => {{
  const texts = [...document.querySelectorAll("text")];
  const lengths = texts.map(each => [each.textContent, each.getComputedTextLength(), parseFloat(each.dataset.measured)]);
  document.getElementById("answer").textContent = JSON.stringify(lengths);
}});
</script>"""
TEXT_LENGTH = re.compile(r'textLength="([0-9.]+)" lengthAdjust="\w+"')


def lengths(chromium: str, folder: Path, layout: Layout, output: Output) -> list[Any]:
    """By line of text: how long the browser sets it, and how long it was measured; no font is given to the page."""
    svg = writers()["svg"](layout, output).decode()
    svg = TEXT_LENGTH.sub(r'data-measured="\1"', svg[svg.index("<svg") :])
    page = folder / "page.html"
    page.write_text(PAGE.format(svg=svg), encoding="utf-8")
    command = [
        chromium,
        *FLAGS,
        "--virtual-time-budget=10000",
        f"--user-data-dir={folder / 'profile'}",
        "--dump-dom",
        page.as_uri(),
    ]
    shown = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True).stdout
    found: list[Any] = json.loads(unescape(shown.split('id="answer">', 1)[1].split("</script>", 1)[0]))
    assert len(found) > 20
    return found


@pytest.mark.parametrize("embedded", [True, False])
def test_the_letters_of_an_embedded_font_are_used_and_without_it_others_are(
    chromium: str, tmp_path: Path, embedded: bool
) -> None:
    layout = render(
        rich(), theme=theme_in(tmp_path, FONTS)
    )  # letters a fifth narrower than any font installed
    for text, length, measured in lengths(chromium, tmp_path, layout, Output(embed_font=embedded)):
        same = length == pytest.approx(measured, rel=0.01, abs=0.3)
        assert same == embedded or not text.strip(), f"“{text}”: {length}, measured {measured}"


def test_the_bundled_font_can_be_embedded_too(chromium: str, tmp_path: Path) -> None:
    for text, length, measured in lengths(chromium, tmp_path, render(rich()), Output(embed_font=True)):
        assert length == pytest.approx(measured, rel=0.01, abs=0.3), f"“{text}”"

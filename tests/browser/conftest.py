"""Headless Chromium for the tests that need a real browser; without one they skip and say so, in CI they fail."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Mapping
from html import unescape
from pathlib import Path
from typing import Any

import pytest

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
FONTS = Path(__file__).parents[2] / "rolemap" / "fonts"
PAGE = """<!doctype html><meta charset="utf-8"><style>
@font-face {{ font-family: Arimo; font-weight: 400; src: url({fonts}/Arimo-Regular.ttf); }}
@font-face {{ font-family: Arimo; font-weight: 700; src: url({fonts}/Arimo-Bold.ttf); }}
@font-face {{ font-family: Arial; font-weight: 400; src: url({fonts}/Arimo-Regular.ttf); }}
@font-face {{ font-family: Arial; font-weight: 700; src: url({fonts}/Arimo-Bold.ttf); }}
body {{ margin: 0; zoom: 3; }}
</style><body>{pictures}<script type="text/plain" id="answer"></script>
<script>
Promise.all(["12px Arimo", "bold 12px Arimo", "12px Arial", "bold 12px Arial"].map(face => document.fonts.load(face))).then(found => {{
  const measure = {measure};
  const answers = {{}};
  for (const holder of document.querySelectorAll("body > div")) {{
    answers[holder.dataset.name] = measure(holder.querySelector("svg"));
    holder.style.display = "none";
  }}
  document.querySelectorAll("body > div").forEach(holder => holder.remove());
  const answer = found.every(faces => faces.length) ? answers : "the fonts were not loaded";
  document.getElementById("answer").textContent = JSON.stringify(answer);
}}).catch(error => {{ document.getElementById("answer").textContent = JSON.stringify(error.stack); }});
</script>"""

Ask = Callable[[Mapping[str, str], str], Any]


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of the browser."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if found is None:
        if os.environ.get("CI"):
            pytest.fail("Chromium is not installed, and in CI the browser tests must run")
        pytest.skip("Chromium is not installed")
    return found


@pytest.fixture(scope="session")
def ask(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """`ask(svgs, function)`: by name of an SVG what a JavaScript function answers to its element.

    One browser looks at them all: its start costs more than the pictures.
    """

    def answer(svgs: Mapping[str, str], measure: str) -> Any:
        folder = tmp_path_factory.mktemp("browser")
        page = folder / "page.html"
        pictures = "".join(
            f'<div data-name="{name}">{svg[svg.index("<svg") :]}</div>' for name, svg in svgs.items()
        )
        page.write_text(
            PAGE.format(pictures=pictures, measure=measure, fonts=FONTS.as_uri()), encoding="utf-8"
        )
        command = [
            chromium,
            *FLAGS,
            "--virtual-time-budget=20000",
            f"--user-data-dir={folder / 'profile'}",
            "--dump-dom",
            page.as_uri(),
        ]
        shown = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True).stdout
        text = shown.split('id="answer">', 1)[1].split("</script>", 1)[0]
        answers = json.loads(unescape(text))
        assert isinstance(answers, dict), answers
        return answers

    return answer

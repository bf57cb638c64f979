"""All pictures to look through before a release: ``python -m tests.contact_sheet FOLDER [--theme print] [--view SLUG]``.

Every view of both samples in every theme, and the pages of the generated province on paper, as PNG files, on
contact sheets of four and on a page index.html. A picture that cannot be made is told and does not stop the rest.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from rolemap.errors import RolemapError
from rolemap.render import writers
from rolemap.render.layout import Layout
from rolemap.render.typeface import arimo
from rolemap.views import views
from tests.gallery import PROVINCE, SAMPLES, THEMES, layout
from tests.render.geometry import faults

SHEET = (1754, 1240)
"""A landscape A4 sheet at 150 dots an inch."""
ACROSS, DOWN = 2, 2
MARGIN, CAPTION = 16, 26
STYLE = """
body { font: 15px/1.4 Arimo, Arial, sans-serif; margin: 1rem; }
main { display: grid; grid-template-columns: repeat(auto-fill, minmax(34rem, 1fr)); gap: 1rem; }
figure { margin: 0; break-inside: avoid; }
img { width: 100%; border: 1px solid #999; }
"""


@dataclass(frozen=True, slots=True)
class Shot:
    """One page of one picture: where its PNG is, and what to know about it."""

    file: Path
    caption: str


def shots(folder: Path, slugs: Sequence[str], themes: Sequence[str], papers: Sequence[str]) -> Iterator[Shot]:
    """Draw every picture into the folder."""
    for slug in slugs:
        for theme in themes:
            for name in SAMPLES:
                yield from _pages(folder, name, slug, theme, None)
        for paper in papers:
            for name in (*SAMPLES, PROVINCE):
                yield from _pages(folder, name, slug, "print", paper)


def _pages(folder: Path, name: str, slug: str, theme: str, paper: str | None) -> Iterator[Shot]:
    started = time.perf_counter()
    try:
        made = layout(name, slug, theme, paper)
    except RolemapError as error:
        print(f"{slug} {name} {theme}: {error}", file=sys.stderr)
        return
    seconds = time.perf_counter() - started
    wrong = faults(made, paper=paper is not None)
    for told in wrong[:5]:
        print(f"{slug} {name} {theme} {paper or ''}: {told}", file=sys.stderr)
    for page in made.pages:
        file = folder / f"{slug}.{name}.{theme}{f'.{paper}' if paper else ''}.{page.number}.png"
        file.write_bytes(_png(made, page.number))
        type_size = min((words.size for box in page.boxes for words in box.words), default=0.0)
        about = f"page {page.number}/{page.count} · {page.width:.0f} × {page.height:.0f} pt · least type {type_size:.1f} pt"
        yield Shot(
            file,
            f"{slug} · {name} · {theme} · {paper or 'no paper'} · {about} · {seconds:.1f} s · {len(wrong)} faults",
        )


def _png(made: Layout, number: int) -> bytes:
    (page,) = (page for page in made.pages if page.number == number)
    return bytes(writers()["png"](replace(made, pages=(page,))))


def sheets(folder: Path, found: Sequence[Shot]) -> int:
    """Put the pictures on sheets of four; the answer is how many."""
    font = ImageFont.truetype(arimo().regular, 15)
    per_sheet = ACROSS * DOWN
    for number, start in enumerate(range(0, len(found), per_sheet), 1):
        sheet = Image.new("RGB", SHEET, "white")
        pen = ImageDraw.Draw(sheet)
        width = (SHEET[0] - MARGIN * (ACROSS + 1)) // ACROSS
        height = (SHEET[1] - MARGIN * (DOWN + 1)) // DOWN
        for at, shot in enumerate(found[start : start + per_sheet]):
            x = MARGIN + at % ACROSS * (width + MARGIN)
            y = MARGIN + at // ACROSS * (height + MARGIN)
            pen.text((x, y), shot.caption.split(" · least")[0], "black", font)
            picture = Image.open(BytesIO(shot.file.read_bytes())).convert("RGB")
            picture.thumbnail((width, height - CAPTION))
            sheet.paste(picture, (x, y + CAPTION))
            pen.rectangle(
                (x, y + CAPTION, x + picture.width, y + CAPTION + picture.height), outline="#999999"
            )
        sheet.save(folder / f"sheet-{number:02}.png")
    return -(-len(found) // per_sheet)


def index(found: Sequence[Shot]) -> str:
    """The page that shows them all."""
    figures = "\n".join(
        f'<figure><a href="{shot.file.name}"><img src="{shot.file.name}" alt="{escape(shot.caption)}" loading="lazy"></a>'
        f"<figcaption>{escape(shot.caption)}</figcaption></figure>"
        for shot in found
    )
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Contact sheet</title><style>{STYLE}</style>'
        f"<h1>Contact sheet</h1><main>{figures}</main></html>\n"
    )


def main(arguments: Sequence[str]) -> int:
    """Draw, put together, and say where it is."""
    parser = argparse.ArgumentParser(prog="python -m tests.contact_sheet")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--theme", action="append", choices=THEMES)
    parser.add_argument("--view", action="append", choices=list(views()))
    parser.add_argument("--paper", action="append", choices=("A4", "A3", "none"))
    asked = parser.parse_args(arguments)
    asked.folder.mkdir(parents=True, exist_ok=True)
    papers = [paper for paper in asked.paper or ["A4"] if paper != "none"]
    found = list(shots(asked.folder, asked.view or list(views()), asked.theme or THEMES, papers))
    count = sheets(asked.folder, found)
    (asked.folder / "index.html").write_text(index(found), encoding="utf-8")
    print(f"{len(found)} pages, {count} sheets: {asked.folder / 'index.html'}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Every page of the application to look at before a release: ``python -m tests.screenshots FOLDER [NAME…]``.

Each page of `tests.browser.web.pages` in Vietnamese on a desk and in English on a tablet, as PNG files and on a page
index.html; what the console complains about is told. `--url` looks at an application that runs already.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, sync_playwright

from tests.browser.web.conftest import TABLET, WIDE, listen, settled, speak
from tests.browser.web.pages import PAGES
from tests.browser.web.serving import Served, served

STYLE = """
body { font: 15px/1.4 Arimo, Arial, sans-serif; margin: 1rem; }
main { display: grid; grid-template-columns: repeat(auto-fill, minmax(34rem, 1fr)); gap: 1rem; }
figure { margin: 0; }
img { width: 100%; border: 1px solid #999; }
"""
LOOKS = (("vi", WIDE), ("en", TABLET))


def shoot(browser: Browser, url: str, folder: Path, names: Sequence[str], whole: bool) -> list[str]:
    """Save the pages of those names; returns what the console complained about."""
    complaints: list[str] = []
    for language, size in LOOKS:
        context = browser.new_context(viewport=size)
        speak(context, url, language)
        page = context.new_page()
        listen(page, complaints)
        for name in names:
            page.goto(url + PAGES[name])
            settled(page)
            page.wait_for_timeout(300)
            page.screenshot(path=folder / file_name(name, language, size), full_page=whole)
        context.close()
    return complaints


def file_name(name: str, language: str, size: dict[str, int]) -> str:
    """Such as ``home-vi-1280.png``."""
    return f"{name}-{language}-{size['width']}.png"


def index(folder: Path, names: Sequence[str]) -> None:
    """A page that shows all of them."""
    figures = "".join(
        f"<figure><figcaption>{escape(name)} {language} {size['width']}×{size['height']}</figcaption>"
        f'<a href="{file_name(name, language, size)}"><img src="{file_name(name, language, size)}"></a></figure>'
        for name in names
        for language, size in LOOKS
    )
    text = f"<!doctype html><meta charset='utf-8'><style>{STYLE}</style><main>{figures}</main>"
    (folder / "index.html").write_text(text, encoding="utf-8")


def main() -> int:
    """Take the pictures; 1 where a console complained."""
    parser = argparse.ArgumentParser(prog="python -m tests.screenshots", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("names", nargs="*", metavar="NAME", help="pages to take; all where none is named")
    parser.add_argument("--url", help="an application that runs already and has the samples")
    parser.add_argument("--whole", action="store_true", help="whole pages, not only what fits the window")
    given = parser.parse_args()
    names = given.names or list(PAGES)
    given.folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as data, sync_playwright() as playwright:
        running: AbstractContextManager[Served | None] = nullcontext() if given.url else served(Path(data))
        with running as office:
            browser = playwright.chromium.launch(
                executable_path=shutil.which("chromium"), args=["--no-sandbox"]
            )
            url = given.url or (office.url if office else "")
            complaints = shoot(browser, url, given.folder, names, given.whole)
            browser.close()
    index(given.folder, names)
    print("\n".join(complaints) or f"{given.folder / 'index.html'}")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())

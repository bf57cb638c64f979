"""Checksums of every view of the samples in every format: ``python -m tests.render.digests en vi``.

`tests.render.test_bytes` runs it as a process of its own, with another order of work than its own: the languages as
named, the pictures from the last to the first.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Sequence

from rolemap import i18n
from rolemap.render import Output, render, writers
from rolemap.render.layout import Layout
from rolemap.views import views
from tests.gallery import PICTURES, graph, workspace

SMALL = Output(dpi=24.0)
"""Dots for a PNG: the drawing is the same at any size, and this one is quick."""


def checksums(name: str, slug: str, made: Layout) -> dict[str, str]:
    """By ``map.view.suffix`` the checksum of a layout in every format."""
    return {
        f"{name}.{slug}.{suffix}": hashlib.sha256(write(made, SMALL)).hexdigest()
        for suffix, write in writers().items()
    }


def backwards(languages: Sequence[str]) -> dict[str, dict[str, str]]:
    """By language the checksums of all pictures; those of English only as SVG."""
    found: dict[str, dict[str, str]] = {language: {} for language in languages}
    for name, slug in PICTURES[::-1]:
        for language in languages:
            with i18n.use(language):
                made = render(views()[slug].build(graph(name), workspace(name).report), theme="print")
                if language == "vi":
                    found[language] |= checksums(name, slug, made)
                else:
                    content = writers()["svg"](made, SMALL)
                    found[language][f"{name}.{slug}.svg"] = hashlib.sha256(content).hexdigest()
    return found


if __name__ == "__main__":
    print(json.dumps(backwards(sys.argv[1:])))

"""The golden files of all views on both samples; run ``python -m tests.views.golden [VIEW…]`` to write them anew.

Look at the difference before it is committed: a golden file is what the picture is meant to say.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from tests.gallery import PICTURES, picture
from tests.views.spelled import spelled

FOLDER = Path(__file__).parent / "golden"
COMMAND = "python -m tests.views.golden"


def golden_files() -> dict[str, tuple[str, str]]:
    """By name of the golden file: the map and the view that it spells out."""
    return {f"{name}.{slug}.txt": (name, slug) for name, slug in PICTURES}


def stale() -> list[Path]:
    """Golden files of views that do not exist any more."""
    known = golden_files()
    return sorted(file for file in FOLDER.glob("*") if file.name not in known)


def main(only: Sequence[str]) -> int:
    """Write what differs (of the views `only`, where some are named), remove what is stale, and say so."""
    FOLDER.mkdir(exist_ok=True)
    changed = 0
    for file_name, (name, slug) in golden_files().items():
        if only and slug not in only:
            continue
        file, text = FOLDER / file_name, spelled(picture(name, slug))
        if not file.is_file() or file.read_text(encoding="utf-8") != text:
            file.write_text(text, encoding="utf-8", newline="\n")
            print(f"written: {file_name}")
            changed += 1
    for file in stale():
        file.unlink()
        print(f"removed: {file.name}")
        changed += 1
    print(f"{changed} of {len(golden_files())} golden files changed")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

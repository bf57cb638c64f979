"""The same map gives the same bytes: in another process, hash seed, order of work, language before it, and place."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from rolemap.render import writers
from tests.gallery import PICTURES, layout
from tests.render.digests import checksums

ROOT = Path(__file__).parents[2]


def test_every_view_in_every_format_is_the_same_bytes_everywhere(tmp_path: Path) -> None:
    surroundings = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "PYTHONHASHSEED": "4242",
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "C",
        "COLUMNS": "40",
    }
    command = [sys.executable, "-m", "tests.render.digests", "en", "vi"]
    # The other process draws while this one does, for it is the writing that takes long.
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env=surroundings, cwd=tmp_path
    ) as process:
        here = {
            key: digest
            for name, slug in PICTURES
            for key, digest in checksums(name, slug, layout(name, slug, "print")).items()
        }
        said, _errors = process.communicate(timeout=300)
    assert process.returncode == 0
    there = json.loads(said)
    assert len(here) == len(PICTURES) * len(writers())
    assert not [key for key, digest in here.items() if there["vi"][key] != digest]
    assert not [key for key, digest in there["en"].items() if here[key] == digest], "the language tells"

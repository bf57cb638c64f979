"""What was taken from elsewhere is what its list says, and nothing else lies there."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

STATIC = Path(__file__).parents[2] / "web" / "static"
LIST = (STATIC / "vendor" / "README.md").read_text(encoding="utf-8")


def test_every_vendored_file_has_its_checksum() -> None:
    told = {name: digest for digest, name in re.findall(r"^([0-9a-f]{64})  (\S+)$", LIST, re.MULTILINE)}
    found = {
        file.relative_to(STATIC).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in (*STATIC.glob("vendor/*.js"), *STATIC.glob("fonts/*.woff2"))
    }
    assert found == told


def test_every_licence_that_the_list_names_is_there() -> None:
    for name in re.findall(r"\(`([^`]+)`\)", LIST):
        assert (STATIC / name).is_file() or (STATIC / "vendor" / name).is_file(), name

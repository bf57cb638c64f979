"""LibreOffice for the tests that open what was written; without it they skip and say so, in CI they fail."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest

TOOLS = ("soffice", "pdftotext", "pdftoppm", "pdffonts")
_LONGEST = 180.0


@dataclass(frozen=True)
class Shown:
    """A file as LibreOffice shows it, on pages."""

    pdf: Path

    @cached_property
    def texts(self) -> list[str]:
        """The text of each page, its lines as they stand."""
        told = _ran("pdftotext", "-layout", "-enc", "UTF-8", str(self.pdf), "-")
        return told.split("\f")[:-1]

    @property
    def text(self) -> str:
        """All text, every space and line end a single space."""
        return " ".join(" ".join(self.texts).split())

    @cached_property
    def pictures(self) -> list[Path]:
        """Each page as a PNG of 50 dots an inch."""
        _ran("pdftoppm", "-r", "50", "-png", str(self.pdf), str(self.pdf.with_suffix("")))
        return sorted(self.pdf.parent.glob(f"{self.pdf.stem}-*.png"))

    @cached_property
    def fonts(self) -> str:
        """The fonts that it is set in, as pdffonts lists them."""
        return _ran("pdffonts", str(self.pdf))

    @cached_property
    def ink(self) -> list[float]:
        """The share of each page, its margins left out, that is not white."""
        from PIL import Image

        shares = []
        for path in self.pictures:
            with Image.open(path) as page:
                grey = page.convert("L")
                inner = grey.crop((0, int(grey.height * 0.08), grey.width, int(grey.height * 0.92)))
                counts = inner.histogram()
                shares.append(sum(counts[:200]) / (inner.width * inner.height))
        return shares


Office = Callable[[bytes, str], Shown]


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """``office(content, "docx")``: the file on pages; each file is opened once a session."""
    missing = [tool for tool in TOOLS if shutil.which(tool) is None]
    if missing:
        told = f"not installed: {', '.join(missing)}"
        if os.environ.get("CI"):
            pytest.fail(f"{told}; in CI the documents must be opened")
        pytest.skip(told)
    folder = tmp_path_factory.mktemp("office")
    profile = (folder / "profile").as_uri()

    def shown(content: bytes, suffix: str) -> Shown:
        name = hashlib.sha256(content).hexdigest()[:16]
        file = folder / f"{name}.{suffix}"
        pdf = folder / f"{name}.pdf"
        if not pdf.exists():
            file.write_bytes(content)
            told = _ran(
                "soffice",
                "--headless",
                "--norestore",
                f"-env:UserInstallation={profile}",
                "--convert-to",
                "pdf",
                "--outdir",
                str(folder),
                str(file),
            )
            assert pdf.exists(), told
        return Shown(pdf)

    return shown


def _ran(*command: str) -> str:
    """What a program wrote; it must end well, and in time."""
    done = subprocess.run(command, capture_output=True, text=True, timeout=_LONGEST, check=True)
    return done.stdout

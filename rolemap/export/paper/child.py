"""Typst in a process of its own, run as a script: what it took of memory is given back when it ends.

It reads one JSON object from standard input and writes the PDF to standard output, or, where Typst refuses the
document, its complaint: whatever begins with ``%PDF`` is the document. It imports nothing of rolemap, so that it
starts at once. Typst keeps what it has set for later documents; in a server that would be hundreds of megabytes.
"""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime


def main() -> None:
    """Answer one request."""
    asked = json.load(sys.stdin.buffer)
    sys.path[:] = asked["path"]
    import typst

    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=asked["fonts"])
    try:
        answer = typst.compile(
            {name: text.encode("utf-8") for name, text in asked["files"].items()},
            root=asked["root"],
            font_paths=fonts,
            ignore_system_fonts=True,
            package_path=asked["root"],
            package_cache_path=asked["root"],
            pdf_standards=asked["standards"],
            pdf_tags=asked["tagged"],
            timestamp=datetime.fromisoformat(asked["day"]).replace(tzinfo=UTC),
        )
    except RuntimeError as refused:  # TypstError is one
        answer = " ".join(str(refused).split()).encode("utf-8")
    sys.stdout.buffer.write(answer)


if __name__ == "__main__":
    main()

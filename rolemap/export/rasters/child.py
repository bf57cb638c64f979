"""Figures drawn in a process of its own, run as a script: drawing holds up nothing else, and uses another core.

It reads one JSON object from standard input: where Python finds its modules, and tasks. It writes both files of each
figure to standard output, each behind its length in four bytes.
"""

from __future__ import annotations

import json
import sys


def main() -> None:
    """Answer one request."""
    asked = json.load(sys.stdin.buffer)
    sys.path[:] = asked["path"]
    from rolemap.export.rasters.drawing import Task, drawn

    for told in asked["tasks"]:
        made = drawn(Task(**told))
        for content in (made.page, made.bare):
            sys.stdout.buffer.write(len(content).to_bytes(4, "big") + content)


if __name__ == "__main__":
    main()

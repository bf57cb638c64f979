"""What the documents of a map cost: ``python -m tests.benchmarks.documents [UNITS]``.

Run by hand, never by pytest: time on a shared machine proves nothing alone. Every format of a province of 300 units
and 5,000 relations is written by one `Export`, in the order in which a reader asks for them, so that what they share
(the pictures, the annexes) is paid for by the first; each is told in milliseconds, and in times what laying out the
main picture took. The most memory that the process and its largest child held stands at the end.
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Sequence

from rolemap.checks.evaluate import evaluate
from rolemap.services.checking import Workspace
from rolemap.services.drawing import Picture
from rolemap.services.exporting import Export
from tests.benchmarks.province import province
from tests.conftest import graph_of_data

ORDER = ("docx", "pdf", "pptx", "xlsx", "zip")


def main(arguments: Sequence[str]) -> None:
    """Write every format once and tell."""
    units = int(arguments[0]) if arguments else 300
    workspace = Workspace("province", evaluate(graph_of_data(province(units))))
    started = time.perf_counter()
    layout = Picture(workspace, "three-persons", paper="A4", theme="screen", table=False).layout
    unit = time.perf_counter() - started
    print(f"{units} units; the main picture on A4: {unit * 1e3:.0f} ms, {len(layout.pages)} pages")
    export = Export(workspace)
    total = 0.0
    for suffix in ORDER:
        started = time.perf_counter()
        content = export.written_as(suffix)
        took = time.perf_counter() - started
        total += took
        print(f"{suffix:5} {took * 1e3:7.0f} ms {took / unit:6.1f} times {len(content) / 1e6:7.2f} MB")
    print(f"all   {total * 1e3:7.0f} ms {total / unit:6.1f} times")
    for who, name in ((resource.RUSAGE_SELF, "the process"), (resource.RUSAGE_CHILDREN, "its largest child")):
        print(f"most memory of {name}: {resource.getrusage(who).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main(sys.argv[1:])

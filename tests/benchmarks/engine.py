"""What load and the catalogue cost, as ratios to a bare networkx graph of the same edges, in one run.

Run by hand from the checkout: ``.venv/bin/python -m tests.benchmarks.engine``. Never part of the tests: time on a
shared machine proves nothing alone, a ratio within one run does. Peak memory is read in a process of its own.
"""

from __future__ import annotations

import gc
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.benchmarks.maps import document

LARGE = {"organizations": 12_000, "problems": 400, "tools": 600, "relations": 1_000_000}
PROVINCE = {"organizations": 300, "problems": 40, "tools": 60, "relations": 5_000}


def cpu(work: Callable[[], Any]) -> tuple[float, Any]:
    """Seconds of CPU that one call takes, and its answer."""
    gc.collect()
    start = time.process_time()
    answer = work()
    return time.process_time() - start, answer


def bare(data: dict[str, Any], *, collector: bool) -> float:
    """Seconds for MultiDiGraph.add_edges_from of the same edges with their attributes."""
    import networkx

    edges = [
        (
            line["from"],
            line["to"],
            kind,
            {key: value for key, value in line.items() if key not in ("from", "to")},
        )
        for kind, lines in data["relations"].items()
        for line in lines
    ]
    if not collector:
        gc.disable()
    seconds, _ = cpu(lambda: networkx.MultiDiGraph().add_edges_from(edges))
    gc.enable()
    return seconds


def measure(path: Path) -> tuple[float, float, int]:
    """Seconds to load the file, seconds for the whole catalogue on the new graph, number of findings."""
    from rolemap.checks.catalogue import catalogue
    from rolemap.checks.evaluate import evaluate
    from rolemap.files import read
    from rolemap.model import RoleGraph

    catalogue()
    load, role_map = cpu(lambda: read(path))
    check, report = cpu(lambda: evaluate(RoleGraph(role_map)))
    return load, check, len(report.findings)


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as folder:
        large = Path(folder) / "large.json"
        data = document(**LARGE)
        large.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
        count = sum(map(len, data["relations"].values()))
        print(
            f"large map: {len(data['organizations'])} organizations, {count} relations, {large.stat().st_size / 1e6:.0f} MB"
        )
        with_collector, without = bare(data, collector=True), bare(data, collector=False)
        print(f"bare networkx: {with_collector:.2f} s ({without:.2f} s with the collector off)")
        del data
        load, check, findings = measure(large)
        print(f"load: {load:.2f} s = {load / with_collector:.3f} ({load / without:.3f}) of bare; target 0.6")
        print(
            f"catalogue: {check:.3f} s = {check / with_collector:.3f} ({check / without:.3f}) of bare; target 0.15; {findings} findings"
        )
        command = [sys.executable, "-m", "tests.benchmarks.engine", str(large)]
        print("alone:", subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip())
        print("province and its doubles (relations: load ms, catalogue ms, catalogue per 1,000 relations):")
        for factor in (1, 2, 4, 8):
            path = Path(folder) / f"province-{factor}.json"
            path.write_text(
                json.dumps(document(**{key: value * factor for key, value in PROVINCE.items()})),
                encoding="utf-8",
            )
            best = min((measure(path) for _ in range(7)), key=lambda row: row[1])
            size = PROVINCE["relations"] * factor
            print(f"  {size:6d}: {best[0] * 1e3:6.1f} {best[1] * 1e3:6.1f} {best[1] * 1e6 / size:6.2f}")


def alone(path: Path) -> None:
    """Load and check one file, and print the peak memory of this process."""
    load, check, findings = measure(path)
    # Not ru_maxrss: a child starts with its parent's, and the parent holds the bare graph.
    status = Path("/proc/self/status").read_text(encoding="ascii")
    peak = int(status.split("VmHWM:")[1].split()[0]) / 1024
    print(
        f"load {load:.2f} s, catalogue {check:.3f} s, {findings} findings, peak {peak:.0f} MiB; target 1,200 MB"
    )


if __name__ == "__main__":
    alone(Path(sys.argv[1])) if len(sys.argv) > 1 else main()

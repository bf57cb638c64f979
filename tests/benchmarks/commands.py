"""How long a command takes, whole process: ``python -m tests.benchmarks.commands`` (by hand, not by pytest).

The best of several runs, for a busy machine tells more than an idle one; byte code is compiled before.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
SAMPLE = str(ROOT / "samples" / "thai-binh.yaml")
RUNS = 7
LIMITS: Sequence[tuple[tuple[str, ...], float]] = (
    (("--help",), 0.25),
    (("check", SAMPLE), 0.6),
    (("draw", SAMPLE), 1.0),
)
"""Commands, and the seconds that the issue of the engine allows them."""


def seconds(arguments: Sequence[str], environment: dict[str, str]) -> tuple[float, float]:
    """Wall time and processor time of one run, children of the command included."""
    before, started = os.times(), time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "rolemap", *arguments], cwd=ROOT, env=environment, stdout=subprocess.DEVNULL
    )
    wall, after = time.perf_counter() - started, os.times()
    return wall, after.children_user + after.children_system - before.children_user - before.children_system


def main() -> int:
    """Print a row a command; 1 when one of them is over its limit."""
    over = False
    with tempfile.TemporaryDirectory() as compiled:
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        environment["PYTHONPYCACHEPREFIX"] = compiled
        for arguments, limit in LIMITS:
            seconds(arguments, environment)
            wall, processor = map(
                min, zip(*(seconds(arguments, environment) for _ in range(RUNS)), strict=True)
            )
            over = over or processor > limit
            print(f"{arguments[0]:8} wall {wall:.2f} s  processor {processor:.2f} s  limit {limit:.2f} s")
    return int(over)


if __name__ == "__main__":
    sys.exit(main())

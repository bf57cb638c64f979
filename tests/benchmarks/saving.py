"""From a save to new findings and the new picture, as a ratio to the bare engine: ``python -m tests.benchmarks.saving``.

Run by hand, never by pytest: time on a shared machine proves nothing alone, ratios within one run do. Each save sets
one field of a province of 300 units and 5,000 relations, goes through the gate, is checked, drawn in the view that is
asked for, and written as SVG; nothing of it is in a cache. The bare engine draws the same DOT, as a child without
limits, right after it.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from typing import Any

from rolemap.checks.evaluate import evaluate
from rolemap.editing.applying import apply
from rolemap.editing.edit import ABSENT, Edit
from rolemap.editing.loading import Loaded, admit
from rolemap.model import RoleGraph
from rolemap.render import answers, engine, render, writers
from rolemap.views import views
from tests.benchmarks.province import province

SAVES = 12
STEPS = ("apply", "gate", "text", "checks", "view", "layout", "engine", "svg")


class Clock:
    """Milliseconds by step of one save."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = dict.fromkeys(STEPS, 0.0)

    def of(self, step: str, work: Callable[[], Any]) -> Any:
        """The answer of `work`, whose time is noted."""
        started = time.perf_counter()
        answer = work()
        self.spent[step] += (time.perf_counter() - started) * 1e3
        return answer


def edit(loaded: Loaded, number: int) -> Edit:
    """A field that shows on the picture: the share of active users of one relation, or the name of a problem."""
    if number % 2:
        problem = loaded.document["problems"][number]
        return Edit(("problems", problem["id"], "name"), problem["name"], f"{problem['name']} ({number})")
    use = loaded.document["relations"]["uses"][100 * number]
    place = ("relations", "uses", f"{use['from']}>{use['to']}", "active_rate")
    return Edit(place, use.get("active_rate", ABSENT), round(0.05 + number / 100, 2))


def saved(loaded: Loaded, number: int, slug: str) -> tuple[Loaded, dict[str, float], str]:
    """One save: the document after it, milliseconds by step, and the DOT that was laid out."""
    clock = Clock()
    sources: list[str] = []
    bare = engine.run

    def timed(source: str, *rest: Any, **named: Any) -> str:
        sources.append(source)
        return str(clock.of("engine", lambda: bare(source, *rest, **named)))

    answers.answers.clear()
    answers.run = timed  # type: ignore[attr-defined]  # stands in while the layout is made
    try:
        change = edit(loaded, number)
        applied = clock.of("apply", lambda: apply(loaded.document, [change]))
        assert not applied.conflicts
        after = clock.of("gate", lambda: admit(applied.document, loaded))
        clock.of("text", after.text)
        graph = RoleGraph(after.map)
        report = clock.of("checks", lambda: evaluate(graph))
        picture = clock.of("view", lambda: views()[slug].build(graph, report))
        layout = clock.of("layout", lambda: render(picture))
        clock.of("svg", lambda: writers()["svg"](layout))
    finally:
        answers.run = bare  # type: ignore[attr-defined]
    clock.spent["layout"] -= clock.spent["engine"]
    return after, clock.spent, sources[0] if sources else ""


def bare_engine(source: str) -> float:
    """Milliseconds that the engine takes for a DOT when nothing else stands around it."""
    command = [engine.find_engine(), "-Kdot", "-Tjson"]
    started = time.perf_counter()
    subprocess.run(command, input=source.encode(), capture_output=True, check=True)
    return (time.perf_counter() - started) * 1e3


def main(only: Sequence[str]) -> int:
    """Print a row a view: the quickest of all saves, for others use the machine too."""
    print(f"{'view':14} " + " ".join(f"{step:>7}" for step in STEPS) + f"{'whole':>8}{'bare':>7}{'ratio':>7}")
    for slug in only or ("three-persons",):
        loaded = admit(province())
        loaded.text()
        rows, bares = [], []
        for number in range(SAVES + 2):
            loaded, spent, source = saved(loaded, number, slug)
            if number < 2:  # modules are loaded, texts of catalogues read
                continue
            rows.append(spent)
            if source:
                bares.append(bare_engine(source))
        quickest = min(rows, key=lambda row: sum(row.values()))
        whole = sum(quickest.values())
        print(f"{slug:14} " + " ".join(f"{quickest[step]:7.1f}" for step in STEPS) + f"{whole:8.1f}", end="")
        print(f"{min(bares):7.1f}{whole / min(bares):7.2f}" if bares else "   no engine")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

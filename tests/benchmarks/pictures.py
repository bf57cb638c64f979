"""What a picture costs, and whether that follows what is on it: ``python -m tests.benchmarks.pictures [VIEW…]``.

Run by hand, never by pytest: time on a shared machine proves nothing alone, ratios within one run do. For every
view a province of 300 units is held against one of 12,000 with the same problems and tools, part by part (building
the view, laying it out, the drawing program alone on the same DOT, writing SVG, PNG, PDF), and the pages of the
province are counted on each paper.
"""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable, Sequence
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import Any

import rolemap.render as rendering
from rolemap.checks.evaluate import evaluate
from rolemap.errors import RolemapError
from rolemap.model import RoleGraph
from rolemap.render import engine, render, writers
from rolemap.render.answers import answers
from rolemap.render.layout import Layout
from rolemap.services.checking import Workspace
from rolemap.services.drawing import Picture
from rolemap.views import View, views
from rolemap.views.diagram import Diagram, Grid
from tests.benchmarks.province import province
from tests.conftest import graph_of_data

SIZES = {"300": (300, 40, 60, 5_000), "12,000": (12_000, 40, 60, 200_000)}
"""Units, problems, tools, relations: as many lines of use a unit in both."""
PAPERS = ("A4", "A3")
RUNS = 3
STEPS = ("build", "layout", "engine", "svg", "png", "pdf")


def best(work: Callable[[], Any]) -> tuple[float, Any]:
    """The shortest of several runs in milliseconds, and the answer of the last."""
    taken = []
    for _run in range(RUNS):
        gc.collect()
        started = time.perf_counter()
        answer = work()
        taken.append((time.perf_counter() - started) * 1e3)
    return min(taken), answer


@cache
def drawing_modules() -> tuple[ModuleType, ...]:
    """All modules of the renderer, loaded, for whoever listens to one of their names."""
    return tuple(import_module(f"rolemap.render.{found.name}") for found in iter_modules(rendering.__path__))


def anew(picture: Diagram | Grid) -> Layout:
    """The layout of a picture that the engine has not been asked for before."""
    answers.clear()
    return render(picture)


def costs(view: View, graph: RoleGraph, report: Any) -> dict[str, float]:
    """Milliseconds by step; the layout is without the engine where it asks one."""
    found = {}
    found["build"], picture = best(lambda: view.build(graph, report))
    sources: list[tuple[Any, ...]] = []
    bare = engine.run

    def listening(source: str, *rest: Any, **named: Any) -> str:
        sources.append((source, rest, named))
        return bare(source, *rest, **named)

    places = [module for module in drawing_modules() if getattr(module, "run", None) is bare]
    for module in places:
        module.run = listening  # type: ignore[attr-defined]  # stands in while the layout is made
    try:
        whole, layout = best(lambda: anew(picture))
    finally:
        for module in places:
            module.run = bare  # type: ignore[attr-defined]
    asked = sources[len(sources) // RUNS * (RUNS - 1) :]
    found["engine"] = sum(best(lambda call=call: bare(call[0], *call[1], **call[2]))[0] for call in asked)
    found["layout"] = max(whole - found["engine"], 0.0)
    for suffix in ("svg", "png", "pdf"):
        found[suffix] = best(lambda suffix=suffix: writers()[suffix](layout))[0]
    found["boxes"] = sum(len(page.boxes) for page in layout.pages)
    found["engine calls"] = len(asked)
    found["grid"] = isinstance(picture, Grid)
    return found


def main(only: Sequence[str]) -> int:
    """Print a table a view."""
    maps = {}
    for size, numbers in SIZES.items():
        graph = graph_of_data(province(*numbers))
        started = time.perf_counter()
        report = evaluate(graph)
        maps[size] = (graph, report)
        print(
            f"{size} units: checked in {(time.perf_counter() - started) * 1e3:.0f} ms, {len(report.findings)} findings"
        )
    print(
        f"\n{'view':14} {'units':>7} {'boxes':>6} "
        + " ".join(f"{step:>7}" for step in STEPS)
        + "   whole  to the engine"
    )
    for slug, view in views().items():
        if only and slug not in only:
            continue
        wholes = []
        for size, (graph, report) in maps.items():
            try:
                found = costs(view, graph, report)
            except RolemapError as error:
                print(f"{slug:14} {size:>7} {error}")
                continue
            drawn = found["build"] + found["layout"] + found["engine"] + found["svg"]
            wholes.append(drawn)
            times = " ".join(f"{found[step]:7.1f}" for step in STEPS)
            ratio = f"{drawn / found['engine']:.2f}" if found["engine"] else "–"
            print(f"{slug:14} {size:>7} {found['boxes']:6} {times} {drawn:7.1f}  {ratio}")
        if len(wholes) == 2:
            print(f"{'':14} 12,000 units to 300: {wholes[1] / wholes[0]:.2f}")
    print("\npages of the province (least type in points, seconds)")
    graph, report = maps["300"]
    for slug in views():
        if only and slug not in only:
            continue
        row = []
        for paper in PAPERS:
            started = time.perf_counter()
            try:
                made = Picture(Workspace("x.yaml", report), slug, theme="print", paper=paper).layout
            except RolemapError as error:
                row.append(f"{paper} {error}")
                continue
            seconds = time.perf_counter() - started
            row.append(f"{paper} {len(made.pages):3} pages ({made.smallest_text:.1f} pt, {seconds:.1f} s)")
        print(f"{slug:14} {'   '.join(row)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

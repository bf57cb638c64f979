"""Every view of the samples and of a generated province, built and laid out once a session.

For the tests and scripts that look at all of them. Nothing here lists a view: what `rolemap.views.views`
finds is in the gallery. All words are Vietnamese.
"""

from __future__ import annotations

from functools import cache

from rolemap import i18n
from rolemap.checks.evaluate import evaluate
from rolemap.model import RoleGraph
from rolemap.render.layout import Layout
from rolemap.services.checking import Workspace
from rolemap.services.drawing import Picture
from rolemap.views import views
from rolemap.views.diagram import Diagram, Grid
from tests.benchmarks.province import province
from tests.conftest import graph_of_data, sample

SAMPLES = ("thai-binh", "nam-dinh")
PROVINCE = "province"
"""The generated province of 300 units, 40 problems, 60 tools and 5,000 relations."""
DISTRICTS = "districts"
"""A generated map between a sample and the province."""
_SIZES = {PROVINCE: (300, 40, 60, 5_000), DISTRICTS: (80, 10, 14, 400)}
THEMES = ("screen", "print", "dark")
PAPERS = (None, "A4", "A3")
PICTURES = tuple((name, slug) for slug in views() for name in SAMPLES)
"""Map and view of every picture of the samples, for parametrized tests."""


@cache
def graph(name: str) -> RoleGraph:
    """The graph of a sample, or of a generated map."""
    return graph_of_data(province(*_SIZES[name])) if name in _SIZES else sample(name)


@cache
def workspace(name: str) -> Workspace:
    """A map of the gallery with all its findings, as a command would read it from a file."""
    with i18n.use("vi"):
        return Workspace(f"{name}.yaml", evaluate(graph(name)))


@cache
def picture(name: str, slug: str) -> Diagram | Grid:
    """One view of one map of the gallery."""
    with i18n.use("vi"):
        return views()[slug].build(graph(name), workspace(name).report)


@cache
def layout(name: str, slug: str, theme: str = "screen", paper: str | None = None) -> Layout:
    """The same as a command would draw it: in pages, or folded, where it must."""
    with i18n.use("vi"):
        return Picture(workspace(name), slug, theme=theme, paper=paper).layout

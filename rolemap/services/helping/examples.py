"""The two examples of every check, drawn so that its gap is seen: the map that breaks it, and the same mended.

Only the check itself is asked, so that nothing else distracts. The view is the first of those that suit its brake
on which its finding stands; a new check needs no entry here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from rolemap.checks.catalogue import check
from rolemap.i18n import language

if TYPE_CHECKING:
    from rolemap.checks.findings import Report

BREAKS, KEEPS = "breaks", "keeps"
SUITS = {
    "head": ("delegations", "three-persons"),
    "platform": ("platforms", "three-persons"),
    "budget": ("budget", "three-persons"),
}
"""The views for a group of checks, the telling one first; for all others the main view."""
OTHERWISE = ("three-persons", "scorecard")
KEPT = 256
_BADGE = 'class="badge '
_ELEMENT = re.compile(r'data-element="([^"]+)"')


@dataclass(frozen=True, slots=True)
class Example:
    """One example: its map as text, what the check says about it, and the picture as an element of a page."""

    text: str
    sentences: tuple[str, ...]
    view: str
    svg: str


def examples(id: str) -> tuple[Example, Example]:
    """The example that has the gap and the mended one of a check; raises `UnknownName`."""
    return _examples(check(id).id, language())


@lru_cache(maxsize=KEPT)
def _examples(id: str, _language: str) -> tuple[Example, Example]:
    one = check(id)
    broken, kept = _report(one.breaks, id), _report(one.keeps, id)
    view, before, after = _telling(one.group, broken, kept)
    return (
        Example(one.breaks.strip(), _sentences(broken), view, _apart(before, BREAKS)),
        Example(one.keeps.strip(), _sentences(kept), view, _apart(after, KEEPS)),
    )


def _report(text: str, id: str) -> Report:
    from rolemap.checks.evaluate import evaluate
    from rolemap.services.explaining import report_on_example

    return evaluate(report_on_example(text).graph, (id,))


def _sentences(report: Report) -> tuple[str, ...]:
    return tuple(report.message(finding) for finding in report.findings)


def _telling(group: str, broken: Report, kept: Report) -> tuple[str, str, str]:
    """The first suitable view that shows the finding and, once it is mended, most of the same elements; its pictures.

    A view of delegations, say, leaves out whoever has no part in one any more: nobody would see what was mended.
    """
    views = tuple(dict.fromkeys((*SUITS.get(group, ()), *OTHERWISE)))
    for view in views:
        before, after = _drawn(broken, view), _drawn(kept, view)
        if _BADGE in before and 2 * len(_elements(after)) >= len(_elements(before)):
            return view, before, after
    return OTHERWISE[0], _drawn(broken, OTHERWISE[0]), _drawn(kept, OTHERWISE[0])


def _elements(svg: str) -> set[str]:
    return set(_ELEMENT.findall(svg))


def _drawn(report: Report, view: str) -> str:
    from rolemap.services.checking import Workspace
    from rolemap.services.drawing import Picture
    from rolemap.services.maps.pictures import Drawn

    return Drawn(Picture(Workspace("", report), view)).inline


def _apart(svg: str, prefix: str) -> str:
    """The same picture with ids of its own, for a page that holds several."""
    svg = re.sub(r' id="', f' id="{prefix}-', svg)
    svg = re.sub(r"url\(#", f"url(#{prefix}-", svg)
    svg = re.sub(r'href="#', f'href="#{prefix}-', svg)
    return re.sub(
        r'aria-labelledby="([^"]+)"',
        lambda found: 'aria-labelledby="{}"'.format(" ".join(f"{prefix}-{one}" for one in found[1].split())),
        svg,
    )

"""The first of several pages: a box for each page, how much is wrong on it, and what stands on no page.

An overview must be read on one page itself. It says as much as fits there: the names of what stands on each
page and the gravest findings first; with very many pages a box stands for several.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from rolemap.checks.evaluate import Finding, Report
from rolemap.i18n import domain, number
from rolemap.views.badges import badges_of
from rolemap.views.block import counted, summary, title_block
from rolemap.views.catalogue import Fits
from rolemap.views.diagram import Bar, Diagram, Edge, FindingLine, Lane, Node
from rolemap.views.legend import badge_legend, diagram_legend
from rolemap.views.pages.contract import gravest
from rolemap.views.pages.parts import FIRST, Run, pages_in_words
from rolemap.views.table import lines_of, table

_ = domain("views")

MOST_BEYOND = 400
"""So many findings that stand on no page are listed at the end; a list that is longer nobody reads."""
_GROUPED = (1, 2, 4, 8, 16, 32, 64)
"""How many pages one box may stand for."""
_MOST_NUMBERS = 6
"""So many page numbers are looked up; of more pages a row says how many they are."""
_SHORT, _SHORTER = 44, 24
"""Letters of a name on a line of its own, and among others."""
_FEW_BEYOND = 24
"""So many findings that stand on no page are listed on the overview, if they fit, and not on a page of their own."""


@dataclass(frozen=True, slots=True)
class Detail:
    """How much an overview says: of each page, and of what stands beside the pages."""

    names: int
    """At most so many names of the items of a page, each on a line of its own."""
    badges: int
    """So many badges of a page, its gravest findings; each has a row in the table."""
    bars: bool = False
    """Whether a page shows its coverage."""
    together: bool = False
    """The names shorter, after each other."""
    leaders: int = 6
    """So many leaders stand alone, the gravest."""
    few: int = 4
    """So many badges on any other box."""
    beside: int = 2
    """So many bodies, papers and units stand alone for their findings."""


_DETAILS = (
    Detail(99, 3, bars=True),
    Detail(4, 3, bars=True),
    Detail(4, 3),
    Detail(99, 3, together=True),
    Detail(3, 2, together=True, few=2),
    Detail(3, 1, together=True, few=1, beside=1),
    Detail(3, 1, together=True, few=1, leaders=4, beside=0),
    Detail(0, 1, few=1, leaders=4, beside=0),
)
_LEAST = Detail(0, 0, few=0, leaders=2, beside=0)
_NAMING = 7
"""So many of them name what stands on a page; the last says by its places which it is."""


@dataclass(frozen=True, slots=True)
class Pages:
    """The page, or the pages, that one box of the overview stands for."""

    numbers: tuple[int, ...]
    items: tuple[str, ...]
    findings: tuple[FindingLine, ...]
    """What stands on them, each once, by number."""

    @property
    def box(self) -> str:
        """The id of the box."""
        return f"page:{self.numbers[0]}"


def fitting(
    runs: Sequence[Run],
    pages: Sequence[Diagram],
    report: Report,
    fits: Fits,
    draw: Callable[[Sequence[Pages], Detail], Diagram],
    left: Callable[[Sequence[Diagram]], Sequence[Finding]],
) -> Diagram:
    """The overview that says the most and fits, with the findings `left` off all pages in its table if they are few.

    Where nothing fits it is the one that says the least.
    """
    for many in _GROUPED:
        groups = _grouped(runs, pages, many)
        found = [draw(groups, detail) for detail in _DETAILS]
        fuller = (_with_rest(report, one, left((one, *pages))) for one in found[:_NAMING])
        for picture in (*fuller, *found):
            if picture is not None and fits(picture):
                return picture
        if len(groups) == 1:
            break
    return draw(groups, _LEAST)


def _with_rest(report: Report, picture: Diagram, left: Sequence[Finding]) -> Diagram | None:
    """The overview with these findings in its table too; None where there are none, or many."""
    if not 0 < len(left) <= _FEW_BEYOND:
        return None
    lines = lines_of(report, left)
    every = sorted((*picture.findings, *lines), key=lambda line: line.badge.number)
    block = picture.block
    if block.summary == summary(report, listed=len(picture.findings)):
        block = replace(block, summary=summary(report, listed=len(every)))
    unplaced = tuple(line.badge for line in lines)
    return replace(picture, block=block, findings=tuple(every), unplaced=unplaced)


def _grouped(runs: Sequence[Run], pages: Sequence[Diagram], many: int) -> tuple[Pages, ...]:
    groups = []
    for start in range(0, len(runs), many):
        end = min(start + many, len(runs))
        lines = {line.badge.number: line for page in pages[start:end] for line in page.findings}
        groups.append(
            Pages(
                tuple(range(FIRST + start, FIRST + end)),
                tuple(item for run in runs[start:end] for item in run.items),
                tuple(line for _number, line in sorted(lines.items())),
            )
        )
    return tuple(groups)


def page_node(
    pages: Pages,
    lane: str,
    role: str,
    names: Sequence[str],
    detail: Detail,
    *,
    bars: tuple[Bar, ...] = (),
    beside: tuple[str, ...] = (),
    places: str = "",
    badged: Container[str] | None = None,
) -> Node:
    """The box of a page: its number and its findings counted, what stands on it, and the gravest badges.

    `beside` are further words on what stands on it; without names, `places` says which of all it is. Of the findings
    only those with their keys in `badged` have a badge: a page also shows leaders, whose findings are not its own.
    """
    words = _.n("Page {pages}", "Pages {pages}", len(pages.numbers))
    words = words.format(pages=pages_in_words(pages.numbers))
    if places and not detail.names:
        words = _("{pages} ({items})").format(pages=words, items=places)
    title = _("{pages}: {findings}").format(pages=words, findings=", ".join(_counts(pages.findings)))
    open_ones = [line.badge for line in pages.findings if not line.badge.waived]
    return Node(
        pages.box,
        lane,
        role,
        title,
        (*_listed(names, detail), *(beside if detail.names else ())),
        gravest([one for one in open_ones if badged is None or one.key in badged], detail.badges),
        bars if detail.bars and any(bar.done < bar.total for bar in bars) else (),
        status="part",
    )


def _counts(lines: Sequence[FindingLine]) -> Sequence[str]:
    """The open findings of a page by severity; a page without any says so."""
    found = Counter(line.badge.severity.value for line in lines if not line.badge.waived)
    return counted(found) or [_("no findings")]


def _listed(names: Sequence[str], detail: Detail) -> Iterable[str]:
    """The names, or the first of them and how many more."""
    if not detail.names or not names:
        return
    short = [_shortened(name, _SHORTER if detail.together else _SHORT) for name in names]
    if len(short) > detail.names:
        rest = len(short) - detail.names + 1
        short[-rest:] = [_("… and {n} more").format(n=number(rest))]
    yield from ["; ".join(short)] if detail.together else short


def _shortened(name: str, letters: int) -> str:
    if len(name) <= letters:
        return name
    whole, _space, _rest = name[:letters].rpartition(" ")
    return (whole or name[:letters]) + "…"


def with_pages(lines: Iterable[FindingLine], pages: Mapping[str, tuple[int, ...]]) -> tuple[FindingLine, ...]:
    """The rows of the overview's table, each with the pages on which its badge stands."""
    found = []
    for line in lines:
        numbers = pages.get(line.badge.key)
        if numbers:
            words = _.n("{finding} (page {pages})", "{finding} (pages {pages})", len(numbers))
            if len(numbers) > _MOST_NUMBERS:
                words = _("{finding} ({n} pages from page {pages})")
                numbers = numbers[:1]
            words = words.format(
                finding=line.text, pages=pages_in_words(numbers), n=number(len(pages[line.badge.key]))
            )
            line = replace(line, text=words)
        found.append(line)
    return tuple(found)


def overview_picture(
    report: Report,
    view: str,
    title: str,
    lanes: tuple[Lane, ...],
    nodes: Sequence[Node],
    edges: tuple[Edge, ...],
    pages: Mapping[str, tuple[int, ...]],
    own: Sequence[FindingLine] | None = None,
    explained: Sequence[Edge] | None = None,
) -> Diagram:
    """The overview, with a table of what has a badge on it and the pages where it stands.

    `own` are all findings of a view that is not about the whole report, `explained` the lines in its legend.
    """
    findings = with_pages(table(report, badges_of(nodes, edges), only=True), pages)
    legend = diagram_legend(
        nodes, edges if explained is None else explained, [line.badge for line in findings]
    )
    if any(node.status == "part" and node.bars for node in nodes):
        words = _("units that use it, of those that must; of a page, added up over its problems")
        legend = tuple(replace(one, text=words) if one.sign == "bar" else one for one in legend)
    subtitle = _("{title} · overview of the pages that follow").format(title=title)
    if any(len(numbers) > 1 for numbers in pages.values()):
        subtitle = _("{title} (a gap may stand on several of them)").format(title=subtitle)
    return Diagram(
        view=view,
        block=title_block(report.graph, report, subtitle, listed=len(findings), own=own),
        lanes=lanes,
        nodes=tuple(nodes),
        edges=edges,
        legend=legend,
        findings=findings,
    )


def beyond(report: Report, view: str, title: str, left: Sequence[Finding]) -> tuple[Diagram, ...]:
    """A table of the findings that stand on no page; nothing where all stand on one."""
    if not left:
        return ()
    lines = lines_of(report, left[:MOST_BEYOND])
    subtitle = _("{title} · findings that stand on none of these pages").format(title=title)
    block = title_block(report.graph, report, subtitle, own=lines)
    if len(left) > len(lines):
        words = _("{summary} · the first {n} of {all} that stand on no page")
        block = replace(
            block, summary=words.format(summary=block.summary, n=number(len(lines)), all=number(len(left)))
        )
    legend = tuple(badge_legend([line.badge for line in lines]))
    return (Diagram(view=view, block=block, lanes=(), nodes=(), edges=(), legend=legend, findings=lines),)

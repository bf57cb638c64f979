"""The overview: how much is on the map, how many gaps there are, what the brakes show, and the gravest gaps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rolemap.checks.base import Severity
from rolemap.checks.wording import severity_name
from rolemap.export.content.signs import light
from rolemap.export.slides.markup import Numbers
from rolemap.export.slides.stage import GROUND, TITLE
from rolemap.export.slides.tables import Text, height_of, table
from rolemap.i18n import domain, number
from rolemap.views.block import counted

if TYPE_CHECKING:
    from rolemap.checks.findings import Finding, Report
    from rolemap.export.material import Material
    from rolemap.render.theme import Theme

_ = domain("export")

_SIZE = 10.5
_GAP = 16.0
_LEFT = 344.0
"""Width of the column of figures; the gaps take the rest."""


def overview(material: Material, theme: Theme, numbers: Numbers) -> Iterator[str]:
    """The tables of the slide under its title."""
    x, y = TITLE.x, GROUND.y + 2.0
    area, written = table(
        numbers, theme, _("Figures of the map"), (x, y), (_LEFT - 70.0, 70.0),
        (Text(_("The map in figures")), Text(_("Number"), align="r")), list(_figures(material)), _SIZE,
    )  # fmt: skip
    yield written
    widths = (_LEFT - 110.0, 110.0)
    rows = [
        (Text(brake.name), Text(light(brake.state), bold=brake.state.alarming)) for brake in material.brakes
    ]
    _area, written = table(
        numbers, theme, _("The five brakes"), (x, area.bottom + _GAP), widths,
        (Text(_("Brake")), Text(_("State"))), rows, _SIZE,
    )  # fmt: skip
    yield written
    gravest = _gravest(material)
    if gravest:
        three = (58.0, 296.0, TITLE.width - _LEFT - 24.0 - 354.0)
        head = (Text(_("Severity, no.")), Text(_("Gravest open gaps")), Text(_("What to do")))
        rows_ = _as_many(material, gravest, head, three)
        yield table(numbers, theme, _("Gravest open gaps"), (x + _LEFT + 24.0, y), three, head, rows_, _SIZE)[
            1
        ]


def _figures(material: Material) -> Iterator[tuple[Text, Text]]:
    graph, counts = material.graph, material.report.counts
    yield _row(_("Problems that are not closed"), len(graph.unclosed_problems))
    yield _row(_("Tools in use or on trial"), len(graph.live_tools))
    yield _row(_("Units that must take part"), sum(graph.apparatus(one).size for one in graph.info.levels))
    for severity in Severity:
        name = _("Open gaps: {severity}").format(severity=severity_name(severity))
        yield _row(name, counts[severity.value])
    yield _row(_("Gaps waived with a reason"), counts["waived"])


def _row(name: str, count: int) -> tuple[Text, Text]:
    return Text(name), Text(number(count), bold=True, align="r")


def _gravest(material: Material) -> list[Finding]:
    """The open gaps, gravest first; of each check one before the second of any other."""
    opened = [one for one in material.report.findings if one.open]
    before: Counter[tuple[str, Severity]] = Counter()
    ranked: list[tuple[int, int, int, Finding]] = []
    for finding in opened:
        kind = finding.check, finding.severity
        ranked.append((finding.severity.rank, before[kind], finding.number, finding))
        before[kind] += 1
    return [finding for *_rank, finding in sorted(ranked, key=lambda one: one[:3])]


def _as_many(
    material: Material, gravest: Sequence[Finding], head: Sequence[Text], widths: Sequence[float]
) -> list[Sequence[Text]]:
    """As many of the gravest gaps as the slide holds, by number, and how many more there are."""
    report = material.report
    room = GROUND.height - 4.0 - 3 * height_of(head, widths, _SIZE)
    chosen: list[Finding] = []
    for finding in gravest:
        high = height_of(_told(report, finding), widths, _SIZE)
        if chosen and high > room:
            break
        room -= high
        chosen.append(finding)
    rows: list[Sequence[Text]] = []
    check = ""
    for finding in sorted(chosen, key=lambda one: one.number):
        number_, message, remedy = _told(report, finding)
        same = Text(_("as above"), ink="muted")
        rows.append((number_, message, same if finding.check == check else remedy))
        check = finding.check
    rest = Counter(finding.severity.value for finding in gravest[len(chosen) :])
    if rest:
        words = _("… and further {counts}: on the slides that follow, and in their notes")
        rows.append((Text(""), Text(words.format(counts=", ".join(counted(rest))), ink="muted"), Text("")))
    return rows


def _told(report: Report, finding: Finding) -> tuple[Text, Text, Text]:
    return (
        Text(f"{severity_name(finding.severity)} {number(finding.number)}", bold=True),
        Text(report.message(finding)),
        Text(report.remedy(finding)),
    )

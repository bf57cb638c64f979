"""The overview: how much is on the map, how many gaps there are, what the brakes show, and the gravest gaps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rolemap.checks.base import Severity
from rolemap.checks.wording import severity_name
from rolemap.export.content.signs import light
from rolemap.export.slides.markup import Numbers
from rolemap.export.slides.stage import GROUND, TITLE
from rolemap.export.slides.tables import Text, height_of, table
from rolemap.i18n import domain, number

if TYPE_CHECKING:
    from rolemap.checks.findings import Finding
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
        three = (44.0, 300.0, TITLE.width - _LEFT - 24.0 - 344.0)
        head = (Text(_("No."), align="r"), Text(_("Gravest open gaps")), Text(_("What to do")))
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
    opened = [one for one in material.report.findings if one.open]
    return sorted(opened, key=lambda one: (one.severity.rank, one.number))


def _as_many(
    material: Material, gravest: Sequence[Finding], head: Sequence[Text], widths: Sequence[float]
) -> list[Sequence[Text]]:
    """As many of the gravest gaps as the slide holds, and how many more there are."""
    report = material.report
    room = GROUND.height - 4.0 - height_of(head, widths, _SIZE) - 2 * height_of(head, widths, _SIZE)
    rows: list[Sequence[Text]] = []
    remedied: set[str] = set()
    for finding in gravest:
        remedy = _("as above") if finding.check in remedied else report.remedy(finding)
        row = (
            Text(number(finding.number), bold=True, align="r"),
            Text(report.message(finding)),
            Text(remedy, ink="muted" if finding.check in remedied else "text"),
        )
        high = height_of(row, widths, _SIZE)
        if rows and high > room:
            break
        room -= high
        rows.append(row)
        remedied.add(finding.check)
    more = len(gravest) - len(rows)
    if more:
        words = _.n(
            "… and {n} other open gap: on the slides that follow, and in their notes",
            "… and {n} other open gaps: on the slides that follow, and in their notes",
            more,
        )
        rows.append((Text(""), Text(words.format(n=number(more)), ink="muted"), Text("")))
    return rows

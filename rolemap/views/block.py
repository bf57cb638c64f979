"""What every picture carries in its head: title, date, version of the map, ribbon, count of findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from rolemap.checks.evaluate import Report
from rolemap.i18n import day, domain, language, number
from rolemap.model import RoleGraph
from rolemap.views.diagram import FindingLine, TitleBlock

_ = domain("views")


def title_block(
    graph: RoleGraph,
    report: Report,
    subtitle: str,
    *,
    listed: int | None = None,
    own: Sequence[FindingLine] | None = None,
) -> TitleBlock:
    """The block of one picture of `graph`; `subtitle` is the translated title of the view.

    `listed` is the number of findings in the table beside the picture where that is not all of them. `own` are
    the findings of a picture of a part of the map, which counts those and not the whole report.
    """
    info = graph.info
    return TitleBlock(
        title=info.title_in(language()),
        subtitle=subtitle,
        as_of=day(graph.as_of),
        version=graph.map.version,
        ribbon=_("Illustrative data") if info.illustrative else "",
        notice=info.notice_in(language()),
        summary=summary(report, listed=listed) if own is None else _of_part(report, own),
    )


def unlisted(block: TitleBlock, report: Report, listed: int) -> TitleBlock:
    """The block of a picture that stands without its table: it does not say how many findings the table lists."""
    told = block.summary == summary(report, listed=listed)
    return replace(block, summary=summary(report)) if told else block


def summary(report: Report, *, listed: int | None = None) -> str:
    """The findings of the report counted by severity: "8 lỗi · 10 cảnh báo · 0 lưu ý"."""
    parts = counted(report.counts, zeros=True)
    if listed is not None and listed < len(report.findings):
        words = _("the table lists {n} of {all} findings")
        parts.append(words.format(n=number(listed), all=number(len(report.findings))))
    return " · ".join(parts)


def _of_part(report: Report, own: Sequence[FindingLine]) -> str:
    """The findings of one part of the map, and of how many in all."""
    counts = Counter("waived" if line.badge.waived else line.badge.severity.value for line in own)
    words = _("of {all} on the whole map").format(all=number(len(report.findings)))
    return " · ".join((*counted(counts, zeros=True), words))


def counted(counts: Mapping[str, int], *, zeros: bool = False) -> list[str]:
    """Findings by severity in words; severities without any are left out unless `zeros` are asked for."""
    words = {
        "error": _.n("{n} error", "{n} errors", counts.get("error", 0)),
        "warning": _.n("{n} warning", "{n} warnings", counts.get("warning", 0)),
        "info": _.n("{n} note", "{n} notes", counts.get("info", 0)),
    }
    parts = [
        text.format(n=number(counts.get(name, 0)))
        for name, text in words.items()
        if zeros or counts.get(name)
    ]
    if counts.get("waived"):
        parts.append(_("{n} waived with a reason").format(n=number(counts["waived"])))
    return parts

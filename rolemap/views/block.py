"""What every picture carries in its head: title, date, version of the map, ribbon, count of findings."""

from __future__ import annotations

from rolemap.checks.evaluate import Report
from rolemap.i18n import day, domain, language, number
from rolemap.model import RoleGraph
from rolemap.views.diagram import TitleBlock

_ = domain("views")


def title_block(graph: RoleGraph, report: Report, subtitle: str, *, listed: int | None = None) -> TitleBlock:
    """The block of one picture of `graph`; `subtitle` is the translated title of the view.

    `listed` is the number of findings in the table beside the picture where that is not all of them.
    """
    info = graph.info
    return TitleBlock(
        title=info.title_in(language()),
        subtitle=subtitle,
        as_of=day(graph.as_of),
        version=graph.map.version,
        ribbon=_("Illustrative data") if info.illustrative else "",
        notice=info.notice_in(language()),
        summary=summary(report, listed=listed),
    )


def summary(report: Report, *, listed: int | None = None) -> str:
    """The findings of the report counted by severity: "8 lỗi · 10 cảnh báo · 0 lưu ý"."""
    counts = report.counts
    parts = [
        _.n("{n} error", "{n} errors", counts["error"]).format(n=number(counts["error"])),
        _.n("{n} warning", "{n} warnings", counts["warning"]).format(n=number(counts["warning"])),
        _.n("{n} note", "{n} notes", counts["info"]).format(n=number(counts["info"])),
    ]
    if counts["waived"]:
        parts.append(_("{n} waived with a reason").format(n=number(counts["waived"])))
    if listed is not None and listed < len(report.findings):
        words = _("the table lists {n} of {all} findings")
        parts.append(words.format(n=number(listed), all=number(len(report.findings))))
    return " · ".join(parts)

"""Annex: the role map as pictures, summed up in figures, with how to read them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rolemap.export.content.carried import carried_table
from rolemap.export.content.figures import figures
from rolemap.export.content.kind import AnnexKind
from rolemap.export.content.summing import found, lacking, other_figures, size_of_map
from rolemap.export.document import Bullets, Paragraph
from rolemap.i18n import N_, domain, number

if TYPE_CHECKING:
    from rolemap.export.content.kind import Draft
    from rolemap.export.document import Block

_ = domain("export")


def _blocks(draft: Draft) -> Iterator[Block]:
    graph, report = draft.graph, draft.report
    yield Paragraph(size_of_map(graph), "lead")
    if not graph.unclosed_problems and not graph.live_tools:
        yield Paragraph(
            _(
                "There is nothing to be drawn yet. Begin with a problem: who suffers what, how much it is today, "
                "and how much is the target."
            )
        )
        return
    carried, *lacks = lacking(graph, report)
    yield Paragraph(" ".join((carried, *other_figures(draft.material.brakes))))
    if lacks:
        yield Bullets(tuple(lacks))
    yield Paragraph(" ".join((found(report), *_where(draft))))
    if graph.unclosed_problems:
        yield carried_table(graph, report)
    if report.findings:
        yield Paragraph(_reading(draft), "note")
    told = _told(draft)
    drawn = list(figures(draft.material, "three-persons", told, tables="gaps" not in draft.names))
    yield from drawn[:1]
    if len(drawn) > 1:
        yield Paragraph(
            _("“Page” in a box of this picture is the page of the picture, as in the captions."), "note"
        )
    yield from drawn[1:]
    left = drawn[0].page.count - len(drawn) if drawn else 0
    if left:
        pattern = _.n(
            "{n} more page of the picture lists gaps only; they stand in {annex}.",
            "{n} more pages of the picture list gaps only; they stand in {annex}.",
            left,
        )
        yield Paragraph(pattern.format(n=number(left), annex=draft.names["gaps"]), "note")


def _where(draft: Draft) -> Iterator[str]:
    if draft.report.findings and "gaps" in draft.names:
        yield _("They stand in {annex} with what is to be done.").format(annex=draft.names["gaps"])


def _told(draft: Draft) -> str:
    """Where the pictures are told in words."""
    if "responsibilities" not in draft.names:
        return ""
    return _("{annex} tells the same in words.").format(annex=draft.names["responsibilities"])


def _reading(draft: Draft) -> str:
    """What the numbers on the pictures are."""
    words = [
        _(
            "A number on a picture is that of a gap: a filled square is an error, an outlined square a warning, an "
            "outlined circle a note. A dashed box names who or what is missing."
        )
    ]
    if draft.report.counts["waived"]:
        words.append(_("A hatched number is that of a gap that was waived with a reason."))
    if "gaps" in draft.names:
        words.append(_("The same number stands in {annex}.").format(annex=draft.names["gaps"]))
    return " ".join(words)


ANNEX = AnnexKind("role-map", 1, N_("Role map"), _blocks)

"""Annex: as of when, which version, what the signs and words mean, where the data come from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from rolemap.export.content.kind import AnnexKind
from rolemap.export.content.legend import legend_rows
from rolemap.export.content.sources import provenances, sources
from rolemap.export.content.wording import words_of
from rolemap.export.document import Cell, Column, Heading, Paragraph, Row, Table
from rolemap.i18n import N_, day, domain, language, number
from rolemap.views.changed.field_names import section_name
from rolemap.views.changed.field_values import choice_word
from rolemap.views.glossary import terms, terms_in
from rolemap.views.words import first_upper

if TYPE_CHECKING:
    from rolemap.export.content.kind import Draft
    from rolemap.export.document import Block
    from rolemap.model import Organization

_ = domain("export")

_MOST_SOURCES = 40
_OF_DRAFTS = "workflow"
"""Terms on drawing up a map: no annex speaks of that, and the same words mean something else in it."""


def _blocks(draft: Draft) -> Iterator[Block]:
    graph = draft.graph
    yield _two("about", _("The map"), (_("Item"), _("Content")), 0.4, _facts(draft))
    yield _two("counts", _("What the map holds"), (_("Part"), _("Number")), 0.6, _counts(draft))
    yield Heading(_("Legend"))
    signs = (Column(_("Sign"), 0.4), Column(_("Meaning"), 0.6))
    yield Table("legend", _("Signs in the annexes and on the pictures"), signs, tuple(legend_rows(draft)))
    yield from _glossary(draft)
    yield Heading(_("Sources of the data"))
    notice = graph.info.notice_in(language()).strip()
    if notice:
        yield Paragraph(notice, "warning")
    yield from _sources(draft)


def _facts(draft: Draft) -> Iterator[tuple[str, str]]:
    graph, info = draft.graph, draft.graph.info
    yield _("Title"), info.title_in(language())
    yield _("Organization that the map is about"), graph.name(info.root)
    yield _("Stage"), first_upper(choice_word("map", "stage", info.stage))
    yield _("As-of date of the data"), day(graph.as_of)
    if graph.as_of != info.as_of:
        yield _("Date that the map itself names"), day(info.as_of)
    yield _("Code of the content"), graph.map.version
    if draft.material.wishes.revision is not None:
        yield _("Version in the history of the map"), number(draft.material.wishes.revision)
    if info.illustrative:
        yield _("Kind of data"), _("Illustrative data")
    for name, text in ((_("Licence"), info.licence), (_("Note"), info.note)):
        if text and text.strip():
            yield name, text.strip()


def _counts(draft: Draft) -> Iterator[tuple[str, str]]:
    graph = draft.graph
    for section, elements in graph.map.sections.items():
        if not elements:
            continue
        words = number(len(elements))
        if section == "organizations":
            units = sum(cast("Organization", one).size for one in elements)
            if units != len(elements):
                words = _("{n} (standing for {units} units)").format(n=words, units=number(units))
        yield section_name(section), words
    yield _("Relations"), number(sum(len(table) for table in graph.map.relations.values()))
    if graph.waivers:
        yield _("Waivers"), number(len(graph.waivers))


def _two(
    name: str, caption: str, heads: tuple[str, str], share: float, rows: Iterator[tuple[str, str]]
) -> Table:
    columns = (Column(heads[0], share), Column(heads[1], round(1 - share, 3)))
    return Table(name, caption, columns, tuple(Row((Cell((left,)), Cell((right,)))) for left, right in rows))


def _glossary(draft: Draft) -> Iterator[Block]:
    """The terms that the annexes before this one use; all of them where it stands alone."""
    found = terms_in(words_of(draft.earlier)) if draft.earlier else terms()
    used = [one for one in found if one.sense and one.category != _OF_DRAFTS]
    if not used:
        return
    yield Heading(_("Glossary"))
    columns: tuple[Column, ...] = (Column(_("Term"), 0.32), Column(_("Meaning"), 0.68))
    cells: list[tuple[str, ...]] = [(one.vi, one.sense) for one in used]
    if language() == "en":
        columns = (Column(_("Term"), 0.25), Column(_("In Vietnamese"), 0.25), Column(_("Meaning"), 0.5))
        cells = [(one.en, one.vi, one.sense) for one in sorted(used, key=lambda one: one.en.lower())]
    rows = (Row(tuple(Cell((first_upper(text),)) for text in texts)) for texts in cells)
    yield Table("glossary", _("Terms used in these annexes"), columns, tuple(rows))


def _sources(draft: Draft) -> Iterator[Block]:
    found = provenances(draft.graph)
    if found["public"] or found["illustrative"]:
        words = _(
            "Of the elements and relations of the map {public} are marked as public information, {illustrative} "
            "as illustrative, {other} carry no mark."
        )
        yield Paragraph(
            words.format(
                public=number(found["public"]),
                illustrative=number(found["illustrative"]),
                other=number(found[""]),
            )
        )
    named = sources(draft.graph)
    if not named:
        yield Paragraph(_("No source is recorded on the map."))
        return
    columns = (Column(_("Source"), 0.75), Column(_("Elements and relations"), 0.25, "right"))
    rows = [Row((Cell((text,)), Cell((number(n),)))) for text, n in named[:_MOST_SOURCES]]
    left = named[_MOST_SOURCES:]
    if left:
        words = _.n("… and {n} other source", "… and {n} other sources", len(left))
        total = number(sum(n for _text, n in left))
        rows.append(Row((Cell((words.format(n=number(len(left))),)), Cell((total,)))))
    yield Table("sources", _("Sources, the most used first"), columns, tuple(rows))


ANNEX = AnnexKind("about", 6, N_("Date of the data, version, legend and glossary"), _blocks)

"""Bodies and the papers behind them in words: who signed a document and how, what its head did last year."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from rolemap.i18n import day, domain, number
from rolemap.model import Body, Document, Position, RoleGraph
from rolemap.views.chain.leaders import position_title
from rolemap.views.words import signing_name

_ = domain("views")

_MOST_SIGNERS = 3


def signatures(graph: RoleGraph, document: Document) -> Iterator[str]:
    """The date of a document, and who signed it how; past three signers, how many more there are."""
    if document.date is not None:
        yield day(document.date)
    signing = graph.incoming("signs", document.id)
    for one in signing[:_MOST_SIGNERS]:
        how = (
            signing_name(one.get("mode")) if one.get("mode") not in (None, "direct") else _("signed directly")
        )
        yield position_title(graph, cast(Position, graph.element(one.source)))
        yield how
    if len(signing) > _MOST_SIGNERS:
        yield _("… and {n} more").format(n=number(len(signing) - _MOST_SIGNERS))


def last_year(body: Body) -> Iterator[str]:
    """The share of the head in the sessions and documents of a body last year, where they are recorded."""
    year = body.last_year
    if year is not None and year.sessions:
        words = _("last year the head chaired {done} of {all} sessions")
        yield words.format(done=number(year.sessions_by_head), all=number(year.sessions))
    if year is not None and year.documents:
        words = _("last year the head signed {done} of {all} documents")
        yield words.format(done=number(year.documents_by_head), all=number(year.documents))

"""HD-09: the head takes little personal part in the work of a body."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rolemap.checks.base import N_, Check, Hit, Limit, Severity, Share, Words
from rolemap.checks.mending import Fill
from rolemap.model import LastYear, RoleGraph, below

_EXAMPLE = """\
organizations:
- {id: ubnd, name: UBND tỉnh, kind: committee, level: province}
positions:
- {id: chutich, name: Chủ tịch UBND tỉnh, organization: ubnd, rank: head}
bodies:
- id: bcd
  name: Ban Chỉ đạo chuyển đổi số tỉnh
  scope: ubnd
  last_year: {documents: 10, documents_by_head: SIGNED, sessions: 4, sessions_by_head: 3}
relations:
  chairs: [{from: chutich, to: bcd}]
"""


class HeadShareLow(Check):
    """Last year the head signed or chaired too small a share of a body's work, or the body met too seldom."""

    id = "HD-09"
    slug = "head-share-low"
    group = "head"
    name = N_("Low personal share of the head")
    message = N_(
        "Last year the head signed {documents_by_head} of {documents} documents and chaired "
        "{sessions_by_head} of {sessions} sessions of “{body}”; too low: {low} (least: {share} in "
        "person, {least} sessions a year)."
    )
    why = N_("The head chairs in name and deputies in fact.")
    remedy = N_("Schedule quarterly sessions chaired by the head.")
    repairs = (
        Fill(
            N_("Update the figures of last year"),
            "body",
            (
                "last_year.documents",
                "last_year.documents_by_head",
                "last_year.sessions",
                "last_year.sessions_by_head",
            ),
        ),
    )
    subjects = ("body",)
    severity = Severity.WARNING
    limits = (
        Limit("share", 0.5, 0, 1, N_("DTI rubrics score the share linearly; 0.5 is a product choice")),
        Limit("sessions", 4, 0, 52, N_("DTI rubrics: 4 sessions a year are full marks")),
    )
    basis = N_("DTI rubrics score a/b linearly and 4 sessions a year as full marks; 0.5 is a product choice")
    principle = "head"
    borrowed_from = "DTI"
    breaks = _EXAMPLE.replace("SIGNED", "2")
    keeps = _EXAMPLE.replace("SIGNED", "6")

    def find(self, graph: RoleGraph, limits: Mapping[str, float | None]) -> Iterator[Hit]:
        """One hit for each such body; one whose last year is not recorded gives none."""
        share, sessions = limits["share"] or 0, limits["sessions"] or 0
        for body in graph.active_bodies:
            year = body.last_year
            low = () if year is None else _too_low(year, share, sessions)
            if year is None or not low:
                continue
            yield Hit(
                (body.id,),
                values={
                    "documents": year.documents,
                    "documents_by_head": year.documents_by_head,
                    "sessions": year.sessions,
                    "sessions_by_head": year.sessions_by_head,
                    "low": Words(low),
                    "share": Share(share),
                    "least": sessions,
                },
            )


def _too_low(year: LastYear, share: float, sessions: float) -> tuple[str, ...]:
    low = []
    if year.documents > 0 and below(year.documents_by_head / year.documents, share):
        low.append(N_("share of documents signed"))
    if year.sessions > 0 and below(year.sessions_by_head / year.sessions, share):
        low.append(N_("share of sessions chaired"))
    if below(year.sessions, sessions):
        low.append(N_("number of sessions"))
    return tuple(low)

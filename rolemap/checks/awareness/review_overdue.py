"""AW-04: a problem or a tool has not been reviewed for more than a year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from rolemap.checks.base import N_, Check, Hit, Limit, Severity, Value, Words
from rolemap.checks.mending import Create
from rolemap.model import Relation, Review, RoleGraph, above


class ReviewOverdue(Check):
    """An open problem, or a live tool that is not national, whose last review (or start) is too long ago."""

    id = "AW-04"
    slug = "review-overdue"
    group = "awareness"
    name = N_("Annual review overdue")
    message = N_(
        "The yearly review of “{problem_or_tool}” is overdue "
        "(last review or start: {last}; limit: {limit} days)."
    )
    why = N_(
        "Shortcomings of one year are carried into the next, and money keeps flowing to what does not work."
    )
    remedy = N_("Write the review: results, shortcomings, decision to go on, adjust or stop.")
    repairs = (
        Create(
            N_("Record a review with its decision"),
            "reviews",
            relation="about",
            about="problem_or_tool",
            today="date",
        ),
    )
    subjects = ("problem_or_tool",)
    severity = Severity.WARNING
    limits = (Limit("days", 365, 30, 1826, N_("principle: every year")),)
    basis = N_("principle: every year")
    principle = "annual"
    breaks = """\
organizations:
- {id: ubnd, name: UBND tỉnh, kind: committee, level: province}
positions:
- {id: chutich, name: Chủ tịch UBND tỉnh, organization: ubnd, rank: head}
problems:
- {id: thutuc, name: Người dân phải nộp lại giấy tờ đã có, owner: ubnd, status: approved, start: 2020-09-01}
tools:
- {id: dvc, name: Cổng Dịch vụ công, kind: system, status: live, provision: national}
reviews:
- {id: rasoat, name: Rà soát hằng năm, date: 2021-03-15, decision: Tiếp tục}
relations:
  sets: [{from: chutich, to: thutuc}]
  addresses: [{from: dvc, to: thutuc}]
  uses: [{from: ubnd, to: dvc}]
  about: [{from: rasoat, to: thutuc}]
"""
    keeps = breaks.replace("date: 2021-03-15", "date: 2022-03-15")

    def find(self, graph: RoleGraph, limits: Mapping[str, float]) -> Iterator[Hit]:
        """One hit a problem or tool; marked is its last review."""
        local_tools = [tool for tool in graph.live_tools if tool.provision != "national"]
        for element in (*graph.open_problems, *local_tools):
            last = graph.last_review(element.id)
            if last is None:
                values: dict[str, Value] = {"last": Words((N_("not recorded"),)), "limit": limits["days"]}
                yield Hit((element.id,), values=values)
            elif above((graph.as_of - last).days, limits["days"]):
                values = {"last": last, "days": (graph.as_of - last).days, "limit": limits["days"]}
                yield Hit((element.id,), tuple(_reviews_of_day(graph, element.id, last)), values)


def _reviews_of_day(graph: RoleGraph, element_id: str, day: date) -> Iterator[Relation]:
    for about in graph.incoming("about", element_id):
        review = graph.element(about.source)
        if isinstance(review, Review) and review.date == day:
            yield about

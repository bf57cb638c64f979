"""AW-06: a problem runs without an early-warning threshold that somebody watches."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rolemap.checks.base import N_, Check, Hit, Limit, Names, Severity
from rolemap.checks.mending import Create, Fill
from rolemap.model import RoleGraph, Threshold, below, blank


class NoBrake(Check):
    """An active problem with too few thresholds that have both an action and a watcher in office."""

    id = "AW-06"
    slug = "no-brake"
    group = "awareness"
    name = N_("No brake set")
    message = N_(
        "Early-warning thresholds of problem “{problem}” with an action and a watcher in office: "
        "{complete}, fewer than {limit}."
    )
    why = N_("The leader learns of the failure from the press instead of from a number.")
    remedy = N_("Attach at least one threshold with an action and a post that watches it.")
    repairs = (
        Create(
            N_("Set a threshold with an action and a watcher"),
            "thresholds",
            relation="about",
            about="problem",
        ),
        Fill(N_("Complete the threshold “{name}”"), "incomplete", ("action", "watcher")),
    )
    subjects = ("problem",)
    severity = Severity.WARNING
    limits = (Limit("thresholds", 1, 1, 10, N_("principle S0; the count 1 is the least that satisfies it")),)
    basis = N_("principle S0; the count 1 is the least that satisfies it")
    principle = "brake"
    borrowed_from = "control monitoring"
    breaks = """\
organizations:
- {id: ubnd, name: UBND tỉnh, kind: committee, level: province}
positions:
- {id: chutich, name: Chủ tịch UBND tỉnh, organization: ubnd, rank: head}
problems:
- {id: vanban, name: Văn bản chỉ đạo đến cấp xã chậm, owner: ubnd, status: active}
tools:
- {id: vpdt, name: Mạng văn phòng điện tử, kind: system, status: live, provision: national}
thresholds:
- {id: quahan, name: Ngưỡng văn bản quá hạn, metric: Tỷ lệ văn bản quá hạn (%), must_stay: below, limit: 10,
   action: Tạm dừng để xem xét}
relations:
  sets: [{from: chutich, to: vanban}]
  addresses: [{from: vpdt, to: vanban}]
  uses: [{from: ubnd, to: vpdt}]
  about: [{from: quahan, to: vanban}]
"""
    keeps = breaks.replace("action: Tạm dừng để xem xét", "action: Tạm dừng để xem xét, watcher: chutich")

    def find(self, graph: RoleGraph, limits: Mapping[str, float]) -> Iterator[Hit]:
        """One hit a problem; marked are its thresholds that lack an action or a watcher."""
        for problem in graph.open_problems:
            if problem.status != "active":
                continue
            attached = {threshold.id: threshold for threshold in graph.thresholds_of(problem.id)}
            incomplete = {key for key, threshold in attached.items() if not _complete(graph, threshold)}
            complete = len(attached) - len(incomplete)
            if below(complete, limits["thresholds"]):
                abouts = graph.incoming("about", problem.id)
                yield Hit(
                    (problem.id,),
                    tuple(about for about in abouts if about.source in incomplete),
                    {
                        "complete": complete,
                        "limit": limits["thresholds"],
                        "incomplete": Names(tuple(sorted(incomplete))),
                    },
                )


def _complete(graph: RoleGraph, threshold: Threshold) -> bool:
    watcher = threshold.watcher
    return not blank(threshold.action) and watcher is not None and graph.is_active(watcher)

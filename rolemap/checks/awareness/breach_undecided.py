"""AW-07: a threshold was crossed and nobody has decided anything since."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from rolemap.checks.base import N_, Check, Hit, Severity
from rolemap.checks.mending import Create, Fill
from rolemap.model import Measurement, RoleGraph, Threshold, above, below, blank


class BreachUndecided(Check):
    """An open problem with a threshold that was breached, and no decision on the problem since."""

    id = "AW-07"
    slug = "breach-undecided"
    group = "awareness"
    name = N_("Threshold breached without decision")
    message = N_(
        "“{threshold}” of problem “{problem}” was breached on {date} (measured {value}, limit {limit}), "
        "and no decision has been recorded since."
    )
    why = N_("The warning system is shown to be decoration: the limit was crossed and nobody acted.")
    remedy = N_("Meet, record the decision to adjust, attach it to the problem as a review.")
    repairs = (
        Create(
            N_("Record a review with its decision"),
            "reviews",
            relation="about",
            about="problem",
            today="date",
        ),
        Fill(N_("Add a newer measurement to “{name}”"), "threshold", ("measurements",)),
    )
    subjects = ("problem", "threshold")
    severity = Severity.ERROR
    basis = N_("principle S0 and S0b")
    principle = "brake"
    breaks = """\
organizations:
- {id: ubnd, name: UBND tỉnh, kind: committee, level: province}
positions:
- {id: chutich, name: Chủ tịch UBND tỉnh, organization: ubnd, rank: head}
problems:
- {id: thutuc, name: Hồ sơ trực tuyến ở cấp xã còn ít, owner: ubnd, status: active}
tools:
- {id: dvc, name: Cổng Dịch vụ công, kind: system, status: live, provision: national}
thresholds:
- {id: hoso, name: Ngưỡng hồ sơ trực tuyến, metric: Tỷ lệ hồ sơ trực tuyến (%), must_stay: above, limit: 60,
   action: Tạm dừng để xem xét, watcher: chutich, measurements: [{date: 2022-05-31, value: 41}]}
reviews:
- {id: hop, name: Họp xem xét, date: 2022-05-02, decision: Điều chỉnh kế hoạch}
relations:
  sets: [{from: chutich, to: thutuc}]
  addresses: [{from: dvc, to: thutuc}]
  uses: [{from: ubnd, to: dvc}]
  about: [{from: hoso, to: thutuc}, {from: hop, to: thutuc}]
"""
    keeps = breaks.replace("date: 2022-05-02", "date: 2022-06-02")

    def find(self, graph: RoleGraph, limits: Mapping[str, float]) -> Iterator[Hit]:
        """One hit a problem and threshold, with the first breach that nobody decided on."""
        for problem in graph.open_problems:
            thresholds = {threshold.id: threshold for threshold in graph.thresholds_of(problem.id)}
            if not thresholds:
                continue
            decided = [
                review.date
                for review in graph.reviews_of(problem.id)
                if review.date <= graph.as_of and not blank(review.decision)
            ]
            last_decision = max(decided, default=date.min)
            for threshold in thresholds.values():
                breaches = [
                    measured
                    for measured in threshold.measurements
                    if last_decision < measured.date <= graph.as_of and _breached(threshold, measured)
                ]
                if breaches:
                    first = min(breaches, key=lambda measured: measured.date)
                    abouts = graph.incoming("about", problem.id)
                    yield Hit(
                        (problem.id, threshold.id),
                        tuple(about for about in abouts if about.source == threshold.id),
                        {"date": first.date, "value": first.value, "limit": threshold.limit},
                    )


def _breached(threshold: Threshold, measured: Measurement) -> bool:
    crosses = below if threshold.must_stay == "above" else above
    return crosses(measured.value, threshold.limit)

"""The Thái Bình sample half a year later: what a planner would have changed in the file by the next review."""

from __future__ import annotations

import re
from functools import cache

from rolemap.checks.evaluate import Report, evaluate
from rolemap.files import loads
from rolemap.model import RoleGraph
from rolemap.services.checking import Workspace
from rolemap.services.comparing import Comparison
from tests.conftest import SAMPLES, sample

_EDITS = (
    ("as_of: 2022-06-30", "as_of: 2022-12-15"),
    ("      valid_to: 2022-12-31\n", "      valid_to: 2022-09-01\n"),  # a delegation is ended early
    (
        "    kind: system\n    capabilities: [bao_cao]\n    status: live\n    provision: bought",
        "    kind: system\n    capabilities: [bao_cao]\n    status: retired\n    provision: bought",
    ),
    (
        "    capabilities: [dieu_hanh]\n    status: pilot",
        "    capabilities: [dieu_hanh]\n    status: live",
    ),
    (
        "    - {from: tb.gdstttt, to: tb.p.dieuhanh, accountable: true}",
        "    - {from: tb.chutich, to: tb.p.dieuhanh, accountable: true}",
    ),
    (
        "    - {from: tb.g.tinh, to: tb.t.ioc, active_rate: 0.9}",
        "    - {from: tb.g.tinh, to: tb.t.ioc, active_rate: 0.95}\n"
        "    - {from: tb.g.huyen, to: tb.t.ioc, active_rate: 0.7}",
    ),
    (
        "reviews:\n",
        "reviews:\n  - {id: tb.r.tthc2, name: Rà soát 2022-07-15, date: 2022-07-15, decision: Tiếp tục}\n",
    ),
    (
        "    - {from: tb.r.tthc, to: tb.p.tthc}",
        "    - {from: tb.r.tthc, to: tb.p.tthc}\n    - {from: tb.r.tthc2, to: tb.p.tthc}",
    ),
    (
        "tools:\n",
        "tools:\n  - {id: tb.t.kyso, name: Ký số từ xa, kind: service, capabilities: [ky_so], status: pilot, "
        "provision: rented, start: 2022-10-01, changes: [bỏ in ký đóng dấu]}\n",
    ),
    ("  addresses:\n", "  addresses:\n    - {from: tb.t.kyso, to: tb.p.vanban}\n"),
    (
        "  uses:\n",
        "  uses:\n" + "".join(f"    - {{from: tb.x{n}, to: tb.t.kyso}}\n" for n in (336, 338, 339, 340, 341)),
    ),
)  # fmt: skip
_WAIVER = """
waivers:
  - {check: HD-08, subjects: [tb.d571], reason: Ký thay theo quy chế, approved_by: tb.chutich, until: 2023-06-30}
"""


@cache
def later_text() -> str:
    """The YAML: a tool new, one retired, one gone with its budget; a head sets a problem; a waiver; a review."""
    text = (SAMPLES / "thai-binh.yaml").read_text(encoding="utf-8")
    for old, new in _EDITS:
        assert text.count(old) >= 1, old
        text = text.replace(old, new, 1)
    for first, after in (("  - id: tb.t.truyenthanh", "\ndocuments:"), ("  - id: tb.kp3", "\nrelations:")):
        text = text[: text.index(first)] + text[text.index(after) :]
    gone = re.compile(r"- \{from: .*tb\.(t\.truyenthanh|kp3)\}")
    return "".join(line for line in text.splitlines(keepends=True) if not gone.search(line)) + _WAIVER


@cache
def later() -> Report:
    """The checked map."""
    return evaluate(RoleGraph(loads(later_text(), "yaml", name="sau.yaml")))


@cache
def earlier() -> Report:
    """The sample itself."""
    return evaluate(sample("thai-binh"))


def half_a_year() -> Comparison:
    """Both, as `rolemap diff` compares them."""
    return Comparison(Workspace("thai-binh.yaml", earlier()), Workspace("sau.yaml", later()))

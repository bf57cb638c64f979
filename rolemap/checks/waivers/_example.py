"""The one small map on which the three checks of waivers show what they find."""

from __future__ import annotations

_MAP = """\
organizations:
- {id: ubnd, name: UBND tỉnh, kind: committee, level: province}
positions:
- {id: chutich, name: Chủ tịch UBND tỉnh, organization: ubnd, rank: head}
- {id: phochutich, name: Phó Chủ tịch UBND tỉnh, organization: ubnd, rank: deputy}
bodies:
- {id: bcd, name: Ban Chỉ đạo chuyển đổi số tỉnh, scope: ubnd}
documents:
- {id: dean, name: Đề án chuyển đổi số của tỉnh, kind: scheme}
relations:
  chairs: [{from: chutich, to: bcd}]
  about: [{from: dean, to: bcd}]
  signs: [{from: phochutich, to: dean, mode: KT}]
waivers:
- {check: CHECK, subjects: [dean], reason: Đã ký năm 2022, approved_by: chutich, until: UNTIL}
"""


def example(check: str, until: str) -> str:
    """A scheme signed by a deputy (HD-08), and one waiver on the scheme: of `check`, until that day."""
    return _MAP.replace("CHECK", check).replace("UNTIL", until)

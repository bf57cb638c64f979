"""Maps at the edge of what a picture must bear: nearly empty ones, and a sample with names of every bad kind."""

from __future__ import annotations

import itertools
import json
from typing import Any

from rolemap.files import dumps
from rolemap.model.vocabulary import SECTIONS
from tests.conftest import sample

NAMES = (
    "Ủy ban Mặt trận Tổ quốc Việt Nam và các tổ chức chính trị – xã hội, xã hội nghề nghiệp các cấp của tỉnh, "
    "trong đó có Ban Chấp hành, Ban Thường vụ và các ban chuyên môn giúp việc thường trực",
    "ỦYBANNHÂNDÂNTHÀNHPHỐTRỰCTHUỘCTRUNGƯƠNGẲẶỖỘỮỰỶẴ",
    "https://dichvucong.vi-du.example/p/home/dvc-tthc-thu-tuc-hanh-chinh-chi-tiet.html?ma=1.004873&co-quan=034",
    "Ô",
    "Hệ thống <quản lý> & “điều hành” {1/2} [thử]; 100 % \\n 漢字 🙂",
    "Sở KH&ĐT: dự án 1.234.567 triệu đồng, giai đoạn 2021 – 2025, tầm nhìn 2030 (điều chỉnh, bổ sung lần thứ 3)",
)

_HEAD = "organizations:\n- {id: a, name: UBND xã Mẫu, kind: committee, level: province, apparatus: true}\n"
_HEADED = f"{_HEAD}positions:\n- {{id: ct, name: Chủ tịch, organization: a, rank: head}}\n"
_PROBLEM = "problems:\n- {id: p, name: Họp mất nửa ngày, owner: a, audience: [province], status: active}\n"
_TOOL = "tools:\n- {id: t, name: Họp trực tuyến, kind: system, status: live, provision: rented}\n"

SMALL = {
    "one unit": _HEAD,
    "one head": _HEADED,
    "one problem": _HEAD + _PROBLEM,
    "one tool": _HEAD + _TOOL,
    "a problem and its tool": _HEADED + _PROBLEM + _TOOL + "relations:\n  addresses: [{from: t, to: p}]\n",
    "one budget": _HEAD + "budgets:\n- {id: kp, name: Thuê họp, form: rental_plan, period: '2022'}\n",
    "one body": _HEADED + "bodies:\n- {id: b, name: Tổ công nghệ số cộng đồng, scope: a}\n",
    "one closed problem": _HEAD + _PROBLEM.replace("active", "closed"),
}
"""Nearly empty maps, as the text of their sections."""


def badly_named() -> dict[str, Any]:
    """The first sample with every element under one of the bad names, in turn."""
    data: dict[str, Any] = json.loads(dumps(sample("thai-binh").map, "json"))
    names = itertools.cycle(NAMES)
    for section in SECTIONS:
        for element in data.get(section, ()):
            element["name"] = next(names)
    data["map"]["title"] = {"vi": NAMES[0]}
    return data

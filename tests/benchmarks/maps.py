"""Generated maps of any size: a province as it looks on paper, only larger; the same numbers give the same map."""

from __future__ import annotations

import random
from typing import Any


def document(
    organizations: int, problems: int, tools: int, relations: int, *, seed: int = 1
) -> dict[str, Any]:
    """A map of format 1 as plain data, with about `relations` relations, some gaps in it on purpose."""
    chance = random.Random(seed)
    districts = max(1, organizations // 40)
    offices = max(4, organizations // 20)
    communes = organizations - 1 - districts - offices
    units: list[dict[str, Any]] = [
        {"id": "ub", "name": "Ủy ban nhân dân tỉnh", "kind": "committee", "level": "province"}
    ]
    units += [_unit(f"so{n}", f"Sở số {n}", "department", "province", "ub") for n in range(offices)]
    units += [_unit(f"h{n}", f"UBND huyện số {n}", "committee", "district", "ub") for n in range(districts)]
    units += [
        _unit(f"x{n}", f"UBND xã số {n}", "committee", "commune", f"h{n % districts}")
        for n in range(communes)
    ]
    users = [unit["id"] for unit in units[1:]]
    units += [
        {"id": f"dn{n}", "name": f"Doanh nghiệp số {n}", "kind": "enterprise", "level": "enterprise"}
        for n in range(max(2, tools // 10))
    ]
    units.append(
        {"id": "cntt", "name": "Trung tâm CNTT", "kind": "it_unit", "level": "province", "parent": "so0"}
    )
    posts = [
        {"id": "ct", "name": "Chủ tịch", "organization": "ub", "rank": "head"},
        {"id": "pct", "name": "Phó Chủ tịch", "organization": "ub", "rank": "deputy"},
    ]
    posts += [
        {"id": f"gd{n}", "name": f"Giám đốc Sở số {n}", "organization": f"so{n}", "rank": "head"}
        for n in range(offices)
    ]
    asked = [_problem(n, offices) for n in range(problems)]
    built = [_tool(n, tools) for n in range(tools)]
    lines = _relations(chance, problems, tools, offices)
    wanted = max(0, relations - sum(map(len, lines.values())))
    lines["uses"] = _uses(chance, users, tools, wanted)
    return {
        "rolemap": 1,
        "map": {
            "id": f"sinh-{organizations}",
            "title": {"vi": "Tỉnh sinh tự động", "en": "Generated province"},
            "as_of": "2022-06-30",
            "root": "ub",
            "levels": ["province", "district", "commune"],
        },
        "organizations": units,
        "positions": posts,
        "bodies": [
            {"id": "bcd", "name": "Ban Chỉ đạo chuyển đổi số", "scope": "ub", "standing_agency": "so0"}
        ],
        "problems": asked,
        "tools": built,
        "budgets": [_budget(n) for n in range(max(1, tools // 4))],
        "relations": lines,
    }


def _unit(name_id: str, name: str, kind: str, level: str, parent: str) -> dict[str, Any]:
    return {"id": name_id, "name": name, "kind": kind, "level": level, "parent": parent, "apparatus": True}


def _problem(n: int, offices: int) -> dict[str, Any]:
    return {
        "id": f"p{n}",
        "name": f"Bài toán số {n}",
        "owner": "ub" if n % 3 else f"so{n % offices}",
        "owner_scope": "ub",
        "audience": ["province", "district", "commune"],
        "status": "active",
        "framing": "new_way",
        "start": "2022-01-10",
        "pain": "Chậm, khó theo dõi",
        "baseline": 10,
        "target": 80,
        "unit": "%",
        "due": "2023-12-31",
    }


def _tool(n: int, tools: int) -> dict[str, Any]:
    return {
        "id": f"t{n}",
        "name": f"Công cụ số {n}",
        "kind": "integration_platform" if n == 0 else "system",
        "capabilities": [f"nang_luc_{n % max(1, tools * 9 // 10)}"],
        "status": "live" if n % 7 else "pilot",
        "provision": "rented",
        "shared": True,
        "start": "2022-02-01",
        "changes": ["bỏ bản giấy"],
        "collects": [f"du_lieu_{n % max(1, tools * 19 // 20)}"],
    }


def _budget(n: int) -> dict[str, Any]:
    proof = {right: ["hồ sơ"] for right in ("problem", "people", "product", "price", "process")}
    steps = [
        {"step": "submission", "date": "2022-03-01"},
        {"step": "appraisal", "date": "2022-03-20"},
        {"step": "approval", "date": "2022-04-05"},
    ]
    return {
        "id": f"kp{n}", "name": f"Kinh phí số {n}", "form": "rental_plan", "period": "2022",
        "amount_vnd_m": 100 + n, "evidence": proof, "steps": steps,
    }  # fmt: skip


def _relations(
    chance: random.Random, problems: int, tools: int, offices: int
) -> dict[str, list[dict[str, Any]]]:
    return {
        "sets": [
            {"from": "ct" if n % 11 else "pct", "to": f"p{n}", "accountable": True}
            for n in range(problems)
            if n % 17 != 16
        ],
        "steers": [{"from": "pct", "to": f"p{n}"} for n in range(0, problems, 2)],
        "addresses": [{"from": f"t{n}", "to": f"p{n % problems}"} for n in range(tools) if n % 13 != 12],
        "builds": [{"from": who, "to": f"t{n}"} for n in range(tools) for who in ("cntt", f"dn{n % max(2, tools // 10)}")],
        "operates": [{"from": "cntt", "to": f"t{n}"} for n in range(tools)],
        "owns": [{"from": f"so{n % offices}", "to": f"t{n}"} for n in range(tools)],
        "integrates": [{"from": f"t{n}", "to": f"t{chance.randrange(n)}"} for n in range(1, tools) if n % 9 != 8],
        "funds": [{"from": f"kp{n}", "to": f"t{n * 4 % tools}"} for n in range(max(1, tools // 4))],
        "appraises": [{"from": "so1", "to": f"kp{n}"} for n in range(max(1, tools // 4))],
        "chairs": [{"from": "ct", "to": "bcd"}],
        "delegates": [
            {
                "from": "ct", "to": "pct", "scope": ["operations"], "basis": "QĐ 01/QĐ-UBND",
                "valid_from": "2022-01-01", "valid_to": "2022-12-31",
            }
        ],
    }  # fmt: skip


def _uses(chance: random.Random, users: list[str], tools: int, wanted: int) -> list[dict[str, Any]]:
    pairs = len(users) * tools
    chosen = chance.sample(range(pairs), min(wanted, pairs))
    return [
        {
            "from": users[number // tools],
            "to": f"t{number % tools}",
            "mandatory": number % 5 != 0,
            "active_rate": 0.95 if number % 50 else 0.3,
            "hours_delta": -1 if number % 7 else 2,
        }
        for number in chosen
    ]

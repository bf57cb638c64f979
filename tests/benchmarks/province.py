"""A generated province as a reviewer meets one: real-looking names, and something in every section of the map.

It is `tests.benchmarks.maps.document` of any size with names in place of numbers, and with what pictures need
besides: deputies and delegations, bodies, documents and how they were signed, thresholds, reviews, budgets
with gaps, national and replaced tools, waivers. The same numbers and seed give the same map.
"""

from __future__ import annotations

import random
from typing import Any

from tests.benchmarks.maps import document

OFFICES = (
    "Văn phòng Ủy ban nhân dân tỉnh", "Sở Thông tin và Truyền thông", "Sở Nội vụ", "Sở Tài chính",
    "Sở Kế hoạch và Đầu tư", "Sở Giáo dục và Đào tạo", "Sở Y tế", "Sở Tài nguyên và Môi trường",
    "Sở Nông nghiệp và Phát triển nông thôn", "Sở Lao động – Thương binh và Xã hội", "Sở Giao thông vận tải",
    "Sở Xây dựng", "Sở Công Thương", "Sở Văn hóa, Thể thao và Du lịch", "Sở Tư pháp", "Sở Khoa học và Công nghệ",
    "Thanh tra tỉnh", "Ban Quản lý các khu công nghiệp",
)  # fmt: skip
SYLLABLES = (
    "An", "Bình", "Đông", "Hòa", "Hưng", "Kiến", "Lập", "Minh", "Nam", "Phú", "Quỳnh", "Tân", "Thái", "Thụy", "Tiến",
    "Vũ", "Xuân", "Yên",
)  # fmt: skip
PAINS = (
    "Giải quyết thủ tục hành chính cho người dân và doanh nghiệp còn chậm, phải đi lại nhiều lần",
    "Họp triển khai đến cấp xã mất nửa ngày đi lại", "Số liệu kinh tế – xã hội phải báo cáo nhiều nơi",
    "Văn bản giấy giữa các cấp đến chậm 3 – 5 ngày", "Hồ sơ sức khỏe của người dân không theo được người bệnh",
    "Quản lý đất đai: tra cứu thửa đất mất 2 tuần", "Cảnh báo thiên tai đến thôn, xóm chậm",
    "Truy xuất nguồn gốc nông sản chưa tin cậy", "Theo dõi chỉ đạo, điều hành còn thủ công",
    "Tuyển sinh đầu cấp: phụ huynh xếp hàng nộp hồ sơ",
)  # fmt: skip
ANSWERS = (
    "Cổng Dịch vụ công và Hệ thống thông tin một cửa điện tử", "Họp trực tuyến ba cấp", "Hệ thống báo cáo của tỉnh",
    "Quản lý văn bản và điều hành", "Hồ sơ sức khỏe điện tử", "Cơ sở dữ liệu đất đai", "Đài truyền thanh thông minh",
    "Sàn nông sản và truy xuất nguồn gốc", "Trung tâm điều hành thông minh (IOC)", "Tuyển sinh trực tuyến",
)  # fmt: skip
DAYS = ("2022-02-01", "2022-03-01", "2022-04-01", "2022-05-01", "2022-06-01")


def province(
    organizations: int = 300, problems: int = 40, tools: int = 60, relations: int = 5_000, *, seed: int = 1
) -> dict[str, Any]:
    """The map as plain data of format 1; the numbers are those of `document`."""
    chance = random.Random(seed)
    data = document(organizations, problems, tools, relations, seed=seed)
    data["map"] |= {
        "id": f"tinh-{organizations}",
        "title": {"vi": "Tỉnh sinh tự động: sơ đồ vai trò", "en": "Generated province: role map"},
        "stage": "running",
        "illustrative": True,
        "notice": {"vi": "DỮ LIỆU MINH HỌA: mọi phần tử đều do máy sinh ra.", "en": "ILLUSTRATIVE DATA"},
    }
    _name(data)
    offices = sum(unit["id"].startswith("so") for unit in data["organizations"])
    _lead(data, offices, problems)
    _paper(data, chance, problems, offices)
    _watch(data, chance, problems)
    _spend(data, chance, tools)
    _mix(data, tools)
    _pass(data)
    return data


def _cycle(names: tuple[str, ...], n: int) -> str:
    """The n-th name; from the second round on it says which."""
    again, at = divmod(n, len(names))
    return names[at] if not again else f"{names[at]} (giai đoạn {again + 1})"


def _place(n: int) -> str:
    first, second = divmod(n, len(SYLLABLES))
    return f"{SYLLABLES[first % len(SYLLABLES)]} {SYLLABLES[second]}" + (
        f" {first // len(SYLLABLES) + 1}" if first >= len(SYLLABLES) else ""
    )


def _name(data: dict[str, Any]) -> None:
    for unit in data["organizations"]:
        kind, number = unit["id"].rstrip("0123456789"), unit["id"].lstrip("abcdefghijklmnopqrstuvwxyz")
        if number:
            n = int(number)
            unit["name"] = {
                "so": lambda n=n: _cycle(OFFICES, n),
                "h": lambda n=n: f"UBND huyện {_place(n * 7 + 3)}",
                "x": lambda n=n: f"UBND xã {_place(n)}",
                "dn": lambda n=n: f"Công ty Cổ phần Công nghệ {SYLLABLES[n % len(SYLLABLES)]} {n + 1}",
            }[kind]()
    for n, problem in enumerate(data["problems"]):
        problem["name"] = _cycle(PAINS, n)
    for n, tool in enumerate(data["tools"]):
        tool["name"] = "Nền tảng tích hợp, chia sẻ dữ liệu (LGSP)" if n == 0 else _cycle(ANSWERS, n)


def _lead(data: dict[str, Any], offices: int, problems: int) -> None:
    """Deputies, heads of districts, delegations: in force, passed on, run out, without paper."""
    posts, lines = data["positions"], data["relations"]
    names = {unit["id"]: unit["name"] for unit in data["organizations"]}
    for post in posts:
        if post["id"].startswith("gd"):
            post["name"] = f"Giám đốc {names[post['organization']]}"
    posts[0]["name"], posts[1]["name"] = (
        "Chủ tịch UBND tỉnh",
        "Phó Chủ tịch UBND tỉnh (khối Văn hóa – Xã hội)",
    )
    posts += [
        {
            "id": f"pct{n}",
            "name": f"Phó Chủ tịch UBND tỉnh (khối {field})",
            "organization": "ub",
            "rank": "deputy",
        }
        for n, field in enumerate(("Kinh tế", "Nội chính", "Nông nghiệp"), 2)
    ]
    posts += [
        {
            "id": f"ch{unit['id']}",
            "name": f"Chủ tịch {unit['name']}",
            "organization": unit["id"],
            "rank": "head",
        }
        for unit in data["organizations"]
        if unit["level"] == "district" and unit["id"] != "h0"
    ]
    posts += [
        {
            "id": f"pgd{n}",
            "name": f"Phó Giám đốc {names[f'so{n}']}",
            "organization": f"so{n}",
            "rank": "deputy",
        }
        for n in range(0, offices, 3)
    ]
    lines["delegates"] = [
        {"id": "uq1", "from": "ct", "to": "pct", "scope": ["steering"], "basis": "QĐ 01/QĐ-UBND",
         "valid_from": "2022-01-01", "valid_to": "2022-12-31"},
        {"id": "uq2", "from": "pct", "to": "gd1", "scope": ["steering"], "basis": "văn bản 12/UBND",
         "valid_from": "2022-02-01", "valid_to": "2022-05-31"},
        {"id": "uq3", "from": "gd1", "to": "pgd0", "scope": ["operations"]},
        {"id": "uq4", "from": "ct", "to": "pct2", "scope": ["signing"], "basis": "QĐ 02/QĐ-UBND",
         "valid_from": "2022-01-01", "valid_to": "2023-01-01", "order_to_deputy": True},
        *({"id": f"uq{5 + n}", "from": f"gd{n}", "to": f"pgd{n}", "scope": ["operations"], "basis": f"QĐ {n}/QĐ-SO",
           "valid_from": "2022-01-01", "valid_to": "2022-12-31"} for n in range(3, offices, 3)),
    ]  # fmt: skip
    for n, line in enumerate(lines["sets"]):
        if n % 13 == 5:
            line |= {"from": "gd1", "by_delegation": "uq2"}
    for n, line in enumerate(lines["steers"]):
        line["from"] = ("pct", "pct2", "pct3", "bcd", "to")[n % 5]
    data["bodies"] += [
        {"id": "to", "name": "Tổ công tác triển khai Đề án 06", "scope": "ub", "standing_agency": "so1",
         "last_year": {"documents": 20, "documents_by_head": 4, "sessions": 8, "sessions_by_head": 2}},
        {"id": "hd", "name": "Hội đồng thẩm định công nghệ thông tin", "scope": "ub", "standing_agency": "so1"},
    ]  # fmt: skip
    lines["chairs"] += [{"from": "pct", "to": "to"}, {"from": "gd1", "to": "hd"}]
    lines["advises"] = [{"from": f"so{n % offices}", "to": f"p{n}"} for n in range(0, problems, 3)]


def _paper(data: dict[str, Any], chance: random.Random, problems: int, offices: int) -> None:
    """Documents and how they were signed; reviews and who decided."""
    lines = data["relations"]
    kinds = ("decision_establishing", "scheme", "plan", "resolution", "other")
    count = max(3, problems // 3)
    data["documents"] = [
        {"id": f"vb{n}", "name": f"Kế hoạch chuyển đổi số số {n + 1} của tỉnh", "kind": kinds[n % 5],
         "number": f"{101 + n}/QĐ-UBND", "date": chance.choice(DAYS)}
        for n in range(count)
    ]  # fmt: skip
    lines["signs"] = [
        {"from": ("ct", "pct", "gd1", "pct2")[n % 4], "to": f"vb{n}", "mode": ("TM", "KT", "TL", "KT")[n % 4]}
        for n in range(count)
    ]
    lines["about"] = [
        {"from": f"vb{n}", "to": ("bcd", "to", f"p{n % problems}", f"t{n}")[n % 4]} for n in range(count)
    ]
    data["reviews"] = [
        {
            "id": f"rs{n}",
            "name": f"Rà soát năm 2022 lần {n + 1}",
            "date": chance.choice(DAYS[:3]),
            "decision": "Tiếp tục",
        }
        for n in range(count)
    ]
    lines["decides"] = [{"from": ("ct", f"gd{n % offices}")[n % 2], "to": f"rs{n}"} for n in range(count)]
    lines["about"] += [{"from": f"rs{n}", "to": f"p{n * 2 % problems}"} for n in range(count)]


def _watch(data: dict[str, Any], chance: random.Random, problems: int) -> None:
    """Thresholds with a yellow line, measured month by month; some are breached."""
    lines, count = data["relations"], max(1, problems * 2 // 3)
    data["thresholds"] = [
        {"id": f"ng{n}", "name": f"Ngưỡng: tỷ lệ xử lý đúng hạn, bài toán {n + 1} (%)",
         "metric": "Tỷ lệ xử lý đúng hạn (%)", "must_stay": "above", "limit": 60, "warn": 70,
         "action": "Tạm dừng để xem xét", "watcher": f"gd{n % 4}",
         "measurements": [{"date": day, "value": chance.randint(52, 95)} for day in DAYS[: n % 6]]}
        for n in range(count)
    ]  # fmt: skip
    lines["about"] += [{"from": f"ng{n}", "to": f"p{n}"} for n in range(count)]


def _spend(data: dict[str, Any], chance: random.Random, tools: int) -> None:
    """Budgets that lack one proof or another, of several years, some for the same tool."""
    rights = ("problem", "people", "product", "price", "process")
    forms = ("outline_estimate", "feasibility", "rental_plan", "other")
    for n, budget in enumerate(data["budgets"]):
        budget |= {
            "name": f"Thuê dịch vụ {data['tools'][n * 4 % tools]['name']}",
            "form": forms[n % 4],
            "period": ("2022", "2021-2023", "2022")[n % 3],
            "amount_vnd_m": 350 * (n + 1),
            "evidence": {
                right: ["tờ trình", "hồ sơ"][: 1 + n % 2] for right in rights if chance.random() < 0.8
            },
        }
        if n % 4 == 3:
            budget["steps"] = list(reversed(budget["steps"]))
    data["relations"]["funds"] += [
        {"from": f"kp{n}", "to": f"t{(n * 4 + 1) % tools}"} for n in range(0, len(data["budgets"]), 5)
    ]


def _mix(data: dict[str, Any], tools: int) -> None:
    """Tools of every kind: national, bought, planned, retired and replaced; and two waivers in force."""
    lines = data["relations"]
    for n, tool in enumerate(data["tools"]):
        tool["provision"] = ("rented", "built", "bought", "rented", "national")[n % 5]
        tool["kind"] = "integration_platform" if n == 0 else ("system", "platform", "service")[n % 3]
        if n % 11 == 10:
            tool["status"] = "planned"
        if n % 17 == 16:
            tool["status"] = "retired"
    lines["replaces"] = [{"from": f"t{n - 1}", "to": f"t{n}"} for n in range(16, tools, 17)]
    data["waivers"] = [
        {"check": "HD-08", "subjects": [f"vb{n}"], "reason": "Chủ tịch đi công tác nước ngoài", "approved_by": "ct",
         "until": "2022-12-31"}
        for n in (1, 3) if n < len(data["documents"])
    ]  # fmt: skip


def _pass(data: dict[str, Any]) -> None:
    """What came and went since the last review, so that two dates of the map differ."""
    uses, tools = data["relations"]["uses"], data["tools"]
    for line in uses[5::97]:
        line["valid_from"] = "2022-05-20"
    for line in uses[7::131]:
        line["valid_to"] = "2022-06-15"
    for tool in tools[3::19]:
        tool["valid_from"] = "2022-05-15"
    for line in data["relations"]["steers"][1::9]:
        line["valid_from"] = "2022-06-01"

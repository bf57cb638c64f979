"""Small maps by chance, made so that predicates meet their edges: few elements, few days, many repeats."""

from __future__ import annotations

import random
from datetime import date
from typing import Any

from rolemap.model import (
    SECTION_CLASSES,
    LastYear,
    MapInfo,
    Measurement,
    RelationTable,
    RoleMap,
    Step,
    column_types,
)
from rolemap.model import vocabulary as words
from rolemap.model.vocabulary import RELATION_KINDS, VALIDITY_SECTIONS

TODAY = date(2022, 6, 30)
DAYS = (date(2021, 6, 29), date(2021, 6, 30), date(2022, 6, 29), TODAY, date(2022, 7, 1), date(2023, 1, 1))
NAMES = (
    "Hòa Bình",
    "hoà  bình",
    "Sở Y tế",
    "Sở I tế",
    "Cổng Dịch vụ công",
    "Cải tiến cổng dịch vụ công",
    "Khác",
)
MANY = {"uses": 16, "addresses": 10, "about": 12, "funds": 8, "sets": 7}
LEVELS = ("province", "district", "commune")


def random_map(seed: int) -> RoleMap:
    """The map of that seed; the same on every machine."""
    return _Maker(random.Random(seed)).map()


class _Maker:
    def __init__(self, chance: random.Random) -> None:
        self.r = chance
        self.ids: dict[str, list[str]] = {}
        self.crowded = chance.random() < 0.3
        """Much alike and in use at once, as pairs of tools and of budgets need it."""

    def maybe(self, value: Any, share: float = 0.5) -> Any:
        return value if self.r.random() < share else None

    def some(self, values: Any, most: int = 2) -> tuple[Any, ...]:
        values = list(values)
        return tuple(self.r.sample(values, self.r.randint(0, min(most, len(values)))))

    def period(self) -> dict[str, date | None]:
        start, end = sorted(self.r.choices(DAYS, k=2))
        if self.crowded and self.r.random() < 0.8:
            return {}
        return {"valid_from": self.maybe(start, 0.2), "valid_to": self.maybe(end, 0.2)}

    def pick(self, section: str, share: float = 1) -> Any:
        return self.maybe(self.r.choice(self.ids[section]), share) if self.ids[section] else None

    def map(self) -> RoleMap:
        sizes = {
            "organizations": 6, "groups": 2, "positions": 5, "bodies": 2, "problems": 3, "tools": 5,
            "documents": 2, "thresholds": 2, "reviews": 2, "budgets": 2,
        }  # fmt: skip
        if self.r.random() < 0.1:
            sizes["tools"] = 12  # enough for AW-03 and PL-03
        for section, most in sizes.items():
            least = 1 if section == "organizations" else 0
            self.ids[section] = [f"{section[:2]}{n}" for n in range(self.r.randint(least, most))]
        sections = {
            section: tuple(self.element(section, n, name) for n, name in enumerate(self.ids[section]))
            for section in sizes
        }
        relations = {kind: RelationTable.from_records(kind, self.lines(kind)) for kind in RELATION_KINDS}
        info = MapInfo(id="m", title={"vi": "M"}, as_of=TODAY, root=self.pick("organizations"), levels=LEVELS)
        return RoleMap(info, sections, relations)

    def element(self, section: str, n: int, name: str) -> Any:
        common: dict[str, Any] = {
            "id": name,
            "name": self.r.choice(NAMES),
            "provenance": self.maybe(self.r.choice(words.PROVENANCES), 0.3),
            "source": self.maybe(self.r.choice((" ", "QĐ 1")), 0.5),
        }
        if section in VALIDITY_SECTIONS:
            common |= self.period()
        return SECTION_CLASSES[section](**common, **getattr(self, section)(n))

    def organizations(self, n: int) -> dict[str, Any]:
        return {
            "kind": self.r.choice(("department", "it_unit", "enterprise")),
            "level": self.r.choice((*LEVELS, "enterprise")),
            "parent": self.maybe(f"or{self.r.randrange(n)}", 0.7) if n else None,
            "code": self.maybe(self.r.choice(("034", " 034", "35", " ")), 0.3),
            "apparatus": self.r.random() < 0.6,
            "size": self.r.choice((1, 1, 3)),
            "tool_count_survey": self.maybe(self.r.choice((9, 10, 20)), 0.1),
            "head_also": self.some(self.ids["positions"], 1),
        }

    def groups(self, n: int) -> dict[str, Any]:
        if self.r.random() < 0.5:
            return {"under": self.pick("organizations"), "level": self.r.choice(LEVELS)}
        return {"members": self.some(self.ids["organizations"], 4)}

    def positions(self, n: int) -> dict[str, Any]:
        return {
            "organization": self.pick("organizations"),
            "rank": self.r.choice(words.RANKS),
            "holder": self.maybe("Ông A", 0.1),
        }

    def bodies(self, n: int) -> dict[str, Any]:
        year = LastYear(*(self.r.randint(0, 6) for _ in range(4)))
        agency = self.pick("organizations", 0.3)
        return {"scope": self.pick("organizations"), "last_year": self.maybe(year), "standing_agency": agency}

    def problems(self, n: int) -> dict[str, Any]:
        return {
            "owner": self.pick("organizations"),
            "owner_scope": self.pick("organizations", 0.4),
            "status": self.r.choice(("proposed", "approved", "active", "active", "closed")),
            "audience": self.some(LEVELS, 3),
            "framing": self.maybe(self.r.choice(words.FRAMINGS), 0.6),
            "start": self.maybe(self.r.choice(DAYS), 0.8),
            "pain": self.maybe(self.r.choice(("Chậm", " ")), 0.9),
            "baseline": self.maybe(0.0, 0.8),
            "target": self.maybe(1.0, 0.9),
            "unit": self.maybe("%", 0.9),
            "due": self.maybe(TODAY, 0.9),
        }

    def tools(self, n: int) -> dict[str, Any]:
        return {
            "kind": self.r.choice(words.TOOL_KINDS),
            "status": "live"
            if self.crowded
            else self.r.choice(("planned", "pilot", "live", "live", "retired")),
            "provision": self.r.choice(words.PROVISIONS),
            "capabilities": ("a",) if self.crowded else self.some(("a", "b", " ")),
            "collects": self.some(("x", "y")),
            "changes": self.some(("bỏ giấy", " ")),
            "shared": self.r.random() < 0.5,
            "start": self.maybe(self.r.choice(DAYS), 0.7),
            "justification": self.maybe(self.r.choice(("Có lý do", " ")), 0.4),
        }

    def documents(self, n: int) -> dict[str, Any]:
        number = self.maybe("1/QĐ")
        return {
            "kind": self.r.choice(words.DOCUMENT_KINDS),
            "number": number,
            "date": self.maybe(self.r.choice(DAYS)),
        }

    def thresholds(self, n: int) -> dict[str, Any]:
        values = tuple(Measurement(self.r.choice(DAYS), self.r.choice((9.0, 10.0, 11.0))) for _ in range(2))
        return {
            "metric": "Tỷ lệ",
            "must_stay": self.r.choice(words.MUST_STAY),
            "limit": 10.0,
            "action": self.maybe(self.r.choice(("Tạm dừng", " ")), 0.8),
            "watcher": self.pick("positions", 0.8),
            "measurements": values[: self.r.randint(0, 2)],
        }

    def reviews(self, n: int) -> dict[str, Any]:
        return {"date": self.r.choice(DAYS), "decision": self.maybe(self.r.choice(("Tiếp tục", " ")), 0.8)}

    def budgets(self, n: int) -> dict[str, Any]:
        steps = self.r.sample(words.BUDGET_STEPS, self.r.randint(0, 5)) + self.r.choices(
            words.BUDGET_STEPS, k=1
        )
        if self.r.random() < 0.5:
            steps = [*words.BUDGET_STEPS[: self.r.randint(3, 5)]]
        days = (
            sorted(self.r.choices(DAYS, k=len(steps)))
            if self.r.random() < 0.6
            else self.r.choices(DAYS, k=len(steps))
        )
        return {
            "form": "other",
            "period": "2022" if self.crowded else self.r.choice(("2022", " 2021-2023 ", "2022", "năm 2022")),
            "evidence": {right: self.some(("hồ sơ", " "), 1) for right in self.some(words.RIGHTS, 5)},
            "steps": tuple(Step(step, self.maybe(day, 0.9)) for step, day in zip(steps, days, strict=True)),
        }

    def lines(self, kind: str) -> list[dict[str, Any]]:
        spec = RELATION_KINDS[kind]
        sources = [name for section in spec.sources for name in self.ids[section]]
        targets = [name for section in spec.targets for name in self.ids[section]]
        if not sources or not targets:
            return []
        return [
            self.line(kind, n, self.r.choice(sources), self.r.choice(targets))
            for n in range(self.r.randint(0, MANY.get(kind, 5)))
        ]

    def line(self, kind: str, n: int, source: str, target: str) -> dict[str, Any]:
        own = {
            "accountable": self.r.random() < 0.5,
            "mandatory": self.r.random() < 0.7,
            "active_rate": self.r.choice((0.5, 0.6, 0.8, 0.9)),
            "hours_delta": self.r.choice((-2, -0.1, 0, 0.1, 2)),
            "scope": self.some(words.DELEGATION_SCOPES) or None,
            "basis": self.r.choice(("QĐ 2", " ")),
            "order_to_deputy": self.r.random() < 0.3,
            "mode": self.r.choice(words.SIGNING_MODES),
            "by_delegation": f"uq{self.r.randint(0, 3)}",
            "provenance": self.r.choice(words.PROVENANCES),
            "source": self.r.choice(("QĐ 3", " ")),
        }
        line = {"from": source, "to": target}
        line |= {key: own[key] for key in column_types(kind) if key in own and self.r.random() < 0.6}
        if kind == "delegates":
            line["id"] = f"uq{n}"
        line |= {key: day for key, day in self.period().items() if day is not None}
        return {key: value for key, value in line.items() if value is not None}

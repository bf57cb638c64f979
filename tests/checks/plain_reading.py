"""The catalogue read a second time, as plainly as its predicates are worded: slow, on records, without the graph.

It shares nothing with `rolemap.checks` or `RoleGraph` but the loaded document, so that a misreading in one of the
two shows as a difference. WV checks and the profile are outside: they are tested where they are decided.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from itertools import combinations
from typing import Any

from rolemap.model import RoleMap

Found = tuple[str, tuple[str, ...], str]
EPS = 1e-9


def blank(value: Any) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def filled(values: Any) -> bool:
    return any(not blank(value) for value in values or ())


class Reading:
    """One map at its own date."""

    def __init__(self, role_map: RoleMap) -> None:
        self.map = role_map
        self.t: date = role_map.info.as_of
        self.by_id = {e.id: e for e in role_map.elements}
        self.section = {e.id: s for s, es in role_map.sections.items() for e in es}
        self.rel = {kind: list(table.records()) for kind, table in role_map.relations.items()}
        self.all = {s: list(es) for s, es in role_map.sections.items()}

    # words of the conventions
    def active(self, i: str) -> bool:
        e = self.by_id[i]
        return self.own(getattr(e, "valid_from", None), getattr(e, "valid_to", None))

    def own(self, start: date | None, end: date | None) -> bool:
        return (start is None or start <= self.t) and (end is None or self.t < end)

    def own_r(self, r: dict[str, Any]) -> bool:
        return self.own(r.get("valid_from"), r.get("valid_to"))

    def rs(self, kind: str, source: str | None = None, target: str | None = None) -> list[dict[str, Any]]:
        return [
            r
            for r in self.rel[kind]
            if self.own_r(r)
            and self.active(r["from"])
            and (kind in ("replaces", "succeeds") or self.active(r["to"]))
            and source in (None, r["from"])
            and target in (None, r["to"])
        ]

    def anc(self, o: str) -> list[str]:
        line = [o]
        while self.by_id[line[-1]].parent:
            line.append(self.by_id[line[-1]].parent)
        return line

    def heads(self, o: str) -> set[str]:
        also = set(self.by_id[o].head_also)
        return {
            p.id
            for p in self.all["positions"]
            if self.active(p.id)
            and ((p.organization == o and p.rank in ("head", "acting_head")) or p.id in also)
        }

    def head_set(self, o: str) -> set[str]:
        return set().union(*(self.heads(a) for a in self.anc(o)))

    def leaves(self, i: str) -> set[str]:
        e = self.by_id[i]
        if self.section[i] == "organizations":
            return {i}
        if e.under:
            return {
                o.id
                for o in self.all["organizations"]
                if self.active(o.id) and o.apparatus and o.level == e.level and e.under in self.anc(o.id)
            }
        return {m for m in e.members if self.active(m)}

    def users(self, t: str) -> set[str]:
        return set().union(*(self.leaves(r["from"]) for r in self.rs("uses", target=t)))

    def is_live(self, t: str) -> bool:
        return self.active(t) and self.by_id[t].status in ("pilot", "live")

    def live(self) -> list[Any]:
        return [t for t in self.all["tools"] if self.is_live(t.id)]

    def service(self) -> list[Any]:
        return [
            t for t in self.all["tools"] if self.active(t.id) and t.status in ("planned", "pilot", "live")
        ]

    def tools(self, p: str) -> set[str]:
        return {r["from"] for r in self.rs("addresses", target=p) if self.is_live(r["from"])}

    def required(self, p: Any) -> set[str]:
        scope = p.owner_scope or p.owner
        return {
            o.id
            for o in self.all["organizations"]
            if self.active(o.id) and o.apparatus and o.level in p.audience and scope in self.anc(o.id)
        }

    def size(self, ids: set[str]) -> int:
        return sum(self.by_id[i].size for i in ids)

    def open(self) -> list[Any]:
        return [p for p in self.all["problems"] if p.status in ("approved", "active")]

    def about(self, x: str, section: str) -> list[Any]:
        ids = {r["from"] for r in self.rs("about", target=x)}
        return [e for e in self.all[section] if e.id in ids]

    def common(self, a: Any, b: Any, key: str) -> bool:
        return bool(
            {c for c in getattr(a, key) if not blank(c)} & {c for c in getattr(b, key) if not blank(c)}
        )

    def union_users(self, p: str) -> set[str]:
        return set().union(*(self.users(t) for t in self.tools(p)))

    def findings(self) -> set[Found]:
        """Every finding as (check, subjects, severity) before profile and waivers."""
        parts = (
            self.awareness(),
            self.participation(),
            self.head(),
            self.platform(),
            self.budget(),
            self.hygiene(),
        )
        return {found for part in parts for found in part}

    def awareness(self) -> Iterator[Found]:
        for p in self.open():
            ts = self.tools(p.id)
            unchanged = ts and not any(
                filled(self.by_id[t].changes) or self.rs("replaces", source=t) for t in ts
            )
            if p.framing == "new_task" or unchanged:
                yield "AW-01", (p.id,), "warning"
            sums: dict[str, float] = {}
            for t in ts:
                for r in self.rs("uses", target=t):
                    for o in self.leaves(r["from"]):
                        sums[o] = sums.get(o, 0) + (r.get("hours_delta") or 0)
            if any(value > EPS for value in sums.values()):
                yield "AW-02", (p.id,), "error"
            if any(blank(v) for v in (p.pain, p.baseline, p.target, p.unit, p.due)) or any(
                self.contains(p.name, t.name) for t in self.all["tools"]
            ):
                yield "AW-05", (p.id,), "warning"
            thresholds = self.about(p.id, "thresholds")
            if p.status == "active" and not any(
                not blank(b.action) and b.watcher and self.active(b.watcher) for b in thresholds
            ):
                yield "AW-06", (p.id,), "warning"
            for b in thresholds:
                for m in b.measurements:
                    bad = m.value < b.limit - EPS if b.must_stay == "above" else m.value > b.limit + EPS
                    settled = any(
                        not blank(r.decision) and m.date <= r.date <= self.t
                        for r in self.about(p.id, "reviews")
                    )
                    if bad and m.date <= self.t and not settled:
                        yield "AW-07", (p.id, b.id), "error"
        for o in self.all["organizations"]:
            if self.active(o.id):
                n = max(sum(o.id in self.users(t.id) for t in self.live()), o.tool_count_survey or 0)
                if n >= 10:
                    yield "AW-03", (o.id,), "error" if n >= 20 else "warning"
        for x in self.open() + [t for t in self.live() if t.provision != "national"]:
            days = [r.date for r in self.about(x.id, "reviews") if r.date <= self.t]
            last = max(days) if days else x.start
            if last is None or (self.t - last).days > 365:
                yield "AW-04", (x.id,), "warning"

    @staticmethod
    def contains(name: str, part: str) -> bool:
        def plain(s: str) -> str:
            return re.sub(r"\s+", " ", unicodedata.normalize("NFC", s).lower()).strip()

        name, part = plain(name), plain(part)
        for at in range(len(name) - len(part) + 1):
            before, after = name[at - 1 : at] if at else "", name[at + len(part) : at + len(part) + 1]
            if name[at : at + len(part)] == part and not before.isalnum() and not after.isalnum():
                return True
        return False

    def participation(self) -> Iterator[Found]:
        for p in self.all["problems"]:
            if p.status == "closed":
                continue
            if not self.rs("sets", target=p.id):
                yield "PA-01", (p.id,), "error"
            if not self.tools(p.id):
                yield "PA-02", (p.id,), "info" if p.status == "proposed" else "error"
        for t in self.service():
            builders = {r["from"] for r in self.rs("builds", target=t.id)}
            operators = {r["from"] for r in self.rs("operates", target=t.id)}
            users = self.users(t.id)
            foreign = t.provision == "national"
            if not foreign and not builders:
                yield "PA-03", (t.id,), "error"
            if t.kind != "integration_platform" and not users:
                yield "PA-04", (t.id,), "error" if t.status == "live" else "warning"
            kinds = {self.by_id[o].kind for o in builders | operators}
            if t.shared and not foreign and builders and not {"it_unit", "enterprise"} <= kinds:
                yield "PA-08", (t.id,), "info"
            for p in self.all["problems"]:
                if p.status == "closed" or not self.rs("addresses", t.id, p.id):
                    continue
                homes = {self.by_id[r["from"]].organization for r in self.rs("sets", target=p.id)}
                if len(homes) == 1 and homes == builders == users:
                    yield "PA-09", (t.id, p.id), "warning"
            serves = any(self.by_id[r["to"]].status != "closed" for r in self.rs("addresses", source=t.id))
            if not foreign and t.kind != "integration_platform" and not serves:
                yield "PA-10", (t.id,), "warning"
            if not foreign and len({r["from"] for r in self.rs("owns", target=t.id)}) != 1:
                yield "PA-11", (t.id,), "error"
        for p in self.open():
            if not p.audience or not self.tools(p.id):
                continue
            need, have = self.required(p), self.union_users(p.id)
            if need:
                share = self.size(need & have) / self.size(need)
                if share < 1 - EPS:
                    yield "PA-05", (p.id,), "error" if share < 0.5 - EPS else "warning"
            if any(not any(self.by_id[o].level == level for o in need & have) for level in p.audience):
                yield "PA-06", (p.id,), "error"
        goals = {"province": 0.9, "district": 0.8, "commune": 0.6}
        for t in self.live():
            for r in self.rs("uses", target=t.id):
                limits = [goals[v] for o in self.leaves(r["from"]) if (v := self.by_id[o].level) in goals]
                if r.get("mandatory") and r.get("active_rate") is not None and limits:
                    if r["active_rate"] < max(limits) - EPS:
                        yield "PA-07", (t.id,), "warning"

    def still_used(self, d: dict[str, Any]) -> bool:
        if not d.get("id") or d.get("valid_to") is None or d["valid_to"] > self.t:
            return False
        if any(r.get("by_delegation") == d["id"] for kind in ("sets", "steers") for r in self.rs(kind)):
            return True
        return any(
            r.get("by_delegation") == d["id"]
            and (self.by_id[r["to"]].date is None or self.by_id[r["to"]].date >= d["valid_to"])
            for r in self.rs("signs")
        )

    @staticmethod
    def share_a_day(a: dict[str, Any], b: dict[str, Any]) -> bool:
        start = max(a.get("valid_from") or date.min, b.get("valid_from") or date.min)
        end = min(a.get("valid_to") or date.max, b.get("valid_to") or date.max)
        return start < end

    def head(self) -> Iterator[Found]:
        all_heads = {h for o in self.all["organizations"] for h in self.heads(o.id)}
        for p in self.open():
            setters = self.rs("sets", target=p.id)
            if setters and not {r["from"] for r in setters} & self.head_set(p.owner):
                yield "HD-01", (p.id,), "error"
            accountable = {r["from"] for r in setters if r.get("accountable")}
            if len(accountable) > 1 or (not accountable and len({r["from"] for r in setters}) > 1):
                yield "HD-10", (p.id,), "warning"
        for b in self.all["bodies"]:
            if not self.active(b.id):
                continue
            if not {r["from"] for r in self.rs("chairs", target=b.id)} & self.head_set(b.scope):
                yield "HD-02", (b.id,), "error"
            y = b.last_year
            if y is not None and (
                (y.documents > 0 and y.documents_by_head / y.documents < 0.5 - EPS)
                or (y.sessions > 0 and y.sessions_by_head / y.sessions < 0.5 - EPS)
                or y.sessions < 4
            ):
                yield "HD-09", (b.id,), "warning"
        ds = self.rel["delegates"]
        for d in ds:
            ends = (d["from"], d["to"])
            scope = set(d.get("scope") or ())
            in_force = self.own_r(d) and self.active(d["from"]) and self.active(d["to"])
            if (
                d["from"] in all_heads
                and scope & {"steering", "setting"}
                and (in_force or self.still_used(d))
            ):
                yield "HD-03", ends, "error"
            ended = d.get("valid_to") is not None and d["valid_to"] <= self.t
            if not ended and (blank(d.get("basis")) or not scope or d.get("valid_to") is None):
                yield "HD-04", ends, "warning"
            if ended:
                signed = "signing" in scope and any(
                    r.get("mode") == "TUQ"
                    and not r.get("by_delegation")
                    and (day := self.by_id[r["to"]].date) is not None
                    and day >= d["valid_to"]
                    and not any(
                        e is not d
                        and e["to"] == d["to"]
                        and "signing" in (e.get("scope") or ())
                        and (e.get("valid_from") or date.min) <= day < (e.get("valid_to") or date.max)
                        for e in ds
                    )
                    for r in self.rs("signs", source=d["to"])
                )
                if self.still_used(d) or signed:
                    yield "HD-05", ends, "error"
            for b in ds:
                apart = not (d.get("scope") and b.get("scope")) or scope & set(b["scope"])
                if (
                    d["to"] == b["from"]
                    and d["from"] != d["to"]
                    and b["from"] != b["to"]
                    and self.share_a_day(d, b)
                    and apart
                    and not (b.get("valid_to") is not None and b["valid_to"] <= self.t)
                    and b.get("order_to_deputy") is not True
                ):
                    yield "HD-06", (d["from"], d["to"], b["to"]), "error"
        for o in self.all["organizations"]:
            owned = {p.id for p in self.open() if p.owner == o.id}
            if not self.active(o.id) or not owned:
                continue
            bodies = {b.id for b in self.all["bodies"] if self.active(b.id) and b.scope == o.id}
            matter = {r["from"] for x in owned | bodies for r in self.rs("about", target=x)}
            if not any(
                any(r["to"] in owned for kind in ("sets", "steers") for r in self.rs(kind, source=h))
                or any(r["to"] in bodies for r in self.rs("chairs", source=h))
                or any(
                    r["to"] in matter and (r.get("mode") or "direct") in ("direct", "TM")
                    for r in self.rs("signs", source=h)
                )
                or any(r["to"] in matter for r in self.rs("decides", source=h))
                for h in self.heads(o.id)
            ):
                yield "HD-07", (o.id,), "error"
        for d in self.all["documents"]:
            if d.kind in ("decision_establishing", "scheme", "plan"):
                about = any(
                    self.section[r["to"]] in ("problems", "bodies") for r in self.rs("about", source=d.id)
                )
                if about and any(r.get("mode") in ("KT", "TL", "TUQ") for r in self.rs("signs", target=d.id)):
                    yield "HD-08", (d.id,), "warning"

    def component(self, t: str) -> set[str]:
        found, edge = {t}, [t]
        while edge:
            here = edge.pop()
            for r in self.rs("integrates"):
                if here in (r["from"], r["to"]):
                    other = r["to"] if r["from"] == here else r["from"]
                    if self.is_live(other) and other not in found:
                        found.add(other)
                        edge.append(other)
        return found

    def platform(self) -> Iterator[Found]:
        live = self.live()
        for a, b in combinations(live, 2):
            pair = tuple(sorted((a.id, b.id)))
            together = self.users(a.id) & self.users(b.id)
            replaced = self.rs("replaces", a.id, b.id) or self.rs("replaces", b.id, a.id)
            joined = self.rs("integrates", a.id, b.id) or self.rs("integrates", b.id, a.id)
            if self.common(a, b, "capabilities") and together and not replaced:
                yield "PL-01", pair, "warning"
            if self.common(a, b, "collects") and together and not joined:
                yield "PL-05", pair, "warning"
        for t in live:
            if t.status == "live" and t.kind == "system" and t.provision != "national":
                if not any(self.by_id[x].kind == "integration_platform" for x in self.component(t.id)):
                    yield "PL-02", (t.id,), "warning"
        if len(live) >= 5:
            largest = max(len(self.component(t.id)) for t in live)
            if (len(live) - largest) / len(live) > 0.3 + EPS:
                yield "PL-03", (), "warning"
        for t in self.service():
            if t.provision in ("built", "bought") and blank(t.justification):
                for n in live:
                    if n.provision == "national" and self.common(t, n, "capabilities"):
                        yield "PL-04", (t.id, n.id), "error"

    @staticmethod
    def years(period: str) -> set[int] | None:
        m = re.fullmatch(r"(\d{4})(?:-(\d{4}))?", period.strip())
        return set(range(int(m[1]), int(m[2] or m[1]) + 1)) if m else None

    def budget(self) -> Iterator[Found]:
        order = ("submission", "appraisal", "approval", "contract", "acceptance")
        for g in self.all["budgets"]:
            funded = {r["to"] for r in self.rs("funds", source=g.id)}
            chain = any(
                not blank(p.baseline)
                and not blank(p.target)
                and {s["from"] for s in self.rs("sets", target=p.id)} & self.head_set(p.owner)
                for t in funded
                for r in self.rs("addresses", source=t)
                for p in [self.by_id[r["to"]]]
            )
            if not filled(g.evidence.get("problem")) or not chain:
                yield "BU-01", (g.id,), "error"
            lacking = any(
                not self.rs("owns", target=t)
                or not self.rs("builds", target=t)
                or not self.rs("operates", target=t)
                or (not self.users(t) and self.by_id[t].kind != "integration_platform")
                for t in funded
            )
            if not filled(g.evidence.get("people")) or lacking:
                yield "BU-02", (g.id,), "warning"
            for number, right in (("BU-03", "product"), ("BU-04", "price")):
                if not filled(g.evidence.get(right)):
                    yield number, (g.id,), "warning"
            steps = {s.step for s in g.steps}
            latest = [
                max(days)
                for step in order
                if (days := [s.date for s in g.steps if s.step == step and s.date])
            ]
            if (
                not filled(g.evidence.get("process"))
                or not set(order[:3]) <= steps
                or latest != sorted(latest)
            ):
                yield "BU-05", (g.id,), "error"
            top = set(self.anc(self.map.info.root))
            for t in funded:
                judges = {r["from"] for r in self.rs("appraises", target=g.id)}
                judges |= {r["from"] for r in self.rs("accepts", target=t)}
                for b in {r["from"] for r in self.rs("builds", target=t)}:
                    for a in judges:
                        up = a in self.anc(b) and a not in top
                        down = b in self.anc(a) and b not in top
                        if a == b or up or down:
                            yield "BU-06", (g.id,), "error"
        for g, h in combinations(self.all["budgets"], 2):
            one, two = self.years(g.period), self.years(h.period)
            if one is not None and two is not None:
                same = bool(one & two)
            else:
                same = g.period.strip() == h.period.strip()
            if same and any(
                x["to"] != y["to"]
                and self.common(self.by_id[x["to"]], self.by_id[y["to"]], "capabilities")
                and self.users(x["to"]) & self.users(y["to"])
                for x in self.rs("funds", source=g.id)
                for y in self.rs("funds", source=h.id)
            ):
                yield "BU-07", tuple(sorted((g.id, h.id))), "error"

    @staticmethod
    def alike_name(name: str) -> str:
        s = re.sub(r"\s+", " ", unicodedata.normalize("NFC", name).lower()).strip()
        pairs = {
            "òa": "oà", "óa": "oá", "ỏa": "oả", "õa": "oã", "ọa": "oạ",
            "òe": "oè", "óe": "oé", "ỏe": "oẻ", "õe": "oẽ", "ọe": "oẹ",
            "ùy": "uỳ", "úy": "uý", "ủy": "uỷ", "ũy": "uỹ", "ụy": "uỵ",
        }  # fmt: skip
        for old, new in pairs.items():
            s = s.replace(old, new)
        for old, new in zip("yỳýỷỹỵ", "iìíỉĩị", strict=True):
            s = s.replace(old, new)
        return s

    def home(self, e: Any) -> Any:
        match self.section[e.id]:
            case "organizations":
                return e.parent
            case "positions":
                return e.organization
            case "bodies":
                return e.scope
            case "problems":
                return e.owner
            case "documents":
                return (e.number, e.date)
            case "budgets":
                return e.period
            case _:
                return None

    @staticmethod
    def period(e: Any) -> dict[str, Any]:
        return {"valid_from": getattr(e, "valid_from", None), "valid_to": getattr(e, "valid_to", None)}

    def hygiene(self) -> Iterator[Found]:
        ds = self.rel["delegates"]
        for kind, lines in self.rel.items():
            for n, r in enumerate(lines):
                ends = (r["from"], r["to"])
                name = tuple(sorted(ends)) if kind == "integrates" else ends
                bad = ends[0] == ends[1]
                if kind == "delegates" and self.own_r(r):
                    step = {(d["from"], d["to"]) for d in ds if self.own_r(d) and d["from"] != d["to"]}
                    reached, edge = set(), [r["to"]] if ends[0] != ends[1] else []
                    while edge:
                        here = edge.pop()
                        for a, b in step:
                            if a == here and b not in reached:
                                reached.add(b)
                                edge.append(b)
                    bad = bad or r["from"] in reached
                for m, other in enumerate(lines):
                    o = (other["from"], other["to"])
                    same = tuple(sorted(o)) == name if kind == "integrates" else o == ends
                    bad = bad or (m != n and same and self.share_a_day(r, other))
                if bad:
                    yield "MH-01", name, "error"
        for section, elements in self.all.items():
            if section in ("thresholds", "reviews"):
                continue
            alike: dict[Any, list[Any]] = {}
            for e in elements:
                alike.setdefault((self.alike_name(e.name), self.home(e)), []).append(e)
                if section == "organizations" and not blank(e.code):
                    alike.setdefault((e.code.strip(), e.level, "code"), []).append(e)
            for members in alike.values():
                named = {
                    x.id
                    for x in members
                    if any(x is not y and self.share_a_day(self.period(x), self.period(y)) for y in members)
                }
                if named:
                    yield "MH-02", tuple(sorted(named)), "warning"
        ends = {r[end] for lines in self.rel.values() for r in lines for end in ("from", "to")}
        keys = (
            "parent",
            "under",
            "organization",
            "scope",
            "standing_agency",
            "owner",
            "owner_scope",
            "watcher",
        )
        for e in self.map.elements:
            if self.section[e.id] in ("groups", "positions") or not self.active(e.id):
                continue
            named = any(
                x.id != e.id
                and (
                    any(getattr(x, key, None) == e.id for key in keys)
                    or e.id in getattr(x, "members", ())
                    or e.id in getattr(x, "head_also", ())
                )
                for x in self.map.elements
            )
            ruled = any(g.under and e.id in self.leaves(g.id) for g in self.all["groups"])
            if e.id not in ends and e.id != self.map.info.root and not named and not ruled:
                yield "MH-03", (e.id,), "info"
        for o in self.all["organizations"]:
            if self.active(o.id):
                continue
            used = any(
                self.own_r(r)
                and (
                    o.id in (r["from"], r["to"])
                    or (
                        self.section[r["from"]] == "groups"
                        and self.active(r["from"])
                        and o.id in self.by_id[r["from"]].members
                    )
                )
                for kind, lines in self.rel.items()
                if kind != "succeeds"
                for r in lines
            )
            heirs = any(
                self.own_r(r) and self.active(r["from"]) for r in self.rel["succeeds"] if r["to"] == o.id
            )
            if used:
                yield "MH-04", (o.id,), "warning" if heirs else "error"
        for e in self.map.elements:
            holder = self.section[e.id] == "positions" and not blank(e.holder)
            if blank(e.source) and (e.provenance == "public" or holder):
                yield "MH-05", (e.id,), "warning"
        for lines in self.rel.values():
            for r in lines:
                if r.get("provenance") == "public" and blank(r.get("source")):
                    yield "MH-05", (r["from"], r["to"]), "warning"

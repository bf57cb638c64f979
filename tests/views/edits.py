"""Small changes to a map, as a planner makes them between two versions: each returns a changed copy of the data."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

Data = dict[str, Any]
Edit = Callable[[Data], None]


def edited(data: Data, edit: Edit) -> Data:
    """A copy of the map with one edit."""
    changed = copy.deepcopy(data)
    edit(changed)
    return changed


def _relation(data: Data, kind: str, source: str, target: str, **own: Any) -> None:
    data["relations"].setdefault(kind, []).append({"from": source, "to": target, **own})


def rename_a_problem(data: Data) -> None:
    """A problem gets two words more."""
    data["problems"][len(data["problems"]) // 2]["name"] += " (đã chỉnh sửa)"


def rename_a_tool(data: Data) -> None:
    """A tool gets a short name."""
    data["tools"][len(data["tools"]) // 2]["name"] = "Phần mềm dùng chung"


def add_a_tool(data: Data) -> None:
    """A tool at the end of the file, built and used like the one before it."""
    last = data["tools"][-1]["id"]
    data["tools"].append(
        {"id": "moi.t", "name": "Công cụ mới thêm", "kind": "system", "status": "live", "provision": "rented"}
    )
    _relation(data, "addresses", "moi.t", data["problems"][0]["id"])
    for kind in ("builds", "operates", "owns", "uses"):
        for line in [line for line in data["relations"].get(kind, ()) if line["to"] == last]:
            _relation(data, kind, line["from"], "moi.t")


def add_a_problem(data: Data) -> None:
    """A problem at the end of the file, set by who sets the first one, without a tool."""
    data["problems"].append(
        {"id": "moi.p", "name": "Bài toán mới thêm", "owner": data["map"]["root"], "status": "active"}
    )
    for line in data["relations"]["sets"][:1]:
        _relation(data, "sets", line["from"], "moi.p", accountable=True)


def add_a_unit(data: Data) -> None:
    """A unit at the end of the file, of the lowest level, which uses the first tool."""
    data["organizations"].append(
        {"id": "moi.o", "name": "Đơn vị mới thêm", "kind": "committee", "level": data["map"]["levels"][-1],
         "parent": data["map"]["root"], "apparatus": True}
    )  # fmt: skip
    _relation(data, "uses", "moi.o", data["tools"][0]["id"])


def remove_a_use(data: Data) -> None:
    """One line of use less."""
    uses = data["relations"]["uses"]
    del uses[len(uses) // 2]


def remove_an_answer(data: Data) -> None:
    """A tool does not answer its problem any more."""
    lines = data["relations"]["addresses"]
    del lines[len(lines) // 2]


def close_a_finding(data: Data) -> None:
    """Every problem gets a review, and so the findings on reviews that are due are closed."""
    head = data["relations"]["sets"][0]["from"]
    data.setdefault("reviews", []).append(
        {"id": "moi.r", "name": "Rà soát mới", "date": data["map"]["as_of"], "decision": "Tiếp tục"}
    )
    for problem in data["problems"]:
        _relation(data, "about", "moi.r", problem["id"])
    _relation(data, "decides", head, "moi.r")


EDITS: dict[str, Edit] = {
    edit.__name__: edit
    for edit in (
        rename_a_problem, rename_a_tool, add_a_tool, add_a_problem, add_a_unit, remove_a_use, remove_an_answer,
        close_a_finding,
    )
}  # fmt: skip

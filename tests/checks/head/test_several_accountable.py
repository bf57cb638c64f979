"""HD-10: when several setters are one too many."""

from __future__ import annotations

import pytest

from rolemap.checks.base import Hit, Names, Words
from rolemap.checks.head.several_accountable import SeveralAccountable
from tests.checks.conftest import found

MAP = """
organizations:
- {id: ubnd, name: UBND tỉnh, kind: committee, level: province}
positions:
- {id: bithu, name: Bí thư Tỉnh ủy, organization: ubnd, rank: head}
- {id: chutich, name: Chủ tịch UBND tỉnh, organization: ubnd, rank: head}
- {id: pho, name: Phó Chủ tịch UBND tỉnh, organization: ubnd, rank: deputy}
- {id: nghi, name: Chủ tịch khóa trước, organization: ubnd, rank: head, valid_to: 2022-06-30}
problems:
- {id: giayto, name: Người dân phải nộp lại giấy tờ, owner: ubnd, status: STATUS}
relations:
  sets: [SETS]
"""


def run(*sets: str, status: str = "active") -> list[Hit]:
    rows = ", ".join(f"{{to: giayto, from: {one}}}" for one in sets)
    return found(SeveralAccountable, MAP.replace("STATUS", status).replace("SETS", rows))


@pytest.mark.parametrize(
    ("sets", "setters"),
    [
        (["chutich"], ()),
        (["chutich, accountable: true"], ()),
        (["chutich, accountable: true", "bithu"], ()),
        (["chutich, accountable: true", "bithu", "pho, accountable: false"], ()),
        (["chutich, accountable: true", "bithu, accountable: true"], ("chutich", "bithu")),
        (["chutich, accountable: true", "pho", "bithu, accountable: true"], ("chutich", "bithu")),
        (["chutich", "bithu"], ("chutich", "bithu")),
        (["chutich, accountable: false", "bithu, accountable: false"], ("chutich", "bithu")),
        (["chutich", "chutich"], ()),
        (["chutich, accountable: true", "chutich, accountable: true"], ()),
        (["chutich, accountable: true", "nghi, accountable: true"], ()),
        (["chutich", "bithu, valid_from: 2022-07-01"], ()),
    ],
)
def test_distinct_active_setters_are_counted(sets: list[str], setters: tuple[str, ...]) -> None:
    hits = run(*sets)
    assert [hit.subjects for hit in hits] == ([("giayto",)] if setters else [])
    assert all(hit.values["setters"] == Names(setters) for hit in hits)


def test_the_sentence_tells_all_from_none() -> None:
    (hit,) = run("chutich, accountable: true", "bithu, accountable: true")
    assert hit.values["state"] == Words(("all recorded as accountable",))
    (hit,) = run("chutich", "bithu", "pho")
    assert hit.values["state"] == Words(("none recorded as accountable",))
    assert hit.values["count"] == 3


@pytest.mark.parametrize("status", ["proposed", "closed"])
def test_only_open_problems_are_asked(status: str) -> None:
    assert run("chutich", "bithu", status=status) == []
    assert run("chutich", "bithu", status="approved") != []

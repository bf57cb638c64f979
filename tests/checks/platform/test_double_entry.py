"""PL-05: who must type the same data twice, and which connection spares it."""

from __future__ import annotations

import pytest

from rolemap.checks.base import Entries, Names
from rolemap.checks.platform.double_entry import DoubleEntry
from tests.checks.conftest import found

MAP = """
organizations:
- {id: ubnd, name: UBND tỉnh, kind: committee, level: province}
- {id: xa, name: UBND xã, kind: committee, level: commune, parent: ubnd}
tools:
- {id: b, name: B, kind: system, provision: bought, status: STATUS, collects: [dan_so, thu_chi]}
- {id: a, name: A, kind: system, provision: national, status: live, collects: [thu_chi]}
- {id: c, name: C, kind: system, provision: rented, status: live}
relations:
  uses: [{from: xa, to: a}, {from: USER, to: b}]
"""


def hits(status: str = "live", user: str = "xa", links: str = "") -> int:
    text = MAP.replace("STATUS", status).replace("USER", user) + f"  integrates: [{links}]\n"
    return len(found(DoubleEntry, text))


def test_subjects_are_sorted_and_values_name_what_is_common() -> None:
    (hit,) = found(DoubleEntry, MAP.replace("STATUS", "live").replace("USER", "xa"))
    assert (hit.subjects, hit.values) == (
        ("a", "b"),
        {"items": Entries(("thu_chi",)), "units": Names(("xa",))},
    )


@pytest.mark.parametrize(("status", "number"), [("pilot", 1), ("planned", 0), ("retired", 0)])
def test_both_must_be_live(status: str, number: int) -> None:
    assert hits(status) == number


def test_both_must_have_a_user_in_common() -> None:
    assert hits(user="ubnd") == 0


@pytest.mark.parametrize(
    ("links", "number"),
    [
        ("{from: a, to: b}", 0),
        ("{from: b, to: a}", 0),
        ("{from: a, to: c}, {from: c, to: b}", 1),
        ("{from: a, to: b, valid_to: 2022-06-30}", 1),
        ("{from: a, to: b, valid_from: 2022-07-01}", 1),
    ],
)
def test_only_a_direct_connection_spares_it(links: str, number: int) -> None:
    assert hits(links=links) == number


def test_a_replacement_does_not_spare_it() -> None:
    text = MAP.replace("STATUS", "live").replace("USER", "xa")
    assert found(DoubleEntry, text + "  replaces: [{from: a, to: b}]\n")

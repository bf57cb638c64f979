"""HD-08: which documents found something, and how they must not be signed."""

from __future__ import annotations

import pytest

from rolemap.checks.base import Names, Words
from rolemap.checks.head.founding_document_signed_for_head import FoundingDocumentSignedForHead
from tests.checks.conftest import found

MAP = """
organizations:
- {id: ubnd, name: UBND tỉnh, kind: committee, level: province}
positions:
- {id: chutich, name: Chủ tịch UBND tỉnh, organization: ubnd, rank: head}
- {id: pho, name: Phó Chủ tịch UBND tỉnh, organization: ubnd, rank: deputy}
- {id: nghi, name: Phó Chủ tịch đã nghỉ, organization: ubnd, rank: deputy, valid_to: 2022-06-30}
bodies:
- {id: ban, name: Ban Chỉ đạo, scope: ubnd}
- {id: bancu, name: Ban Chỉ đạo cũ, scope: ubnd, valid_to: 2022-06-30}
problems:
- {id: giayto, name: Người dân phải nộp lại giấy tờ, owner: ubnd, status: closed}
tools:
- {id: dvc, name: Cổng Dịch vụ công, kind: system, status: live, provision: national}
documents:
- {id: qd, name: Quyết định 571, kind: KIND}
relations:
  signs: [SIGNS]
  about: [{from: qd, to: ABOUT}]
"""


def subjects(
    kind: str = "scheme", signs: str = "{from: pho, to: qd, mode: KT}", about: str = "giayto"
) -> list[tuple[str, ...]]:
    text = MAP.replace("KIND", kind).replace("SIGNS", signs).replace("ABOUT", about)
    return [hit.subjects for hit in found(FoundingDocumentSignedForHead, text)]


@pytest.mark.parametrize(
    ("kind", "wrong"),
    [
        ("decision_establishing", True),
        ("scheme", True),
        ("plan", True),
        ("resolution", False),
        ("other", False),
    ],
)
def test_decisions_schemes_and_plans_found_something(kind: str, wrong: bool) -> None:
    assert bool(subjects(kind=kind)) is wrong


@pytest.mark.parametrize(
    ("mode", "wrong"), [("KT", True), ("TL", True), ("TUQ", True), ("TM", False), ("direct", False)]
)
def test_the_form_of_the_signature_decides_and_not_who_signed(mode: str, wrong: bool) -> None:
    assert bool(subjects(signs=f"{{from: pho, to: qd, mode: {mode}}}")) is wrong
    assert bool(subjects(signs=f"{{from: chutich, to: qd, mode: {mode}}}")) is wrong


def test_a_signature_without_a_mode_is_direct() -> None:
    assert subjects(signs="{from: pho, to: qd}") == []


@pytest.mark.parametrize(
    ("about", "wrong"), [("giayto", True), ("ban", True), ("dvc", False), ("bancu", False)]
)
def test_it_must_be_about_a_problem_or_an_active_body(about: str, wrong: bool) -> None:
    assert bool(subjects(about=about)) is wrong


def test_only_active_signatures_count() -> None:
    assert subjects(signs="{from: nghi, to: qd, mode: KT}") == []
    assert subjects(signs="{from: pho, to: qd, mode: KT, valid_from: 2022-07-01}") == []
    assert subjects(signs="") == []


def test_a_direct_signature_beside_does_not_mend_it() -> None:
    signs = "{from: chutich, to: qd}, {from: pho, to: qd, mode: TL}, {from: pho, to: qd, mode: KT}"
    text = MAP.replace("KIND", "plan").replace("SIGNS", signs).replace("ABOUT", "ban")
    (hit,) = found(FoundingDocumentSignedForHead, text)
    assert hit.values == {
        "signers": Names(("pho",)),
        "modes": Words(("KT. (deputy for the head)", "TL. (by order)")),
        "about": Names(("ban",)),
    }
    assert [relation.get("mode") for relation in hit.relations] == ["TL", "KT"]

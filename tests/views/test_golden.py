"""What every view says of both samples, word for word, against the files in ``golden``."""

from __future__ import annotations

import difflib
from dataclasses import fields, make_dataclass, replace
from typing import Any

import pytest

from rolemap.views.diagram import Diagram
from tests.gallery import picture
from tests.views.golden import COMMAND, FOLDER, golden_files, stale
from tests.views.spelled import spelled


@pytest.mark.parametrize("file_name", golden_files())
def test_a_picture_says_what_its_golden_file_says(file_name: str) -> None:
    file = FOLDER / file_name
    if not file.is_file():
        pytest.fail(f"There is no {file_name} yet. Write it with: {COMMAND}", pytrace=False)
    told, said = file.read_text(encoding="utf-8"), spelled(picture(*golden_files()[file_name]))
    if told != said:
        lines = difflib.unified_diff(
            told.splitlines(), said.splitlines(), f"golden/{file_name}", "the picture", "", "", 1, ""
        )
        advice = f"If this is how it is meant to be, write it with: {COMMAND}"
        pytest.fail("\n".join((*lines, advice)), pytrace=False)


def test_no_golden_file_is_left_of_a_view_that_is_gone() -> None:
    assert not stale(), f"Remove them with: {COMMAND}"


def test_every_field_of_a_picture_is_spelled_out() -> None:
    made = picture("thai-binh", "three-persons")
    assert isinstance(made, Diagram)
    node = made.nodes[0]
    kind = make_dataclass("Node", [("added", str, "")], bases=(type(node),), frozen=True, slots=True)

    def more(added: str) -> Any:
        return kind(**{one.name: getattr(node, one.name) for one in fields(node)}, added=added)

    before, after = (spelled(replace(made, nodes=(more(word), *made.nodes[1:]))) for word in ("", "mới"))
    assert before == spelled(made)
    assert [line for line in after.splitlines() if line not in before] and "added=mới" in after

"""The catalogue finds its files by itself, and refuses a bad one with its name and the reason."""

from __future__ import annotations

import importlib
import textwrap
from pathlib import Path
from types import ModuleType

import pytest

from rolemap.checks.catalogue import BadCheck, catalogue, check, collect
from rolemap.errors import UnknownName

GOOD = """
from rolemap.checks.base import Check, Limit, N_, Severity

class HeadAsleep(Check):
    id = "HD-99"
    slug = "head-asleep"
    group = "head"
    name = N_("Head asleep")
    message = N_("{position} sleeps.")
    why = N_("Nobody leads.")
    remedy = N_("Wake the head.")
    subjects = ("position",)
    severity = Severity.INFO
    limits = (Limit("hours", 8, 0, 24, "usual"),)
    basis = "usual"
    principle = "head"
    breaks = "positions: []"
    keeps = "positions: []"
"""


class Folder:
    """A package of checks in a folder of its own, under a name that no other test uses."""

    def __init__(self, root: Path) -> None:
        self.name = f"checks_of_{root.name.replace('-', '_')}"
        self.path = root / self.name
        self.path.mkdir()
        (self.path / "__init__.py").touch()

    def put(self, file: str, text: str) -> Folder:
        path = self.path / file
        path.parent.mkdir(exist_ok=True)
        (path.parent / "__init__.py").touch()
        path.write_text(textwrap.dedent(text), "utf-8")
        return self

    def package(self) -> ModuleType:
        importlib.invalidate_caches()
        return importlib.import_module(self.name)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folder:
    monkeypatch.syspath_prepend(str(tmp_path))
    return Folder(tmp_path)


def test_a_new_file_is_a_new_check(folder: Folder) -> None:
    folder.put("head/head_asleep.py", GOOD)
    folder.put(
        "budget/money_lost.py",
        GOOD.replace("HD-99", "BU-98")
        .replace("head-asleep", "money-lost")
        .replace('"head"\n    name', '"budget"\n    name'),
    )
    assert [(id, type(one).__name__) for id, one in collect(folder.package()).items()] == [
        ("BU-98", "HeadAsleep"), ("HD-99", "HeadAsleep"),
    ]  # fmt: skip


def test_what_checks_share_stands_in_a_file_that_begins_with_an_underscore(folder: Folder) -> None:
    folder.put("head/_words.py", "raise RuntimeError('not to be read')").put("head/head_asleep.py", GOOD)
    assert list(collect(folder.package())) == ["HD-99"]


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('    why = N_("Nobody leads.")\n', "", "why"),
        ('N_("Head asleep")', '" "', "name"),
        ("Severity.INFO", '"info"', "mức"),
        ('("position",)', '"position"', "đối tượng"),
        ("HD-99", "HD-9", "HD-9"),
        ("head-asleep", "head-awake", "head-awake"),
        ('group = "head"', 'group = "budget"', "budget"),
        ('principle = "head"', 'principle = "sleep"', "sleep"),
        ("8, 0, 24", "25, 0, 24", "hours"),
        ("8, 0, 24", "8, 24, 0", "hours"),
        ("limits = (", 'limits = (Limit("hours", 1, 0, 2, "usual"), ', "trùng tên"),
        ("class HeadAsleep(Check)", "class HeadAsleep", "0"),
        ("class HeadAsleep", "class Other(Check): pass\n\nclass HeadAsleep", "2"),
    ],
)
def test_a_bad_file_is_refused_with_its_name_and_the_reason(
    folder: Folder, old: str, new: str, reason: str
) -> None:
    assert old in GOOD
    folder.put("head/head_asleep.py", GOOD.replace(old, new, 1))
    with pytest.raises(BadCheck) as refused:
        collect(folder.package())
    assert "head/head_asleep.py" in str(refused.value)
    assert reason in str(refused.value)


@pytest.mark.parametrize(
    ("old", "new", "name"), [("HD-99", "HD-98", "head-asleep"), ("head-asleep", "x", "HD-99")]
)
def test_no_two_checks_have_one_id_or_one_slug(folder: Folder, old: str, new: str, name: str) -> None:
    other = GOOD.replace(old, new)
    if old == "HD-99":  # the same slug must then stand in another folder
        other = other.replace('group = "head"', 'group = "waivers"')
        folder.put("waivers/head_asleep.py", other)
    else:
        folder.put("head/x.py", other)
    folder.put("head/head_asleep.py", GOOD)
    with pytest.raises(BadCheck, match=name):
        collect(folder.package())


def test_a_folder_that_is_no_group_is_refused(folder: Folder) -> None:
    folder.put("sleep/head_asleep.py", GOOD)
    with pytest.raises(BadCheck, match="sleep"):
        collect(folder.package())


def test_the_catalogue_is_sorted_and_cannot_be_changed() -> None:
    assert list(catalogue()) == sorted(catalogue())
    with pytest.raises(TypeError):
        catalogue()["HD-99"] = catalogue()["HD-01"]  # type: ignore[index]  # what is tried here


def test_a_check_is_named_in_capitals_or_not() -> None:
    assert check(" hd-01 ").id == "HD-01"


@pytest.mark.parametrize(
    ("asked", "near"), [("HD-1", "HD-01"), ("setter-not-hed", "HD-01"), ("PL-011", "PL-01")]
)
def test_an_unknown_check_brings_those_that_come_near(asked: str, near: str) -> None:
    with pytest.raises(UnknownName, match=near):
        check(asked)


def test_an_unknown_check_far_from_all_is_only_unknown() -> None:
    with pytest.raises(UnknownName) as unknown:
        check("???")
    assert str(unknown.value).endswith("không tồn tại.")

"""`rolemap check`: formats, exit codes, choice of checks, several maps, defects."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run, written
from tests.conftest import SAMPLES

WARNING = """\
organizations:
- {id: ubnd, name: Ủy ban nhân dân tỉnh, kind: committee, level: province}
positions:
- {id: chutich, name: Chủ tịch UBND tỉnh, organization: ubnd, rank: head}
problems:
- {id: p, name: Nộp lại giấy tờ, owner: ubnd, status: proposed}
documents:
- {id: qd, name: Kế hoạch, kind: plan, provenance: public}
relations:
  sets: [{from: chutich, to: p}]
  about: [{from: qd, to: p}]
"""
"""A note (PA-02) and a warning (MH-05)."""


@pytest.mark.parametrize("name", ["thai-binh", "nam-dinh"])
def test_samples_give_their_findings(run: Run, name: str) -> None:
    ran = run("check", SAMPLES / f"{name}.yaml", "--format", "json")
    assert ran.code == 1
    report = json.loads(ran.out)
    expected = json.loads((SAMPLES / f"{name}.expected.json").read_text(encoding="utf-8"))
    found = [
        {key: finding[key] for key in ("check", "subjects", "severity")} for finding in report["findings"]
    ]
    assert sorted(found, key=json.dumps) == sorted(
        ({key: finding[key] for key in ("check", "subjects", "severity")} for finding in expected),
        key=json.dumps,
    )
    assert report["map"] == name


def test_a_clean_map_ends_with_0(run: Run, small: Path) -> None:
    ran = run("check", small)
    assert (ran.code, ran.err) == (0, "")
    assert "Không phát hiện khoảng trống nào." in ran.out


@pytest.mark.parametrize(("fail_on", "code"), [("error", 0), ("warning", 1), ("info", 1), ("never", 0)])
def test_fail_on_is_the_mildest_that_fails(run: Run, tmp_path: Path, fail_on: str, code: int) -> None:
    path = written(tmp_path / "a.yaml", WARNING)
    counts = json.loads(run("check", path, "--format", "json").out)["counts"]
    assert (counts["error"], counts["warning"] > 0, counts["info"] > 0) == (0, True, True)
    assert run("check", path, "--fail-on", fail_on).code == code


def test_errors_fail_at_every_level_but_never(run: Run) -> None:
    for fail_on, code in (("error", 1), ("warning", 1), ("info", 1), ("never", 0)):
        assert run("check", SAMPLES / "thai-binh.yaml", "--fail-on", fail_on).code == code


@pytest.mark.parametrize("asked", [["--only", "HD-01", "--only", "pa-05"], ["--only", "HD-01,PA-05"]])
def test_only_some_checks(run: Run, asked: list[str]) -> None:
    ran = run("check", SAMPLES / "thai-binh.yaml", *asked)
    assert "HD-01" in ran.out and "PA-05" in ran.out
    assert "BU-01" not in ran.out
    assert "Năm “phanh”" not in ran.out


def test_an_unknown_check_is_told_with_those_that_come_near(run: Run, small: Path) -> None:
    ran = run("check", small, "--only", "HD-99")
    assert (ran.code, ran.out) == (2, "")
    assert "Mã kiểm tra “HD-99” không tồn tại. Có phải là: HD-0" in ran.err


def test_another_date(run: Run) -> None:
    ran = run("check", SAMPLES / "thai-binh.yaml", "--as-of", "2021-01-01", "--format", "json")
    assert json.loads(ran.out)["as_of"] == "2021-01-01"


def test_several_maps_are_checked_one_by_one(run: Run, small: Path) -> None:
    ran = run("check", SAMPLES / "thai-binh.yaml", small, "--format", "json")
    assert ran.code == 1
    assert [report["map"] for report in json.loads(ran.out)] == ["thai-binh", "example"]


def test_the_language_of_sentences(run: Run) -> None:
    ran = run("check", SAMPLES / "thai-binh.yaml", "--lang", "en", "--only", "PA-10")
    assert "□ WARNING PA-10" in ran.out
    assert "What to do: " in ran.out


def test_a_map_on_standard_input(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    content = (SAMPLES / "thai-binh.yaml").read_bytes()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
    ran = run("check", "-")
    assert ran.code == 1
    assert "đầu vào chuẩn" in ran.out
    assert "dòng" not in ran.out


def test_all_defects_are_told_at_once_and_nothing_else(run: Run, broken: Path, small: Path) -> None:
    ran = run("check", small, broken)
    assert (ran.code, ran.out) == (2, "")
    places = [line.split(": organizations[")[0] for line in ran.err.splitlines()[:-1]]
    assert [place.rsplit(":", 2)[0] for place in places] == [str(broken)] * 2
    assert ran.err.splitlines()[-1] == "Có 2 chỗ sai trong dữ liệu đầu vào; chưa ghi tệp nào."


def test_defects_of_several_maps_are_told_together(run: Run, broken: Path, tmp_path: Path) -> None:
    other = tmp_path / "khac.yaml"
    other.write_text("rolemap: 1\n", encoding="utf-8")
    defects = json.loads(run("check", broken, other, "--format", "json").out)["defects"]
    assert {Path(defect["place"].rsplit(":", 2)[0]).name for defect in defects} == {"sai.yaml", "khac.yaml"}


def test_defects_as_json(run: Run, broken: Path) -> None:
    ran = run("check", broken, "--format", "json")
    assert (ran.code, ran.err) == (2, "")
    assert run("brakes", broken, "--format", "json") == ran
    defects = json.loads(ran.out)["defects"]
    assert all(list(defect) == ["place", "path", "id", "message", "expected"] for defect in defects)
    assert {defect["path"] for defect in defects} == {"organizations[0].kind", "organizations[1].parent"}


def test_defects_as_workflow_commands(run: Run, broken: Path) -> None:
    ran = run("check", broken, "--format", "github")
    assert ran.code == 2
    assert [line.split("file=")[0] for line in ran.out.splitlines()] == ["::error "] * 2


@pytest.mark.parametrize(
    ("name", "sentence"), [("khong-co.yaml", "không đọc được"), ("a.docx", "chưa được hỗ trợ")]
)
def test_what_cannot_be_read(run: Run, name: str, sentence: str) -> None:
    ran = run("check", name)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"{name}: ") and sentence in ran.err
    for command in ("check", "brakes"):
        (defect,) = json.loads(run(command, name, "--format", "json").out)["defects"]
        assert (defect["place"], defect["path"], defect["id"]) == (name, "", None)
        assert sentence in defect["message"]


def test_a_missing_file_hides_no_defects_of_others(run: Run, broken: Path) -> None:
    defects = json.loads(run("check", "khong-co.yaml", broken, "--format", "json").out)["defects"]
    assert [defect["path"] for defect in defects] == ["", "organizations[0].kind", "organizations[1].parent"]


def test_standard_input_is_read_once(run: Run) -> None:
    ran = run("check", "-", "-")
    assert (ran.code, ran.out) == (2, "")
    assert "chỉ được nêu một lần" in ran.err


@pytest.mark.parametrize("only", ["", " , "])
def test_no_check_is_not_every_check(run: Run, small: Path, only: str) -> None:
    ran = run("check", small, "--only", only)
    assert (ran.code, ran.out) == (2, "")
    assert "Chưa nêu mã kiểm tra nào." in ran.err


@pytest.mark.parametrize("form", ["text", "json", "sarif", "junit", "github", "markdown"])
def test_every_format_speaks_the_asked_language(run: Run, form: str) -> None:
    out = run("check", SAMPLES / "nam-dinh.yaml", "--format", form, "--lang", "en").out
    assert "was set by" in " ".join(out.split())
    assert "Người đặt bài toán" not in out

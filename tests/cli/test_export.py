"""`rolemap export`: a document by suffix, whole or by annex, in an organization's own Word file."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest

from rolemap.services.exporting import Export, suffixes
from tests.cli.conftest import Run
from tests.conftest import SAMPLES

THAI_BINH = SAMPLES / "thai-binh.yaml"


def text_of(path: Path) -> str:
    """The running text of a Word file."""
    return "\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)


def test_a_document_is_written_by_its_suffix_and_told(run: Run, small: Path, tmp_path: Path) -> None:
    target = tmp_path / "phụ lục.docx"
    ran = run("export", small, "-o", target)
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.endswith(f"Đã ghi tệp {target}.\n")
    assert "Phụ lục VI" in text_of(target)


def test_annexes_are_chosen_and_numbered_anew(run: Run, small: Path, tmp_path: Path) -> None:
    target = tmp_path / "a.docx"
    assert run("export", small, "-o", target, "--annex", "gaps,about").code == 0
    text = text_of(target)
    assert "Phụ lục II" in text and "Phụ lục III" not in text
    assert run("export", small, "-o", target, "--annex", "gaps").code == 0
    assert "Phụ lục I" not in text_of(target), "a single annex has no number"


def test_an_unknown_annex_names_those_that_there_are(run: Run, small: Path, tmp_path: Path) -> None:
    ran = run("export", small, "-o", tmp_path / "a.pdf", "--annex", "gap")
    assert ran.code == 2
    assert "gap" in ran.err and "gaps" in ran.err
    assert [path.name for path in tmp_path.iterdir()] == [small.name]


def test_another_suffix_is_refused_before_anything_is_read(run: Run, tmp_path: Path) -> None:
    ran = run("export", tmp_path / "there is none.yaml", "-o", tmp_path / "a.odt")
    assert ran.code == 2
    assert all(f".{suffix}" in ran.err for suffix in suffixes())


def test_defects_of_the_map_are_told_and_nothing_is_written(run: Run, broken: Path, tmp_path: Path) -> None:
    ran = run("export", broken, "-o", tmp_path / "a.xlsx")
    assert ran.code == 2 and "comittee" in ran.err
    assert not (tmp_path / "a.xlsx").exists()


def test_an_own_word_file_is_filled_in(run: Run, small: Path, tmp_path: Path) -> None:
    own, target = tmp_path / "mẫu.docx", tmp_path / "a.docx"
    made = docx.Document()
    made.add_paragraph("SỞ KHOA HỌC VÀ CÔNG NGHỆ, hồ sơ của {{don_vi}}")
    made.save(str(own))
    assert run("export", small, "-o", target, "--template", own, "--annex", "gaps").code == 0
    assert "hồ sơ của Ủy ban nhân dân tỉnh" in text_of(target)


def test_the_list_names_the_annexes_that_have_a_place(run: Run, small: Path, tmp_path: Path) -> None:
    own, target = tmp_path / "mẫu.docx", tmp_path / "a.docx"
    made = docx.Document()
    for text in ("Kèm {{so_phu_luc}} phụ lục:", "{{danh_muc_phu_luc}}", "{{phu_luc_1}}", "{{phu_luc_gaps}}"):
        made.add_paragraph(text)
    made.save(str(own))
    assert run("export", small, "-o", target, "--template", own).code == 0
    written = docx.Document(str(target))
    listed = [
        one.text for one in written.paragraphs if one.text.startswith("Phụ lục") and "\n" not in one.text
    ]
    assert [text.split(".")[0] for text in listed] == ["Phụ lục I", "Phụ lục III"]
    assert written.paragraphs[0].text == "Kèm 2 phụ lục:"


def test_what_is_wrong_with_an_own_word_file_is_told(run: Run, small: Path, tmp_path: Path) -> None:
    own, target = tmp_path / "mẫu.docx", tmp_path / "a.docx"
    ran = run("export", small, "-o", target, "--template", own)
    assert ran.code == 2 and "mẫu.docx" in ran.err
    made = docx.Document()
    made.add_paragraph("{{ten_gi_do}} và {{7*7}}")
    made.save(str(own))
    ran = run("export", small, "-o", target, "--template", own)
    assert ran.code == 2 and "ten_gi_do" in ran.err and "7*7" in ran.err
    assert not target.exists()


@pytest.mark.parametrize(("suffix", "option"), [("pptx", "annex"), ("xlsx", "annex"), ("xlsx", "template")])
def test_an_option_that_does_nothing_is_told(
    run: Run, small: Path, tmp_path: Path, suffix: str, option: str
) -> None:
    own = tmp_path / "mẫu.docx"
    docx.Document().save(str(own))
    value = "gaps" if option == "annex" else own
    ran = run("export", small, "-o", tmp_path / f"a.{suffix}", f"--{option}", value)
    assert ran.code == 0
    assert f"--{option}" in ran.err and f".{suffix}" in ran.err


def test_the_date_that_is_asked_for_stands_in_the_document(run: Run, small: Path, tmp_path: Path) -> None:
    target = tmp_path / "a.docx"
    assert run("export", small, "-o", target, "--annex", "about", "--as-of", "2024-03-05").code == 0
    tables = [cell.text for table in docx.Document(str(target)).tables for cell in table._cells]
    assert any("05/03/2024" in text for text in [text_of(target), *tables])


def test_every_format_of_a_sample_in_the_command_and_in_the_archive_is_the_same(
    run: Run, tmp_path: Path
) -> None:
    target = tmp_path / "bộ.zip"
    assert run("export", THAI_BINH, "-o", target).code == 0
    from rolemap.services.checking import open_map

    export = Export(open_map(str(THAI_BINH)))
    with ZipFile(BytesIO(target.read_bytes())) as archive:
        held = {Path(name).suffix: archive.read(name) for name in archive.namelist() if name.startswith("1 ")}
    assert set(held) == {".docx", ".pdf", ".pptx", ".xlsx"}
    for suffix, content in held.items():
        assert export.written_as(suffix.removeprefix(".")) == content, suffix


def test_what_may_stand_in_a_word_template_is_listed(run: Run) -> None:
    out = run("explain", "template").out
    assert "{{phu_luc}}" in out and "{{annexes}}" in out
    assert "An organization" not in out
    assert "{{phu_luc}}" in run("explain", "template", "--lang", "en").out

"""Maps out of files: looked at first, kept only when somebody says so; without scripts."""

from __future__ import annotations

import io
import re
from zipfile import ZipFile

import pytest
from werkzeug.test import TestResponse

from rolemap.editing import Edit
from rolemap.services.maps.desk import Desk
from rolemap.services.maps.opening import document_of
from tests.conftest import sample
from tests.web.conftest import Reader

SMALL = """rolemap: 1
map:
  id: xa-dong-hung
  title: {vi: "Sơ đồ xã Đông Hưng"}
  as_of: 2026-03-01
  root: ubnd
  stage: preparing
  levels: [xã]
organizations:
  - {id: ubnd, name: "UBND xã Đông Hưng", kind: committee, level: xã}
problems:
  - {id: hoso, name: "Hồ sơ nộp nhiều lần", owner: ubnd, audience: [xã], status: approved, framing: new_way}
"""
BROKEN = SMALL.replace("kind: committee", "kind: comittee").replace("owner: ubnd", "owner: ubn")
ME = "người lập"


def sent(client: Reader, content: str | bytes, name: str = "sơ đồ.yaml", **more: str) -> TestResponse:
    """Send a file as the form does."""
    body = content.encode() if isinstance(content, str) else content
    return client.send("/maps/import", {"file": (io.BytesIO(body), name), **more})


def shown(client: Reader, content: str | bytes, name: str = "sơ đồ.yaml") -> tuple[str, str]:
    """The address of the preview of a file, and its page."""
    answer = sent(client, content, name)
    assert answer.status_code == 303, answer.get_data(as_text=True)
    return answer.location, client.get(answer.location).get_data(as_text=True)


def text(page: str) -> str:
    """What a reader sees of a page."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


def base(page: str) -> str:
    """The revision that a preview is about."""
    found = re.search(r'name="base" value="(\d+)"', page)
    assert found is not None
    return found[1]


def test_a_new_map_is_shown_and_kept_only_after_the_word(client: Reader, desk: Desk) -> None:
    address, page = shown(client, SMALL)
    assert not desk.shelf()
    for words in (
        "Sơ đồ xã Đông Hưng",
        "UBND xã Đông Hưng",
        "sơ đồ.yaml",
        "01/03/2026",
        "Lưu thành sơ đồ mới",
        "PA-01",
    ):
        assert words in page
    assert "1 Bài toán" in text(page) and 'style="' not in page
    answer = client.send(address, {"act": "new"})
    assert (answer.status_code, answer.location) == (303, "/maps/xa-dong-hung")
    revision = desk.open("xa-dong-hung").revision
    assert (revision.author, revision.kind, revision.message) == (ME, "import", "Nhập từ tệp “sơ đồ.yaml”")
    assert client.get(address).status_code == 404  # the file that was sent is forgotten


def test_defects_stand_with_line_and_column_and_the_lines_around(client: Reader, desk: Desk) -> None:
    address, page = shown(client, BROKEN)
    seen = text(page)
    assert "Tệp có 2 chỗ sai" in seen
    assert "Dòng 10, cột 49 organizations[0].kind" in seen and "Có phải là “committee”?" in seen
    assert "<mark>comittee</mark>" in page and "<i>10</i>" in page and "<i>12</i>problems" not in page
    assert "<mark>ubn</mark>" in page and "act" in page and "Lưu thành" not in seen
    assert client.send(address, {"act": "new"}).status_code == 422 and not desk.shelf()
    corrected = sent(client, SMALL, before=address.rpartition("/")[2])
    assert client.get(address).status_code == 404
    assert "Lưu thành sơ đồ mới" in client.get(corrected.location).get_data(as_text=True)


def test_a_file_over_a_map_shows_what_would_change_then_replaces_it(client: Reader, desk: Desk) -> None:
    client.send(sent(client, SMALL).location, {"act": "new"})
    changed = SMALL.replace("Hồ sơ nộp nhiều lần", "Hồ sơ nộp một lần").replace("2026-03-01", "2026-04-01")
    changed += "positions:\n  - {id: ct, name: Chủ tịch, organization: ubnd, rank: head}\n"
    address, page = shown(client, changed + "relations:\n  sets: [{from: ct, to: hoso}]\n")
    seen = text(page)
    for words in ("Chủ tịch", "Hồ sơ nộp một lần", "thêm", "sửa", "Thay bản hiện có", "sẽ đóng"):
        assert words in seen
    assert "Lưu thành sơ đồ mới" not in seen and desk.open("xa-dong-hung").revision.number == 1
    answer = client.send(address, {"act": "replace", "base": base(page)})
    opened = desk.open("xa-dong-hung")
    assert (answer.location, opened.revision.number, opened.revision.kind) == (
        "/maps/xa-dong-hung",
        2,
        "import",
    )
    assert opened.workspace.graph.name("hoso") == "Hồ sơ nộp một lần"
    desk.undo("xa-dong-hung", ME)
    assert desk.open("xa-dong-hung").workspace.graph.name("hoso") == "Hồ sơ nộp nhiều lần"


def test_a_map_changed_meanwhile_is_previewed_anew(client: Reader, desk: Desk) -> None:
    client.send(sent(client, SMALL).location, {"act": "new"})
    address, page = shown(client, SMALL.replace("nhiều lần", "một lần"))
    desk.save(
        "xa-dong-hung", 1, [Edit(("organizations", "ubnd", "name"), "UBND xã Đông Hưng", "UBND xã")], ME
    )
    answer = client.send(address, {"act": "replace", "base": base(page)})
    again = answer.get_data(as_text=True)
    assert (
        answer.status_code == 409
        and "có người đã sửa" in again
        and "UBND xã → UBND xã Đông Hưng" in text(again)
    )
    assert desk.open("xa-dong-hung").revision.number == 2
    assert client.send(address, {"act": "replace", "base": base(again)}).status_code == 303
    assert desk.open("xa-dong-hung").revision.number == 3


def test_a_new_map_that_came_into_being_meanwhile_is_not_overwritten(client: Reader, desk: Desk) -> None:
    first, second = sent(client, SMALL).location, sent(client, SMALL.replace("nhiều", "hai")).location
    client.send(first, {"act": "new"})
    answer = client.send(second, {"act": "new"})
    assert answer.status_code == 409 and "Thay bản hiện có" in answer.get_data(as_text=True)
    assert desk.open("xa-dong-hung").revision.number == 1


def test_a_file_is_kept_beside_the_map_of_its_id(client: Reader, desk: Desk, thai_binh: str) -> None:
    content = document_of(sample("thai-binh").map)
    content["map"]["title"]["vi"] = "Thái Bình, phương án hai"
    import json

    address, page = shown(client, json.dumps(content), "phương án 2.json")
    assert 'value="thai-binh-2"' in page
    for id, sentence in (
        (thai_binh, "Đã có sơ đồ"),
        ("Mã mới", "không dùng làm mã được"),
        ("new", "là địa chỉ"),
    ):
        answer = client.send(address, {"act": "other", "id": id})
        again = answer.get_data(as_text=True)
        assert answer.status_code == 422 and sentence in again and f'name="id" value="{id}"' in again
    assert client.send(address, {"act": "other", "id": "thai-binh-2"}).location == "/maps/thai-binh-2"
    assert desk.open("thai-binh-2").title == "Thái Bình, phương án hai"
    assert desk.open(thai_binh).revision.number == 1


def test_what_is_kept_already_is_said(client: Reader, desk: Desk) -> None:
    client.send(sent(client, SMALL).location, {"act": "new"})
    page = shown(client, SMALL)[1]
    assert "đã có đúng nội dung này" in page and 'value="replace"' not in page


def test_a_map_in_the_bin_is_not_replaced_unseen(client: Reader, desk: Desk) -> None:
    client.send(sent(client, SMALL).location, {"act": "new"})
    desk.remove("xa-dong-hung")
    page = shown(client, SMALL)[1]
    assert "đang ở thùng rác" in page and 'value="new"' not in page and 'value="xa-dong-hung-2"' in page


def test_a_file_is_forgotten(client: Reader, desk: Desk) -> None:
    address = sent(client, SMALL).location
    assert client.send(address, {"act": "discard"}).location == "/maps/import"
    assert client.get(address).status_code == 404 and not desk.shelf()
    assert client.send(address, {"act": "new"}).status_code == 404
    assert client.send(sent(client, SMALL).location, {"act": "other things"}).status_code == 400


def zipped(*names: str) -> bytes:
    """An archive with empty parts."""
    content = io.BytesIO()
    with ZipFile(content, "w") as archive:
        for name in names:
            archive.writestr(name, "")
    return content.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("", b"", "Hãy chọn tệp trước."),
        ("rỗng.yaml", b"", "Tệp “rỗng.yaml” không có nội dung."),
        ("rỗng.yaml", b"\xef\xbb\xbf \r\n", "không có nội dung"),
        ("bảng.yaml", zipped("[Content_Types].xml", "xl/workbook.xml"), "đổi đuôi tên tệp thành .xlsx"),
        ("bảng.xlsm", zipped("[Content_Types].xml", "xl/workbook.xml"), "có macro"),
        ("bảng.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "là bảng tính kiểu cũ"),
        ("bảng.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "có mật khẩu"),
        ("bảng.xlsx", zipped("sơ đồ.yaml"), "thực chất không phải là bảng tính Excel"),
        ("bảng.xlsx", "mã;tên".encode(), "thực chất không phải là bảng tính Excel"),
        ("bảng.ods", zipped("content.xml"), "lưu thành .xlsx"),
        ("bảng.csv", "mã;tên".encode(), "lưu thành .xlsx"),
        ("sơ đồ.yaml", zipped("sơ đồ.yaml"), "thực chất là tệp nén ZIP"),
        ("công văn.docx", zipped("word/document.xml"), "là văn bản Word"),
        ("sơ đồ.json", b"%PDF-1.7", "là tệp PDF"),
        ("sơ đồ.svg", b"<svg/>", "là trang web hoặc hình vẽ"),
        ("sơ đồ.txt", SMALL.encode(), "Các loại tệp nhận được: .yaml, .yml, .json, .xlsx."),
    ],
)
def test_what_cannot_be_a_map_is_refused_in_a_sentence(
    client: Reader, name: str, content: bytes, sentence: str
) -> None:
    answer = sent(client, content, name)
    assert answer.status_code == 422 and sentence in answer.get_data(as_text=True)


def test_encodings(client: Reader) -> None:
    assert "Sơ đồ xã Đông Hưng" in shown(client, SMALL.encode("utf-16"))[1]
    assert "Sơ đồ xã Đông Hưng" in shown(client, SMALL.replace("\n", "\r\n").encode("utf-8-sig"))[1]
    old = b"rolemap: 1\nmap:\n  title: S\xac \xae\xe5\n"
    page = shown(client, old)[1]
    assert "\0" not in shown(client, bytes(range(256)), "rác.yaml")[1]
    assert "TCVN3" in page and "Dòng 3, cột" in page and "UTF-8" in page


def test_a_long_line_is_shown_around_its_defect(client: Reader) -> None:
    long = BROKEN.replace("owner: ubn", f"note: {'Ghi chú dài. ' * 30}, owner: ubn")
    page = shown(client, long)[1]
    line = page.partition("<mark>ubn</mark>")[0].rpartition("<i>12</i>")[2]
    assert line.startswith("…") and line.endswith(", owner: ") and len(line) < 80


def test_folders_and_odd_letters_of_a_name_are_left_out(client: Reader) -> None:
    page = shown(client, SMALL, "Hồ sơ/so\u202edo.yaml")[1]
    assert "<h1>Sơ đồ xã Đông Hưng</h1>" in page and "trong tệp sodo.yaml" in page


def test_a_file_that_is_too_large_is_refused_clearly(client: Reader) -> None:
    body = b"#" * (5 * 2**20 + 1)
    answer = client.post("/maps/import", data=body, content_type="multipart/form-data; boundary=x")
    assert answer.status_code == 413 and "5 MB" in answer.get_data(as_text=True)

"""Documents in the browser, without scripts: chosen, ordered, waited for, taken along, refused."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from flask import Flask

from rolemap.errors import EngineTooSlow
from rolemap.services.maps.desk import Desk
from rolemap.services.maps.documents import clerk as clerks
from rolemap.services.maps.documents.clerk import Clerk
from tests.services.maps.documents.conftest import SUFFIXES, Pen
from tests.services.maps.documents.test_clerk import over
from tests.services.maps.documents.test_wishes import word_file
from tests.services.maps.small_map import BASE
from tests.web.conftest import Reader
from web.clerk import EXTENSION


@pytest.fixture
def pen(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Iterator[Pen]:
    """What writes the documents of the application."""
    monkeypatch.setattr("rolemap.services.exporting.suffixes", lambda: SUFFIXES)
    made = Pen()
    app.extensions[EXTENSION] = Clerk(make=made)
    yield made
    made.may_go_on.set()
    app.extensions[EXTENSION].close()


@pytest.fixture
def page(pen: Pen, thai_binh: str) -> str:
    """The address of the page."""
    return f"/maps/{thai_binh}/export"


def text(client: Reader, path: str) -> str:
    """A page that is there."""
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.get_data(as_text=True)


def order(client: Reader, page: str, suffix: str, **more: object) -> str:
    """The address of the job for a document."""
    answer = client.send(page, {"format": suffix, "annex": ["gaps", "about"], **more})
    assert answer.status_code == 303 and answer.location.endswith("#start")
    return answer.location.removesuffix("#start")


def made(app: Flask, place: str) -> None:
    """Wait until the job is over."""
    id, job = re.fullmatch(r"/maps/([^/]+)/export/([\w-]+).*", place).groups()  # type: ignore[union-attr]  # it matches
    over(app.extensions[EXTENSION].job(id, job))


def test_the_page_says_what_there_is_and_what_will_be_in_it(client: Reader, page: str) -> None:
    shown = text(client, page)
    for suffix in SUFFIXES:
        assert f'name="format" value="{suffix}"' in shown
    assert shown.count('name="annex"') == shown.count(" checked> ") - 1 == 6
    assert "Thái Bình: sơ đồ vai trò mẫu (6/2022)" in shown and "Dữ liệu minh họa" in shown
    assert "Sơ đồ còn 8 lỗi chưa khắc phục" in shown
    assert 'aria-current="page">Xuất hồ sơ</a>' in shown and 'style="' not in shown
    assert "Chưa có tài liệu nào" in shown


def test_a_map_without_errors_or_without_anything_says_so(client: Reader, desk: Desk, pen: Pen) -> None:
    desk.create({**BASE, "problems": [], "tools": [], "thresholds": [], "relations": {}}, "người lập")
    shown = text(client, "/maps/thu/export")
    assert "Sơ đồ chưa có bài toán và công cụ nào" in shown and "chưa khắc phục" not in shown


def test_a_document_is_ordered_made_and_taken(client: Reader, app: Flask, pen: Pen, page: str) -> None:
    pen.may_go_on.clear()
    place = order(client, page, "docx", theme="print")
    assert pen.begun.wait(10)
    running = text(client, place)
    assert (
        '<progress aria-label="Tiến độ" max="3" value="1">' in running
        and "Đang làm: Hình 1 (xong 1/3)" in running
    )
    assert f'<meta http-equiv="refresh" content="2;url={place}">' in running
    assert "Khoảng trống và kiến nghị" in running and "đen trắng" in running
    assert client.get(f"{place}/file").status_code == 404
    pen.may_go_on.set()
    made(app, place)
    done = text(client, place)
    assert "Tài liệu đã lập xong" in done and "http-equiv" not in done
    assert f'href="{place}/file" download' in done and "1 KB" in done
    file = client.get(f"{place}/file")
    assert file.data == b"docx" and file.mimetype.endswith("wordprocessingml.document")
    assert file.headers["X-Content-Type-Options"] == "nosniff"
    assert file.headers["Cache-Control"] == "no-store" == client.get(place).headers["Cache-Control"]
    name = re.search(
        r"filename=\"thai-binh.docx\"; filename\*=UTF-8''(.+)", file.headers["Content-Disposition"]
    )
    assert name is not None and quote("Phụ lục") in name[1] and name[1].endswith(".docx")
    (wish,) = pen.wishes
    assert (wish.annexes, wish.theme) == (("gaps", "about"), "print")
    listed = text(client, page)
    assert "2 phụ lục · " in listed and f'href="{place}/file" download' in listed


def test_a_script_gets_the_part_alone(client: Reader, app: Flask, page: str) -> None:
    place = order(client, page, "pdf")
    made(app, place)
    part = text(client, f"{place}?part=1")
    assert 'data-state="done"' in part and "<html" not in part


def test_a_job_belongs_to_its_map(client: Reader, desk: Desk, app: Flask, page: str) -> None:
    desk.create(BASE, "người lập")
    place = order(client, page, "pdf")
    made(app, place)
    elsewhere = place.replace("thai-binh", "thu")
    for path in (elsewhere, f"{elsewhere}/file", f"{page}/khong-co"):
        answer = client.get(path)
        assert answer.status_code == 404 and "Tài liệu này không còn nữa" in answer.get_data(as_text=True)
    assert client.send(f"{elsewhere}/cancel").status_code == 404


def test_another_date_and_an_older_revision_are_ordered_as_shown(
    client: Reader, desk: Desk, app: Flask, page: str
) -> None:
    desk.mark("thai-binh", 1, "người lập", "Mốc")
    shown = text(client, f"{page}?as_of=2021-12-31&n=1")
    assert 'value="31/12/2021"' in shown and "Trở lại 30/06/2022" in shown
    assert f'action="{page}?as_of=2021-12-31&amp;n=1"' in shown
    place = order(client, f"{page}?as_of=2021-12-31&n=1", "pdf")
    assert place.endswith("?as_of=2021-12-31&n=1")
    made(app, place)
    job = app.extensions[EXTENSION].recent("thai-binh")[0]
    assert (job.revision, job.as_of.isoformat()) == (1, "2021-12-31")
    assert "Thời điểm lập sơ đồ: 31/12/2021 · phiên bản 1" in text(client, place)


def test_what_cannot_be_is_said_with_what_to_do(client: Reader, app: Flask, pen: Pen, page: str) -> None:
    pen.error = EngineTooSlow("20 giây")
    place = order(client, page, "docx")
    made(app, place)
    shown = text(client, place)
    assert "Không lập được tài liệu" in shown and "20 giây" in shown and "Lập lại" in shown
    assert shown.count('type="hidden" name="annex"') == 2
    assert "không lập được" in text(client, page)


def test_a_document_is_given_up(client: Reader, pen: Pen, page: str) -> None:
    pen.may_go_on.clear()
    place = order(client, page, "docx")
    answer = client.send(f"{place}/cancel")
    assert answer.status_code == 303 and "Đã hủy lập tài liệu này" in text(client, answer.location)


def test_too_many_are_refused_in_words(
    client: Reader, pen: Pen, page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clerks, "MOST_WAITING", 0)
    answer = client.send(page, {"format": "pptx", "theme": "print"})
    shown = answer.get_data(as_text=True)
    assert answer.status_code == 503 and "Đang có nhiều tài liệu chờ lập" in shown
    assert 'value="pptx" checked' in shown and 'value="print" checked' in shown


def test_without_an_annex_nothing_is_made(client: Reader, pen: Pen, page: str) -> None:
    answer = client.send(page, {"format": "docx"})
    assert answer.status_code == 422 and "Hãy chọn ít nhất một phụ lục" in answer.get_data(as_text=True)
    assert pen.wishes == []
    order(client, page, "xlsx", annex=[])


@pytest.mark.parametrize(
    "form",
    [{}, {"format": "exe"}, {"format": "docx", "annex": "x"}, {"format": "pptx", "theme": "/etc/passwd"}],
)
def test_nonsense_is_refused(client: Reader, page: str, form: dict[str, str]) -> None:
    assert client.send(page, form).status_code == 400


def send_template(client: Reader, page: str, name: str, content: bytes) -> str:
    """The page that follows when a template is sent."""
    answer = client.send(
        f"{page}/template", {"act": "keep", "file": (io.BytesIO(content), name)}, follow_redirects=True
    )
    return answer.get_data(as_text=True)


def test_a_template_is_kept_used_and_removed(client: Reader, app: Flask, pen: Pen, page: str) -> None:
    assert "Dùng mẫu “Mẫu tỉnh.docx”" in send_template(client, page, "Mẫu tỉnh.docx", word_file())
    made(app, order(client, page, "docx", template="yes"))
    made(app, order(client, page, "docx"))
    made(app, order(client, page, "pdf", template="yes"))
    assert [wish.template and wish.template.name for wish in pen.wishes] == ["Mẫu tỉnh.docx", None, None]
    removed = client.send(f"{page}/template", {"act": "remove"}, follow_redirects=True)
    assert "Dùng mẫu" not in removed.get_data(as_text=True)
    assert client.send(f"{page}/template", {"act": "burn"}).status_code == 400


def test_a_template_is_refused_with_the_reason(client: Reader, page: str) -> None:
    shown = send_template(client, page, "Mẫu <b>.docx", b"xin chao")
    assert "“Mẫu &lt;b&gt;.docx” không dùng làm mẫu được" in shown
    assert "Chưa có mẫu" in shown and 'aria-describedby="template-refused"' in shown


def test_the_menu_of_the_picture_leads_here(client: Reader, thai_binh: str) -> None:
    shown = text(client, f"/maps/{thai_binh}?as_of=2021-12-31")
    assert f'href="/maps/{thai_binh}/export?as_of=2021-12-31" data-dated="/maps/{thai_binh}/export"' in shown


def test_help_explains_documents(client: Reader) -> None:
    shown = text(client, "/help/documents")
    assert "Mẫu Word của cơ quan" in shown and 'style="' not in shown
    assert "<code>{{don_vi}}</code>" in shown and "<code>{{organization}}</code>" in shown
    found = text(client, "/help/?q=mau+word")
    assert 'href="/help/documents#template"' in found
    for anchor in re.findall(r'href="/help/documents#(\w+)"', found):
        assert f'id="{anchor}"' in shown

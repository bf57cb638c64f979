"""The settings of a map: head, profile, waivers."""

from __future__ import annotations

from rolemap.services.maps.desk import Desk
from tests.web.conftest import Reader
from tests.web.test_elements import fields, page


def test_settings_that_nobody_touched_change_nothing(client: Reader, thai_binh: str, desk: Desk) -> None:
    path = f"/maps/{thai_binh}/settings"
    found = page(client, path)
    assert client.send(path, fields(found, "section[@id='head']//form")).status_code == 303
    assert client.send(f"{path}/profile", fields(found, "section[@id='profile']//form")).status_code == 303
    assert desk.open(thai_binh).revision.number == 1


def test_title_and_date_are_changed(client: Reader, thai_binh: str, desk: Desk) -> None:
    path = f"/maps/{thai_binh}/settings"
    sent = fields(page(client, path), "section[@id='head']//form") | {
        "title.vi": "Tên mới",
        "as_of": "1/7/2022",
    }
    client.send(path, sent)
    assert desk.open(thai_binh).document["map"]["title"]["vi"] == "Tên mới"
    assert desk.open(thai_binh).document["map"]["as_of"] == "2022-07-01"


def test_a_check_gets_another_severity_and_limit(client: Reader, thai_binh: str, desk: Desk) -> None:
    path = f"/maps/{thai_binh}/settings"
    sent = fields(page(client, path), "section[@id='profile']//form")
    sent |= {"severity.HD-08": "info", "limits.AW-03.warning": "8"}
    assert client.send(f"{path}/profile", sent).status_code == 303
    profile = desk.open(thai_binh).document["profile"]
    assert profile == {"severity": {"HD-08": "info"}, "limits": {"AW-03": {"warning": 8}}}
    sent |= {"limits.AW-03.warning": "-5"}
    answer = client.send(f"{path}/profile", sent | {"base": "2"})
    assert answer.status_code == 422
    assert 'value="-5"' in answer.get_data(as_text=True)


def test_a_gap_is_accepted_with_a_reason_and_taken_back(client: Reader, thai_binh: str, desk: Desk) -> None:
    finding = next(one for one in desk.open(thai_binh).workspace.report.findings if one.check == "AW-06")
    subjects = " ".join(finding.subjects)
    path = f"/maps/{thai_binh}/waivers/new?check={finding.check}&subjects={subjects}"
    sent = fields(page(client, path), "form[@data-whole]")
    sent |= {"reason": "Đang rà soát", "approved_by": "tb.chutich", "until": "31/12/2022"}
    assert client.send(path, sent).status_code == 303
    assert desk.open(thai_binh).workspace.report.counts["waived"] == 1
    assert "Đang rà soát" in page(client, f"/maps/{thai_binh}/settings").text_content()
    client.send(f"/maps/{thai_binh}/waivers/{finding.key}", {"remove": "1"})
    assert desk.open(thai_binh).workspace.report.counts["waived"] == 0


def test_levels_and_limits_are_told_in_words(client: Reader, thai_binh: str) -> None:
    text = page(client, f"/maps/{thai_binh}/settings").text_content()
    assert "province: cấp tỉnh; district: cấp huyện; commune: cấp xã" in text
    assert "Ngưỡng “vạch cảnh báo”" in text
    assert "“warning”" not in text
    assert "vạch lỗi" in page(client, "/help/checks/AW-03").text_content()

"""Names as offices shorten them: “UBND tỉnh” and “Ủy ban nhân dân tỉnh” are the same name.

Sheets of an office write the same body in full on one page and in short on the next. Names are compared in their
short form, so that both are known; the table is data, to be read and added to by whoever knows the offices.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from rolemap.files.suggest import fold

SHORT: Final[Mapping[str, str]] = {
    "ubnd": "ủy ban nhân dân",
    "hđnd": "hội đồng nhân dân",
    "ubmttq": "ủy ban mặt trận tổ quốc | mttq",
    "vp": "văn phòng",
    "vp ubnd": "vpubnd",
    "gd": "giám đốc | gđ",
    "pgd": "phó giám đốc | pgđ",
    "ct": "chủ tịch",
    "pct": "phó chủ tịch",
    "tp": "thành phố",
    "tx": "thị xã",
    "bql": "ban quản lý",
    "bcd": "ban chỉ đạo | bcđ",
    "kcn": "khu công nghiệp",
    "cntt": "công nghệ thông tin",
    "cđs": "chuyển đổi số",
    "cchc": "cải cách hành chính",
    "tthc": "thủ tục hành chính",
    "tt": "trung tâm | thị trấn",
    "tttt": "thông tin và truyền thông | tt tt",
    "khcn": "khoa học và công nghệ | kh cn",
    "khdt": "kế hoạch và đầu tư | kh đt",
    "gddt": "giáo dục và đào tạo | gd đt",
    "tnmt": "tài nguyên và môi trường | tn mt",
    "nnmt": "nông nghiệp và môi trường | nn mt",
    "nnptnt": "nông nghiệp và phát triển nông thôn | nn ptnt",
    "ldtbxh": "lao động thương binh và xã hội | lđ tb xh | lđtb xh",
    "vhttdl": "văn hóa thể thao và du lịch | vh tt dl | vhtt dl",
    "gtvt": "giao thông vận tải",
}
"""The short form of each office word, with its full forms; accents, case and “&” do not count."""

_WORDS: Final = re.compile(r"[^\W_]+")


def plain_words(text: str) -> str:
    """A text without accents, case and punctuation, words parted by one space."""
    return " ".join(_WORDS.findall(fold(text).replace("_", " ")))


def in_short(text: str) -> str:
    """A name without accents, case and punctuation, its office words in their short form."""
    pattern, short = _table()
    return pattern.sub(lambda match: short[match[0]], plain_words(text))


def holds_all_words(name: str, typed: str) -> bool:
    """Whether a name has every typed word, both in short or both in full."""
    return any(set(form(typed).split()) <= set(form(name).split()) for form in (in_short, plain_words))


@cache
def _table() -> tuple[re.Pattern[str], Mapping[str, str]]:
    """Longer forms first: “phó giám đốc” before “giám đốc”."""
    forms = {plain_words(form): plain_words(word) for word, full in SHORT.items() for form in full.split("|")}
    longest = sorted(forms, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(longest)})\b"), forms

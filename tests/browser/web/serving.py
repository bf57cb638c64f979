"""The application served as in an office, on a free port over a temporary store, with maps to look at."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from unittest.mock import patch

from flask import Flask
from waitress import create_server

from rolemap.editing import ABSENT, Edit
from rolemap.services.maps.desk import Desk
from rolemap.services.maps.documents.clerk import Clerk
from rolemap.services.maps.documents.wishes import wish_for
from rolemap.services.maps.importing.own.into import base_of
from rolemap.services.maps.importing.own.keeping import draft_of
from rolemap.services.maps.importing.own.waiting import keep_answers, waiting
from rolemap.services.maps.importing.preview import keep
from rolemap.store import open_store
from tests.conftest import SAMPLES, sample
from tests.workbook import planners_sheets
from web import create_app
from web.clerk import EXTENSION, dismiss_clerk

WHO = "người lập"
MAP = "thai-binh"
WAIVER = "HD-08:tb.d571"
DOCUMENT = "made"
"""The job of a document that was made."""
DEFECTIVE, REVISED, OWN = "defective", "revised", "own"
"""The tokens of files that wait: one with defects, one that would change a map, and lists of a planner's own."""
WAIVED = {
    "check": "HD-08",
    "subjects": ["tb.d571"],
    "reason": "Người đứng đầu đi công tác dài ngày",
    "approved_by": "tb.chutich",
    "until": "2022-12-31",
}


@dataclass(frozen=True)
class Served:
    """An application that answers: its address, and what lies behind it."""

    url: str
    app: Flask
    desk: Desk


@contextmanager
def served(folder: Path, *, samples: bool = True) -> Iterator[Served]:
    """Serve from `folder` until the block ends; with both samples, the first of them changed once."""
    store = open_store(None, folder)
    desk = Desk(store)
    if samples:
        fill(desk)
    app = create_app(desk, b"secret of the tests")
    if samples:
        make_document(app, desk)
    server = create_server(app, host="127.0.0.1", port=0, threads=8, ident=None)
    thread = Thread(target=server.run, daemon=True)
    thread.start()
    try:
        yield Served(f"http://127.0.0.1:{server.effective_port}", app, desk)
    finally:
        server.close()
        thread.join(5)
        dismiss_clerk(app)
        store.close()


def fill(desk: Desk) -> None:
    """Keep both samples; of the first there is a second revision, so that there is something to compare."""
    for name in (MAP, "nam-dinh"):
        desk.create(sample(name).map, WHO)
    edits = [
        Edit(("tools", "tb.t.truyenthanh", "status"), "pilot", "live"),
        Edit(("waivers", WAIVER), ABSENT, WAIVED),
    ]
    desk.save(MAP, 1, edits, WHO)
    text = (SAMPLES / f"{MAP}.yaml").read_text(encoding="utf-8")
    leave(desk, DEFECTIVE, "Thái Bình, bản lỗi.yaml", text.replace("status: pilot", "status: pilots"))
    leave(desk, REVISED, "Thái Bình, bản trình.yaml", text.replace("status: pilot", "status: live"))
    leave(desk, OWN, "Danh mục năm 2027.xlsx", planners_sheets.all_lists())
    answer_about_own(desk)


def make_document(app: Flask, desk: Desk) -> None:
    """Let the clerk have made a document under a known job."""
    clerk: Clerk = app.extensions[EXTENSION]
    with (
        patch.object(clerk, "_make", return_value=b"PK"),
        patch("rolemap.services.maps.documents.ledger.secrets.token_urlsafe", return_value=DOCUMENT),
    ):
        clerk.at_once(desk.open(MAP), wish_for("pdf"))
        clerk.order(desk.open(MAP), wish_for("pdf"))


def leave(desk: Desk, token: str, name: str, content: str | bytes) -> None:
    """Send a file that waits under a known token."""
    with patch("rolemap.store.uploading.secrets.token_urlsafe", return_value=token):
        keep(desk, name, content.encode() if isinstance(content, str) else content)


def answer_about_own(desk: Desk) -> None:
    """Answer all that is asked about the planner's lists, so that each page of their import can be opened."""
    one = waiting(desk, OWN, MAP)
    one.answers.confirmed = True
    one.answers.names = dict.fromkeys(draft_of(one, base_of(desk, one)).unknown, "none")
    keep_answers(desk, one)

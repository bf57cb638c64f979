"""Pictures made by hand for the tests of the renderer, and questions about what lies over what."""

from __future__ import annotations

from collections.abc import Iterator

from rolemap.checks.base import Severity
from rolemap.render.layout import Area, Layout, Line, Mark, Page, Point, Words
from rolemap.render.shapes import Group, Text
from rolemap.views.diagram import (
    Badge,
    Bar,
    Cell,
    Column,
    Diagram,
    Edge,
    FindingLine,
    Grid,
    GridRow,
    Lane,
    LegendEntry,
    Node,
    TitleBlock,
)

ERROR = Badge(1, Severity.ERROR, "PA-01:p")
WARNING = Badge(2, Severity.WARNING, "AW-04:q")
NOTE = Badge(3, Severity.INFO, "MH-05:a")
WAIVED = Badge(4, Severity.ERROR, "HD-01:q", waived=True)

BLOCK = TitleBlock(
    "Xã Mẫu: sơ đồ vai trò", "Ba người", "30/06/2022", "0a1b2c3d", "Dữ liệu minh họa", "Chỉ để thử.", "1 lỗi"
)

LANES = (
    Lane("leaders", "leaders", "1 · Người đặt bài toán"),
    Lane("problems", "problems", "Bài toán"),
    Lane("builders", "builders", "2 · Người phát triển công cụ", below=True),
    Lane("tools", "tools", "Công cụ"),
    Lane("users", "users", "3 · Người sử dụng", "toàn bộ bộ máy"),
)


def tiny() -> Diagram:
    """One leader, one problem, one tool: small enough to check the golden files by hand."""
    return Diagram(
        view="three-persons",
        block=BLOCK,
        lanes=(LANES[0], LANES[1], LANES[3]),
        nodes=(
            Node("a", "leaders", "leader", "Chủ tịch UBND xã", elements=("a",), status="head"),
            Node("p", "problems", "problem", "Họp mất nửa ngày", badges=(ERROR,), elements=("p",)),
            Node("t", "tools", "tool", "Họp trực tuyến", ("đang dùng",), elements=("t",)),
        ),
        edges=(
            Edge("a", "p", "sets", relations=(("sets", "a", "p"),)),
            Edge("p", "t", "addresses", "1/2", relations=(("addresses", "t", "p"),)),
        ),
        legend=(LegendEntry("badge:error", "lỗi"), LegendEntry("edge:sets", "đặt bài toán")),
        findings=(FindingLine(ERROR, "PA-01", "Chưa có người đặt bài toán"),),
    )


def rich() -> Diagram:
    """Every kind of box, badge and line, among them lines past a column, against the work, and within a lane."""
    bars = (Bar("Cấp tỉnh", 17, 17), Bar("Cấp huyện", 0, 8), Bar("Cấp xã", 228, 260))
    nodes = (
        Node("a", "leaders", "leader", "Chủ tịch Ủy ban nhân dân tỉnh", ("người đứng đầu",), status="head"),
        Node("b", "leaders", "leader", "Phó Chủ tịch phụ trách KỸ THUẬT ẲẶỖỘỮỰỶ"),
        Node("c", "leaders", "body", "Ban Chỉ đạo chuyển đổi số", badges=(NOTE,)),
        Node("d", "leaders", "leader", "Giám đốc Sở Thông tin và Truyền thông"),
        Node("g", "leaders", "ghost", "Chưa có người đặt bài toán", badges=(ERROR,)),
        Node(
            "p", "problems", "problem", "Họp triển khai đến cấp xã mất thời gian đi lại", (), (WAIVED,), bars
        ),
        Node("q", "problems", "problem", "Văn bản chậm", (), (ERROR, WARNING, NOTE, WAIVED) * 4, bars[:2]),
        Node("x", "builders", "builder", "Doanh nghiệp A", ("doanh nghiệp công nghệ thông tin",)),
        Node("k", "builders", "budget", "Thuê dịch vụ họp trực tuyến", ("kỳ 2022 · 9.500 triệu đồng",)),
        Node("t", "tools", "tool", "Nền tảng định danh và xác thực điện tử", status="national"),
        Node(
            "s", "tools", "tool", "https://vi-du.example/mot/dia-chi/rat-dai/khong-co-dau-cach", ("thí điểm",)
        ),
        Node("u", "users", "units", "UBND cấp xã × 260", bars=bars[2:]),
        Node("v", "users", "ghost", "Cấp huyện chưa tham gia", badges=(ERROR,)),
    )
    edges = (
        Edge("a", "p", "sets"),
        Edge("a", "p", "sets", relations=(("sets", "a", "p"),)),
        Edge("a", "t", "sets", "vượt một làn"),
        Edge("b", "u", "steers"),
        Edge("g", "q", "missing"),
        Edge(
            "a", "b", "delegates", "ủy quyền chỉ đạo\n01/02/2022 – 31/05/2022, đã hết hạn", (ERROR, WARNING)
        ),
        Edge("a", "d", "delegates", "ủy quyền ký"),
        Edge("a", "c", "chairs"),
        Edge("d", "c", "missing", "", (NOTE,)),
        Edge("g", "b", "missing"),
        Edge("p", "t", "addresses"),
        Edge("q", "s", "addresses", "theo ủy quyền"),
        Edge("x", "s", "builds"),
        Edge("x", "t", "operates", "vận hành cả hệ thống trong ba năm liền"),
        Edge("k", "s", "funds"),
        Edge("t", "u", "partial", "228/260", (WAIVED,)),
        Edge("s", "u", "uses"),
        Edge("s", "v", "missing"),
        Edge("u", "p", "uses", "ngược 12/13"),
        Edge("p", "x", "builds"),
        Edge("p", "u", "missing"),
        Edge("p", "p", "addresses"),
    )
    signs = (
        "badge:error", "badge:warning", "badge:info", "badge:waived", "node:ghost", "node:national", "bar",
        "lane:users", "cell:missing", "edge:delegates", "edge:partial", "unknown:sign",
    )  # fmt: skip
    legend = tuple(LegendEntry(sign, f"nghĩa của {sign}") for sign in signs)
    return Diagram("three-persons", BLOCK, LANES, nodes, edges, legend, findings(9), (NOTE, WAIVED))


def findings(count: int) -> tuple[FindingLine, ...]:
    """Rows of a table, long and short ones in turn."""
    texts = (
        "Ngắn",
        "Công cụ làm tăng gánh nặng: “Số liệu báo cáo phải nhập tay ở nhiều nơi, mỗi tháng ba lần”",
    )
    severities = tuple(Severity)
    return tuple(
        FindingLine(Badge(at + 1, severities[at % 3], f"key{at}", at % 4 == 3), "AW-02", texts[at % 2])
        for at in range(count)
    )


def grid(rows: int) -> Grid:
    """A scorecard with that many rows."""
    columns = (
        Column("Bài toán", "problems", 2),
        Column("Người đặt", "leaders"),
        Column("Người dùng", "users"),
    )
    bars = (Bar("Cấp tỉnh", 17, 17), Bar("Cấp xã", 228, 260))
    cells = tuple(
        GridRow(
            f"p{at}",
            (
                Cell((f"Bài toán số {at} của tỉnh", "chủ trì: Văn phòng"), "plain", (ERROR, WARNING), (), (f"p{at}",)),
                Cell(("Chưa có người đặt bài toán",), "missing", (ERROR,)) if at % 2 else Cell(("Chủ tịch",), "filled"),
                Cell((), "filled", (NOTE, WAIVED), bars),
            ),
        )
        for at in range(rows)
    )  # fmt: skip
    legend = (LegendEntry("cell:missing", "còn thiếu"), LegendEntry("badge:error", "lỗi"))
    return Grid("scorecard", BLOCK, columns, cells, legend, findings(18), (WAIVED,))


def page_words(page: Page) -> Iterator[Words]:
    """Every line of text of a page, badges apart."""
    for holder in (*page.frames, *page.boxes, *page.lines, *page.signs, *page.rows):
        yield from holder.words
    for box in page.boxes:
        for each in box.gauges:
            yield from each.words
    yield from page.words
    if page.ribbon:
        yield page.ribbon[1]


def page_marks(page: Page) -> Iterator[Mark]:
    """Every badge of a page."""
    for holder in (*page.boxes, *page.lines):
        yield from holder.marks
    yield from (row.mark for row in page.rows)
    yield from page.loose


def on_line(line: Line, steps: int = 24) -> Iterator[Point]:
    """Points along a line, from its start to the tip."""
    for at in range(0, len(line.path) - 3, 3):
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = line.path[at : at + 4]
        for step in range(steps + 1):
            t = step / steps
            a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
            yield (a * ax + b * bx + c * cx + d * dx, a * ay + b * by + c * cy + d * dy)
    yield line.tip


def inside(area: Area, point: Point, slack: float = 0.0) -> bool:
    """Whether a point lies inside an area, more than `slack` points from its rim."""
    return area.x + slack < point[0] < area.right - slack and area.y + slack < point[1] < area.bottom - slack


def texts(groups: Iterator[Group]) -> Iterator[Text]:
    """Every line of text of some groups, in the order in which they are drawn."""
    for group in groups:
        for part in group.parts:
            if isinstance(part, Group):
                yield from texts(iter((part,)))
            elif isinstance(part, Text):
                yield part


def all_text(layout: Layout) -> str:
    """All words of a layout, for looking up what must be on it."""
    return "\n".join(words.text for page in layout.pages for words in page_words(page))

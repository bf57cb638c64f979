/** A table as a grid: one cell at hand, a chosen range, and the keys that move between cells (ARIA grid pattern).
 *
 * Cells carry no listeners and no attributes until they are met: thousands of them stay cheap.
 */

const EDGE = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

export class Grid {
  /** `moved(cell)` is told of every new cell at hand; `tabs` says whether Tab goes from cell to cell. */
  constructor(table, { moved = () => {}, tabs = false, ranges = tabs } = {}) {
    this.table = table;
    this.moved = moved;
    this.tabs = tabs;
    this.ranges = ranges;
    this.leaving = false;
    this.chosen = [];
    table.setAttribute("role", "grid");
    if (ranges) table.setAttribute("aria-multiselectable", "true");
    table.addEventListener("mousedown", (event) => this.pressed(event));
    table.addEventListener("keydown", (event) => this.key(event));
    table.addEventListener("focusin", (event) => this.focused(event));
    this.read();
    this.at = { row: 0, col: 1 };
    this.from = this.at;
    this.rest();
  }

  /** Take note of the rows that there are now. */
  read() {
    this.rows = [...this.table.tBodies].flatMap((body) => [...body.rows]).filter((row) => !row.hidden);
    this.width = this.table.tHead.rows[0].cells.length;
  }

  cell(row, col) {
    return this.rows[row]?.cells[col] ?? null;
  }

  get current() {
    return this.cell(this.at.row, this.at.col);
  }

  /** Where a cell stands; null for one of another table or of the head. */
  place(cell) {
    const row = this.rows.indexOf(cell.parentElement);
    return row < 0 ? null : { row, col: cell.cellIndex };
  }

  /** The chosen range: first and last row and column. */
  get range() {
    const [rows, cols] = ["row", "col"].map((axis) => [this.at[axis], this.from[axis]].sort((one, other) => one - other));
    return { top: rows[0], bottom: rows[1], left: cols[0], right: cols[1] };
  }

  /** The cells of the chosen range, row by row. */
  get cells() {
    const { top, bottom, left, right } = this.range;
    return this.rows.slice(top, bottom + 1).map((row) => [...row.cells].slice(left, right + 1));
  }

  /** Go to a cell; `extend` keeps the other end of the range. */
  go(row, col, extend = false, focus = true) {
    const next = { row: clamp(row, this.rows.length), col: clamp(col, this.width) };
    this.current?.removeAttribute("tabindex");
    this.at = next;
    if (!extend) this.from = next;
    this.rest();
    this.mark();
    const cell = this.current;
    if (focus) {
      cell?.focus({ preventScroll: true });
      cell?.scrollIntoView({ block: "nearest", inline: "nearest" });
    }
    if (cell) this.moved(cell);
  }

  rest() {
    if (this.current) this.current.tabIndex = 0;
  }

  mark() {
    for (const cell of this.chosen) {
      cell.classList.remove("chosen");
      cell.removeAttribute("aria-selected");
    }
    const { top, bottom, left, right } = this.range;
    this.chosen = top === bottom && left === right ? [] : this.cells.flat();
    for (const cell of this.chosen) {
      cell.classList.add("chosen");
      cell.setAttribute("aria-selected", "true");
    }
  }

  pressed(event) {
    const cell = event.target.closest("td, th");
    const place = cell && event.button === 0 && !event.target.closest("a, button, input, textarea, select") ? this.place(cell) : null;
    if (!place) return;
    event.preventDefault();
    this.go(place.row, place.col, event.shiftKey);
    const drag = (move) => {
      const under = document.elementFromPoint(move.clientX, move.clientY)?.closest("td, th");
      const there = under && this.place(under);
      if (there && (there.row !== this.at.row || there.col !== this.at.col)) this.go(there.row, there.col, true);
    };
    if (!this.ranges) return;
    document.addEventListener("mousemove", drag);
    document.addEventListener("mouseup", () => document.removeEventListener("mousemove", drag), { once: true });
  }

  focused(event) {
    const cell = event.target.closest("td, th");
    if (event.target !== cell) return;
    const place = this.place(cell);
    if (place && (place.row !== this.at.row || place.col !== this.at.col)) this.go(place.row, place.col, false, false);
    else if (place) this.moved(cell);
  }

  key(event) {
    if (event.target !== this.current || event.altKey || event.isComposing) return;
    const step = this.step(event);
    if (!step) return;
    event.preventDefault();
    this.go(step[0], step[1], event.shiftKey && event.key !== "Tab");
  }

  /** The cell to which a key leads, or null. */
  step({ key, ctrlKey, metaKey, shiftKey }) {
    const far = ctrlKey || metaKey;
    const { row, col } = this.at;
    const [bottom, right] = [this.rows.length - 1, this.width - 1];
    const leaving = this.leaving;
    this.leaving = key === "Escape";
    if (EDGE[key]) {
      const [down, across] = EDGE[key];
      return far ? [down ? (down > 0 ? bottom : 0) : row, across ? (across > 0 ? right : 1) : col] : [row + down, col + across];
    }
    if (key === "Home") return [far ? 0 : row, 1];
    if (key === "End") return [far ? bottom : row, right];
    if (key === "PageDown" || key === "PageUp") return [row + this.screen() * (key === "PageUp" ? -1 : 1), col];
    if (key === "Tab" && this.tabs && !leaving && !far) return this.tab(shiftKey ? -1 : 1);
    return null;
  }

  /** The next cell in reading order; null behind the last and before the first, so that Tab leaves the table there. */
  tab(by) {
    const { row, col } = this.at;
    const next = col + by;
    if (next > 0 && next < this.width) return [row, next];
    const other = row + by;
    return other < 0 || other >= this.rows.length ? null : [other, by > 0 ? 1 : this.width - 1];
  }

  screen() {
    const box = this.table.parentElement.clientHeight - this.table.tHead.offsetHeight;
    return Math.max(1, Math.floor(box / (this.rows[this.at.row]?.offsetHeight || 30)) - 1);
  }

  /** Stay at the same row and column after rows were exchanged. */
  settle(key) {
    this.read();
    const row = this.rows.findIndex((one) => one.dataset.key === key);
    const inside = this.table.contains(document.activeElement) || document.activeElement === document.body;
    const keep = { ...this.from };
    this.go(row < 0 ? this.at.row : row, this.at.col, false, inside);
    if (row >= 0 && row === this.at.row && keep.row < this.rows.length && (keep.row !== this.at.row || keep.col !== this.at.col)) {
      this.from = keep;
      this.mark();
    }
  }
}

const clamp = (value, count) => Math.min(Math.max(value, 0), Math.max(count - 1, 0));

/** A table of a map as a sheet: go through it with the keys, edit in place, paste from Excel, sort and filter. */

import { Grid } from "./grid_cells.js";
import { Editor, columnOf, typedIn } from "./grid_editing.js";
import { Fresh } from "./grid_refresh.js";
import { Rows } from "./grid_rows.js";
import { Saver } from "./grid_saving.js";
import { figure, say } from "./grid_words.js";
import { Preview, parsed, written } from "./paste.js";

const SLOW = 350;
const place = document.querySelector("[data-table]");
const table = document.getElementById("grid");
const writable = !("readonly" in document.body.dataset);
const fresh = new Fresh(table, { busy: () => editor.open || saver.busy || preview.bar.hidden === false, done: exchanged });
const grid = new Grid(table, { moved: told, tabs: true });
const saver = new Saver(grid, place);
const rows = new Rows(grid, saver, { fresh, note, of: !table.querySelector('[data-key="from"]') });
const preview = new Preview(grid, saver, { rows });
const editor = new Editor(grid, {
  search: place.dataset.search,
  commit(cell, text, shown) {
    if (rows.drafting(cell)) rows.type(cell, text, shown);
    else saver.cells([{ cell, text, shown }]);
  },
  left: ([down, across]) => grid.go(grid.at.row + down, grid.at.col + across),
});

function start() {
  place.classList.add("live");
  table.setAttribute("aria-describedby", "cell-note");
  const tools = document.querySelector(".row-tools");
  if (tools) tools.hidden = false;
  grid.go(0, table.querySelector('[data-key="from"]') ? 1 : 2, false, false);
  saver.again(({ reason }) => reason === say("failed"));
  table.addEventListener("keydown", pressed);
  table.addEventListener("dblclick", ({ target }) => begin(target.closest("td, th")));
  for (const name of ["copy", "cut", "paste"]) document.addEventListener(name, (event) => clipboard(name, event));
  const find = document.getElementById("find");
  let timer = null;
  document.addEventListener("input", ({ target }) => {
    if (target.form !== find) return;
    clearTimeout(timer);
    timer = setTimeout(() => filter(find), target.matches("select, [type=checkbox]") ? 0 : SLOW);
  });
  find.addEventListener("submit", (event) => {
    event.preventDefault();
    filter(find);
  });
}

/** Filters stand in the address; the rows come from the server. */
function filter(form) {
  const query = new URLSearchParams([...new FormData(form)].filter(([, value]) => value !== ""));
  history.replaceState(null, "", `?${query}`);
  fresh.now();
}

function exchanged(page) {
  const key = rows.renew() ?? grid.rows[grid.at.row]?.dataset.key;
  for (const selector of [".found", ".sheet-tabs", ".sheet > .empty"]) {
    const [old, now] = [document.querySelector(selector), page.querySelector(selector)];
    if (old && now) old.replaceWith(document.importNode(now, true));
    else if (old) old.hidden = true;
  }
  grid.settle(key);
  saver.paint();
}

function begin(cell, initial = null) {
  if (!cell || !writable || editor.open) return;
  if (columnOf(grid, cell.cellIndex).locked) return cell.parentElement.querySelector(".at a")?.click();
  if (rows.drafting(cell)) cell.replaceChildren(cell.dataset.t ?? "");
  editor.start(cell, initial);
}

function pressed(event) {
  if (event.target !== grid.current || event.isComposing) return;
  const far = event.ctrlKey || event.metaKey;
  const run = command(event, far);
  if (!run) return;
  event.preventDefault();
  run();
}

/** What a key does in the cell at hand; nothing for keys that are the browser's or the grid's. */
function command(event, far) {
  const { key, altKey, shiftKey } = event;
  const cell = grid.current;
  const { kind } = columnOf(grid, cell.cellIndex);
  if (altKey && key === "ArrowUp") return () => rows.do("up");
  if (altKey && key === "ArrowDown" && !["choice", "flag", "reference", "delegation"].includes(kind)) return () => rows.do("down");
  if (altKey && key === "ArrowDown") return () => begin(cell);
  if (far && key === "Enter") return () => saver.again();
  if (far && key === "d") return () => down();
  if (far && key === "a") return () => all(0, grid.rows.length - 1, 1, grid.width - 1);
  if (far && key === "-") return () => rows.do("remove");
  if (far && (key === "+" || key === "=")) return () => rows.do("new");
  if (far && key === " ") return () => all(0, grid.rows.length - 1, grid.at.col, grid.at.col);
  if (shiftKey && key === " ") return () => all(grid.at.row, grid.at.row, 1, grid.width - 1);
  if (far || altKey) return null;
  if (key === "Enter" || key === "F2") return () => begin(cell);
  if (key === "Escape") return () => saver.giveUp(cell) && told(cell);
  if (key === "Delete" || key === "Backspace") return () => type(grid.cells.flat().map((one) => [one, ""]));
  if (key === " " && kind === "flag") return () => type([[cell, typedIn(cell) === say("yes") ? say("no") : say("yes")]]);
  return key.length === 1 ? () => begin(cell, kind === "choice" || kind === "flag" ? key.trim() : key) : null;
}

/** Write texts into cells, as one save. */
function type(changes) {
  const open = changes.filter(([cell, text]) => writable && !columnOf(grid, cell.cellIndex).locked && typedIn(cell) !== text);
  const drafts = open.filter(([cell]) => rows.drafting(cell));
  drafts.forEach(([cell, text]) => rows.type(cell, text, text));
  const kept = open.filter(([cell]) => !rows.drafting(cell));
  if (kept.length) saver.cells(kept.map(([cell, text]) => ({ cell, text, shown: text })));
}

function all(top, bottom, left, right) {
  grid.from = { row: bottom, col: right };
  grid.go(top, left, true, false);
}

/** Fill down: the topmost cell of each column, or the cell above a single one. */
function down() {
  const { top, bottom, left, right } = grid.range;
  const source = top === bottom ? top - 1 : top;
  if (source < 0) return;
  const changes = [];
  for (let col = left; col <= right; col += 1) {
    const from = grid.cell(source, col);
    for (let row = source + 1; row <= bottom; row += 1) changes.push([grid.cell(row, col), typedIn(from)]);
  }
  type(changes);
}

function clipboard(what, event) {
  if (document.activeElement !== grid.current || editor.open) return;
  event.preventDefault();
  if (what !== "paste") {
    event.clipboardData.setData("text/plain", written(grid.cells.map((row) => carried(row).map(typedIn))));
    if (what === "cut") type(grid.cells.flat().map((cell) => [cell, ""]));
    return;
  }
  const block = parsed(event.clipboardData.getData("text/plain"));
  const { top, bottom, left, right } = grid.range;
  if (!writable) return;
  if (block.length === 1 && block[0].length === 1 && top === bottom && left === right) type([[grid.current, block[0][0]]]);
  else preview.show(block);
}

/** The cells of a row that go to the clipboard: without computed ones, so that what comes back fits. */
function carried(row) {
  const own = row.filter((cell) => !columnOf(grid, cell.cellIndex).locked);
  return own.length ? own : row;
}

/** The line below the table: the whole text of the cell, or why it is not kept; and the sum of a range. */
function told(cell) {
  const wrong = cell.matches("[aria-invalid], .needed") ? cell.title : "";
  const column = columnOf(grid, cell.cellIndex);
  const value = cell.classList.contains("signs") ? [...cell.querySelectorAll("a")].map((one) => one.title).join(" ") : typedIn(cell);
  note(wrong || say("at", { row: cell.parentElement.querySelector("th.two, th.one")?.textContent ?? "", column: column.label, value: value || say("empty") }), Boolean(wrong));
  const cells = grid.chosen;
  const numbers = cells.filter((one) => one.classList.contains("n") && one.textContent).map((one) => number(typedIn(one)));
  const sum = document.getElementById("cell-sum");
  sum.textContent = cells.length < 2 ? "" : say(numbers.length ? "sum" : "count", { n: figure(cells.length), sum: figure(numbers.reduce((one, other) => one + other, 0)) });
}

const number = (text) => Number.parseFloat(text.replace(",", ".")) || 0;

function note(text, wrong = false) {
  const line = document.getElementById("cell-note");
  line.textContent = text;
  line.classList.toggle("wrong", wrong);
}

start();

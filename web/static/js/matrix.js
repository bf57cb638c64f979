/** A matrix: letters set and clear relations, whole groups at once; Enter opens a cell in full. */

import { Grid } from "./grid_cells.js";
import { columnOf } from "./grid_editing.js";
import { Fresh } from "./grid_refresh.js";
import { Saver } from "./grid_saving.js";
import { say } from "./grid_words.js";
import { Details } from "./matrix_details.js";
import { cycled, lettersOf, markOf, meanings, textOf, toggled } from "./matrix_marks.js";
import { Preview, parsed, written } from "./paste.js";

const SLOW = 350;
const place = document.querySelector("[data-table]");
const table = document.getElementById("grid");
const writable = !("readonly" in document.body.dataset);
const fresh = new Fresh(table, { busy: () => saver.busy || preview.bar.hidden === false, done: exchanged });
const grid = new Grid(table, { moved: told, ranges: true });
const saver = new Saver(grid, place);
const preview = new Preview(grid, saver);
const details = new Details(grid, saver, place.dataset.cell, {
  set(row, column, text) {
    const head = [...table.tHead.rows[0].cells].findIndex((one) => one.dataset.key === column);
    const cell = grid.rows.find((one) => one.dataset.key === row)?.cells[head];
    if (cell) saver.cells([{ cell, text, shown: text }]);
  },
});

function start() {
  place.classList.add("live");
  table.setAttribute("aria-describedby", "cell-note");
  document.querySelector(".sheet-foot .how").hidden = false;
  if (grid.rows.length) grid.go(0, 2, false, false);
  saver.again(({ reason }) => reason === say("failed"));
  table.addEventListener("keydown", pressed);
  table.addEventListener("mousedown", clicked, true);
  table.addEventListener("mouseover", ({ target }) => cross(target.closest("td, th")?.cellIndex ?? -1));
  table.addEventListener("dblclick", ({ target }) => target.closest(".head") && target.closest("tr").querySelector("[data-turn]")?.click());
  table.addEventListener("click", (event) => {
    const turn = event.target.closest("[data-turn]");
    if (!turn || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    history.replaceState(null, "", turn.getAttribute("href"));
    fresh.now();
  });
  for (const name of ["copy", "cut", "paste"]) document.addEventListener(name, (event) => clipboard(name, event));
  const find = document.getElementById("find");
  let timer = null;
  find.addEventListener("input", ({ target }) => {
    clearTimeout(timer);
    timer = setTimeout(() => filter(find), target.matches("[type=search]") ? SLOW : 0);
  });
  find.addEventListener("submit", (event) => {
    event.preventDefault();
    filter(find);
  });
}

/** Filters stand in the address; another choice of columns needs the page anew. */
function filter(form) {
  const query = new URLSearchParams([...new FormData(form)].filter(([, value]) => value !== ""));
  if (query.get("problem") !== new URLSearchParams(location.search).get("problem")) return location.assign(`?${query}`);
  history.replaceState(null, "", `?${query}`);
  return fresh.now();
}

function exchanged() {
  grid.settle(grid.rows[grid.at.row]?.dataset.key);
  saver.paint();
}

const settable = (cell) => writable && cell && !columnOf(grid, cell.cellIndex).locked && cell.parentElement.dataset.key;
const ofGroup = (cell) => cell.parentElement.classList.contains("group");

/** A click on the cell at hand sets the next state; the first click only goes there. */
function clicked(event) {
  const cell = event.target.closest("td");
  if (event.button !== 0 || event.shiftKey || cell !== grid.current || cell !== document.activeElement || !settable(cell) || ofGroup(cell)) return;
  event.preventDefault();
  event.stopPropagation();
  write([[cell, cycled(lettersOf(cell))]]);
}

function pressed(event) {
  if (event.target !== grid.current || event.isComposing) return;
  const run = command(event, event.ctrlKey || event.metaKey);
  if (!run) return;
  event.preventDefault();
  run();
}

function command({ key, altKey }, far) {
  const cell = grid.current;
  const chosen = grid.cells.flat().filter(settable);
  if (far && key === "Enter") return () => saver.again();
  if (altKey || far) return null;
  if (key === "Enter" || key === "F2") return () => opened(cell);
  if (key === "Escape") return () => (saver.giveUp(cell) ? told(cell) : details.open && details.close());
  if (key === "Delete" || key === "Backspace") return () => write(chosen.map((one) => [one, ""]));
  if (key === " " && cell.querySelector("[data-turn]")) return () => cell.querySelector("[data-turn]").click();
  if (key === " " && chosen.length) return () => all(chosen, cycled(ofGroup(cell) ? [] : lettersOf(cell)));
  const mark = markOf(key);
  if (!mark || !chosen.length) return null;
  const off = chosen.every((one) => !ofGroup(one) && lettersOf(one).includes(mark.letter));
  return () => write(chosen.map((one) => [one, toggled(ofGroup(one) ? [] : lettersOf(one), mark, off)]));
}

const all = (cells, text) => write(cells.map((cell) => [cell, text]));

function write(changes) {
  const open = changes.filter(([cell, text]) => ofGroup(cell) || text !== lettersOf(cell).join(""));
  if (open.length) saver.cells(open.map(([cell, text]) => ({ cell, text, shown: ofGroup(cell) ? cell.textContent : text })));
}

function opened(cell) {
  const turn = cell.querySelector("[data-turn]");
  if (turn) return turn.click();
  if (!settable(cell)) return cell.querySelector("a")?.click();
  if (ofGroup(cell)) return null;
  return details.show(cell.parentElement.dataset.key, columnOf(grid, cell.cellIndex).key);
}

function clipboard(what, event) {
  if (document.activeElement !== grid.current) return;
  event.preventDefault();
  if (what !== "paste") {
    event.clipboardData.setData("text/plain", written(grid.cells.map((row) => row.map((cell) => (settable(cell) ? textOf(cell) : cell.textContent.trim())))));
    if (what === "cut") all(grid.cells.flat().filter(settable), "");
  } else if (writable) preview.show(parsed(event.clipboardData.getData("text/plain")));
}

/** Row and column of the cell at hand stand out, and its name says in words what its letters do. */
function told(cell) {
  const row = cell.parentElement;
  table.querySelector("tbody tr.cross")?.classList.remove("cross");
  row.classList.add("cross");
  cross(cell.cellIndex);
  const column = table.tHead.rows[0].cells[cell.cellIndex]?.querySelector(".turned")?.textContent ?? "";
  const name = say("name", { row: row.querySelector(".head a")?.textContent ?? "", column, value: valueOf(cell) });
  if (column) cell.setAttribute("aria-label", name);
  const wrong = cell.getAttribute("aria-invalid") ? cell.title : "";
  const note = document.getElementById("cell-note");
  note.textContent = wrong || (column ? name : "");
  note.classList.toggle("wrong", Boolean(wrong));
}

function valueOf(cell) {
  if (ofGroup(cell)) return cell.textContent ? say("group", { n: cell.textContent }) : say("empty");
  const [rate, gap] = ["i", "b"].map((tag) => cell.querySelector(tag)?.textContent ?? "");
  const parts = cell.classList.contains("g") ? [say("through")] : meanings(lettersOf(cell));
  if (rate) parts.push(say("active", { n: rate }));
  if (cell.classList.contains("r")) parts.push(say("needed"));
  if (gap) parts.push(say("gap", { n: gap }));
  return parts.join(", ") || say("empty");
}

let crossed = -1;

function cross(col) {
  if (col === crossed) return;
  for (const [at, on] of [[crossed, false], [col, true]]) {
    if (at < 2) continue;
    table.querySelectorAll("col")[at]?.classList.toggle("cross", on);
    table.tHead.rows[0].cells[at]?.classList.toggle("cross", on);
  }
  crossed = col;
}

if (table.tHead.rows[0].cells.length > 2) start();

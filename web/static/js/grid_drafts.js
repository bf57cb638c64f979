/** Rows that are not kept yet: what was typed or pasted into them waits here, and in this browser, until it is enough.
 *
 * The last of them is empty, for the next new row.
 */

import { columnOf } from "./grid_editing.js";
import { clear, flaw } from "./grid_saving.js";
import { made, say } from "./grid_words.js";

export class Drafts {
  /** `name` is the column of the name: there the empty row says what to type. */
  constructor(grid, store, name) {
    this.grid = grid;
    this.store = store;
    this.name = name;
    this.list = this.kept();
    this.rows = new Map();
  }

  kept() {
    try {
      return JSON.parse(localStorage.getItem(this.store)) ?? [];
    } catch {
      return [];
    }
  }

  keep() {
    this.list = this.list.filter((draft) => Object.keys(draft.cells).length);
    if (this.list.length) localStorage.setItem(this.store, JSON.stringify(this.list));
    else localStorage.removeItem(this.store);
  }

  /** The draft of a row; undefined for a row of the map. */
  of(row) {
    return this.rows.get(row);
  }

  /** The empty row at the end. */
  get blank() {
    return [...this.rows.keys()].at(-1);
  }

  /** Show all drafts below the rows of the map, and an empty row below them. */
  show() {
    for (const row of this.rows.keys()) row.remove();
    this.rows.clear();
    for (const draft of this.list) this.append(draft);
    this.appendBlank();
  }

  appendBlank() {
    const row = this.append({ cells: {}, refused: [], id: "" });
    row.cells[this.name].append(made("span", "hint", say("new")));
    row.cells[this.name].dataset.t = "";
    this.grid.read();
  }

  append(draft) {
    const row = made("tr", "new");
    row.dataset.new = "";
    for (const head of this.grid.table.tHead.rows[0].cells) {
      const cell = made("td", head.className);
      const text = draft.cells[head.dataset.key];
      if (text) cell.textContent = text.shown;
      if (text) cell.dataset.t = text.text;
      row.append(cell);
    }
    row.cells[0].textContent = "+";
    this.rows.set(row, draft);
    this.grid.table.tBodies[0].append(row);
    this.mark(row);
    return row;
  }

  /** Put a text into a cell; another empty row appears below when it was the empty one. */
  put(cell, text, shown) {
    const row = cell.parentElement;
    const draft = this.of(row);
    const { key } = columnOf(this.grid, cell.cellIndex);
    if (text) draft.cells[key] = { text, shown };
    else delete draft.cells[key];
    if (!this.list.includes(draft)) {
      row.querySelector(".hint")?.remove();
      this.list.push(draft);
      this.appendBlank();
    }
    cell.textContent = shown;
    cell.dataset.t = text;
    this.keep();
    return draft;
  }

  /** Take whole rows of texts, each with what the server says that it lacks; `draft` is the one that it completes. */
  take(rows) {
    for (const { cells, refused, draft = { cells: {}, refused: [], id: "" } } of rows) {
      for (const [key, text] of Object.entries(cells)) if (text) draft.cells[key] = { text, shown: text };
      draft.refused = refused;
      if (!this.list.includes(draft)) this.list.push(draft);
    }
    this.keep();
    this.show();
  }

  /** Let go of drafts that became rows of the map, or that nobody wants. */
  drop(drafts) {
    this.list = this.list.filter((draft) => !drafts.includes(draft));
    this.keep();
  }

  /** Show in the cells of a row what is not understood and what is needed. */
  mark(row) {
    const draft = this.of(row);
    for (const cell of row.cells) {
      clear(cell);
      cell.classList.remove("needed");
      const { key } = columnOf(this.grid, cell.cellIndex);
      const one = draft.refused.find(({ column }) => column === key);
      if (one?.text) flaw(cell, one.reason);
      else if (one) cell.classList.add("needed");
      if (one) cell.title = one.reason;
      if (key === "id" && draft.id && !draft.cells.id) cell.replaceChildren(made("span", "hint", draft.id));
    }
  }
}

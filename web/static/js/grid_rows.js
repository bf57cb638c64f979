/** Rows of a sheet: a new one at the end, duplicates, deleting with what hangs on it, moving. */

import { columnOf, typedIn } from "./grid_editing.js";
import { clear, flaw } from "./grid_saving.js";
import { made, say } from "./grid_words.js";

export class Rows {
  constructor(grid, saver, { fresh, note, of }) {
    this.grid = grid;
    this.saver = saver;
    this.fresh = fresh;
    this.note = note;
    this.ofElements = of;
    this.store = `${saver.store}:new`;
    this.draft = new Map(this.kept());
    this.wanted = null;
    if ("last" in grid.table.dataset) this.blank();
    document.querySelector(".row-tools")?.addEventListener("click", (event) => {
      const what = event.target.closest("[data-row]")?.dataset.row;
      if (what) this.do(what);
    });
  }

  kept() {
    try {
      return JSON.parse(localStorage.getItem(this.store)) ?? [];
    } catch {
      return [];
    }
  }

  keep() {
    if (this.draft.size) localStorage.setItem(this.store, JSON.stringify([...this.draft]));
    else localStorage.removeItem(this.store);
  }

  /** The empty row at the end, with what was typed into it before. */
  blank() {
    this.row?.remove();
    const heads = [...this.grid.table.tHead.rows[0].cells];
    this.row = made("tr", "new");
    this.row.dataset.new = "";
    for (const head of heads) {
      const cell = made("td", head.className);
      const text = this.draft.get(head.dataset.key);
      if (text) cell.textContent = text.shown;
      if (text) cell.dataset.t = text.text;
      this.row.append(cell);
    }
    this.row.cells[0].textContent = "+";
    const name = this.nameCell();
    if (!this.draft.size) name.append(made("span", "hint", say("new")));
    name.dataset.t = this.draft.get(columnOf(this.grid, name.cellIndex).key)?.text ?? "";
    this.grid.table.tBodies[0].append(this.row);
    this.grid.read();
  }

  nameCell() {
    return this.row.cells[this.ofElements ? 2 : 1];
  }

  /** Take what was typed into the empty row; it is saved as soon as it has all that it needs. */
  type(cell, text, shown) {
    const { key } = columnOf(this.grid, cell.cellIndex);
    if (text) this.draft.set(key, { text, shown });
    else this.draft.delete(key);
    cell.textContent = shown;
    cell.dataset.t = text;
    this.keep();
    return this.saver.inTurn(() => this.send([...this.draft].map(([column, one]) => [column, one.text])));
  }

  async send(entries) {
    if (!entries.length) return this.blank();
    const answer = await this.saver.read({ rows: [{ cells: Object.fromEntries(entries) }] });
    if (!answer) return this.note(say("failed"), true);
    if (answer.edits.length) {
      const saved = await this.saver.deliver(answer.edits, []);
      if (!saved.ok) return flaw(this.nameCell(), saved.defects?.map((one) => one.message).join(" ") ?? "");
      this.draft.clear();
      this.keep();
      this.wanted = answer.edits[0].place.at(-1);
      return this.fresh.soon(0);
    }
    this.lack(answer);
  }

  lack({ refused, proposed }) {
    const cells = new Map([...this.row.cells].map((cell) => [columnOf(this.grid, cell.cellIndex).key, cell]));
    for (const cell of this.row.cells) clear(cell);
    for (const one of refused) {
      const cell = cells.get(one.column);
      if (cell && one.text) flaw(cell, one.reason);
      else if (cell) cell.classList.add("needed");
    }
    const id = cells.get("id");
    if (id && proposed[0] && !this.draft.has("id")) id.replaceChildren(made("span", "hint", proposed[0].id));
    const missing = refused.filter((one) => !one.text).map((one) => one.label);
    if (missing.length) this.note(say("draft", { columns: missing.join(", ") }));
  }

  /** After the rows were exchanged: the empty one is last again, and the cell at hand is in the row just made. */
  renew() {
    if ("last" in this.grid.table.dataset) this.blank();
    const wanted = this.wanted;
    this.wanted = null;
    return wanted;
  }

  do(what) {
    const row = this.grid.rows[this.grid.at.row];
    const key = row?.dataset.key;
    if (what === "new") return this.open();
    if (!key) return;
    if (what === "copy") return this.copy(row, key);
    if (what === "remove") return this.remove(key);
    if (new URLSearchParams(location.search).get("sort")) return this.note(say("sorted"), true);
    this.wanted = key;
    this.change({ move: { row: key, by: what === "up" ? -1 : 1 } });
  }

  open() {
    if (!this.row) return location.assign(`?page=${1e6}`);
    this.grid.go(this.grid.rows.indexOf(this.row), this.nameCell().cellIndex);
  }

  copy(row, key) {
    if (this.ofElements) return this.change({ rows: [{ copy: key, cells: { name: `${typedIn(row.cells[2])} (2)` } }] });
    if (!this.row) return this.open();
    for (const cell of row.cells) {
      const { key: column, locked } = columnOf(this.grid, cell.cellIndex);
      if (!locked && !["to", "id"].includes(column) && typedIn(cell)) this.draft.set(column, { text: typedIn(cell), shown: cell.textContent });
    }
    this.keep();
    this.blank();
    this.grid.go(this.grid.rows.indexOf(this.row), 2);
  }

  change(change) {
    return this.saver.inTurn(async () => {
      const answer = await this.saver.read(change);
      if (!answer) return this.note(say("failed"), true);
      if (!answer.edits.length) return;
      if (change.rows) this.wanted = answer.edits[0].place.at(-1);
      await this.saver.deliver(answer.edits, []);
    });
  }

  /** Delete: at once where nothing hangs on it, because it can be undone; else after a look at what goes with it. */
  async remove(key) {
    const answer = await this.saver.read({ remove: [key] });
    if (!answer) return this.note(say("failed"), true);
    if (!answer.hanging?.length) return this.change({ remove: [key] });
    const dialog = document.getElementById("sheet-remove");
    dialog.querySelector("ul").replaceChildren(...answer.hanging.map((one) => made("li", one.fate, one.label)));
    dialog.querySelector("[data-remove]").onclick = () => {
      dialog.close();
      this.change({ remove: [key] });
    };
    dialog.showModal();
  }
}

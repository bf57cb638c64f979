/** Rows of a sheet: a new one at the end, duplicates, deleting with what hangs on it, moving. */

import { Drafts } from "./grid_drafts.js";
import { columnOf, typedIn } from "./grid_editing.js";
import { flaw } from "./grid_saving.js";
import { made, say } from "./grid_words.js";

export class Rows {
  constructor(grid, saver, { fresh, note, of }) {
    this.grid = grid;
    this.saver = saver;
    this.fresh = fresh;
    this.note = note;
    this.ofElements = of;
    this.wanted = null;
    this.name = of ? 2 : 1;
    this.drafts = new Drafts(grid, `${saver.store}:drafts`, this.name);
    this.open = "last" in grid.table.dataset;
    if (this.open) this.drafts.show();
    document.querySelector(".row-tools")?.addEventListener("click", (event) => {
      const what = event.target.closest("[data-row]")?.dataset.row;
      if (what) this.do(what);
    });
  }

  /** Whether a cell stands in a row that is not kept yet. */
  drafting(cell) {
    return this.drafts.of(cell.parentElement) !== undefined;
  }

  /** Take what was typed into a new row; it is saved as soon as it has all that it needs. */
  type(cell, text, shown) {
    const row = cell.parentElement;
    const draft = this.drafts.put(cell, text, shown);
    return this.saver.inTurn(() => this.send(row, draft));
  }

  async send(row, draft) {
    const cells = textsOf(draft);
    if (!Object.keys(cells).length) return this.drafts.show();
    const answer = await this.saver.read({ rows: [{ cells }] });
    if (!answer) return this.note(say("failed"), true);
    if (answer.edits.length) {
      const saved = await this.saver.deliver(answer.edits, []);
      if (!saved.ok) return flaw(row.cells[this.name], saved.defects?.map((one) => one.message).join(" ") ?? "");
      this.drafts.drop([draft]);
      this.wanted = answer.edits[0].place.at(-1);
      return this.fresh.soon(0);
    }
    Object.assign(draft, { refused: answer.refused, id: answer.proposed[0]?.id ?? "" });
    this.drafts.keep();
    if (row.isConnected) this.drafts.mark(row);
    const missing = answer.refused.filter((one) => !one.text).map((one) => one.label);
    if (missing.length) this.note(say("draft", { columns: missing.join(", ") }));
  }

  /** Pasted texts together with what stands in the draft of that row already. */
  merged(row, cells) {
    const draft = row && this.drafts.of(row);
    return { cells: { ...(draft ? textsOf(draft) : {}), ...cells }, draft };
  }

  /** Take pasted rows that lack something, to be completed. */
  take(rows) {
    if (!rows.length) return;
    this.drafts.take(rows);
    this.grid.settle(this.grid.rows[this.grid.at.row]?.dataset.key);
  }

  /** Drafts that a paste completed. */
  became(drafts) {
    this.drafts.drop(drafts);
    if (this.open) this.drafts.show();
  }

  /** After the rows were exchanged: the new ones are last again, and the cell at hand is in the row just made. */
  renew() {
    if (this.open) this.drafts.show();
    const wanted = this.wanted;
    this.wanted = null;
    return wanted;
  }

  do(what) {
    const row = this.grid.rows[this.grid.at.row];
    const key = row?.dataset.key;
    if (what === "new") return this.begin();
    if (!key) return what === "remove" ? this.discard(row) : undefined;
    if (what === "copy") return this.copy(row, key);
    if (what === "remove") return this.remove(key);
    if (new URLSearchParams(location.search).get("sort")) return this.note(say("sorted"), true);
    this.wanted = key;
    this.change({ move: { row: key, by: what === "up" ? -1 : 1 } });
  }

  begin() {
    if (!this.open) return location.assign(`?page=${1e6}`);
    this.grid.go(this.grid.rows.indexOf(this.drafts.blank), this.name);
  }

  /** Let go of a row that was never kept. */
  discard(row) {
    const draft = row && this.drafts.of(row);
    if (!draft || row === this.drafts.blank) return;
    this.drafts.drop([draft]);
    this.drafts.show();
    this.grid.go(this.grid.at.row, this.grid.at.col);
  }

  copy(row, key) {
    if (this.ofElements) return this.change({ rows: [{ copy: key, cells: { name: `${typedIn(row.cells[2])} (2)` } }] });
    if (!this.open) return this.begin();
    const cells = {};
    for (const cell of row.cells) {
      const { key: column, locked } = columnOf(this.grid, cell.cellIndex);
      if (!locked && !["to", "id"].includes(column)) cells[column] = typedIn(cell);
    }
    this.drafts.take([{ cells, refused: [] }]);
    this.grid.go(this.grid.rows.indexOf(this.drafts.blank) - 1, 2);
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

const textsOf = (draft) => Object.fromEntries(Object.entries(draft.cells).map(([column, one]) => [column, one.text]));

/** What is typed into a sheet on its way to the server: understood there, saved, or shown as not kept with the reason.
 *
 * One change after the other: each is read against the revision that the one before has made. What is not kept stays
 * in its cell, and in this browser, until it is corrected or given up with Esc.
 */

import { token } from "./base.js";
import { columnOf } from "./grid_editing.js";
import { say } from "./grid_words.js";
import { save } from "./saving.js";

const NAME = (where) => `rolemap:sheet:${document.body.dataset.map}:${where}`;

export class Saver {
  constructor(grid, place) {
    this.grid = grid;
    this.address = place.dataset.read;
    this.store = NAME(place.dataset.table);
    this.wrong = new Map(Object.entries(this.kept()));
    this.chain = Promise.resolve();
    this.waiting = 0;
  }

  get busy() {
    return this.waiting > 0;
  }

  kept() {
    try {
      return JSON.parse(localStorage.getItem(this.store)) ?? {};
    } catch {
      return {};
    }
  }

  keep() {
    if (this.wrong.size) localStorage.setItem(this.store, JSON.stringify(Object.fromEntries(this.wrong)));
    else localStorage.removeItem(this.store);
  }

  /** Ask the server what a change means: edits, and cells that are not understood; null when it cannot be reached. */
  async read(change) {
    const response = await fetch(this.address + location.search, {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRF-Token": token() },
      body: JSON.stringify({ base: Number(document.body.dataset.revision), ...change }),
    }).catch(() => null);
    return response?.ok ? response.json() : null;
  }

  /** Do one thing after all that were begun before. */
  inTurn(work) {
    this.waiting += 1;
    const turn = this.chain.then(work).finally(() => {
      this.waiting -= 1;
    });
    this.chain = turn.catch((error) => console.error(error));
    return turn;
  }

  /** Other texts in cells: [{cell, text, shown}]. */
  cells(changes) {
    const sent = changes.map(({ cell, text, shown }) => {
      const row = cell.parentElement.dataset.key;
      const column = columnOf(this.grid, cell.cellIndex).key;
      this.wrong.set(id(row, column), { row, column, text, shown: shown ?? text, was: cell.dataset.was ?? cell.textContent, reason: say("failed") });
      return { row, column, text };
    });
    this.keep();
    this.paint("saving");
    return this.send(sent);
  }

  send(sent) {
    return this.inTurn(async () => {
      const answer = await this.read({ cells: sent });
      if (!answer) return this.paint();
      const refused = new Map(answer.refused.map((one) => [id(one.row, one.column), one.reason]));
      for (const { row, column } of sent) {
        const key = id(row, column);
        if (refused.has(key)) this.fault(key, refused.get(key));
        else if (!answer.edits.length) this.settle(key);
      }
      if (answer.edits.length) await this.deliver(answer.edits, sent.map(({ row, column }) => id(row, column)).filter((key) => !refused.has(key)));
      this.keep();
      this.paint();
    });
  }

  /** Save edits; the cells of `keys` are right when it succeeds, and show why not where it does not. */
  async deliver(edits, keys) {
    const answer = await save(edits);
    if (answer.ok) {
      keys.forEach((key) => this.settle(key));
      return answer;
    }
    const said = new Map((answer.defects ?? []).filter((one) => one.at).map((one) => [this.cellOf(one.at), one]));
    const other = answer.defects?.find((one) => !one.at || !keys.includes(this.cellOf(one.at))) ?? answer.defects?.[0];
    const theirs = answer.conflicts?.[0];
    for (const key of keys) {
      const own = said.get(key) ?? other;
      this.fault(key, own ? [own.message, own.expected].filter(Boolean).join(" ") : `${theirs?.label ?? ""}: ${theirs?.theirs_label ?? ""}`);
    }
    return answer;
  }

  cellOf(at) {
    const [row, ...path] = at.slice(at[0] === "relations" ? 2 : 1);
    return id(row, path.join("."));
  }

  fault(key, reason) {
    const entry = this.wrong.get(key);
    if (entry) this.wrong.set(key, { ...entry, reason });
  }

  settle(key) {
    this.wrong.delete(key);
  }

  /** Show what is not kept; after an exchange of rows again. */
  paint(state = "wrong") {
    const columns = new Map([...this.grid.table.tHead.rows[0].cells].map((head) => [head.dataset.key, head.cellIndex]));
    const rows = new Map(this.grid.rows.map((row) => [row.dataset.key, row]));
    for (const cell of this.grid.table.querySelectorAll("tr[data-key] > :is([aria-invalid], .saving)")) clear(cell);
    for (const { row, column, text, shown, was, reason } of this.wrong.values()) {
      const cell = rows.get(row)?.cells[columns.get(column)];
      if (!cell || cell.classList.contains("editing")) continue;
      cell.parentElement.dataset.stale = "";
      cell.dataset.was ??= was;
      cell.dataset.t = text;
      cell.textContent = shown;
      if (state === "saving") cell.classList.add("saving");
      else flaw(cell, reason);
    }
  }

  /** Give up what was typed into a cell; whether there was something. */
  giveUp(cell) {
    const key = id(cell.parentElement.dataset.key, columnOf(this.grid, cell.cellIndex).key);
    const entry = this.wrong.get(key);
    if (!entry) return false;
    this.wrong.delete(key);
    this.keep();
    clear(cell);
    delete cell.dataset.t;
    cell.textContent = entry.was;
    return true;
  }

  /** Send again what is not kept; after a reload only what an earlier page could not get through. */
  again(only = () => true) {
    const sent = [...this.wrong.values()].filter(only).map(({ row, column, text }) => ({ row, column, text }));
    this.paint();
    return sent.length ? this.send(sent) : null;
  }
}

/** Mark a cell as not kept, with the reason where the mouse and the keyboard find it. */
export function flaw(cell, reason) {
  cell.setAttribute("aria-invalid", "true");
  cell.title = reason;
}

export function clear(cell) {
  cell.removeAttribute("aria-invalid");
  cell.removeAttribute("title");
  cell.classList.remove("saving");
}

const id = (row, column) => `${row}\n${column}`;

/** Cells from and for Excel: text with tabs, and the bar that says what a paste would do before it does it. */

import { columnOf } from "./grid_editing.js";
import { figure, made, say } from "./grid_words.js";

const MOST_TOLD = 200;

/** Rows of cells out of the text that Excel puts on the clipboard; cells with line breaks stand in quotes. */
export function parsed(text) {
  const rows = [[]];
  let cell = "";
  let quoted = false;
  const source = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  for (let at = 0; at < source.length; at += 1) {
    const sign = source[at];
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (source[at + 1] === '"') cell += source[++at];
      else quoted = false;
    } else if (sign === '"' && cell === "") quoted = true;
    else if (sign === "\t" || sign === "\n") {
      rows.at(-1).push(cell);
      cell = "";
      if (sign === "\n") rows.push([]);
    } else cell += sign;
  }
  rows.at(-1).push(cell);
  return rows;
}

/** Text for Excel out of rows of cells. */
export const written = (rows) =>
  rows.map((row) => row.map((cell) => (/[\t\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join("\t")).join("\n");

/** The bar above the table: what would change, what is not taken and why, and two buttons. */
export class Preview {
  /** `rows` takes new rows that lack something; a matrix has none. */
  constructor(grid, saver, { rows = null } = {}) {
    this.grid = grid;
    this.saver = saver;
    this.rows = rows;
    this.bar = document.getElementById("paste-bar");
    this.bar.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.close();
    });
  }

  /** Ask what pasting `block` at the chosen range would do, and show it. */
  async show(block) {
    const { cells, added, beyond, wide } = this.targets(block);
    const answer = await this.saver.read({ pasted: true, cells, rows: added.map((one) => ({ cells: one.cells })) });
    if (!answer) return this.tell([say("failed")], [], "");
    const drafts = added.map((one, at) => ({ ...one, refused: answer.refused.filter(({ row }) => row === `new:${at}`) }));
    this.edits = answer.edits;
    this.lacking = drafts.filter((one) => one.refused.length);
    this.whole = drafts.filter((one) => !one.refused.length);
    const unread = answer.refused.filter((one) => one.text || !one.row.startsWith("new:")).length;
    const counts = [["cells", answer.cells], ["rows", answer.rows], ["drafts", this.lacking.length], ["refused", unread], ["beyond", beyond], ["wide", wide.length]];
    const parts = counts.filter(([, n]) => n).map(([name, n]) => say(name, { n: figure(n) }));
    const told = [
      ...(answer.changes ?? []).map((one) => say("change", { where: this.where(one), was: one.was || say("empty"), now: one.now || say("empty") })),
      ...answer.refused.map((one) => `${this.where(one)}: ${one.text ? `“${one.text}” · ` : ""}${one.reason}`),
      ...wide.map(({ row, text }) => `${say("line", { row })}: “${text}” · ${say("past")}`),
    ];
    const button = answer.edits.length || this.lacking.length ? (unread || beyond || wide.length ? "applyRest" : "apply") : "";
    this.tell(parts.length ? parts : [say("nothing")], told, button);
  }

  /** The cells that a block would fall on, computed columns left out; rows below the last one are new. */
  targets(rows) {
    const { top, left, bottom, right } = this.grid.range;
    const one = rows.length === 1 && rows[0].length === 1;
    const columns = [];
    for (let col = left; col <= (one ? right : this.grid.width - 1); col += 1) if (!columnOf(this.grid, col).locked) columns.push(columnOf(this.grid, col).key);
    const block = one ? Array.from({ length: bottom - top + 1 }, () => columns.map(() => rows[0][0])) : rows;
    const cells = [];
    const added = [];
    const wide = [];
    let beyond = 0;
    block.forEach((line, down) => {
      const row = this.grid.rows[top + down];
      const mine = line.slice(0, columns.length).map((text, across) => [columns[across], text]);
      const filled = mine.some(([, text]) => text.trim());
      if (row?.dataset.key) cells.push(...mine.map(([column, text]) => ({ row: row.dataset.key, column, text })));
      else if (filled && this.rows?.open) added.push(this.rows.merged(row, Object.fromEntries(mine)));
      else if (filled) beyond += 1;
      for (const text of line.slice(columns.length)) if (text.trim()) wide.push({ row: row?.cells[0].textContent ?? `+${added.length}`, text });
    });
    return { cells, added, beyond, wide };
  }

  where({ row, column, label }) {
    const number = row.startsWith("new:") ? `+${Number(row.slice(4)) + 1}` : this.numberOf(row);
    return say("instead", { row: number, column: label ?? column });
  }

  tell(parts, told, applies) {
    const words = made("p", "paste-words", parts.join(", "));
    words.setAttribute("role", "status");
    const list = made("ul");
    list.append(...told.slice(0, MOST_TOLD).map((line) => made("li", "", line)));
    if (told.length > MOST_TOLD) list.append(made("li", "", `+${figure(told.length - MOST_TOLD)}`));
    const actions = made("div", "actions");
    if (applies) actions.append(this.button(say(applies), "primary", () => this.apply()));
    actions.append(this.button(say("cancel"), "", () => this.close()));
    this.bar.replaceChildren(words, actions, list);
    this.bar.hidden = false;
    actions.firstElementChild.focus();
  }

  numberOf(key) {
    return this.grid.rows.find((row) => row.dataset.key === key)?.cells[0].textContent ?? key;
  }

  button(text, className, run) {
    const button = made("button", className, text);
    button.type = "button";
    button.addEventListener("click", run);
    return button;
  }

  /** Save what is whole; what lacks something, or what cannot be saved, stays below the table to be completed. */
  async apply() {
    const { edits, lacking, whole } = this;
    this.close();
    this.rows?.take(lacking);
    if (!edits.length) return;
    const saved = await this.saver.inTurn(() => this.saver.deliver(edits, []));
    if (saved?.ok) this.rows?.became(whole.map((one) => one.draft));
    else this.rows?.take(whole);
  }

  close() {
    this.bar.hidden = true;
    this.bar.replaceChildren();
    this.grid.current?.focus();
  }
}

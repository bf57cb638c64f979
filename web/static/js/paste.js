/** Cells from and for Excel: text with tabs, and the bar that says what a paste would do before it does it. */

import { columnOf } from "./grid_editing.js";
import { figure, made, say } from "./grid_words.js";

const MOST_TOLD = 8;

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

/** The bar above the table: what would change, what is not understood, and two buttons. */
export class Preview {
  constructor(grid, saver, { done }) {
    this.grid = grid;
    this.saver = saver;
    this.done = done;
    this.bar = document.getElementById("paste-bar");
    this.bar.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.close();
    });
  }

  /** Ask what pasting `rows` at the chosen range would do, and show it. */
  async show(rows) {
    const { cells, added, beyond } = this.targets(rows);
    const answer = await this.saver.read({ pasted: true, cells, rows: added.map((one) => ({ cells: one })) });
    if (!answer) return this.tell([say("failed")], [], false);
    this.edits = answer.edits;
    const parts = [];
    if (answer.cells) parts.push(say("cells", { n: figure(answer.cells) }));
    if (answer.rows) parts.push(say("rows", { n: figure(answer.rows) }));
    if (answer.refused.length) parts.push(say("refused", { n: figure(answer.refused.length) }));
    if (beyond) parts.push(say("beyond", { n: figure(beyond) }));
    this.tell(parts.length ? parts : [say("nothing")], answer.refused, answer.edits.length > 0);
  }

  /** The cells that a block would fall on; rows below the last one are new. */
  targets(rows) {
    const { top, left, bottom, right } = this.grid.range;
    const one = rows.length === 1 && rows[0].length === 1;
    const block = one ? Array.from({ length: bottom - top + 1 }, () => Array(right - left + 1).fill(rows[0][0])) : rows;
    const cells = [];
    const added = [];
    let beyond = 0;
    block.forEach((line, down) => {
      const row = this.grid.rows[top + down];
      const columns = line.map((text, across) => [columnOf(this.grid, left + across), text]).filter(([column]) => !column.locked);
      if (row?.dataset.key) cells.push(...columns.map(([column, text]) => ({ row: row.dataset.key, column: column.key, text })));
      else if ("last" in this.grid.table.dataset) added.push(Object.fromEntries(columns.map(([column, text]) => [column.key, text])));
      else beyond += 1;
    });
    return { cells, added: added.filter((line) => Object.values(line).some((text) => text.trim())), beyond };
  }

  tell(parts, refused, applicable) {
    const words = made("p", "paste-words", parts.join(", "));
    words.setAttribute("role", "status");
    const list = made("ul");
    for (const one of refused.slice(0, MOST_TOLD)) {
      const number = one.row.startsWith("new:") ? `+${Number(one.row.slice(4)) + 1}` : this.numberOf(one.row);
      list.append(made("li", "", `${say("instead", { row: number, column: one.label })}: ${one.text ? `“${one.text}” · ` : ""}${one.reason}`));
    }
    if (refused.length > MOST_TOLD) list.append(made("li", "", `+${figure(refused.length - MOST_TOLD)}`));
    const actions = made("div", "actions");
    if (applicable) actions.append(this.button(say(refused.length ? "applyRest" : "apply"), "primary", () => this.apply()));
    actions.append(this.button(say("cancel"), "", () => this.close()));
    this.bar.replaceChildren(words, list, actions);
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

  async apply() {
    const edits = this.edits;
    this.close();
    await this.saver.inTurn(() => this.saver.deliver(edits, []));
    this.done();
  }

  close() {
    this.bar.hidden = true;
    this.bar.replaceChildren();
    this.grid.current?.focus();
  }
}

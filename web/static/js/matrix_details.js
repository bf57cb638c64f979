/** The form beside a matrix: a cell in full, saved without leaving the matrix. */

import { made } from "./grid_words.js";
import { save } from "./saving.js";

export class Details {
  constructor(grid, saver, address, { set }) {
    this.grid = grid;
    this.saver = saver;
    this.address = address;
    this.set = set;
    this.side = document.getElementById("beside");
    this.side.addEventListener("submit", (event) => this.submitted(event));
    this.side.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.close();
    });
    document.addEventListener("rolemap:saved", () => this.renew());
  }

  get open() {
    return !this.side.hidden;
  }

  /** Show the cell between a row and a column. */
  async show(row, column, focus = true) {
    const query = new URLSearchParams({ row, column, beside: "1" });
    const response = await fetch(`${this.address}?${query}`, { headers: { Accept: "text/html" } }).catch(() => null);
    if (!response?.ok) return;
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    this.side.replaceChildren(...[...page.body.children].map((one) => document.importNode(one, true)));
    this.side.hidden = false;
    if (focus) this.side.querySelector("input:not([type=hidden]), select, textarea")?.focus();
  }

  /** After a save: the same cell as it is now, unless something is being typed in it. */
  renew() {
    const form = this.side.querySelector(".cell-form");
    if (this.open && form && !this.side.contains(document.activeElement)) this.show(form.dataset.row, form.dataset.column, false);
  }

  close() {
    this.side.hidden = true;
    this.grid.current?.focus();
  }

  async submitted(event) {
    event.preventDefault();
    const form = event.target;
    const data = new FormData(form);
    if (!("part" in form.dataset)) {
      this.set(data.get("row"), data.get("column"), data.getAll("mark").join(""));
      return this.close();
    }
    const entries = Object.fromEntries([...data].filter(([name]) => name.includes("|")));
    await this.saver.inTurn(async () => {
      const answer = await this.saver.read({ form: entries });
      if (!answer) return;
      for (const old of form.querySelectorAll(".wrong")) old.remove();
      for (const one of answer.refused) this.flaw(form, one);
      if (answer.refused.length) return;
      const saved = await save(answer.edits);
      if (saved.ok) this.close();
      else for (const one of saved.defects ?? []) form.prepend(made("p", "notice error", one.message));
    });
  }

  flaw(form, { row, column, reason }) {
    const field = [...form.elements].find((one) => one.name.endsWith(`|${row}|${column}`));
    const words = made("span", "wrong", reason);
    words.id = `${field.id}-wrong`;
    field.setAttribute("aria-invalid", "true");
    field.setAttribute("aria-describedby", words.id);
    field.after(words);
    field.focus();
  }
}

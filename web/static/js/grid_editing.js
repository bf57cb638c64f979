/** Editing one cell in place: a field over the cell, with a list of words or elements where the column has one. */

import { Choices, among, elements, wordsOf } from "./grid_choices.js";
import { made } from "./grid_words.js";

const LONG = new Set(["long", "texts"]);
const FROM_ELEMENTS = new Set(["reference"]);
const SEPARATOR = /[;\n]/;

/** What the head of a column says about it. */
export function columnOf(grid, col) {
  const head = grid.table.tHead.rows[0].cells[col];
  const { key, kind, targets, locked, many } = head?.dataset ?? {};
  return { key, kind, targets, locked: !kind || locked !== undefined, many: many !== undefined, label: head?.textContent.trim() ?? "" };
}

/** The text that a cell holds when it is edited, copied or compared. */
export const typedIn = (cell) => cell.dataset.t ?? cell.textContent;

export class Editor {
  /** `commit(cell, text, shown)` is told what was typed; `left(step)` where to go then. */
  constructor(grid, { search, commit, left }) {
    this.grid = grid;
    this.search = search;
    this.commit = commit;
    this.left = left;
    this.cell = null;
  }

  get open() {
    return this.cell !== null;
  }

  /** Edit a cell; `initial` replaces what stands there, as typing does. */
  start(cell, initial = null) {
    const column = columnOf(this.grid, cell.cellIndex);
    if (this.open || column.locked) return false;
    this.cell = cell;
    this.column = column;
    this.was = typedIn(cell);
    this.shown = cell.textContent;
    this.typing = initial !== null;
    this.picks = new Map();
    const long = LONG.has(column.kind) || column.many;
    const field = made(long ? "textarea" : "input", "cell-field");
    field.value = initial ?? this.was;
    field.dataset.was = this.shown;
    field.autocomplete = "off";
    field.spellcheck = false;
    field.setAttribute("aria-label", `${column.label}: ${this.nameOf(cell)}`);
    if (long) field.rows = Math.min(8, Math.max(3, field.value.split("\n").length + 1));
    cell.classList.add("editing");
    cell.replaceChildren(field);
    this.field = field;
    field.addEventListener("keydown", (event) => this.key(event));
    field.addEventListener("blur", () => this.end(true));
    field.focus({ preventScroll: true });
    if (this.typing || !(wordsOf(column.key) && !column.many)) field.setSelectionRange(field.value.length, field.value.length);
    else field.select();
    const find = this.finder(column);
    this.choices = find && new Choices(field, { find, picked: (choice) => this.pick(choice), all: find.local && initial === null && !column.many });
    return true;
  }

  nameOf(cell) {
    return cell.parentElement.querySelector("th.two, th.one")?.textContent ?? "";
  }

  finder(column) {
    const words = wordsOf(column.key);
    const find = words ? among(words) : FROM_ELEMENTS.has(column.kind) ? elements(this.search, column.targets) : null;
    if (!find || !column.many) return find;
    const last = (text) => find(text.slice(0, this.field.selectionStart).split(SEPARATOR).at(-1).trim());
    last.local = find.local;
    return last;
  }

  key(event) {
    if (event.isComposing) return;
    event.stopPropagation();
    if (event.key === "Escape") {
      event.preventDefault();
      return this.end(false, [0, 0]);
    }
    if (this.choices?.key(event)) return event.preventDefault();
    const step = this.stepOf(event);
    if (!step) return;
    event.preventDefault();
    if (event.key === "Enter" && event.altKey) return this.field.setRangeText("\n", this.field.selectionStart, this.field.selectionEnd, "end");
    const choice = this.choices?.choice;
    if (choice && this.column.many && (this.field.value.trim() || event.key === "Enter") && !this.finished()) this.pick(choice);
    else if (choice && !this.column.many && this.field.value.trim()) this.pick(choice, step);
    else if (choice && !this.column.many && event.key === "Enter" && !this.was) this.pick(choice, step);
    else this.end(true, step);
  }

  /** Whether the last part of a list is written out, so that Enter closes the field instead of completing it. */
  finished() {
    const last = this.field.value.split(SEPARATOR).at(-1).trim();
    return !last || this.picks.has(last);
  }

  stepOf({ key, shiftKey, altKey }) {
    if (key === "Enter") return altKey ? [0, 0] : [shiftKey ? -1 : 1, 0];
    if (key === "Tab") return [0, shiftKey ? -1 : 1];
    const plain = this.typing && this.field.tagName === "INPUT" && !this.choices;
    return plain ? ({ ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[key] ?? null) : null;
  }

  /** Take a choice: the whole value, or the last part of a list. */
  pick(choice, step = [1, 0]) {
    this.picks.set(choice.label, choice.value);
    if (!this.column.many) {
      this.field.value = choice.label;
      return this.end(true, step);
    }
    const parts = this.field.value.split(SEPARATOR).map((part) => part.trim()).filter(Boolean);
    parts.splice(this.finished() ? parts.length : parts.length - 1, 1, choice.label);
    this.field.value = `${parts.join("; ")}; `;
    this.choices.soon(0);
  }

  /** Close the field; `keep` says whether what was typed counts, `step` where the reader goes. */
  end(keep, step = null) {
    if (!this.open) return;
    const { cell, field } = this;
    this.cell = null;
    this.choices?.close();
    const shown = field.value.trim();
    cell.classList.remove("editing");
    cell.textContent = this.shown;
    if (keep && shown !== this.was.trim()) this.commit(cell, this.meant(shown), shown.replace(/;$/, ""));
    if (step) this.left(step);
  }

  /** The text with the codes and ids of what was picked in place of its names: two units may share a name. */
  meant(text) {
    if (!this.picks.size) return text;
    const parts = this.column.many ? text.split(SEPARATOR).map((part) => part.trim()).filter(Boolean) : [text];
    return parts.map((part) => this.picks.get(part) ?? part).join("\n");
  }
}

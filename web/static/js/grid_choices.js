/** The list under a cell that is being edited: words of the format, or elements found by name without accents. */

import { folded, made, say } from "./grid_words.js";

const WAIT = 120;
const MOST = 60;

/** The words of a column, as the page holds them. */
export function wordsOf(key) {
  const template = document.querySelector(`template[data-choices="${CSS.escape(key)}"]`);
  return template ? [...template.content.querySelectorAll("option")].map(({ value, text }) => ({ value, label: text })) : null;
}

/** A list of choices for `input`; `find(text)` gives the choices for what was typed, `picked(choice)` takes one. */
export class Choices {
  constructor(input, { find, picked, all = false }) {
    this.input = input;
    this.find = find;
    this.picked = picked;
    this.list = made("ul", "choices");
    this.list.id = "grid-choices";
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", input.getAttribute("aria-label"));
    for (const [name, value] of Object.entries({ role: "combobox", "aria-expanded": "false", "aria-controls": this.list.id, "aria-autocomplete": "list" })) {
      input.setAttribute(name, value);
    }
    this.offered = [];
    this.active = -1;
    this.asked = 0;
    this.stale = false;
    this.list.addEventListener("mousedown", (event) => {
      event.preventDefault();
      const option = event.target.closest("li[data-at]");
      if (option) this.picked(this.offered[Number(option.dataset.at)]);
    });
    input.addEventListener("input", () => {
      this.stale = true;
      this.soon();
    });
    document.body.append(this.list);
    this.list.hidden = true;
    this.place = () => this.moved();
    document.addEventListener("scroll", this.place, true);
    if (all) this.show("");
    else this.soon(0);
  }

  soon(wait = WAIT) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.show(this.input.value), this.find.local ? 0 : wait);
  }

  async show(text) {
    this.asked += 1;
    const asked = this.asked;
    const found = (await this.find(text)).slice(0, MOST);
    if (asked !== this.asked || !this.list.isConnected) return;
    this.offered = found;
    if (text === this.input.value) this.stale = false;
    this.list.replaceChildren(...(found.length ? found.map((one, at) => this.line(one, at)) : [made("li", "none", say("none"))]));
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
    this.activate(text.trim() && found.length ? 0 : found.findIndex((one) => one.label === this.input.dataset.was));
    this.moved();
  }

  line(one, at) {
    const line = made("li", "", one.label);
    line.id = `grid-choice-${at}`;
    line.dataset.at = at;
    line.setAttribute("role", "option");
    if (one.detail) line.append(" ", made("small", "", one.detail));
    return line;
  }

  activate(at) {
    this.list.querySelector("[aria-selected]")?.removeAttribute("aria-selected");
    this.active = at;
    const line = this.list.children[at];
    if (at < 0 || !line?.dataset.at) return this.input.removeAttribute("aria-activedescendant");
    line.setAttribute("aria-selected", "true");
    line.scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", line.id);
  }

  /** Arrow keys move in the list; whether the key was the list's. */
  key(event) {
    if (!["ArrowDown", "ArrowUp", "PageDown", "PageUp"].includes(event.key) || !this.offered.length) return false;
    const by = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    this.activate(Math.min(Math.max(this.active + by, 0), this.offered.length - 1));
    return true;
  }

  /** What is marked; nothing while the list still answers an earlier text, so that fast typing never takes a wrong one. */
  get choice() {
    return this.list.hidden || this.stale ? null : (this.offered[this.active] ?? null);
  }

  moved() {
    const box = this.input.getBoundingClientRect();
    const below = window.innerHeight - box.bottom > 200 || box.top < 200;
    Object.assign(this.list.style, {
      left: `${Math.max(4, Math.min(box.left, window.innerWidth - 340))}px`,
      top: below ? `${box.bottom + 2}px` : "auto",
      bottom: below ? "auto" : `${window.innerHeight - box.top + 2}px`,
      minWidth: `${Math.max(box.width, 180)}px`,
    });
  }

  close() {
    clearTimeout(this.timer);
    this.list.remove();
    document.removeEventListener("scroll", this.place, true);
  }
}

/** Finds among words that the page holds: those that begin with the text first, then those that hold it. */
export function among(words) {
  const find = (text) => {
    const part = folded(text);
    const rank = ({ label, value }) => (folded(label).startsWith(part) || value === text ? 0 : folded(label).includes(part) ? 1 : 2);
    return words.filter((one) => rank(one) < 2).sort((one, other) => rank(one) - rank(other));
  };
  find.local = true;
  return find;
}

/** Finds elements of the map; `sections` are those to which the column may point. */
export const elements = (address, sections) => async (text) => {
  const query = new URLSearchParams({ q: text, sections });
  const response = await fetch(`${address}?${query}`, { headers: { Accept: "application/json" } }).catch(() => null);
  const found = response?.ok ? await response.json() : { results: [] };
  return (found.results ?? found).map((one) => ({ value: one.id, label: one.name, detail: one.detail ?? one.id }));
};

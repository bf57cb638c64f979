/** Pickers: elements found by name without accents, initials or id, while one types (combobox of ARIA 1.2). */

import { chosen, chips } from "./picker-chosen.js";
import { created } from "./picker-new.js";
import { remembered } from "./picker-recent.js";

const PAUSE = 120;
const body = document.body.dataset;
const words = document.getElementById("forms-words")?.dataset ?? {};
const BASE = `/maps/${encodeURIComponent(body.map ?? "")}`;

let list = null;
let owner = null;
let timer;
let asked = 0;

const fieldOf = (target) => target.closest?.("[data-picker]") && target.matches("input:not([type=checkbox])") && target;

function enhance(input) {
  if (input.hasAttribute("role")) return;
  input.removeAttribute("list");
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-expanded", "false");
  if (input.dataset.name) input.value = input.dataset.name;
}

function panel() {
  if (list) return list;
  list = document.createElement("div");
  list.className = "picker-list";
  list.id = "picker-list";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", words.found ?? "");
  list.addEventListener("pointerdown", (event) => event.preventDefault()); // the field keeps the focus
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) take(option);
  });
  return list;
}

async function show(input) {
  const turn = (asked += 1);
  const { sections } = input.closest("[data-picker]").dataset;
  const asking = input.value.trim() === (input.dataset.name ?? "") ? "" : input.value.trim();
  const query = new URLSearchParams({ q: asking, sections, limit: "20" });
  const answer = await fetch(`${BASE}/search?${query}`).catch(() => null);
  if (!answer?.ok || turn !== asked || document.activeElement !== input) return;
  const { results, count } = await answer.json();
  const recent = asking ? [] : remembered(sections.split(","));
  const known = new Set(recent.map((one) => one.id));
  draw(input, [...recent, ...results.filter((one) => !known.has(one.id))], count, asking, sections.split(","));
}

function draw(input, results, count, asking, sections) {
  owner = input;
  const place = panel();
  const taken = new Set(chips(input).map((chip) => chip.value));
  const options = results.filter((one) => !taken.has(one.id)).map(option);
  if (asking) for (const section of sections) options.push(...newOption(section, asking));
  if (!options.length) options.push(note(words.nothing));
  if (count > results.length) options.push(note(words.narrow.replace("{count}", (count - results.length).toLocaleString(document.documentElement.lang))));
  place.replaceChildren(...options);
  for (const [at, one] of [...place.children].entries()) one.id = `picker-option-${at}`;
  // Inside a dialog, a list elsewhere could not be reached: all but the dialog is inert.
  (input.closest("dialog") ?? document.body).append(place);
  position(input);
  place.hidden = false;
  input.setAttribute("aria-expanded", "true");
  input.setAttribute("aria-controls", "picker-list");
  point(asking ? place.querySelector("[role=option]:not(.new)") : null);
}

function option(one) {
  const made = document.createElement("div");
  made.setAttribute("role", "option");
  Object.assign(made.dataset, { id: one.id, name: one.name, section: one.section ?? "", detail: one.detail ?? "" });
  const name = Object.assign(document.createElement("span"), { className: "name", textContent: one.name });
  const detail = Object.assign(document.createElement("small"), { textContent: `${one.detail} · ${one.id}` });
  made.append(name, detail);
  return made;
}

function newOption(section, name) {
  const label = words[`new${section[0].toUpperCase()}${section.slice(1)}`];
  if (!label) return [];
  const made = document.createElement("div");
  made.setAttribute("role", "option");
  made.className = "new";
  Object.assign(made.dataset, { create: section, name });
  made.textContent = label.replace("{name}", name);
  return [made];
}

function note(text) {
  const made = document.createElement("p");
  made.className = "note";
  made.textContent = text ?? "";
  return made;
}

function position(input) {
  const box = input.getBoundingClientRect();
  const width = Math.min(Math.max(box.width, 320), window.innerWidth - 16);
  const below = window.innerHeight - box.bottom;
  const up = below < 220 && box.top > below;
  list.style.width = `${width}px`;
  list.style.left = `${Math.max(8, Math.min(box.left, window.innerWidth - width - 8))}px`;
  list.style.maxHeight = `${Math.max(140, Math.min(340, (up ? box.top : below) - 12))}px`;
  list.style.top = up ? "auto" : `${box.bottom + 2}px`;
  list.style.bottom = up ? `${window.innerHeight - box.top + 2}px` : "auto";
}

function close() {
  asked += 1;
  clearTimeout(timer);
  if (!owner) return;
  owner.setAttribute("aria-expanded", "false");
  owner.removeAttribute("aria-activedescendant");
  owner = null;
  list.hidden = true;
}

function point(one) {
  list.querySelector("[aria-selected=true]")?.removeAttribute("aria-selected");
  if (!one) {
    owner.removeAttribute("aria-activedescendant");
    return;
  }
  one.setAttribute("aria-selected", "true");
  one.scrollIntoView({ block: "nearest" });
  owner.setAttribute("aria-activedescendant", one.id);
}

function step(by) {
  const options = [...list.querySelectorAll("[role=option]")];
  if (!options.length) return;
  const at = options.findIndex((one) => one.getAttribute("aria-selected") === "true");
  const next = by === Infinity ? options.length - 1 : by === -Infinity ? 0 : (at + by + options.length + (at < 0 && by < 0 ? 1 : 0)) % options.length;
  point(options[next]);
}

async function take(one) {
  const input = owner;
  const { id, name, section, detail, create } = one.dataset;
  close();
  if (create) {
    const made = await created(`${BASE}/elements/new/${create}?${new URLSearchParams({ name })}`);
    if (made) chosen(input, { ...made, section: create, detail: "" });
    input.focus();
    return;
  }
  chosen(input, { id, name, section, detail });
}

function enhanceAll() {
  for (const input of document.querySelectorAll("[data-picker] input:not([type=checkbox], [role])")) enhance(input);
}
new MutationObserver(enhanceAll).observe(document.body, { childList: true, subtree: true });
enhanceAll();

document.addEventListener("input", ({ target }) => {
  const input = fieldOf(target);
  if (!input) return;
  clearTimeout(timer);
  timer = setTimeout(() => show(input), PAUSE);
});

document.addEventListener("click", ({ target }) => {
  const input = fieldOf(target);
  if (input && owner !== input) show(input);
});

document.addEventListener("focusout", ({ target }) => {
  if (target !== owner && !fieldOf(target)) return;
  close();
  // An emptied field says nothing; a text that was not chosen stays, and its form says what is wrong with it.
  if (target.dataset.id && !target.value.trim()) chosen(target, null);
});

document.addEventListener("keydown", (event) => {
  const input = fieldOf(event.target);
  if (!input || event.isComposing) return;
  const open = owner === input;
  const moves = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };
  if (event.key in moves && !event.altKey) {
    event.preventDefault();
    if (open) step(moves[event.key]);
    else show(input);
  } else if (event.key === "Enter" && open) {
    event.preventDefault();
    const one = list.querySelector("[aria-selected=true]");
    if (one) take(one);
  } else if (event.key === "Tab" && open && list.querySelector("[aria-selected=true]:not(.new)")) {
    take(list.querySelector("[aria-selected=true]"));
  } else if (event.key === "Escape" && open) {
    event.preventDefault();
    event.stopPropagation();
    if (input.dataset.name !== undefined) input.value = input.dataset.name;
    close();
  } else if (event.key === "Backspace" && !input.value) chips(input).at(-1)?.click();
}, true);

window.addEventListener("resize", close);
document.addEventListener("scroll", ({ target }) => owner && target !== list && position(owner), true);

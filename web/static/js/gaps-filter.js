/** What of the list of gaps is shown: by sign, brake, words without accents, what the picture shows, root causes. */

import { drawing } from "./picture-stage.js";

const list = document.getElementById("gaps");
const form = document.getElementById("filters");
const count = document.getElementById("gaps-count");
const chips = [...form.querySelectorAll("[data-sign]")];

const plain = (text) => text.normalize("NFD").replace(/\p{M}+/gu, "").replace(/[đĐ]/g, "d").toLowerCase();

/** The gaps that are shown, in the order of the page. */
export const visible = () => [...list.querySelectorAll(".gap:not([hidden])")].filter((one) => !one.closest(".gap-group").hidden);

/** Whether a gap is shown. */
export const shows = (one) => !one.hidden && !one.closest(".gap-group").hidden;

/** Apply the filter to the list that stands there; `reset` shows all first. */
export function refilter({ reset = false } = {}) {
  if (reset) {
    form.reset();
    for (const chip of chips) chip.setAttribute("aria-pressed", "true");
  }
  const signs = new Set(chips.filter((chip) => chip.getAttribute("aria-pressed") === "true").map((chip) => chip.dataset.sign));
  const terms = plain(form.words.value).split(/\s+/).filter(Boolean);
  const here = form.here.checked ? seen() : null;
  let shown = 0;
  let all = 0;
  const counts = { error: 0, warning: 0, info: 0, waived: 0 };
  for (const group of list.querySelectorAll(".gap-group")) {
    let left = 0;
    // What follows from a gap stands inside it: it is asked first, and keeps what it stands in on the page.
    for (const one of [...group.querySelectorAll(".gap")].reverse()) {
      all += 1;
      counts[one.dataset.sign] += 1;
      const inside = one.querySelector(":scope > .follows .gap:not([hidden])");
      const own = signs.has(one.dataset.sign) && (!here || here.has(one.dataset.key)) && (!form.roots.checked || "root" in one.dataset) && said(one, terms);
      one.hidden = !own && !inside;
      one.classList.toggle("only-holds", !own && Boolean(inside));
      left += own ? 1 : 0;
    }
    const wanted = !form.group.value || group.dataset.group === form.group.value;
    group.hidden = !wanted || !left;
    shown += wanted ? left : 0;
  }
  for (const chip of chips) chip.querySelector("[data-count]").textContent = counts[chip.dataset.sign].toLocaleString(document.documentElement.lang);
  count.textContent = shown === all ? String(all) : `${shown} / ${all}`;
  const nothing = list.querySelector("[data-nothing]");
  if (nothing) nothing.hidden = shown > 0 || all === 0;
}

function said(one, terms) {
  if (!terms.length) return true;
  one.plain ??= plain(`${one.dataset.number} ${one.querySelector("summary").textContent} ${one.dataset.subjects}`);
  return terms.every((term) => one.plain.includes(term));
}

/** The keys of the gaps whose badges stand on a box or line of the picture. */
function seen() {
  const badges = drawing()?.querySelectorAll(".badge[data-finding]") ?? [];
  return new Set([...badges].map((badge) => badge.dataset.finding));
}

form.addEventListener("input", () => refilter());
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("click", (event) => {
  const chip = event.target.closest("[data-sign]");
  if (!chip) return;
  chip.setAttribute("aria-pressed", String(chip.getAttribute("aria-pressed") !== "true"));
  refilter();
});
list.addEventListener("click", (event) => event.target.closest("[data-reset]") && refilter({ reset: true }));
document.addEventListener("map:drawn", () => form.here.checked && refilter());
refilter();

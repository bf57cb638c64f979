/** The list of gaps: unfolds one at a time with its light on the picture, walks through them, refreshes after a save. */

import { address, note, noted, place, says, speak, when } from "./map-place.js";
import { lightGap, unlight } from "./picture-light.js";
import { openForm } from "./map-side.js";
import { save } from "./saving.js";
import { refilter, shows, visible } from "./gaps-filter.js";

const list = document.getElementById("gaps");
let now = noted("gap");
let pending = null;

const entries = () => [...list.querySelectorAll(".gap")];
const entry = (key) => entries().find((one) => one.dataset.key === key);
const words = (text) => (text ?? "").split(" ").filter(Boolean);

/** Unfold a gap, light it up, and bring it into sight. `repair` opens the first form that mends it. */
export async function openGap(key, { repair = false, move = true } = {}) {
  const found = entry(key);
  if (!found) return;
  document.dispatchEvent(new CustomEvent("map:wants-gaps"));
  if (!shows(found)) refilter({ reset: true });
  mark(found);
  const fold = found.querySelector("details");
  fold.open = true;
  fold.querySelector("summary").focus({ preventScroll: true });
  tell(found);
  await fill(found);
  found.scrollIntoView({ block: fold.offsetHeight > list.clientHeight - 60 ? "start" : "nearest" });
  const seen = lightGap(data(found), { move });
  if (!seen) speak(says.saysElsewhere);
  const mend = repair && found.querySelector(".actions a.primary");
  if (mend) openForm(mend.getAttribute("href"));
}

function data(found) {
  return { key: found.dataset.key, subjects: words(found.dataset.subjects), relations: words(found.dataset.relations) };
}

function mark(found) {
  for (const one of list.querySelectorAll(".gap.now")) one.classList.remove("now");
  for (const fold of list.querySelectorAll("details[open]")) if (!found.contains(fold)) fold.open = false;
  found.classList.add("now");
  now = found.dataset.key;
  note("gap", now);
}

function closeGap(found) {
  found?.classList.remove("now");
  if (found) found.querySelector("details").open = false;
  now = "";
  note("gap", "");
  unlight();
}

// Back closes a gap, Forward unfolds it again.
document.addEventListener("map:noted", () => {
  if (noted("gap") === now) return;
  if (entry(noted("gap"))) openGap(noted("gap"));
  else closeGap(entry(now));
});

function tell(found) {
  const all = visible();
  speak(says.saysGap, {
    number: found.dataset.number,
    place: all.indexOf(found) + 1,
    all: all.length,
    message: found.querySelector(".gap-text").textContent,
  });
}

async function fill(found) {
  const body = found.querySelector(".gap-body");
  if (body.dataset.full) return;
  const url = new URL(body.dataset.from, location.href);
  url.searchParams.set("part", "1");
  for (const [key, value] of Object.entries(place())) if (value) url.searchParams.set(key, value);
  const answer = await fetch(url);
  body.innerHTML = await answer.text(); // Made by a template of the server, which escapes what is in it.
  body.dataset.full = "yes";
  chips();
}

/** Which of the views under a gap is the one that is shown. */
function chips() {
  const shown = document.querySelector('#views [aria-current="true"]')?.dataset.view;
  for (const link of list.querySelectorAll(".seen-on [data-view]"))
    link.toggleAttribute("aria-current", link.dataset.view === shown);
}

/** The gap after the one that is unfolded, or before it. */
export function walk(step) {
  const all = visible();
  if (!all.length) {
    speak(says.saysNone);
    return;
  }
  const at = all.findIndex((one) => one.dataset.key === now);
  openGap(all[at < 0 ? (step > 0 ? 0 : all.length - 1) : (at + step + all.length) % all.length].dataset.key);
}

/** The first gap that names an element. */
function gapOf(id) {
  return entries().find((one) => words(one.dataset.subjects).includes(id) && one.dataset.sign !== "waived")?.dataset.key;
}

async function refresh(news) {
  pending?.abort();
  pending = new AbortController();
  let html = "";
  try {
    const answer = await fetch(`${address}/gaps${when()}`, { signal: pending.signal });
    if (!answer.ok) return;
    html = await answer.text();
  } catch {
    return;
  }
  const old = new Set(entries().map((one) => one.dataset.key));
  const [top, inside] = [list.scrollTop, list.contains(document.activeElement)];
  list.innerHTML = html; // Made by a template of the server, which escapes what is in it.
  if (news) entries().filter((one) => !old.has(one.dataset.key)).forEach((one) => one.classList.add("new"));
  const again = entry(now);
  if (again) {
    again.classList.add("now");
    again.querySelector("details").open = true;
    fill(again);
    if (inside) again.querySelector("summary").focus({ preventScroll: true });
  } else if (now) {
    now = "";
    note("gap", "");
    unlight();
  }
  list.scrollTop = top;
  refilter();
}

/** Save the edits of a button; where they take something off, ask once. */
function mendAtOnce(button) {
  const edits = JSON.parse(button.dataset.edits);
  const asks = button.nextElementSibling;
  if (!asks?.matches("dialog.asks")) {
    save(edits);
    return;
  }
  asks.returnValue = "";
  asks.addEventListener("close", () => asks.returnValue === "yes" && save(edits), { once: true });
  asks.showModal();
}

list.addEventListener("click", (event) => {
  const mend = event.target.closest("a[data-edits]");
  const summary = event.target.closest("summary");
  const link = event.target.closest("[data-gap], [data-cause]");
  const view = event.target.closest("[data-shows]");
  if (mend) {
    event.preventDefault();
    mendAtOnce(mend);
  } else if (link && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    openGap(link.dataset.gap ?? link.dataset.cause);
  } else if (view) view.dataset.view && (now = view.closest(".gap").dataset.key);
  else if (summary && summary.closest(".gap")) {
    event.preventDefault();
    const found = summary.closest(".gap");
    if (!summary.parentNode.open) openGap(found.dataset.key);
    else closeGap(found);
  }
});
document.getElementById("side").addEventListener("click", (event) => {
  const link = event.target.closest("a[data-gap]");
  if (!link || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  openGap(link.dataset.gap);
});
document.getElementById("gap-next").addEventListener("click", () => walk(1));
document.getElementById("gap-before").addEventListener("click", () => walk(-1));
document.addEventListener("map:gap", ({ detail }) => openGap(detail.key ?? gapOf(detail.of), { repair: detail.repair, move: false }));
document.addEventListener("rolemap:saved", ({ detail }) => refresh(detail));
document.addEventListener("map:place", ({ detail: { before } }) => {
  if (before.as_of !== place().as_of || before.n !== place().n) refresh(null);
});
let first = true;
document.addEventListener("map:drawn", () => {
  chips();
  const found = entry(now);
  if (!found) return;
  if (first) openGap(now);
  else lightGap(data(found), { move: true });
  first = false;
});

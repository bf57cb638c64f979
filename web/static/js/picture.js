/** The picture: fetched when the place changes or something was saved, and swapped without flicker. */

import { address, go, place, query, says, speak } from "./map-place.js";
import { prepare } from "./picture-nodes.js";
import { canvas, drawing, swap } from "./picture-stage.js";

const skeleton = document.getElementById("skeleton");
const mishap = document.getElementById("mishap");
const FLASH = 2600;
let running = null;
let shown = "";

/** Fetch and show the picture of the place. `keep` leaves zoom and pan as they are. */
async function draw({ keep, flash = false }) {
  running?.abort();
  running = new AbortController();
  const waiting = setTimeout(() => (skeleton.hidden = false), drawing() ? 350 : 0);
  try {
    const answer = await fetch(`${address}/picture${query()}`, { signal: running.signal });
    const part = new DOMParser().parseFromString(await answer.text(), "text/html").body;
    if (part.querySelector('[data-part="svg"] svg')) put(part, { keep, flash });
    else fail(part.querySelector('[data-part="mishap"]') ?? part);
  } catch (error) {
    if (error.name === "AbortError") return;
    fail(null);
  } finally {
    clearTimeout(waiting);
  }
  skeleton.hidden = true;
}

function put(part, { keep, flash }) {
  const root = part.firstElementChild;
  const old = drawing();
  const svg = root.querySelector('[data-part="svg"] svg');
  const same = shown === key();
  mishap.hidden = true;
  canvas.classList.toggle("dark", place().theme === "dark");
  label(root);
  const changes = flash && old ? differing(old, svg) : [];
  swap(svg, { keep: keep && same, id: old && held(old) });
  shown = key();
  prepare(svg, root.dataset);
  for (const one of changes) one.classList.add("changed");
  setTimeout(() => changes.forEach((one) => one.classList.remove("changed")), FLASH);
  document.dispatchEvent(new CustomEvent("map:drawn", { detail: { svg } }));
  if (old && !same) speak(says.saysDrawn, { title: root.dataset.title });
}

/** What the page says around the picture: the view, where the reader stands, the date. */
function label(root) {
  document.getElementById("view-title").textContent = root.dataset.title;
  for (const link of document.querySelectorAll("#views [data-view]"))
    mark(link, link.dataset.view === root.dataset.view);
  for (const link of document.querySelectorAll("#looks [data-theme]"))
    mark(link, link.dataset.theme === (place().theme || "screen"));
  document.getElementById("crumbs").replaceChildren(...root.querySelector('[data-part="crumbs"]').childNodes);
  document.getElementById("date-ribbon").replaceChildren(...root.querySelector('[data-part="ribbon"]').childNodes);
  document.querySelector(".map-date").textContent = root.querySelector('[data-part="date"]').textContent;
}

const mark = (link, chosen) => (chosen ? link.setAttribute("aria-current", "true") : link.removeAttribute("aria-current"));
const key = () => ["view", "focus", "depth", "unfold"].map((one) => place()[one]).join("|");

/** The box that stays where it is when the picture is drawn anew: the chosen one, else the one nearest to the middle. */
function held(svg) {
  const frame = canvas.getBoundingClientRect();
  const at = { x: frame.left + frame.width / 2, y: frame.top + frame.height / 2 };
  return svg.querySelector(".chosen")?.id ?? nearest(svg, at);
}

function nearest(svg, at) {
  let found = "";
  let least = Infinity;
  for (const node of svg.querySelectorAll("g.node")) {
    const box = node.getBoundingClientRect();
    const far = Math.hypot(box.left + box.width / 2 - at.x, box.top + box.height / 2 - at.y);
    if (far < least) [found, least] = [node.id, far];
  }
  return found;
}

/** The boxes, lines and badges of the new picture that the old one had otherwise or not at all. */
function differing(old, svg) {
  const told = (part) => `${part.getAttribute("class")}|${part.textContent}|${part.dataset.relations ?? ""}`;
  const before = new Map([...old.querySelectorAll("g.node, g.edge")].map((part) => [part.id, told(part)]));
  return [...svg.querySelectorAll("g.node, g.edge")].filter((part) => before.get(part.id) !== told(part));
}

function fail(part) {
  if (part) mishap.replaceChildren(...part.childNodes);
  else {
    const words = document.createElement("p");
    words.className = "notice error";
    words.textContent = says.saysFailed;
    mishap.replaceChildren(words);
  }
  mishap.hidden = false;
  shown = "";
}

document.addEventListener("map:place", () => draw({ keep: true }));
document.addEventListener("rolemap:saved", ({ detail }) => {
  const { focus } = place();
  // What the picture stood around came or went as a whole: it stood there, so it went.
  const gone = focus && detail.places?.some((one) => one.length === 2 && one[1] === focus);
  if (gone) go({ focus: "", depth: "", unfold: "" }, { replace: true });
  else draw({ keep: true, flash: true });
});
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-view], a[data-theme]");
  if (!link || event.ctrlKey || event.metaKey || event.button) return;
  event.preventDefault();
  link.closest("details.menu")?.removeAttribute("open");
  if (link.dataset.theme) go({ theme: link.dataset.theme === "screen" ? "" : link.dataset.theme });
  else show(link.dataset.view);
});

/** Another view; the focus stays where it can be shown there. */
export function show(view) {
  const able = (drawing()?.dataset.able ?? "").split(" ").includes(view);
  go(able ? { view, unfold: "" } : { view, focus: "", depth: "", unfold: "" });
}

draw({ keep: false });

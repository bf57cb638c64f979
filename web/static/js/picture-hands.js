/** Hands on the picture: clicks and keys choose a box, open its form, focus on it; a badge leads to its gap. */

import { address, back, go, place, query, when } from "./map-place.js";
import { all, choose, current, elements, leave, next } from "./picture-nodes.js";
import { lightNode, unlight } from "./picture-light.js";
import { canvas, drawing, move, open, reveal, seat, zoom } from "./picture-stage.js";
import { openForm } from "./map-side.js";

const bar = document.getElementById("node-bar");
const SLIP = 5; // A hand that moved so many pixels has drawn the picture and not clicked.
const DOUBLE = 230;
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
let pressed = { x: 0, y: 0 };
let opening = 0;

canvas.addEventListener("pointerdown", (event) => (pressed = { x: event.clientX, y: event.clientY }), true);
canvas.addEventListener("click", (event) => {
  if (!event.target.closest("#stage") || Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) > SLIP) return;
  const finding = event.target.closest("[data-finding]");
  const node = event.target.closest("[data-key-name]");
  clearTimeout(opening);
  if (finding) tell("map:gap", { key: finding.dataset.finding });
  else if (!node) {
    leave();
    unlight();
  } else enter(node);
});
canvas.addEventListener("dblclick", (event) => {
  const node = event.target.closest("[data-key-name]");
  if (!node || event.target.closest("[data-finding]")) return;
  clearTimeout(opening);
  focusOn(elements(node)[0]);
});

/** What a click or Enter does: unfold a folded box, fill a missing role, or open the form of an element. */
function enter(node) {
  if (node.classList.contains("folded") && "unfolds" in drawing().dataset) {
    const names = new Set(place().unfold.split(" ").filter(Boolean));
    go({ unfold: [...names.add(node.id.replace(/^node-more_/, ""))].sort().join(" ") });
  } else if (node.classList.contains("ghost")) ghost(node);
  else choose(node, { open: true });
}

/** A missing role: the form that fills it. */
function ghost(node) {
  choose(node);
  const badge = node.querySelector("[data-finding]");
  if (badge) tell("map:gap", { key: badge.dataset.finding, repair: true });
}

document.addEventListener("map:chosen", async ({ detail: { node, open: form } }) => {
  bar.hidden = true;
  if (!node) return;
  lightNode(node);
  const ids = elements(node);
  if (!ids.length) return;
  if (form) opening = setTimeout(() => openForm(`${address}/elements/${encodeURIComponent(ids[0])}${when()}`), DOUBLE);
  const wish = ids.map((id) => `id=${encodeURIComponent(id)}`).join("&");
  const answer = await fetch(`${address}/node?${wish}${query().replace("?", "&")}`).catch(() => null);
  if (!answer?.ok || current() !== node) return;
  bar.innerHTML = await answer.text(); // Made by a template of the server, which escapes what is in it.
  bar.hidden = false;
  beside(node);
});

/** Put the bar under the box, or above it where there is no room. */
function beside(node) {
  const box = seat(node);
  const [width, height] = [open() - bar.offsetWidth - 8, canvas.clientHeight - bar.offsetHeight - 8];
  const over = box.top - bar.offsetHeight - 8;
  bar.style.left = `${Math.max(8, Math.min(box.left, width))}px`;
  bar.style.top = `${box.bottom + 8 <= height || over < 0 ? Math.max(8, Math.min(box.bottom + 8, height)) : over}px`;
}

document.addEventListener("map:wants-gaps", () => (bar.hidden = true));
document.addEventListener("map:resized", () => {
  const node = current();
  if (!node) return;
  reveal([node]);
  if (!bar.hidden) beside(node);
});
document.addEventListener("map:place", ({ detail: { before } }) => {
  bar.hidden = true;
  // On another picture nothing is chosen; at another date it is the same picture.
  if (["view", "focus", "unfold"].some((one) => before[one] !== place()[one]) && leave()) unlight();
});
document.getElementById("stage").addEventListener("panzoomchange", () => {
  const node = current();
  if (node && !bar.hidden) beside(node);
});
bar.addEventListener("click", (event) => {
  const focus = event.target.closest("[data-focus]");
  const gaps = event.target.closest("[data-gaps-of]");
  if (focus && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    focusOn(focus.dataset.focus, focus.dataset.able.split(" "));
  }
  if (gaps) tell("map:gap", { of: gaps.dataset.gapsOf });
});

function focusOn(id, able = null) {
  if (!id) return;
  const { view } = place();
  // Without a view the server takes the one that suits the element.
  go({ focus: id, depth: "", unfold: "", view: able && view && !able.includes(view) ? "" : view });
  tell("map:focus");
}

/** The keys of the picture; true where the key was one of them. */
export function key(event) {
  const node = current();
  const arrow = ARROWS[event.key];
  const inside = drawing()?.contains(document.activeElement);
  if (arrow && (inside || document.activeElement === document.body)) {
    const from = node ?? (inside ? document.activeElement.closest("[data-key-name]") : null);
    if (event.shiftKey || !from) move(...arrow);
    else {
      const other = next(from, ...arrow);
      if (other) choose(other);
    }
  } else if (event.key === "Enter" && inside) enter(document.activeElement.closest("[data-key-name]") ?? all()[0]);
  else if (event.key === "f" && node) focusOn(elements(node)[0]);
  else if (event.key === "g" && node) tell("map:gap", { of: elements(node)[0], key: node.querySelector("[data-finding]")?.dataset.finding });
  else if (event.key === "+" || event.key === "=") zoom("in");
  else if (event.key === "-") zoom("out");
  else if (event.key === "0") zoom("whole");
  else if (event.key === "1") zoom("true");
  else if (event.key === "w") zoom("width");
  else return false;
  return true;
}

/** One step back on the picture: what is chosen, then the focus. */
export function escape() {
  if (leave()) {
    unlight();
    return true;
  }
  return back();
}

const tell = (type, detail) => document.dispatchEvent(new CustomEvent(type, { detail }));

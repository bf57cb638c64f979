/** Boxes of the picture: reached by arrows, chosen by a click or a key, each with a name for those who do not see. */

import { says } from "./map-place.js";
import { reveal } from "./picture-stage.js";

const SELECTOR = ".node[data-element], .node.ghost, .node.units, .node.folded, .node.has-error, .node.has-warning";
let nodes = [];
let chosen = "";

/** Make the boxes of a new picture reachable; `data` is what the server says of it. */
export function prepare(svg, data) {
  svg.dataset.able = data.able;
  svg.toggleAttribute("data-unfolds", "unfolds" in data);
  svg.setAttribute("role", "application");
  svg.querySelectorAll("title").forEach((title, at) => at && keepWords(title));
  nodes = [...svg.querySelectorAll(SELECTOR)];
  for (const node of nodes) {
    node.setAttribute("data-key-name", "");
    node.setAttribute("role", "button");
    node.setAttribute("tabindex", "-1");
    node.setAttribute("aria-label", named(node));
  }
  const again = nodes.find((node) => node.id === chosen);
  (again ?? nodes[0])?.setAttribute("tabindex", "0");
  again?.classList.add("chosen");
}

/** The words of a box; a browser shows a title as a tooltip, and a reader of the screen would hear it twice. */
function keepWords(title) {
  if (title.parentNode.classList.contains("node")) title.parentNode.dataset.words = title.textContent.replaceAll("\n", ", ");
}

function named(node) {
  const words = node.dataset.words ?? [...node.querySelectorAll(":scope > text")].map((text) => text.textContent).join(" ");
  const numbers = [...new Set([...node.querySelectorAll(".badge[data-finding]")].map((badge) => badge.textContent.trim()))];
  return numbers.length ? `${words}; ${says.saysGaps.replace("{numbers}", numbers.join(", "))}` : words;
}

/** The boxes that can be chosen. */
export const all = () => nodes;

/** The chosen box, or undefined. */
export const current = () => nodes.find((node) => node.id === chosen);

/** Choose a box and tell the page; `open` asks for its form, `quiet` leaves the keyboard where it is. */
export function choose(node, { open = false, quiet = false } = {}) {
  current()?.classList.remove("chosen");
  for (const one of nodes) one.setAttribute("tabindex", one === node ? "0" : "-1");
  chosen = node.id;
  node.classList.add("chosen");
  if (!quiet) node.focus({ preventScroll: true });
  reveal([node]);
  document.dispatchEvent(new CustomEvent("map:chosen", { detail: { node, open } }));
}

/** Choose nothing; false where nothing was chosen. */
export function leave() {
  const node = current();
  chosen = "";
  node?.classList.remove("chosen");
  if (node) document.dispatchEvent(new CustomEvent("map:chosen", { detail: { node: null, open: false } }));
  return Boolean(node);
}

/** The nearest box in a direction, and of two that are as near the one straight ahead. */
export function next(from, right, down) {
  const box = from.getBoundingClientRect();
  const start = { x: box.left + box.width / 2, y: box.top + box.height / 2 };
  let found = null;
  let least = Infinity;
  for (const node of nodes) {
    if (node === from) continue;
    const other = node.getBoundingClientRect();
    const x = other.left + other.width / 2 - start.x;
    const y = other.top + other.height / 2 - start.y;
    const ahead = x * right + y * down;
    const aside = Math.abs(x * down) + Math.abs(y * right);
    const far = ahead + 2.4 * aside;
    if (ahead > 2 && far < least) [found, least] = [node, far];
  }
  return found;
}

/** The ids of the elements that a box stands for. */
export const elements = (node) => (node.dataset.element ?? "").split(" ").filter(Boolean);

/** The workspace of a map: what stands together, the keys of the whole page, lights that follow the date. */

import { place, when } from "./map-place.js";
import "./picture.js";
import { walk } from "./gaps.js";
import { closeForm } from "./map-side.js";
import { closeMenus, gaps } from "./map-panes.js";
import { dates } from "./map-dates.js";
import { relight } from "./map-lights.js";
import "./map-files.js";
import { escape, key } from "./picture-hands.js";

const TYPING = "input:not([type=range], [type=checkbox]), textarea, select, [contenteditable]";

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || document.querySelector("dialog[open]")) return;
  if (event.key === "Escape") {
    if (closeMenus() || closeForm() || escape()) event.preventDefault();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest(`${TYPING}, #side`)) return;
  if (act(event)) event.preventDefault();
});

function act(event) {
  const name = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (name === "n") walk(1);
  else if (name === "p") walk(-1);
  else if (name === "l") gaps();
  else if (name === "d") dates();
  else if (name === "/") {
    gaps(true);
    document.querySelector("#filters [name=words]").focus();
  } else if (name === "?") document.getElementById("keys-help").showModal();
  else return !event.target.closest("input, details.menu") && key(event);
  return true;
}

document.addEventListener("map:place", ({ detail: { before } }) => {
  if (before.as_of !== place().as_of) relight(when());
  for (const link of document.querySelectorAll("a[data-dated]")) link.href = link.dataset.dated + when();
});

/** The map at another date: a slider over the dates that it speaks of, and a field for any other. */

import { sentence } from "./forms-controls.js";
import { NotRead, read, typed } from "./forms-values.js";
import { go, place, workspace } from "./map-place.js";

const box = document.getElementById("dates");
const slider = document.getElementById("dates-slider");
const words = document.getElementById("dates-words");
const field = document.getElementById("dates-field");
const toggle = document.getElementById("dates-toggle");
const moments = [...document.getElementById("moments").content.querySelectorAll("[data-day]")];
const days = moments.map((moment) => moment.dataset.day);
const own = workspace.dataset.ownDate;
const WAIT = 160;
let waiting = 0;

/** Show the dates or fold them away. */
export function dates(open = !box.classList.contains("open")) {
  box.classList.toggle("open", open);
  toggle.setAttribute("aria-expanded", String(open));
  if (open) slider.focus();
  else if (box.contains(document.activeElement)) toggle.focus();
}

function show(at, day = days[at]) {
  slider.value = String(at);
  const moment = moments[at];
  words.replaceChildren(...(day === days[at] ? [...moment.cloneNode(true).childNodes] : []));
  words.title = words.textContent;
  slider.setAttribute("aria-valuetext", words.textContent || day);
  field.value = typed("date", day);
}

/** The last date of the map that is not after `day`. */
function near(day) {
  const at = days.findLastIndex((one) => one <= day);
  return at < 0 ? 0 : at;
}

function wish(day) {
  clearTimeout(waiting);
  waiting = setTimeout(() => go({ as_of: day === own ? "" : day }), WAIT);
}

slider.addEventListener("input", () => {
  const at = Number(slider.value);
  show(at);
  wish(days[at]);
});
box.addEventListener("click", (event) => {
  const step = event.target.closest("[data-step]");
  if (!step) return;
  const at = Math.min(days.length - 1, Math.max(0, Number(slider.value) + Number(step.dataset.step)));
  show(at);
  wish(days[at]);
});
box.addEventListener("submit", (event) => {
  event.preventDefault();
  try {
    const day = read("date", field.value);
    if (day) go({ as_of: day === own ? "" : day });
  } catch (error) {
    if (!(error instanceof NotRead)) throw error;
    field.setCustomValidity(sentence(error));
    field.reportValidity();
  }
});
field.addEventListener("input", () => field.setCustomValidity(""));
toggle.addEventListener("click", () => dates());

const follow = () => show(near(place().as_of || own), place().as_of || own);
document.addEventListener("map:place", follow);
follow();
if (place().as_of) {
  box.classList.add("open");
  toggle.setAttribute("aria-expanded", "true");
}

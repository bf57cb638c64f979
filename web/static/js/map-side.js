/** The pane beside the picture: forms of elements, relations and waivers, loaded as parts of a page. */

import { goToAsked } from "./forms-fill.js";
import { address, note, noted, place, when } from "./map-place.js";

const side = document.getElementById("side");
const form = document.getElementById("side-form");
let before = null;
let shown = "";

/** Open a form in the pane; the address of the page keeps it, so that it is there again after a reload. */
export function openForm(url) {
  note("form", url);
  return show(url);
}

async function show(url) {
  if (!before || !side.contains(document.activeElement)) before = document.activeElement;
  settle();
  shown = url;
  // htmx would carry the styles of fields of the same name over, which the policy of the page refuses.
  form.replaceChildren();
  side.hidden = false;
  opened(true);
  try {
    await window.htmx.ajax("GET", url, { target: "#side-form", swap: "innerHTML" });
  } catch {
    location.assign(url);
    return;
  }
  if (!goToAsked(form, url)) form.querySelector("input:not([type=hidden]), select, textarea, a, button")?.focus();
}

/** Close it and go back to where the reader was; false where it was closed already. */
export function closeForm() {
  if (side.hidden) return false;
  note("form", "");
  hide();
  return true;
}

function hide() {
  settle();
  shown = "";
  side.hidden = true;
  form.replaceChildren();
  opened(false);
  before?.focus?.({ preventScroll: true });
  before = null;
}

/** What is being typed goes to its owner before the form gives way: to leave a field is to save it. */
function settle() {
  if (form.contains(document.activeElement)) document.activeElement.blur();
}

const opened = (open) => document.dispatchEvent(new CustomEvent("map:form", { detail: { open } }));

document.addEventListener("map:noted", () => {
  const url = noted("form");
  if (!url && !side.hidden) hide();
  else if (url && url !== shown && ours(url)) show(url);
});
// Who goes to an element while the form of another one is open wants the form of that element.
document.addEventListener("map:focus", () => {
  if (!side.hidden && place().focus) openForm(`${address}/elements/${encodeURIComponent(place().focus)}${when()}`);
});

document.getElementById("side-close").addEventListener("click", closeForm);
document.addEventListener("rolemap:form-closed", closeForm);
document.addEventListener("click", (event) => {
  const link = event.target.closest(".workspace a[data-form], .workspace a[data-element]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  openForm(link.getAttribute("href"));
});

const ours = (url) => url.startsWith(`/maps/${document.body.dataset.map}/`);
if (ours(noted("form"))) show(noted("form"));

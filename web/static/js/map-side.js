/** The pane beside the picture: forms of elements, relations and waivers, loaded as parts of a page. */

import { goToAsked } from "./forms-fill.js";
import { note } from "./map-place.js";

const side = document.getElementById("side");
const form = document.getElementById("side-form");
let before = null;

/** Open a form in the pane; the address of the page keeps it, so that it is there again after a reload. */
export async function openForm(url) {
  if (!before || !side.contains(document.activeElement)) before = document.activeElement;
  side.hidden = false;
  note("form", url);
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
  side.hidden = true;
  form.replaceChildren();
  note("form", "");
  before?.focus?.({ preventScroll: true });
  before = null;
  return true;
}

document.getElementById("side-close").addEventListener("click", closeForm);
document.addEventListener("rolemap:form-closed", closeForm);
document.addEventListener("click", (event) => {
  const link = event.target.closest(".workspace a[data-form], .workspace a[data-element]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  openForm(link.getAttribute("href"));
});

const wanted = new URL(location.href).searchParams.get("form");
if (wanted?.startsWith(`/maps/${document.body.dataset.map}/`)) openForm(wanted);

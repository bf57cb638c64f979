/** What is done to an element beside its fields: relations added and removed, another id, deletion. */

import { reasons } from "./forms-controls.js";
import { open } from "./forms-whole.js";
import { chosen } from "./picker-chosen.js";
import { save } from "./saving.js";

// A picker in the line of a kind of relation: what is chosen is added at once.
document.addEventListener("picker:chosen", ({ target, detail }) => {
  const form = target.closest("form[data-add]");
  if (form) add(form, detail.id);
});

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.matches("form[data-add]")) {
    const { id } = form.querySelector("[data-picker] input").dataset;
    if (!id) return; // the page of the new relation opens
    event.preventDefault();
    add(form, id);
  } else if (form.matches("form[data-rename]")) {
    event.preventDefault();
    rename(form);
  }
});

async function add(form, other) {
  const { add: kind, ownEnd, ownId } = form.dataset;
  const ends = ownEnd === "from" ? { from: ownId, to: other } : { from: other, to: ownId };
  const input = form.querySelector("[data-picker] input");
  const answer = await save([{ place: ["relations", kind, `${ends.from}>${ends.to}`], now: ends }]);
  if (!answer.ok) return;
  input.value = "";
  delete input.dataset.id;
}

document.addEventListener("click", (event) => {
  const remove = event.target.closest("[data-remove]");
  if (remove) {
    event.preventDefault();
    takeOff(remove);
  }
  const proposed = event.target.closest("[data-propose]");
  if (proposed) propose(proposed);
  const link = event.target.closest("a[data-delete]");
  if (link && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    askRemoval(link);
  }
});

async function takeOff(button) {
  const answer = await save([JSON.parse(button.dataset.remove)].flat(), { say: button.dataset.done ?? "" });
  if (answer.ok && "leave" in button.dataset) leave(button);
}

/** An end that a repair proposes goes into its field. */
function propose(button) {
  const { proposed } = button.closest("[data-proposed]").dataset;
  const input = button.closest("form").querySelector(`[data-key="${proposed}"] [data-picker] input`);
  chosen(input, { id: button.dataset.propose, name: button.textContent, section: "", detail: "" });
  for (const one of button.parentElement.querySelectorAll("button")) one.setAttribute("aria-pressed", String(one === button));
}

async function askRemoval(link) {
  const answer = await fetch(link.href, { headers: { "HX-Request": "true" } }).catch(() => null);
  if (!answer?.ok) {
    location.assign(link.href);
    return;
  }
  const dialog = document.createElement("dialog");
  dialog.className = "removal-dialog";
  dialog.setAttribute("aria-labelledby", "removal-title");
  // The part is made by a template of the server, which escapes what is in it.
  dialog.append(new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-removal]"));
  document.body.append(dialog);
  dialog.addEventListener("close", () => {
    dialog.remove();
    link.focus();
  });
  dialog.querySelector("[data-closes]").addEventListener("click", (event) => {
    event.preventDefault();
    dialog.close();
  });
  dialog.querySelector("form").addEventListener("submit", async (event) => {
    event.preventDefault();
    const edits = JSON.parse(dialog.querySelector("[data-removal]").dataset.removal);
    dialog.close();
    const done = await save(edits, { say: link.dataset.done });
    if (done.ok) leave(link);
  });
  dialog.showModal();
}

/** The element is gone: close its pane, or go to the picture of the map. */
function leave(link) {
  const pane = link.closest("#side-form");
  if (pane) pane.dispatchEvent(new CustomEvent("rolemap:form-closed", { bubbles: true }));
  else if (link.isConnected) location.assign(`/maps/${encodeURIComponent(document.body.dataset.map)}`);
}

async function rename(form) {
  const input = form.querySelector("[name=id]");
  const note = form.querySelector("[data-wrong]");
  const query = new URLSearchParams({ to: input.value.trim() });
  const found = await fetch(`${form.dataset.rename}?${query}`).catch(() => null);
  if (!found?.ok) {
    form.submit();
    return;
  }
  const { edits } = await found.json();
  const answer = await save(edits);
  note.hidden = answer.ok;
  if (answer.ok && edits.length) open(form, form.getAttribute("action").replace(/\/[^/]+\/rename$/, `/${encodeURIComponent(input.value.trim())}`));
  else if (answer.defects) note.textContent = reasons(answer.defects);
}

// The keys of a relation are loaded when its line is unfolded.
document.addEventListener("toggle", async ({ target }) => {
  const place = target.open && target.querySelector?.(":scope > .relation-own > [data-loads]");
  if (!place || place.childElementCount) return;
  const answer = await fetch(place.dataset.loads, { headers: { "HX-Request": "true" } }).catch(() => null);
  if (!answer?.ok || place.childElementCount) return;
  // The part is made by a template of the server, which escapes what is in it.
  const part = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-form]");
  for (const one of part.querySelectorAll(".form-head h2, [data-region=found], [data-remove]")) one.remove();
  place.append(part);
}, true);

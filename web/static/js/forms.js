/** Forms of a map: a field is saved when it was changed; a new thing is saved when it is complete. */

import { toast } from "./base.js";
import * as drafts from "./drafts.js";
import { agrees, fill, place, raw, reasons, same, sentence, settle, tell, tidy, touched, value, was, wrong } from "./forms-controls.js";
import { NotRead } from "./forms-values.js";
import { save } from "./saving.js";

const PAUSE = 1500;
const timers = new WeakMap();
const words = document.getElementById("forms-words")?.dataset ?? {};

const controlOf = (target) => target.closest?.("[data-control]");
const paneOf = (control) => control.closest("[data-form]");

function edit(control, now) {
  const before = was(control);
  return { place: place(control), ...(before === undefined ? {} : { was: before }), ...(now === undefined ? {} : { now }) };
}

async function saveField(control) {
  clearTimeout(timers.get(control));
  let now;
  try {
    now = value(control);
  } catch (error) {
    if (!(error instanceof NotRead)) throw error;
    wrong(control, sentence(error));
    mark(control, "unsaved");
    return;
  }
  if (same(now, was(control))) {
    wrong(control, "");
    mark(control, "");
    return;
  }
  if (now === undefined && "required" in control.dataset) {
    wrong(control, words.needed);
    mark(control, "unsaved");
    return;
  }
  mark(control, "saving");
  const sent = edit(control, now);
  const answer = await save([sent]);
  if (!control.isConnected) return;
  if (answer.ok) {
    if (answer.what === "theirs") {
      control.dataset.yields = ""; // what the others wrote comes with the refresh that follows
      return;
    }
    settle(control, now);
    wrong(control, "");
    control.querySelector("[data-theirs]").hidden = true;
    mark(control, touched(control) ? "unsaved" : "saved");
    keepDraft(paneOf(control));
  } else if (answer.defects) {
    wrong(control, reasons(answer.defects));
    mark(control, "unsaved");
  } else mark(control, "unsaved");
}

function mark(control, name) {
  if (name) control.dataset.state = name;
  else delete control.dataset.state;
  const pane = paneOf(control);
  const note = pane?.querySelector("[data-form-state]");
  if (!note) return;
  const worst = ["unsaved", "saving", "saved"].find((one) => pane.querySelector(`[data-control][data-state="${one}"]`));
  note.dataset.state = worst ?? "";
  note.textContent = worst ? words[worst] : "";
}

function keepDraft(pane) {
  if (!pane?.dataset.form) return;
  const values = {};
  for (const control of pane.querySelectorAll("[data-control]")) {
    if (touched(control) && raw(control) !== null) values[control.dataset.place] = raw(control);
  }
  if (Object.keys(values).length) drafts.keepForm(pane.dataset.form, values);
  else drafts.dropForm(pane.dataset.form);
}

/** Bring back what was typed before a reload and not saved. */
function restore(pane) {
  const values = drafts.form(pane.dataset.form);
  if (!values) return;
  let count = 0;
  for (const control of pane.querySelectorAll("[data-control]")) {
    const text = values[control.dataset.place];
    const input = control.querySelector("select, textarea, input:not([type=hidden], [type=checkbox])");
    if (text === undefined || !input || input.value === text) continue;
    input.value = text;
    control.closest("details.more")?.setAttribute("open", "");
    mark(control, "unsaved");
    count += 1;
  }
  if (count) toast(words.restored, "");
}

document.addEventListener("input", ({ target }) => {
  const control = controlOf(target);
  if (!control) return;
  tell(control);
  const pane = paneOf(control);
  if (!control.closest("[data-live]")) {
    keepDraft(pane);
    return;
  }
  if (target.matches("select, [type=checkbox]")) return; // these are saved by their change
  mark(control, "unsaved");
  keepDraft(pane);
  clearTimeout(timers.get(control));
  if (["text", "long", "texts"].includes(control.dataset.kind)) timers.set(control, setTimeout(() => saveField(control), PAUSE));
});

document.addEventListener("change", ({ target }) => {
  const control = controlOf(target);
  if (!control || target.closest("[data-picker] input[role=combobox]")) return;
  tidy(control);
  tell(control);
  if (control.closest("[data-live]")) saveField(control);
});

// Pickers say by this event that something was chosen.
document.addEventListener("picker:chosen", ({ target }) => {
  const control = controlOf(target);
  if (control?.closest("[data-live]")) saveField(control);
  else if (control) keepDraft(paneOf(control));
});

document.addEventListener("submit", (event) => {
  if (!event.target.matches("form[data-live]")) return;
  event.preventDefault();
  for (const control of event.target.querySelectorAll("[data-control]")) if (touched(control)) saveField(control);
});

/** After a save of this or another editor: untouched fields take the new values, touched ones keep theirs and say so. */
document.addEventListener("rolemap:saved", async ({ detail }) => {
  if (detail.what === "edits" && !detail.merged && !detail.resent && !needsRegions(detail)) return;
  for (const pane of document.querySelectorAll("[data-form][data-source]")) {
    if (!left.has(pane.parentElement.closest("[data-form]"))) await refresh(pane, detail);
  }
});

const needsRegions = (detail) =>
  detail.opened.length || detail.closed.length || detail.places.some((one) => (one[0] === "relations" && one.length === 3) || one.at(-1) === "name");

async function refresh(pane, detail) {
  if (detail.places?.some((one) => one.join("/") === pane.dataset.form)) {
    // What is open here came or went as a whole; it is open, so it went. Within another form, that one is redrawn.
    if (!pane.parentElement?.closest("[data-form]")) gone(pane);
    return;
  }
  const answer = await fetch(pane.dataset.source, { headers: { "HX-Request": "true" } }).catch(() => null);
  if (!answer?.ok || !pane.isConnected) {
    if (answer?.status === 404) gone(pane);
    return;
  }
  // The part is made by a template of the server, which escapes what is in it.
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = [...page.querySelectorAll("[data-form]")].find((one) => one.dataset.form === pane.dataset.form);
  if (!fresh) return;
  for (const region of pane.querySelectorAll("[data-region]")) {
    const other = fresh.querySelector(`[data-region="${region.dataset.region}"]`);
    const busy = [...region.querySelectorAll("[data-control]")].some((one) => one.contains(document.activeElement) || touched(one));
    if (other && !busy && region.innerHTML !== other.innerHTML) replaceRegion(region, other);
  }
  const values = new Map([...fresh.querySelectorAll("[data-control]")].map((one) => [one.dataset.place, one]));
  for (const control of pane.querySelectorAll("[data-control]")) update(control, values.get(control.dataset.place));
  const title = pane.querySelector("[data-title]");
  if (title) title.textContent = fresh.querySelector("[data-title]").textContent;
}

/** Forms whose element is gone: nothing within them is asked for any more. */
const left = new WeakSet();

/** Close the pane; a page of its own gives way to the picture of the map. */
function gone(pane) {
  if (!pane.isConnected) return;
  left.add(pane);
  if (pane.closest("#side-form")) pane.dispatchEvent(new CustomEvent("rolemap:form-closed", { bubbles: true }));
  else location.assign(`/maps/${encodeURIComponent(document.body.dataset.map)}`);
}

function replaceRegion(region, other) {
  const open = [...region.querySelectorAll("[data-relation]:has(> details[open])")].map((one) => one.dataset.relation);
  const adding = region.contains(document.activeElement) && document.activeElement.closest("form[data-add]");
  region.replaceWith(other);
  for (const one of other.querySelectorAll("[data-relation]")) one.querySelector("details").open = open.includes(one.dataset.relation);
  if (!adding) return;
  const again = other.querySelector(`form[data-add="${adding.dataset.add}"][data-own-end="${adding.dataset.ownEnd}"]`);
  again?.closest("details")?.setAttribute("open", "");
  again?.querySelector("[data-picker] input").focus();
}

function settled(control, recorded) {
  settle(control, recorded);
  wrong(control, "");
  control.querySelector("[data-theirs]").hidden = true;
  mark(control, "saved");
  keepDraft(paneOf(control));
}

function update(control, fresh) {
  if (!fresh) return;
  if ("yields" in control.dataset || agrees(control, was(fresh))) {
    if ("yields" in control.dataset) fill(control, fresh);
    delete control.dataset.yields;
    settled(control, was(fresh));
    return;
  }
  if (same(was(control), was(fresh))) return;
  if (!touched(control) && !control.contains(document.activeElement)) {
    fill(control, fresh);
    return;
  }
  if (touched(control)) {
    const note = control.querySelector("[data-theirs]");
    const input = fresh.querySelector("select, textarea, input:not([type=hidden])");
    note.querySelector("strong").textContent = input?.selectedOptions?.[0]?.textContent ?? input?.value ?? "";
    note.hidden = false;
  }
  settle(control, was(fresh));
}

const seen = new WeakSet();
function look(root) {
  for (const pane of root.querySelectorAll?.("[data-form]") ?? []) {
    if (seen.has(pane)) continue;
    seen.add(pane);
    restore(pane);
  }
}
new MutationObserver((changes) => {
  if (changes.some((one) => one.addedNodes.length)) look(document);
}).observe(document.body, { childList: true, subtree: true });
look(document);

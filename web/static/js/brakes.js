/** Figures typed into the table of thresholds: Enter saves and goes on, a pasted column fills the fields below,
 * a pasted block is looked at first. Without this the form is sent as it is.
 */

import { toast } from "./base.js";
import { freshen, put } from "./history-fresh.js";

let mine = false;
const page = () => document.getElementById("brakes");
const fields = () => [...page().querySelectorAll("input[name^='value-']")];
let sending = Promise.resolve();

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("[data-live]")) return;
  event.preventDefault();
  const here = document.activeElement;
  const next = here?.matches("input[name^='value-']") ? fields()[fields().indexOf(here) + 1]?.name : null;
  const sent = new URLSearchParams(new FormData(form));
  // What is typed into further fields while this is on its way belongs to the next save.
  sending = sending.then(() => send(form, sent, next ?? here?.name));
});

async function send(form, sent, focus) {
  sent.set("base", document.body.dataset.revision);
  const kept = Object.fromEntries(fields().filter((one) => one.value && !sent.get(one.name)).map((one) => [one.name, one.value]));
  let text;
  let response;
  try {
    response = await fetch(form.action, { method: "POST", body: sent });
    text = await response.text();
  } catch {
    form.submit();
    return;
  }
  const answered = new DOMParser().parseFromString(text, "text/html");
  if (!put(answered, "brakes")) {
    form.submit();
    return;
  }
  for (const one of fields()) if (kept[one.name]) one.value = kept[one.name];
  page().querySelector("[name='date']").value = sent.get("date");
  page().querySelector("[name='move']").checked = sent.has("move");
  const wrong = page().querySelector("[aria-invalid='true']");
  (wrong ?? page().querySelector(`[name="${CSS.escape(focus ?? "date")}"]`))?.focus();
  if (response.ok) told(answered);
}

function told(answered) {
  const before = Number(document.body.dataset.revision);
  const revision = Number(answered.body.dataset.revision);
  if (revision === before) return;
  Object.assign(document.body.dataset, { revision, head: revision });
  const done = document.getElementById("done");
  if (done) toast(done.querySelector("p").textContent.trim(), done.classList.contains("good") ? "good" : "");
  const detail = { ok: true, what: "edits", places: [], revision, opened: [], closed: [], steps: { undo: true, redo: false } };
  mine = true;
  document.dispatchEvent(new CustomEvent("rolemap:saved", { detail }));
  mine = false;
}

document.addEventListener("rolemap:saved", () => {
  if (!mine) freshen("brakes");
});

document.addEventListener("paste", (event) => {
  const field = event.target;
  if (!field.matches?.("input[name^='value-']")) return;
  const text = event.clipboardData.getData("text").replace(/\r/g, "").replace(/\n+$/, "");
  if (!/[\t\n]/.test(text)) return;
  event.preventDefault();
  const rows = text.split("\n").map((line) => line.split("\t"));
  if (rows.every((row) => row.length === 1)) {
    const from = fields().indexOf(field);
    rows.forEach(([value], row) => {
      const target = fields()[from + row];
      if (target) target.value = value.trim();
    });
    return;
  }
  const form = document.getElementById("paste-form");
  form.elements.text.value = text;
  form.elements.threshold.value = rows.every((row) => row.length === 2) ? field.name.slice("value-".length) : "";
  form.submit();
});

/** New elements, relations and waivers: read as one record, saved as one edit, then shown where they are. */

import * as drafts from "./drafts.js";
import { place, sentence, value, wrong } from "./forms-controls.js";
import { NotRead } from "./forms-values.js";
import { save } from "./saving.js";


/** The record of a form and the fields that are not right yet. */
function gathered(form) {
  const record = {};
  const faulty = [];
  for (const control of form.querySelectorAll("[data-control]")) {
    try {
      const one = value(control);
      wrong(control, "");
      if (one === undefined && "required" in control.dataset) throw new NotRead("needed:");
      if (one !== undefined) put(record, place(control), one);
    } catch (error) {
      if (!(error instanceof NotRead)) throw error;
      wrong(control, sentence(error));
      faulty.push(control);
    }
  }
  return { record, faulty };
}

function put(record, [key, ...rest], one) {
  if (!rest.length) record[key] = one;
  else put((record[key] ??= {}), rest, one);
}

function editsOf(form, record) {
  const { whole } = form.dataset;
  if (whole === "waivers") return [{ place: ["waivers", [record.check, ...record.subjects].join(":")], now: record }];
  if (form.dataset.relation !== undefined) {
    const made = { place: ["relations", whole, record.id ?? `${record.from}>${record.to}`], now: record };
    return [...JSON.parse(form.dataset.instead ?? "[]"), made];
  }
  const links = [...form.querySelectorAll("[data-link]")].map((one) => JSON.parse(one.dataset.link));
  const related = links.map(({ kind, end, other }) => {
    const ends = end === "from" ? { from: record.id, to: other } : { from: other, to: record.id };
    return { place: ["relations", kind, `${ends.from}>${ends.to}`], now: ends };
  });
  return [{ place: [whole, record.id], now: record }, ...related];
}

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.matches("form[data-whole]")) return;
  event.preventDefault();
  const button = form.querySelector("button.primary");
  if (button.disabled) return;
  const { record, faulty } = gathered(form);
  if (faulty.length) {
    faulty.push(...(await alsoWrong(form, faulty)));
    for (const one of faulty) one.closest("details")?.setAttribute("open", "");
    faulty[0].querySelector("input:not([type=hidden]), select, textarea")?.focus();
    return;
  }
  button.disabled = true;
  const edits = editsOf(form, record);
  const answer = await save(edits);
  button.disabled = false;
  if (answer.ok) done(form, form.dataset.relation === undefined ? edits[0] : edits.at(-1), record);
  else if (answer.defects) tellDefects(form, answer.defects);
});

/** What the server finds in the other fields, told in the same round. */
async function alsoWrong(form, faulty) {
  if (form.dataset.suggest === undefined) return [];
  const sent = new FormData(form);
  sent.set("look", "1");
  const answer = await fetch(form.action, { method: "POST", headers: { Accept: "application/json" }, body: sent }).catch(() => null);
  if (!answer?.ok) return [];
  const found = (await answer.json()).wrong;
  const others = [...form.querySelectorAll("[data-control]")].filter((one) => found[one.dataset.key] && !faulty.includes(one));
  for (const one of others) wrong(one, found[one.dataset.key]);
  return others;
}

function tellDefects(form, defects) {
  const controls = [...form.querySelectorAll("[data-control]")].map((one) => [place(one).join(" "), one]);
  const depth = form.dataset.relation === undefined ? 2 : 3;
  const others = [];
  for (const one of defects) {
    const at = (one.at ?? []).slice(depth).join(" ");
    const control = at && controls.find(([path]) => at === path || at.startsWith(`${path} `))?.[1];
    const text = [one.message, one.expected].filter(Boolean).join(" ");
    if (control) wrong(control, text);
    else others.push(text);
  }
  const box = form.closest("[data-form]").querySelector("[data-others]");
  box.hidden = !others.length;
  box.querySelector("ul").replaceChildren(...others.map((text) => Object.assign(document.createElement("li"), { textContent: text })));
}

/** Show what was made: in the dialog that asked for it, in the pane, or on its own page. */
function done(form, edit, record) {
  const pane = form.closest("[data-form]");
  drafts.dropForm(pane.dataset.form);
  const told = new CustomEvent("forms:created", { bubbles: true, cancelable: true, detail: { edit, record } });
  if (!form.dispatchEvent(told)) return;
  // A relation is whole once it is saved: its form gives way to the list of gaps, from which it mostly came.
  if (form.dataset.relation !== undefined && pane.closest("#side-form")) {
    pane.dispatchEvent(new CustomEvent("rolemap:form-closed", { bubbles: true }));
    return;
  }
  open(form, form.dataset.then + encodeURIComponent(edit.place.at(-1)));
}

/** Go to a form: in the pane where this one stands, else as a page. */
export function open(from, url) {
  const pane = from.closest("#side-form");
  if (pane && window.htmx) window.htmx.ajax("GET", url, { target: "#side-form", swap: "innerHTML" });
  else location.assign(url);
}

// The id follows the name until somebody types another one.
let asking;
document.addEventListener("input", ({ target }) => {
  const form = target.closest("form[data-suggest]");
  if (!form) return;
  const id = form.querySelector('[data-key="id"] input:not([type=hidden])');
  if (target === id) id.dataset.own = "1";
  if (!target.closest('[data-key="name"]') || !id || id.dataset.own) return;
  clearTimeout(asking);
  asking = setTimeout(async () => {
    const query = new URLSearchParams({ section: form.dataset.whole, name: target.value });
    const answer = await fetch(`${form.dataset.suggest}?${query}`).catch(() => null);
    if (answer?.ok && !id.dataset.own) id.value = (await answer.json()).id;
  }, 250);
});

document.addEventListener("click", ({ target }) => {
  if (!target.closest("[data-cancel]")) return;
  const pane = target.closest("[data-form]");
  drafts.dropForm(pane.dataset.form);
  if (target.closest("dialog")) target.closest("dialog").close();
  else if (target.closest("#side-form")) pane.dispatchEvent(new CustomEvent("rolemap:form-closed", { bubbles: true }));
  else history.back();
});
function uncover() {
  for (const button of document.querySelectorAll("[data-cancel][hidden]")) button.hidden = false;
}
new MutationObserver(uncover).observe(document.body, { childList: true, subtree: true });
uncover();

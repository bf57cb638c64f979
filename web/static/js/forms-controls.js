/** The fields of a form as values: what stands in one, how it is filled, what is wrong with it. */

import { NotRead, read, typed, understood } from "./forms-values.js";

const words = () => document.getElementById("forms-words")?.dataset ?? {};
const entry = (control) => control.querySelector("select, textarea, input:not([type=hidden], [type=checkbox])");

/** What is recorded; undefined for nothing. */
export const was = (control) => ("was" in control.dataset ? JSON.parse(control.dataset.was) : undefined);

export const place = (control) => JSON.parse(control.dataset.place);

export const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/** What stands in the field; undefined for nothing. Throws NotRead. */
export function value(control) {
  const { kind } = control.dataset;
  const many = "many" in control.dataset;
  if (kind === "flag") return control.querySelector("input[type=checkbox]").checked || (was(control) === false ? false : undefined);
  if (many && (kind === "choice" || kind === "reference")) return listed(control);
  if (kind === "records") return records(control);
  if (kind === "reference") return single(control);
  if (kind === "texts") {
    const lines = entry(control).value.split("\n").map((line) => read("text", line)).filter(Boolean);
    return lines.length ? lines : undefined;
  }
  return read(kind, entry(control).value);
}

function listed(control) {
  const chosen = [...control.querySelectorAll("input[type=checkbox]:checked")].map((box) => box.value);
  // A word that was there in another place keeps it: only what comes and goes is a change.
  const before = was(control) ?? [];
  const order = [...before.filter((one) => chosen.includes(one)), ...chosen.filter((one) => !before.includes(one))];
  return order.length ? order : undefined;
}

function single(control) {
  const input = entry(control);
  if (!input.value.trim()) return undefined;
  if (input.dataset.id && !input.hasAttribute("role") && input.value === input.defaultValue) return input.dataset.id;
  if (input.dataset.id && input.value.trim() === (input.dataset.name ?? "").trim()) return input.dataset.id;
  throw new NotRead(`notChosen:${input.value.trim()}`);
}

function records(control) {
  const rows = [];
  for (const row of control.querySelectorAll("tbody tr")) {
    const one = {};
    let lacks = false;
    for (const cell of row.querySelectorAll("[data-part]")) {
      const found = read(cell.dataset.kind, cell.querySelector("input, select").value);
      if (found !== undefined) one[cell.dataset.part] = found;
      else lacks ||= "required" in cell.dataset;
    }
    if (lacks && Object.keys(one).length) throw new NotRead("needed:");
    if (Object.keys(one).length) rows.push(one);
  }
  return rows.length ? rows : undefined;
}

/** Whether what stands in the field differs from what is recorded. */
export function touched(control) {
  try {
    return !same(value(control), was(control));
  } catch (error) {
    if (error instanceof NotRead) return true;
    throw error;
  }
}

/** Whether what was typed and not saved yet is what stands recorded by now. */
export function agrees(control, recorded) {
  try {
    return touched(control) && same(value(control), recorded);
  } catch (error) {
    if (error instanceof NotRead) return false;
    throw error;
  }
}

/** Why something was refused: each reason once, however many places it stands at. */
export const reasons = (defects) =>
  [...new Set(defects.map((one) => [one.message, one.expected].filter(Boolean).join(" ")))].join(" ");

/** Record that this value is saved now. */
export function settle(control, saved) {
  if (saved === undefined) delete control.dataset.was;
  else control.dataset.was = JSON.stringify(saved);
}

/** Put a value into the field, with the markup that the server made for it. */
export function fill(control, fresh) {
  const holder = control.querySelector("select, textarea, .checks, .picker, .records, .check, input:not([type=hidden])");
  const other = fresh.querySelector("select, textarea, .checks, .picker, .records, .check, input:not([type=hidden])");
  holder.replaceWith(other.cloneNode(true));
  settle(control, was(fresh));
}

/** Show or take away why the field is wrong. */
export function wrong(control, sentence) {
  const note = control.querySelector("[data-wrong]");
  note.textContent = sentence;
  note.hidden = !sentence;
  const input = entry(control) ?? control.querySelector("input[type=checkbox]");
  if (sentence) input?.setAttribute("aria-invalid", "true");
  else input?.removeAttribute("aria-invalid");
}

/** The sentence of a refusal of `value`. */
export function sentence(error) {
  const [name, ...rest] = error.message.split(":");
  return (words()[name] ?? error.message).replace("{text}", rest.join(":"));
}

/** Say how a date or a number was understood, while it is typed. */
export function tell(control) {
  const note = control.querySelector(":scope > [data-understood]");
  let told = "";
  try {
    told = understood(control.dataset.kind, value(control));
  } catch (error) {
    if (!(error instanceof NotRead)) throw error;
  }
  if (!note) return;
  note.textContent = told && told !== entry(control).value.trim() ? `= ${told}` : "";
  note.hidden = !note.textContent;
}

/** Write a date or a number as it is written, once it was understood. */
export function tidy(control) {
  const { kind } = control.dataset;
  if (!["date", "number", "count", "share"].includes(kind)) return;
  try {
    const now = value(control);
    if (now !== undefined) entry(control).value = typed(kind, now);
  } catch (error) {
    if (!(error instanceof NotRead)) throw error;
  }
}

/** What was typed, as text, so that it survives a reload. */
export function raw(control) {
  const { kind } = control.dataset;
  if ("many" in control.dataset && kind !== "texts") return null;
  return kind === "flag" ? null : entry(control).value;
}

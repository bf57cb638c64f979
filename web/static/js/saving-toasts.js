/** What a save, an undo or a refusal has done, told once: by a message that screen readers hear. */

import { toast } from "./base.js";
import { made, say } from "./saving-words.js";

const MOST = 4;
const STAY = 14_000;
const JUST = 3000;
const KEY = `rolemap:said:${document.body.dataset.map ?? ""}`;
let last = null;

/** Tell about an answer of the server; a save that touched no finding is told by the state alone. */
export function said(what, answer, undo) {
  if (what === "refused") {
    const first = answer.defects[0] ?? {};
    toast([say("turnedDown"), first.message, first.expected].filter(Boolean).join(" "), "bad");
    return;
  }
  const findings = answer.opened?.length || answer.closed?.length;
  if (what === "edits" && !findings && !answer.merged && !answer.headline) return;
  const note = made("saving-toast");
  note.classList.toggle("good", !answer.opened?.length);
  note.querySelector("[data-head]").textContent = headline(what, answer);
  list(note, "closed", answer.closed ?? [], answer.closed_count);
  list(note, "opened", answer.opened ?? [], answer.opened_count);
  const back = note.querySelector("[data-undo-step]");
  back.hidden = what !== "edits";
  back.addEventListener("click", () => {
    note.remove();
    undo();
  });
  note.querySelector("[data-dismiss]").addEventListener("click", () => note.remove());
  shown(note);
  last = { what, answer, note, at: Date.now() };
}

/** What the page before this one had no time to tell, because it was left by its own save. */
export function saidBefore(undo) {
  const kept = sessionStorage.getItem(KEY);
  sessionStorage.removeItem(KEY);
  if (kept) said(...JSON.parse(kept), undo);
}

window.addEventListener("pagehide", () => {
  if (last?.note.isConnected && Date.now() - last.at < JUST) sessionStorage.setItem(KEY, JSON.stringify([last.what, last.answer]));
});

function headline(what, answer) {
  if (what === "edits" && answer.headline) return answer.headline;
  if (what === "edits") return answer.merged ? say("merged") : say("savedNow");
  const changes = (answer.changes ?? []).map((one) => one.label);
  const count = answer.changed ?? changes.length;
  const names = changes.slice(0, 2).join("; ");
  return say(count > 2 ? `${what}Many` : what, { what: names, more: count - 2 });
}

function list(note, name, findings, count = findings.length) {
  const place = note.querySelector(`[data-findings="${name}"]`);
  place.hidden = !findings.length;
  for (const one of findings.slice(0, MOST)) {
    const line = made("saving-finding");
    const sign = line.querySelector(".sign");
    sign.classList.add(one.severity);
    sign.textContent = one.number;
    line.querySelector("[data-text]").textContent = one.message;
    place.querySelector("ul").append(line);
  }
  if (count > MOST) place.querySelector("[data-more]").textContent = say("more", { count: count - MOST });
}

/** One message of this sort at a time: the newest says what stands now. It waits while it is looked at. */
function shown(note) {
  const place = document.getElementById("toasts");
  for (const old of place.querySelectorAll(".toast.of-save")) old.remove();
  place.append(note);
  let timer = setTimeout(() => note.remove(), STAY);
  const wait = () => clearTimeout(timer);
  const go = () => {
    clearTimeout(timer);
    timer = setTimeout(() => note.remove(), STAY / 2);
  };
  note.addEventListener("pointerenter", wait);
  note.addEventListener("focusin", wait);
  note.addEventListener("pointerleave", go);
  note.addEventListener("focusout", go);
}

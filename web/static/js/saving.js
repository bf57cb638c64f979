/** Saving: edits go to the server one request at a time, in order, and none is lost on the way.
 *
 * `save(edits)` answers {ok: true, revision, opened, closed} when the server has them; while it cannot be reached
 * the promise waits and the edits stay written down in this browser. Where it refuses: {ok: false, defects} or,
 * when the reader left a conflict for later, {ok: false, conflicts}.
 */

import { token } from "./base.js";
import { askAbout } from "./conflicts.js";
import * as drafts from "./drafts.js";
import { said, saidBefore } from "./saving-toasts.js";
import { clock, say, state } from "./saving-words.js";

const body = document.body.dataset;
const BASE = `/maps/${encodeURIComponent(body.map ?? "")}`;
const WAITS = [1, 2, 4, 8, 15];
const UNREACHABLE = new Set([502, 503, 504]);

const queue = [];
let running = false;
let wake = () => {};

/** Save edits; see above. `quiet` leaves the message about findings to the caller, `say` heads it. */
export function save(edits, { message = "", quiet = false, say: headline = "" } = {}) {
  if (!edits.length) return Promise.resolve({ ok: true, revision: Number(body.revision), opened: [], closed: [] });
  const entry = drafts.keep(Number(body.revision), edits, message);
  return enqueue("edits", entry, { quiet, headline });
}

/** Take back the last step. */
export const undo = () => enqueue("undo", null, {});

/** Do again what was undone last. */
export const redo = () => enqueue("redo", null, {});

/** Whether something is still on its way. */
export const busy = () => queue.length > 0;

function enqueue(what, entry, telling) {
  return new Promise((resolve) => {
    queue.push({ what, entry, telling, resolve });
    run();
  });
}

async function run() {
  if (running) return;
  running = true;
  while (queue.length) {
    const { what, entry, telling, resolve } = queue[0];
    let answer;
    try {
      answer = await delivered(what, entry, telling);
    } catch (error) {
      console.error(error);
      answer = { ok: false, defects: [{ message: String(error) }] };
    }
    queue.shift();
    resolve(answer);
  }
  running = false;
}

async function delivered(what, entry, telling) {
  let failures = 0;
  let renewed = false;
  for (;;) {
    state(failures ? "offline" : "saving");
    const response = await posted(what, entry);
    if (response === null || UNREACHABLE.has(response.status)) {
      await pause(WAITS[Math.min(failures, WAITS.length - 1)]);
      failures += 1;
      continue;
    }
    if (response.status === 403 && !renewed) {
      renewed = true;
      await renewToken();
      continue;
    }
    const answer = await response.json().catch(() => ({ defects: [], message: say("failed", { status: response.status }) }));
    if (response.ok) return taken(what, entry, answer, telling);
    if (response.status === 409 && answer.conflicts) {
      const resolved = await resolve409(what, entry, answer);
      if (resolved !== null) return resolved;
      continue;
    }
    return turnedDown(entry, answer);
  }
}

function posted(what, entry) {
  const sent = entry ? { base: entry.base, edits: entry.edits, message: entry.message } : {};
  return fetch(`${BASE}/${what}`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRF-Token": token() },
    body: JSON.stringify(sent),
  }).catch(() => null);
}

function taken(what, entry, answer, { quiet, headline, resent = false }) {
  if (entry) {
    drafts.drop(entry);
    drafts.forget(entry.edits);
  }
  body.revision = String(answer.revision);
  state(drafts.refused().length ? "refused" : "saved", { time: clock(), count: drafts.refused().length });
  if (!quiet || what !== "edits") said(what, { ...answer, headline }, undo);
  const detail = { ok: true, what, places: (entry?.edits ?? answer.changes ?? []).map((one) => one.place), resent, ...answer };
  document.dispatchEvent(new CustomEvent("rolemap:saved", { detail }));
  return detail;
}

/** The reader chooses. null: send again, with what was chosen; else the answer of the save. */
async function resolve409(what, entry, answer) {
  const chosen = await askAbout(answer, entry?.edits ?? answer.edits ?? []);
  if (chosen === null) {
    if (entry) drafts.refuse(entry, { conflicts: answer.conflicts });
    state("refused", { count: drafts.refused().length });
    return { ok: false, conflicts: answer.conflicts };
  }
  if (what !== "edits") return chosen.length ? delivered("edits", drafts.keep(answer.head, chosen, ""), {}) : kept(answer);
  if (!chosen.length) {
    drafts.drop(entry);
    return kept(answer);
  }
  entry.edits = chosen;
  entry.base = answer.head;
  drafts.rewrite(entry);
  return null;
}

/** Theirs stays everywhere: nothing is sent, and the page shows the newest revision. */
function kept(answer) {
  body.revision = String(answer.head);
  state("saved", { time: clock() });
  const detail = { ok: true, what: "theirs", revision: answer.head, opened: [], closed: [], merged: true, places: [] };
  document.dispatchEvent(new CustomEvent("rolemap:saved", { detail }));
  return detail;
}

function turnedDown(entry, answer) {
  const defects = answer.defects?.length ? answer.defects : [{ message: answer.message ?? "", at: null }];
  if (entry) drafts.refuse(entry, { defects });
  state(entry ? "refused" : "saved", { count: drafts.refused().length, time: clock() });
  said("refused", { defects }, undo);
  document.dispatchEvent(new CustomEvent("rolemap:refused", { detail: { defects, edits: entry?.edits ?? [] } }));
  return { ok: false, defects };
}

function pause(seconds) {
  state("offline");
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, seconds * 1000);
    wake = () => {
      clearTimeout(timer);
      resolve();
    };
  });
}

async function renewToken() {
  const page = await fetch(location.href, { headers: { Accept: "text/html" } }).catch(() => null);
  if (!page?.ok) return;
  const fresh = new DOMParser().parseFromString(await page.text(), "text/html").querySelector('meta[name="csrf"]');
  if (fresh) document.querySelector('meta[name="csrf"]').content = fresh.content;
}

/** Send again what the server turned down or a tab left behind. */
export function resend(entry) {
  drafts.drop(entry);
  const again = drafts.keep(entry.base, entry.edits, entry.message);
  return enqueue("edits", again, { resent: true });
}

async function start() {
  if (!body.map || "readonly" in body) return;
  saidBefore(undo);
  for (const entry of await drafts.left()) resend(entry);
  const waiting = drafts.refused().length;
  if (waiting && !queue.length) state("refused", { count: waiting });
}

for (const name of ["online", "focus"]) window.addEventListener(name, () => wake());
window.addEventListener("beforeunload", (event) => {
  if (queue.some(({ entry }) => entry && entry.safe === false)) event.preventDefault();
});
start();

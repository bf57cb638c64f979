/** What others changed while this page was open: a bar that says so, a list to look at, and the panes brought up to date. */

import { busy } from "./saving.js";
import { made, say } from "./saving-words.js";

const EVERY = 10_000;
const body = document.body.dataset;
const bar = document.getElementById("news");
let known = null;

async function look() {
  if (document.hidden || busy() || !navigator.onLine) return;
  const since = body.revision;
  const response = await fetch(`/maps/${encodeURIComponent(body.map)}/revision?since=${since}`, {
    headers: { Accept: "application/json" },
  }).catch(() => null);
  if (response?.status !== 200 || since !== body.revision) return;
  known = await response.json();
  show();
}

function show() {
  const [last] = known.revisions;
  const time = new Date(last.at).toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
  const words = say("news", { count: known.changed, author: last.author, time });
  const place = bar.querySelector("[data-text]");
  if (place.textContent !== words) place.textContent = words;
  bar.hidden = false;
}

/** Bring the panes to the newest revision; forms keep what is being typed. */
function update() {
  if (!known) return;
  const { revision, changes, changed, steps } = known;
  hide();
  body.revision = String(revision);
  const places = changed > changes.length ? null : changes.map((one) => one.place);
  const detail = { ok: true, what: "others", revision, opened: [], closed: [], merged: true, places, steps };
  document.dispatchEvent(new CustomEvent("rolemap:saved", { detail }));
}

function hide() {
  known = null;
  bar.hidden = true;
}

function view() {
  const dialog = made("news-dialog");
  const place = dialog.querySelector("[data-rows]");
  for (const one of known.changes) {
    const line = made("news-row");
    line.dataset.sort = one.sort;
    line.querySelector("[data-label]").textContent = one.label;
    line.querySelector("[data-value=was]").textContent = one.was || say("nothing");
    line.querySelector("[data-value=now]").textContent = one.now || say("nothing");
    place.append(line);
  }
  const more = known.changed - known.changes.length;
  if (more > 0) dialog.querySelector("[data-more]").textContent = say("moreChanges", { count: more });
  document.body.append(dialog);
  dialog.addEventListener("close", () => {
    if (dialog.returnValue === "update") update();
    dialog.remove();
  });
  dialog.showModal();
}

if (bar && !("readonly" in body)) {
  bar.querySelector("[data-news=view]").addEventListener("click", view);
  bar.querySelector("[data-news=update]").addEventListener("click", update);
  // A save of this page merges with what others did: the panes are refreshed by it anyway.
  document.addEventListener("rolemap:saved", hide);
  setInterval(look, EVERY);
  window.addEventListener("focus", look);
  document.addEventListener("visibilitychange", look);
}

/** The page of a document on its way: asked for again until it is over, then the file begins to come down. */

import { toast } from "./base.js";

const PAUSE = 600;
const LONG_PAUSE = 4000;
const START = "#start";

const holder = document.getElementById("job");
const says = document.getElementById("job-says");
const job = () => holder.querySelector(".job");
const over = () => !["waiting", "running"].includes(job().dataset.state);
let silent = false;

async function look() {
  let pause = PAUSE;
  try {
    const answer = await fetch(job().dataset.part);
    if (!answer.ok) return location.reload(); // the program was started anew and knows nothing of it: the page says so
    show(new DOMParser().parseFromString(await answer.text(), "text/html").querySelector(".job"));
    silent = false;
  } catch {
    if (!silent) toast(document.getElementById("toasts").dataset.offline, "bad");
    silent = true;
    pause = LONG_PAUSE;
  }
  if (over()) end();
  else setTimeout(look, pause);
}

/** Put what is new: within one state the bar and its words only, so that nothing under the hand is taken away. */
function show(fresh) {
  const old = job();
  if (fresh.dataset.state !== old.dataset.state) {
    const inside = old.contains(document.activeElement);
    old.replaceWith(document.adoptNode(fresh));
    if (inside) job().querySelector(".actions a, .actions button")?.focus();
    return;
  }
  const [bar, shown] = [fresh.querySelector("progress"), old.querySelector("progress")];
  for (const name of ["max", "value"]) {
    if (bar.hasAttribute(name)) shown.setAttribute(name, bar.getAttribute(name));
  }
  const words = fresh.querySelectorAll("[data-words]");
  old.querySelectorAll("[data-words]").forEach((line, at) => { line.textContent = words[at].textContent; });
}

function end() {
  says.textContent = job().querySelector("[data-says]").textContent;
  if (location.hash !== START) return;
  // Once only: whoever loads the page again, or comes back to it, has the file already.
  history.replaceState(history.state, "", location.pathname + location.search);
  if (job().dataset.state === "done") job().querySelector("a[download]").click();
}

if (over()) end();
else setTimeout(look, PAUSE);

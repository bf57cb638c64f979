/** Choosing two revisions: the words beside the button say which; an undo on this page shows its revision at once. */

import { freshen } from "./history-fresh.js";

const chosen = (name) => document.querySelector(`input[name="${name}"]:checked`)?.value;

function tell() {
  const [before, after] = [chosen("old"), chosen("new")];
  const words = document.getElementById("pair-words");
  if (!before || !after) return;
  words.textContent = words.dataset.pattern.replace("{old}", `A ${before}`).replace("{new}", `B ${after}`);
}

document.addEventListener("change", (event) => {
  if (event.target.matches('input[type="radio"]')) tell();
});

// Enter on a radio compares at once: the form stands far above it.
document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.target.matches('input[type="radio"][form="pair"]')) {
    event.preventDefault();
    document.getElementById("pair").requestSubmit();
  }
});

function unfold() {
  for (const radio of document.querySelectorAll('.stretch input[type="radio"]:checked')) radio.closest("details").open = true;
  tell();
}

document.addEventListener("rolemap:saved", () => freshen("history").then(unfold));
unfold();

/** Undo and redo: the buttons of the frame and the keys; while a field is being typed in, the keys are the field's. */

import { redo, undo } from "./saving.js";

const steps = { undo, redo };

function button(way) {
  return document.querySelector(`form[data-${way}] button`);
}

for (const way of ["undo", "redo"]) {
  document.querySelector(`form[data-${way}]`)?.addEventListener("submit", (event) => {
    event.preventDefault();
    steps[way]();
  });
}

document.addEventListener("rolemap:saved", ({ detail }) => {
  if (!detail.steps) return;
  for (const way of ["undo", "redo"]) {
    const one = button(way);
    if (one) one.disabled = !detail.steps[way];
  }
});

const typing = (target) =>
  target.isContentEditable || target.matches("textarea, select, input:not([type=checkbox], [type=radio], [type=button])");

document.addEventListener("keydown", (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.defaultPrevented) return;
  if (typing(event.target) || document.querySelector("dialog[open]")) return;
  const key = event.key.toLowerCase();
  const way = key === "y" || (key === "z" && event.shiftKey) ? "redo" : key === "z" ? "undo" : null;
  if (!way) return;
  event.preventDefault();
  if (!button(way) || !button(way).disabled) steps[way]();
});

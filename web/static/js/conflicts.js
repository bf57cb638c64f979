/** Two people changed the same entries: both values side by side, and the reader says which one stays. */

import { made, say } from "./saving-words.js";

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/** The edits to send after the reader has chosen, or null when she leaves it for later.
 *
 * Where hers stays, the edit now starts from what the others have written; where theirs stays, it is dropped.
 */
export async function askAbout({ conflicts }, edits) {
  const chosen = await answered(conflicts);
  if (chosen === null) return null;
  const after = [];
  for (const edit of edits) {
    const at = conflicts.findIndex((one) => same(one.place, edit.place));
    if (at < 0) after.push(edit);
    else if (chosen[at] === "mine") after.push(rebased(edit, conflicts[at]));
  }
  return after;
}

function rebased(edit, conflict) {
  const { was: _was, ...rest } = edit;
  return "theirs" in conflict ? { ...rest, was: conflict.theirs } : rest;
}

function answered(conflicts) {
  const dialog = made("conflicts-dialog");
  const rows = conflicts.map((conflict, at) => row(dialog, conflict, at));
  document.body.append(dialog);
  for (const button of dialog.querySelectorAll("[data-all]")) {
    button.addEventListener("click", () => {
      for (const one of rows) {
        const wish = one.querySelector(`input[value="${button.dataset.all}"]`);
        if (!wish.disabled) wish.checked = true;
      }
    });
  }
  dialog.showModal();
  dialog.querySelector("input:checked")?.focus();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      const kept = dialog.returnValue === "save";
      const values = rows.map((one) => one.querySelector("input:checked").value);
      dialog.remove();
      resolve(kept ? values : null);
    });
  });
}

function row(dialog, conflict, at) {
  const one = made("conflict-row");
  one.querySelector("[data-label]").textContent = conflict.label;
  for (const [name, key] of [["was", "was"], ["mine", "now"], ["theirs", "theirs"]]) {
    const words = conflict[`${key}_label`];
    const place = one.querySelector(`[data-value="${name}"]`);
    place.textContent = words || say(key in conflict ? "emptyValue" : "nothing");
    place.classList.toggle("nothing", !words);
  }
  for (const input of one.querySelectorAll("input")) input.name = `choice-${at}`;
  const mine = one.querySelector('input[value="mine"]');
  mine.disabled = Boolean(conflict.gone);
  one.querySelector(`input[value="${conflict.gone ? "theirs" : "mine"}"]`).checked = true;
  one.querySelector("[data-gone]").hidden = !conflict.gone;
  dialog.querySelector("[data-rows]").append(one);
  return one;
}

/** Changes that the server did not take: a list to send again or to give up, opened from the state of saving. */

import * as drafts from "./drafts.js";
import { resend } from "./saving.js";
import { clock, made, state } from "./saving-words.js";

const indicator = document.getElementById("saving-state");
if (indicator) indicator.dataset.on = ""; // style sheets know now that fields save themselves
indicator?.addEventListener("click", () => {
  if (drafts.refused().length) open();
});

function open() {
  const dialog = made("refused-dialog");
  for (const entry of drafts.refused()) dialog.querySelector("[data-rows]").append(row(dialog, entry));
  document.body.append(dialog);
  dialog.addEventListener("close", () => dialog.remove());
  dialog.showModal();
}

function row(dialog, entry) {
  const one = made("refused-row");
  const reasons = entry.reason?.defects ?? entry.reason?.conflicts ?? [];
  for (const reason of reasons) {
    const line = document.createElement("li");
    line.textContent = [reason.label, reason.message, reason.expected].filter(Boolean).join(" ");
    one.querySelector("[data-defects]").append(line);
  }
  one.querySelector("[data-values]").textContent = entry.edits
    .map((edit) => `${edit.place.join(" / ")} = ${JSON.stringify(edit.now ?? null)}`)
    .join("; ");
  one.querySelector("[data-act=again]").addEventListener("click", () => {
    dialog.close();
    resend(entry);
  });
  one.querySelector("[data-act=drop]").addEventListener("click", () => {
    drafts.drop(entry);
    one.remove();
    const count = drafts.refused().length;
    if (count) state("refused", { count });
    else {
      state("saved", { time: clock() });
      dialog.close();
    }
  });
  return one;
}

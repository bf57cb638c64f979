/** What every page does: leave marked messages after a while, close dialogs by their buttons, warn before unsaved work is lost. */

const STAY = 9000;

/** Show a message; `kind` is "good", "bad" or "". Text only: nothing in it is read as HTML. */
export function toast(text, kind = "", action = null) {
  const note = document.createElement("div");
  note.className = `toast ${kind}`;
  const words = document.createElement("span");
  words.textContent = text;
  note.append(words);
  if (action) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "quiet";
    button.textContent = action.label;
    button.addEventListener("click", () => {
      note.remove();
      action.run();
    });
    note.append(button);
  }
  document.getElementById("toasts").append(note);
  if (kind !== "bad") setTimeout(() => note.remove(), STAY);
  return note;
}

/** The token that every request that changes something must carry. */
export const token = () => document.querySelector('meta[name="csrf"]').content;

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-opens]");
  if (opener) document.getElementById(opener.dataset.opens)?.showModal();
  if (event.target.closest("[data-closes]")) event.target.closest("dialog")?.close();
});

/** What every page does: show messages, open and close dialogs and menus, and tell when the server refused or is gone. */

const STAY = 9000;

/** Show a message; `kind` is "good", "bad" or "". Text only: nothing in it is read as HTML. */
export function toast(text, kind = "", action = null) {
  const note = document.createElement("div");
  note.className = `toast ${kind}`;
  const words = document.createElement("span");
  words.textContent = text;
  note.append(words);
  if (action) note.append(button(action.label, () => { note.remove(); action.run(); }));
  else if (kind === "bad") note.append(button("×", () => note.remove(), toasts().dataset.close));
  toasts().append(note);
  if (kind !== "bad") setTimeout(() => note.remove(), STAY);
  return note;
}

/** The token that every request that changes something must carry. */
export const token = () => document.querySelector('meta[name="csrf"]').content;

const toasts = () => document.getElementById("toasts");

function button(label, run, spoken = "") {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "quiet";
  made.textContent = label;
  if (spoken) made.setAttribute("aria-label", spoken);
  made.addEventListener("click", run);
  return made;
}

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-opens]");
  if (opener) document.getElementById(opener.dataset.opens)?.showModal();
  if (event.target.closest("[data-closes]")) event.target.closest("dialog")?.close();
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

document.addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" && event.target.closest("details.menu[open]");
  if (menu) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

// What htmx was refused is said in the server's own sentence; where no server answers, that is said.
document.addEventListener("htmx:response:error", (event) => {
  const page = new DOMParser().parseFromString(event.detail.ctx?.text ?? "", "text/html");
  const told = page.querySelector(".notice.error")?.textContent.trim();
  toast(told || toasts().dataset.failed, "bad");
});
document.addEventListener("htmx:error", () => toast(toasts().dataset.offline, "bad"));

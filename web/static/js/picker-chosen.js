/** What was chosen in a picker: one element in the field, or one more chip before it. */

import { remember } from "./picker-recent.js";

/** The boxes of the elements that a picker of several holds. */
export const chips = (input) => [...input.closest("[data-picker]").querySelectorAll(".chip input:checked")];

/** Put an element into its field (null takes it out) and say so to the form. */
export function chosen(input, one) {
  const picker = input.closest("[data-picker]");
  const holder = picker.querySelector("[data-chips]");
  if (one) remember(one);
  if (holder && one) {
    holder.append(chip(input.name.replace(/\+$/, ""), one));
    input.value = "";
  } else if (!holder) {
    input.value = one?.name ?? "";
    input.dataset.id = one?.id ?? "";
    input.dataset.name = one?.name ?? "";
  }
  input.dispatchEvent(new CustomEvent("picker:chosen", { bubbles: true, detail: one ?? { id: "" } }));
}

function chip(name, { id, name: words }) {
  const label = document.createElement("label");
  label.className = "chip";
  const box = Object.assign(document.createElement("input"), { type: "checkbox", name, value: id, checked: true });
  const text = Object.assign(document.createElement("span"), { textContent: words, title: id });
  label.append(box, " ", text);
  return label;
}

// A chip that is unchecked goes; its change has told the form already.
document.addEventListener("change", ({ target }) => {
  const one = target.closest?.(".chip");
  if (!one || target.checked) return;
  const input = one.closest("[data-picker]").querySelector("input:not([type=checkbox])");
  input.focus();
  setTimeout(() => one.remove()); // after every listener has seen the change
});

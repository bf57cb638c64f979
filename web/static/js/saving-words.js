/** The sentences of saving: they stand in the page, in the reader's language. */

const words = document.getElementById("saving-words")?.dataset ?? {};

/** The sentence of that name with its values; empty on a page that has none. */
export const say = (name, values = {}) =>
  (words[name] ?? "").replace(/\{(\w+)\}/g, (whole, key) => (key in values ? String(values[key]) : whole));

/** A new element from a template of the page. */
export const made = (id) => document.getElementById(id).content.firstElementChild.cloneNode(true);

/** The state of saving, for the eye and for a screen reader: saved, saving, offline, refused. */
export function state(name, values = {}) {
  document.body.dataset.saving = name;
  const place = document.getElementById("saving-state");
  if (!place) return;
  place.hidden = false;
  place.dataset.state = name;
  const words = say(name, values);
  if (place.textContent !== words) place.textContent = words;
}

/** The hour and minute of now, as clocks show them. */
export const clock = () => new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });

/** The letters of a matrix: what a cell holds, and what it holds after a key. */

import { folded } from "./grid_words.js";

const legend = [...document.querySelectorAll(".matrix-legend [data-letter]")].map(({ dataset, lastElementChild }) => ({
  letter: dataset.letter,
  key: dataset.key,
  over: dataset.over ?? "",
  beside: "beside" in dataset,
  meaning: lastElementChild.textContent,
}));

const plain = legend.filter((one) => !one.beside);

/** The letters that stand in a cell itself, not those that come through a group. */
export function lettersOf(cell) {
  if (cell.classList.contains("g")) return [];
  const text = cell.dataset.t ?? cell.firstChild?.nodeValue ?? "";
  return legend.map((one) => one.letter).filter((letter) => text.includes(letter));
}

/** The text of a cell for a sheet: letters, and the share of active users. */
export function textOf(cell) {
  const rate = cell.querySelector("i")?.textContent ?? "";
  return [lettersOf(cell).join(""), rate].filter(Boolean).join(" ");
}

/** The mark of a typed key, or null. */
export const markOf = (key) => (key.length === 1 ? (legend.find((one) => one.key === folded(key)) ?? null) : null);

/** The letters after the key of a mark: it comes, or goes where it stands already. */
export function toggled(letters, mark, off = letters.includes(mark.letter)) {
  const others = letters.filter((letter) => letter !== mark.letter);
  if (off) return others.join("");
  const kin = legend.filter((one) => one.over && (one.over === mark.letter || one.over === mark.over)).map((one) => one.letter);
  const free = others.filter((letter) => mark.beside || (letter !== mark.over && !kin.includes(letter)));
  return legend.map((one) => one.letter).filter((letter) => free.includes(letter) || letter === mark.letter).join("");
}

/** The next state of a cell: nothing, each letter by itself, nothing again. */
export function cycled(letters) {
  const states = ["", ...plain.map((one) => one.letter)];
  return states[(states.indexOf(letters.join("")) + 1) % states.length];
}

/** What letters say, for a reader who does not see them. */
export const meanings = (letters) => legend.filter((one) => letters.includes(one.letter)).map((one) => one.meaning);

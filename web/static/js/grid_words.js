/** The sentences of a sheet: they stand in the page, in the reader's language. */

const words = document.getElementById("grid-words")?.dataset ?? {};
const numbers = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 3 });

/** The sentence of that name with its values. */
export const say = (name, values = {}) =>
  (words[name] ?? "").replace(/\{(\w+)\}/g, (whole, key) => (key in values ? String(values[key]) : whole));

/** A number as the reader writes it. */
export const figure = (value) => numbers.format(value);

/** Letters without accents and in lower case: "Điều hành" is "dieu hanh". */
export const folded = (text) =>
  text.toLowerCase().replaceAll("đ", "d").normalize("NFD").replace(/\p{M}/gu, "").replace(/\s+/g, " ").trim();

/** An element with a class and a text. */
export function made(tag, className = "", text = "") {
  const one = document.createElement(tag);
  if (className) one.className = className;
  if (text) one.textContent = text;
  return one;
}

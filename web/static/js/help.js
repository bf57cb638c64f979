/** Live filters on the pages of help: rows that do not hold all the words are hidden, marks do not count. */

/** The text as it is searched: small letters without marks, đ as d, y as i, words apart from what stands before them. */
const folded = (text) =>
  text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replaceAll("đ", "d").replaceAll("y", "i").replace(/["“”()/:,;.]/g, " ");

function filter(place) {
  const input = place.querySelector("input");
  const rows = [...document.querySelectorAll(place.dataset.filter)].map((row) => [row, ` ${folded(row.textContent).replace(/\s+/g, " ")}`]);
  const sections = [...document.querySelectorAll("[data-section]")];
  place.hidden = false;
  place.querySelector(".without-js")?.remove();
  const show = () => {
    const words = folded(input.value).split(/\s+/).filter(Boolean);
    for (const [row, text] of rows) row.hidden = !words.every((word) => text.includes(` ${word}`));
    for (const section of sections) section.hidden = !section.querySelector(`${place.dataset.filter}:not([hidden])`);
  };
  input.addEventListener("input", show);
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !input.value) return;
    event.preventDefault();
    input.value = "";
    show();
  });
  if (input.value) show();
}

document.querySelectorAll("[data-filter]").forEach(filter);

// A new map: the id follows the title until somebody types one; the organization follows the template.
const form = document.getElementById("begin");
const { title, id, root } = form.elements;

// As in rolemap/services/maps/ids.py.
const LONGEST = 48;
function idOf(text) {
  const plain = text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();
  let words = plain.replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
  if (!words) return "";
  if (!/^[a-z]/.test(words)) words = `map-${words}`;
  if (words.length <= LONGEST) return words;
  const cut = words.slice(0, LONGEST + 1);
  return cut.slice(0, cut.lastIndexOf("-")) || words.slice(0, LONGEST);
}

let made = id.value === idOf(title.value) || id.value === "";
title.addEventListener("input", () => {
  if (made) id.value = idOf(title.value);
});
id.addEventListener("input", () => {
  made = id.value === "";
});

const offered = new Set([...form.querySelectorAll("[data-root]")].map((one) => one.dataset.root));
function offer() {
  const chosen = form.querySelector("[name=start]:checked");
  if (chosen && offered.has(root.value.trim())) root.value = chosen.dataset.root;
}
offered.add("");
form.querySelectorAll("[name=start]").forEach((one) => one.addEventListener("change", offer));
if (!form.querySelector("[aria-invalid]")) offer();

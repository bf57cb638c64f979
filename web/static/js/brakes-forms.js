/** The state that a threshold would have, while its lines are being typed. */

const form = document.querySelector("form[data-standing]");
const shown = document.getElementById("standing");
let waiting = 0;
let asked = 0;

form?.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(ask, 250);
});

async function ask() {
  const mine = ++asked;
  try {
    const response = await fetch(form.dataset.standing, { method: "POST", body: new URLSearchParams(new FormData(form)) });
    const text = await response.text();
    if (response.ok && mine === asked) shown.innerHTML = text;
  } catch {
    // The state is a help while typing; the save itself says what is wrong.
  }
}

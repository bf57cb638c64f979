// Columns of somebody's own sheet: what is chosen is kept at once, so that a reload loses nothing; another kind of row
// or another heading is looked at anew.
const form = document.getElementById("own");
const said = document.getElementById("own-said");
let running = Promise.resolve();

function sent(act) {
  const data = new FormData(form);
  data.set("act", act);
  return fetch(form.action, { method: "POST", body: data, redirect: "manual" });
}

async function keep() {
  const answer = await sent("keep").catch(() => null);
  said.textContent = answer?.ok ? form.dataset.saved : "";
}

form.addEventListener("change", ({ target }) => {
  if (target.matches("[data-anew]")) {
    form.querySelector("[value='update']").click();
    return;
  }
  target.closest("td")?.classList.toggle("taken", !["", "-"].includes(target.value));
  running = running.then(keep);
});

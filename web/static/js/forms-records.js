/** Lists of small records in a form (measurements, steps): always one empty row to type in, and a way to take one out. */

const cells = (row) => [...row.querySelectorAll("input, select")];
const empty = (row) => cells(row).every((one) => !one.value);

function tend(table) {
  const rows = [...table.tBodies[0].rows];
  if (rows.length && !empty(rows.at(-1))) {
    const fresh = rows.at(-1).cloneNode(true);
    for (const one of cells(fresh)) one.value = "";
    table.tBodies[0].append(fresh);
  }
  for (const row of table.tBodies[0].rows) row.querySelector("[data-row-off]").hidden = empty(row);
}

function tendAll() {
  for (const table of document.querySelectorAll("[data-records]")) tend(table);
}

document.addEventListener("input", ({ target }) => {
  const table = target.closest?.("[data-records]");
  if (table) tend(table);
});

document.addEventListener("click", ({ target }) => {
  const button = target.closest?.("[data-row-off]");
  if (!button) return;
  const row = button.closest("tr");
  for (const one of cells(row)) one.value = "";
  const first = cells(row)[0];
  first.dispatchEvent(new Event("change", { bubbles: true })); // the form saves what is left
  if (row.nextElementSibling) row.remove();
});

new MutationObserver((changes) => {
  const added = changes.flatMap((one) => [...one.addedNodes]);
  if (added.some((one) => one.querySelector?.("[data-records]") || one.matches?.("[data-records]"))) tendAll();
}).observe(document.body, { childList: true, subtree: true });
tendAll();

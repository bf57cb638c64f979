/** The search of the list stays in the address, so that going back to the list shows what was searched. */

const form = document.querySelector(".shelf-search");

form?.addEventListener("input", () => {
  const asked = new URLSearchParams(new FormData(form));
  if (!asked.get("q")) asked.delete("q");
  history.replaceState(history.state, "", `${form.action}?${asked}`);
});

/** A new element made from within a picker: its form in a dialog, and back to the field with what was made. */

/** Open the form at that address; the element that was made, or null. */
export async function created(url) {
  const answer = await fetch(url, { headers: { "HX-Request": "true" } }).catch(() => null);
  if (!answer?.ok) return null;
  const dialog = document.createElement("dialog");
  dialog.className = "form-dialog";
  // The part is made by a template of the server, which escapes what is in it.
  dialog.append(new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-form]"));
  const title = dialog.querySelector("h2");
  title.id = `new-${Date.now()}`;
  dialog.setAttribute("aria-labelledby", title.id);
  document.body.append(dialog);
  dialog.showModal();
  dialog.querySelector("[data-required] input:not([type=hidden]), [data-required] select")?.focus();
  return new Promise((resolve) => {
    let made = null;
    dialog.addEventListener("forms:created", (event) => {
      event.preventDefault();
      const { id, name } = event.detail.record;
      made = { id, name };
      dialog.close();
    });
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(made);
    });
  });
}

// A file for the preview: dragged onto the page or chosen, it is sent at once; too large a one is not sent at all.
const form = document.getElementById("drop");
const field = form.elements.file;
const said = document.getElementById("file-said");

form.querySelector(".drop-hint")?.removeAttribute("hidden");

function taken(file) {
  const large = file.size > Number(form.dataset.most) - 4096; // the form around the file is sent as well
  said.textContent = (large ? form.dataset.large : form.dataset.reading).replace("{name}", file.name);
  field.setAttribute("aria-invalid", String(large));
  return !large;
}

field.addEventListener("change", () => {
  if (field.files.length && taken(field.files[0])) form.requestSubmit();
});
form.addEventListener("submit", (event) => {
  if (field.files.length && !taken(field.files[0])) event.preventDefault();
});

document.addEventListener("dragover", (event) => {
  event.preventDefault();
  form.classList.add("over");
});
document.addEventListener("dragleave", (event) => {
  if (!event.relatedTarget) form.classList.remove("over");
});
document.addEventListener("drop", (event) => {
  event.preventDefault();
  form.classList.remove("over");
  if (!event.dataTransfer.files.length) return;
  field.files = event.dataTransfer.files;
  field.dispatchEvent(new Event("change"));
});

/** Downloads of what is shown: fetched here, so that a slow one says so and is not asked for twice. */

import { toast } from "./base.js";
import { address, place, says } from "./map-place.js";

const menu = document.getElementById("files");

function wanted(link) {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(place())) if (value) query.set(key, value);
  for (const [key, value] of new URLSearchParams(link.dataset.query)) query.set(key, value);
  return `${address}/picture.${link.dataset.file}?${query}`;
}

menu.addEventListener("click", async (event) => {
  const link = event.target.closest("a[data-file]");
  if (!link) return;
  event.preventDefault();
  if (link.classList.contains("busy")) return;
  link.classList.add("busy");
  const note = toast(says.saysPreparing);
  try {
    const answer = await fetch(wanted(link));
    if (answer.ok) keep(await answer.blob(), /filename="([^"]+)"/.exec(answer.headers.get("Content-Disposition"))?.[1] ?? "");
    else {
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      toast(page.querySelector(".notice")?.textContent ?? says.saysFailed, "bad");
    }
  } catch {
    toast(says.saysFailed, "bad");
  }
  note.remove();
  link.classList.remove("busy");
  menu.open = false;
});

function keep(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

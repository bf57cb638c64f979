/** The five lights in the head of every page of a map: they follow a save, and the date that is looked at. */

const SHOWN = ["as_of", "n"];

/** Put what the lights are now in the place of what they were; `search` is the query of the page. */
export async function relight(search = location.search) {
  const lights = document.getElementById("map-lights");
  if (!lights) return;
  const given = new URLSearchParams(search);
  const kept = new URLSearchParams(SHOWN.filter((key) => given.get(key)).map((key) => [key, given.get(key)]));
  const answer = await fetch(`${lights.dataset.refresh}?${kept}`).catch(() => null);
  if (answer?.ok) lights.outerHTML = await answer.text(); // Made by a template of the server, which escapes what is in it.
}

document.addEventListener("rolemap:saved", () => relight());

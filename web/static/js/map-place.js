/** Where the reader is on the map: view, focus, steps, look, date, revision. The address of the page says it,
 * so that Back, Forward, reload and a copied address all lead to the same picture.
 *
 * `go` changes it and dispatches "map:place" on document, with what it was before in `detail.before`.
 */

const KEYS = ["view", "focus", "depth", "unfold", "theme", "as_of", "n"];
export const workspace = document.getElementById("workspace");
export const address = workspace.dataset.address;
export const says = workspace.dataset;

let now = read(location.href);

/** A copy of the place. */
export const place = () => ({ ...now });

function read(url) {
  const query = new URL(url, location.href).searchParams;
  return Object.fromEntries(KEYS.map((key) => [key, query.get(key) ?? ""]));
}

/** The place as a query, with changes; without a question mark where it is empty. */
export function query(changes = {}) {
  const kept = Object.entries({ ...now, ...changes }).filter(([, value]) => value !== "" && value !== null);
  const text = new URLSearchParams(kept).toString();
  return text && `?${text}`;
}

/** The date and revision of the place as a query: all that matters beside the picture. */
export const when = () => query({ view: "", focus: "", depth: "", unfold: "", theme: "" });

/** Go elsewhere on this map. `replace` leaves no step to come back to. */
export function go(changes, { replace = false } = {}) {
  const before = now;
  const after = { ...now, ...changes };
  if (KEYS.every((key) => (before[key] ?? "") === (after[key] ?? ""))) return;
  now = after;
  const step = (history.state?.step ?? 0) + (replace ? 0 : 1);
  history[replace ? "replaceState" : "pushState"]({ step }, "", address + query());
  tell(before);
}

/** Go where a link of the page leads. */
export const follow = (link) => go(read(link.href));

/** Keep something beside the place in the address, such as the gap that is unfolded; it is no step of its own. */
export function note(key, value) {
  const url = new URL(location.href);
  if (value) url.searchParams.set(key, value);
  else url.searchParams.delete(key);
  history.replaceState(history.state, "", url);
}

/** One step back; false where the reader has taken none. */
export function back() {
  if (history.state?.step > 0) history.back();
  else if (now.focus) go({ focus: "", depth: "" }, { replace: true });
  else return false;
  return true;
}

const tell = (before) => document.dispatchEvent(new CustomEvent("map:place", { detail: { before } }));

addEventListener("popstate", () => {
  const before = now;
  now = read(location.href);
  tell(before);
});

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-go]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  follow(link);
});

/** A sentence for those who do not see the page. */
export function speak(sentence, values = {}) {
  const text = sentence.replace(/\{(\w+)\}/g, (whole, key) => values[key] ?? whole);
  document.getElementById("map-says").textContent = text;
}

/** Where the reader is on the map: view, focus, steps, look, date, revision. The address of the page says it,
 * so that Back, Forward, reload and a copied address all lead to the same picture.
 *
 * `go` changes it and dispatches "map:place" on document, with what it was before in `detail.before`. What is open
 * beside the picture, a gap and a form, is noted in the address too; "map:noted" says that Back or Forward changed it.
 */

const KEYS = ["view", "focus", "depth", "unfold", "theme", "as_of", "n"];
const NOTED = ["gap", "form"];
export const workspace = document.getElementById("workspace");
export const address = workspace.dataset.address;
export const says = workspace.dataset;

let now = read(location.href);
/** What is to be done when a step back that was taken here has arrived; null where none is under way. */
let waiting = null;

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
  if (waiting) {
    waiting.push(() => go(changes, { replace }));
    return;
  }
  const before = now;
  const after = { ...now, ...changes };
  if (KEYS.every((key) => (before[key] ?? "") === (after[key] ?? ""))) return;
  now = after;
  const url = new URL(address + query(), location.href);
  for (const key of NOTED) if (noted(key)) url.searchParams.set(key, noted(key));
  if (replace) history.replaceState(history.state, "", url);
  else step(url);
  tell(before);
}

/** An entry of the history of its own. It knows where it came from, so that closing can lead back there. */
function step(url) {
  history.pushState({ step: (history.state?.step ?? 0) + 1, from: location.href }, "", url);
}

/** Go where a link of the page leads. */
export const follow = (link) => go(read(link.href));

/** What the address keeps beside the place: the gap that is unfolded, the form that is open. */
export const noted = (key) => new URL(location.href).searchParams.get(key) ?? "";

/** Keep it there. To open is a step, so that Back closes again; from one to the next is none, and to close leads back. */
export function note(key, value) {
  if (waiting) {
    waiting.push(() => note(key, value));
    return;
  }
  const had = noted(key);
  if (had === value) return;
  const url = new URL(location.href);
  if (value) url.searchParams.set(key, value);
  else url.searchParams.delete(key);
  if (!had) step(url);
  else if (!value && history.state?.from === url.href) {
    waiting = [];
    history.back();
  } else history.replaceState(history.state, "", url);
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
  if (waiting) {
    const acts = waiting;
    waiting = null;
    for (const act of acts) act();
    return;
  }
  const before = now;
  now = read(location.href);
  document.dispatchEvent(new CustomEvent("map:noted"));
  if (KEYS.some((key) => before[key] !== now[key])) tell(before);
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

/** What was typed and is not acknowledged yet, kept in this browser per map: it survives a reload, a crash, a server that is down. */

const MAP = document.body.dataset.map ?? "";
const TAB = `${Date.now().toString(36)}${Math.random().toString(36).slice(2, 8)}`;
const LOCK = "rolemap-tab-";
let count = 0;

// A tab that lives holds its lock, so that another one does not send the same edits a second time.
navigator.locks?.request(LOCK + TAB, () => new Promise(() => {}));

const name = (sort, id = "") => `rolemap:${sort}:${MAP}:${id}`;

function put(key, value) {
  try {
    localStorage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false; // the browser keeps nothing for this site, or its room is full
  }
}

function all(sort) {
  const prefix = name(sort);
  const found = [];
  for (let at = 0; at < localStorage.length; at += 1) {
    const key = localStorage.key(at);
    if (!key.startsWith(prefix)) continue;
    try {
      found.push(JSON.parse(localStorage.getItem(key)));
    } catch {
      localStorage.removeItem(key);
    }
  }
  return found.sort((one, other) => one.at - other.at || one.id.localeCompare(other.id));
}

/** Keep a save until the server has it; `safe` says whether the browser could write it down. */
export function keep(base, edits, message) {
  count += 1;
  const entry = { id: `${TAB}-${String(count).padStart(5, "0")}`, tab: TAB, at: Date.now(), base, edits, message };
  entry.safe = put(name("unsent", entry.id), entry);
  return entry;
}

/** Write an entry down again after its edits have changed. */
export const rewrite = (entry) => put(name("unsent", entry.id), entry);

/** The server has it, or the reader has given it up. */
export function drop(entry) {
  localStorage.removeItem(name("unsent", entry.id));
  localStorage.removeItem(name("refused", entry.id));
}

/** The server did not take it: it waits for the reader, with the reason. */
export function refuse(entry, reason) {
  localStorage.removeItem(name("unsent", entry.id));
  put(name("refused", entry.id), { ...entry, reason });
}

/** Saves that wait for the reader. */
export const refused = () => all("refused");

/** Places that were saved after all need no old entry for them any longer. */
export function forget(edits) {
  const saved = new Set(edits.map((edit) => JSON.stringify(edit.place)));
  for (const entry of refused()) {
    const left = entry.edits.filter((edit) => !saved.has(JSON.stringify(edit.place)));
    if (left.length === entry.edits.length) continue;
    if (left.length) put(name("refused", entry.id), { ...entry, edits: left });
    else localStorage.removeItem(name("refused", entry.id));
  }
}

/** Saves that a tab which lives no longer had not got through. */
export async function left() {
  const held = (await navigator.locks?.query())?.held ?? [];
  const alive = new Set(held.map((lock) => lock.name));
  return all("unsent").filter((entry) => entry.tab !== TAB && !alive.has(LOCK + entry.tab));
}

/** What stands in a form that was not saved yet, by the form's name. */
export const keepForm = (form, values) => put(name("form", form), { id: form, at: Date.now(), values });
export const dropForm = (form) => localStorage.removeItem(name("form", form));
export function form(key) {
  try {
    return JSON.parse(localStorage.getItem(name("form", key)))?.values ?? null;
  } catch {
    return null;
  }
}

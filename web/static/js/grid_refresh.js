/** The table as the server has it now: rows that changed are exchanged, all others stay as they are. */

const WAIT = 250;

/** Keeps a table fresh; `busy()` says when rows must not be touched, `done()` is told after an exchange. */
export class Fresh {
  constructor(table, { busy = () => false, done = () => {} } = {}) {
    this.table = table;
    this.busy = busy;
    this.done = done;
    this.known = new Map(rowsOf(table).map((row) => [row.dataset.key, row.outerHTML]));
    this.timer = null;
    document.addEventListener("rolemap:saved", () => this.soon());
  }

  /** Ask for the table shortly; several saves in a row ask once. */
  soon(wait = WAIT) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.now(), wait);
  }

  async now() {
    if (this.busy()) return this.soon();
    const asked = location.href;
    const response = await fetch(asked, { headers: { Accept: "text/html" } }).catch(() => null);
    if (!response?.ok) return;
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const fresh = page.getElementById(this.table.id);
    if (!fresh || asked !== location.href) return;
    if (this.busy()) return this.soon();
    this.exchange(fresh);
    this.done(page);
  }

  /** Put the rows of `fresh` in the place of those that differ, in its order. */
  exchange(fresh) {
    const now = new Map(rowsOf(fresh).map((row) => [row.dataset.key, row]));
    const here = new Map(rowsOf(this.table).map((row) => [row.dataset.key, row]));
    for (const [key, row] of here) if (!now.has(key)) row.remove();
    const body = this.table.tBodies[0];
    let next = rowsOf(this.table)[0] ?? null;
    const known = new Map();
    for (const [key, row] of now) {
      const text = row.outerHTML;
      known.set(key, text);
      const old = here.get(key);
      const same = old && this.known.get(key) === text && !("stale" in old.dataset);
      if (same && old === next) {
        next = follower(old);
        continue;
      }
      if (old && old === next) next = follower(old);
      const placed = same ? old : document.importNode(row, true);
      if (old && !same) old.remove();
      body.insertBefore(placed, next ?? body.querySelector("tr[data-new]"));
    }
    this.known = known;
    for (const part of ["tHead", "tFoot"]) {
      const [old, head] = [this.table[part], fresh[part]];
      if (old && head && "fresh" in old.dataset && old.outerHTML !== head.outerHTML) old.replaceWith(document.importNode(head, true));
    }
  }
}

const rowsOf = (table) => [...table.tBodies].flatMap((body) => [...body.rows]).filter((row) => row.dataset.key);

function follower(row) {
  let next = row.nextElementSibling;
  while (next && !next.dataset.key) next = next.nextElementSibling;
  return next;
}

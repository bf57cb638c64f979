/** The elements that were chosen last on this map, offered first. */

const KEY = `rolemap:recent:${document.body.dataset.map ?? ""}`;
const MOST = 12;
const OFFERED = 5;

function all() {
  try {
    return JSON.parse(localStorage.getItem(KEY)) ?? [];
  } catch {
    return [];
  }
}

/** Those of these sections. */
export const remembered = (sections) => all().filter((one) => sections.includes(one.section)).slice(0, OFFERED);

/** Keep an element in mind. */
export function remember({ id, name, section, detail }) {
  if (!section) return;
  const list = [{ id, name, section, detail }, ...all().filter((one) => one.id !== id)].slice(0, MOST);
  try {
    localStorage.setItem(KEY, JSON.stringify(list));
  } catch {
    // Without room in the browser nothing is remembered.
  }
}

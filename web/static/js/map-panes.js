/** The panes: the list of gaps folded away or made wider, menus that close by themselves; the browser remembers. */

const workspace = document.getElementById("workspace");
const pane = document.getElementById("gaps-pane");
const splitter = document.getElementById("splitter");
const toggle = document.getElementById("gaps-toggle");
const NARROW = matchMedia("(max-width: 1000px)");
const [LEAST, MOST] = [280, 640];

const recall = (key) => {
  try {
    return localStorage.getItem(`rolemap:${key}`);
  } catch {
    return null;
  }
};
const keep = (key, value) => {
  try {
    localStorage.setItem(`rolemap:${key}`, value);
  } catch {
    // A browser that keeps nothing begins anew each time.
  }
};

/** Show the list of gaps or fold it away. */
export function gaps(open = workspace.classList.contains("no-gaps")) {
  workspace.classList.toggle("no-gaps", !open);
  toggle.setAttribute("aria-expanded", String(open));
  if (!NARROW.matches) keep("gaps", open ? "open" : "folded");
}

function widen(width) {
  const kept = Math.round(Math.min(MOST, Math.max(LEAST, width, 0), innerWidth * 0.6));
  pane.style.setProperty("--gaps-width", `${kept}px`);
  splitter.setAttribute("aria-valuenow", String(kept));
  keep("gaps-width", String(kept));
}

splitter.addEventListener("pointerdown", (event) => {
  splitter.setPointerCapture(event.pointerId);
  const right = pane.getBoundingClientRect().right;
  const drag = (moved) => widen(right - moved.clientX);
  splitter.addEventListener("pointermove", drag);
  splitter.addEventListener("pointerup", () => splitter.removeEventListener("pointermove", drag), { once: true });
});
splitter.addEventListener("keydown", (event) => {
  const step = { ArrowLeft: 24, ArrowRight: -24 }[event.key];
  if (!step) return;
  event.preventDefault();
  event.stopPropagation();
  widen(pane.offsetWidth + step);
});
toggle.addEventListener("click", () => gaps());
document.getElementById("gaps-fold").addEventListener("click", () => {
  gaps(false);
  toggle.focus();
});
document.addEventListener("map:wants-gaps", () => gaps(true));

/** Close the menus; true where one was open. */
export function closeMenus(but = null) {
  const open = [...document.querySelectorAll("details.menu[open]")].filter((menu) => menu !== but);
  for (const menu of open) menu.open = false;
  if (open.length && !but) open[0].querySelector("summary").focus();
  return open.length > 0;
}
document.addEventListener("click", (event) => {
  const menu = event.target.closest("details.menu");
  for (const other of document.querySelectorAll("details.menu[open]")) if (other !== menu) other.open = false;
});
document.addEventListener("focusout", (event) => {
  const menu = event.target.closest("details.menu[open]");
  if (menu && event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false;
});

const width = Number(recall("gaps-width"));
if (width) widen(width);
gaps(NARROW.matches ? false : recall("gaps") !== "folded");
NARROW.addEventListener("change", () => gaps(!NARROW.matches));

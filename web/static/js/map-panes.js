/** The panes: the list of gaps folded away or made wider, menus that close by themselves; the browser remembers. */

const workspace = document.getElementById("workspace");
const pane = document.getElementById("gaps-pane");
const splitter = document.getElementById("splitter");
const toggle = document.getElementById("gaps-toggle");
const NARROW = matchMedia("(max-width: 1000px)");
const SCARCE = matchMedia("(max-width: 1500px)");
const [LEAST, MOST] = [280, 640];
let beside = false; // a form is open
let yields = false; // the list was folded away for it

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

/** Show the list of gaps or fold it away, as the reader wishes. */
export function gaps(open = workspace.classList.contains("no-gaps")) {
  fold(open);
  yields = false;
  if (beside && SCARCE.matches) keep("gaps-beside", open ? "pinned" : "");
  else if (!NARROW.matches) keep("gaps", open ? "open" : "folded");
}

function fold(open) {
  workspace.classList.toggle("no-gaps", !open);
  toggle.setAttribute("aria-expanded", String(open));
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
document.addEventListener("map:wants-gaps", () => {
  if (!beside) gaps(true);
  else fold(true);
});

// On a small screen form, list and picture have no room beside each other: the list gives way while a form is open.
// Who unfolds it meanwhile wants it beside forms too; the browser remembers that until the list is folded there again.
function yieldTo(open) {
  const scarce = SCARCE.matches && !NARROW.matches;
  beside = open;
  if (open && scarce && recall("gaps-beside") !== "pinned" && !workspace.classList.contains("no-gaps")) {
    fold(false);
    yields = true;
  } else if (!open && yields) {
    fold(true);
    yields = false;
  }
}
document.addEventListener("map:form", ({ detail: { open } }) => yieldTo(open));

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
if (!document.getElementById("side").hidden) yieldTo(true);
NARROW.addEventListener("change", () => gaps(!NARROW.matches));

/** The guide of the tour: goes along on the pages of the map for practice, step by step, until it is left. */

const KEPT = "rolemap.tour";
const POINTED = "tour-pointed";
const PATIENCE = 400;

const read = () => {
  try {
    return JSON.parse(localStorage.getItem(KEPT));
  } catch {
    return null;
  }
};
const keep = (state) => localStorage.setItem(KEPT, JSON.stringify(state));

const here = new URL(location.href);
const wanted = here.searchParams.has("tour");
if (wanted) {
  here.searchParams.delete("tour");
  history.replaceState(null, "", here);
  keep({ at: 0, done: [], folded: false, side: "left" });
}

/** Whether the page is that of the step: the same path, and the same view where the step names one. */
function onPage(step) {
  const page = new URL(step.dataset.page, location.href);
  if (page.pathname !== location.pathname) return false;
  return [...page.searchParams].every(([key, value]) => new URLSearchParams(location.search).get(key) === value);
}

/** The first of some selectors that finds something that is seen. */
const seen = (selectors) => selectors.map((one) => document.querySelector(one)).find((one) => one?.getClientRects().length) ?? null;

class Guide {
  constructor(pane, state) {
    this.pane = pane;
    this.state = state;
    this.steps = [...pane.querySelectorAll("[data-step]")];
    pane.addEventListener("click", (event) => this[event.target.closest("[data-tour-do]")?.dataset.tourDo]?.());
    pane.addEventListener("keydown", (event) => this.key(event));
    document.addEventListener("rolemap:saved", (event) => this.saved(event.detail));
    this.show(false);
  }

  get step() {
    return this.steps[this.state.at];
  }

  key(event) {
    if (event.target.matches("input, select, textarea") || event.altKey || event.ctrlKey || event.metaKey) return;
    const does = { ArrowLeft: "back", ArrowRight: "on", Escape: "fold" }[event.key];
    if (!does) return;
    event.preventDefault();
    event.stopPropagation();
    this[does]();
  }

  on() {
    this.go(Math.min(this.state.at + 1, this.steps.length - 1));
  }

  back() {
    this.go(Math.max(this.state.at - 1, 0));
  }

  go(at) {
    this.state.at = at;
    keep(this.state);
    if (this.step.dataset.page && !onPage(this.step)) location.assign(this.step.dataset.page);
    else this.show(true);
  }

  fold() {
    this.state.folded = !this.state.folded;
    keep(this.state);
    this.show(false);
  }

  side() {
    this.state.side = this.state.side === "left" ? "right" : "left";
    keep(this.state);
    this.show(false);
  }

  leave() {
    localStorage.removeItem(KEPT);
    clearInterval(this.watch);
    this.point(null);
    this.pane.remove();
    document.getElementById("content")?.focus();
  }

  saved(news) {
    const key = this.step.dataset.closes;
    if (!key || !news?.closed?.some((finding) => finding.key === key)) return;
    this.state.done.push(this.state.at);
    keep(this.state);
    this.show(false);
  }

  show(move) {
    const { at, folded, side, done } = this.state;
    this.pane.dataset.side = side;
    this.pane.classList.toggle("folded", folded);
    this.steps.forEach((step, number) => (step.hidden = number !== at));
    this.pane.querySelector("#tour-steps").hidden = folded;
    const button = this.pane.querySelector("[data-tour-do='fold']");
    button.setAttribute("aria-expanded", String(!folded));
    button.textContent = folded ? button.dataset.wordsFolded : button.dataset.wordsOpen;
    this.pane.querySelector("progress").value = Math.min(at + 1, this.steps.length - 1);
    this.pane.querySelector("[data-tour-do='back']").disabled = at === 0;
    this.pane.querySelector("[data-tour-do='on']").disabled = at === this.steps.length - 1;
    const finished = this.step.querySelector(".tour-done");
    if (finished) finished.hidden = !done.includes(at);
    const elsewhere = this.step.querySelector(".tour-elsewhere");
    if (elsewhere) elsewhere.hidden = onPage(this.step);
    clearInterval(this.watch);
    this.point(null);
    if (folded || !this.step.dataset.target || !onPage(this.step)) return;
    this.find(true);
    this.watch = setInterval(() => this.find(false), PATIENCE);
    if (move) this.step.focus({ preventScroll: true });
  }

  /** Point at the thing of the step; panes are drawn anew by every save, so it is looked for again and again. */
  find(first) {
    const found = seen(this.step.dataset.target.split("|"));
    if (found === this.pointed && found?.classList.contains(POINTED)) return;
    this.point(found);
    if (first) found?.scrollIntoView({ block: "nearest", behavior: "auto" });
  }

  point(thing) {
    this.pointed?.classList.remove(POINTED);
    this.pointed = thing;
    thing?.classList.add(POINTED);
  }
}

const state = read();
if (state && document.body.dataset.map) {
  const answer = await fetch("/help/tour/guide");
  if (answer.ok) {
    const holder = document.createElement("template");
    holder.innerHTML = await answer.text();
    const pane = holder.content.querySelector("#tour");
    if (pane.dataset.map === document.body.dataset.map) {
      document.body.append(pane);
      new Guide(pane, state);
    }
  }
}

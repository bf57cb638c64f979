/** The picture of changes: larger and smaller by buttons, keys and the wheel with Ctrl; pulled with the mouse.
 *
 * It stands in a box that scrolls, so fingers, arrow keys and screen readers need nothing of this.
 */

const box = document.getElementById("picture");
const picture = box?.querySelector("svg");
const STEP = 1.25;
const LEAST = 0.1;
const MOST = 6;

if (picture) {
  const natural = picture.viewBox.baseVal.width;
  let scale = 1;

  const show = (wanted, x = box.clientWidth / 2, y = box.clientHeight / 2) => {
    const next = Math.min(MOST, Math.max(LEAST, wanted));
    const [left, top] = [(box.scrollLeft + x) / scale, (box.scrollTop + y) / scale];
    scale = next;
    picture.style.width = `${natural * scale}px`;
    box.scrollTo(left * scale - x, top * scale - y);
  };
  const fit = () => {
    show(Math.min(1.4, (box.clientWidth - 2) / natural));
    box.scrollTo(0, 0);
  };
  const actions = { in: () => show(scale * STEP), out: () => show(scale / STEP), fit };

  document.getElementById("zoom").hidden = false;
  document.getElementById("zoom").addEventListener("click", (event) => actions[event.target.dataset.zoom]?.());
  box.addEventListener("keydown", (event) => {
    const wanted = { "+": "in", "=": "in", "-": "out", 0: "fit" }[event.key];
    if (!wanted || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    actions[wanted]();
  });
  box.addEventListener(
    "wheel",
    (event) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      const place = box.getBoundingClientRect();
      show(scale * Math.exp(-event.deltaY / 400), event.clientX - place.left, event.clientY - place.top);
    },
    { passive: false },
  );

  let grip = null;
  box.addEventListener("pointerdown", (event) => {
    if (event.pointerType !== "mouse" || event.button !== 0) return;
    grip = { x: event.clientX + box.scrollLeft, y: event.clientY + box.scrollTop };
    box.classList.add("dragged");
    box.setPointerCapture(event.pointerId);
  });
  box.addEventListener("pointermove", (event) => {
    if (grip) box.scrollTo(grip.x - event.clientX, grip.y - event.clientY);
  });
  const release = () => {
    grip = null;
    box.classList.remove("dragged");
  };
  box.addEventListener("pointerup", release);
  box.addEventListener("pointercancel", release);
  fit();
}

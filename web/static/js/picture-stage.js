/** The stage: zoom and pan of the picture, kept over redraws, and its own place for each view. */

import Panzoom from "../vendor/panzoom.js";
import { place, workspace } from "./map-place.js";

const PX = 4 / 3; // A point is a 72nd of an inch, a pixel of CSS a 96th.
const MARGIN = 16;
const MOVE = 70;
const LEAST = 0.42;
const REAL = 1.12; // Letters of 9 points read as well as those of the page from here on.

export const canvas = document.getElementById("canvas");
const stage = document.getElementById("stage");
const share = document.getElementById("zoom-share");
const zoomer = Panzoom(stage, { canvas: true, minScale: 0.04, maxScale: 8, step: 0.3, cursor: "grab", pinchAndPan: true, handleStartEvent: () => {} });
let size = { width: 1, height: 1 };
let still = 0;
/** "whole" or "width" as long as the picture is shown so: then it is fitted again when the room for it changes. */
let fitted = "";

const middle = () => ({ x: canvas.clientWidth / 2, y: canvas.clientHeight / 2 });
const name = () => `rolemap:look:${document.body.dataset.map}:${place().view}:${place().focus}:${place().depth}`;

/** The picture that stands there, or null. */
export const drawing = () => stage.querySelector("svg");

/** Put another picture in the place of the one that stands there. `id` names a box that stays where it is. */
export function swap(svg, { keep, id }) {
  const old = drawing();
  const held = keep && old ? { look: look(), seen: centre(old, id) } : null;
  const at = held?.seen ? onCanvas(held.seen) : middle();
  const [, , width, height] = svg.getAttribute("viewBox").split(" ").map(Number);
  size = { width: width * PX, height: height * PX };
  svg.setAttribute("width", size.width);
  svg.setAttribute("height", size.height);
  stage.style.width = `${size.width}px`;
  stage.style.height = `${size.height}px`;
  stage.replaceChildren(svg);
  const again = held?.seen && centre(svg, id);
  if (held && fitted) zoom(fitted);
  else if (again) show(again, at, held.look.scale);
  else if (held) show(held.look.point, middle(), held.look.scale);
  else recall();
}

/** The middle of a box on a picture; null where it is not there. */
function centre(svg, id) {
  const part = id && svg.querySelector(`#${CSS.escape(id)}`);
  const box = part && onPicture(svg, part);
  return box ? { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 } : null;
}

/** What point of the picture is in the middle of the canvas, and how large it is shown. */
function look() {
  const scale = zoomer.getScale();
  const pan = zoomer.getPan();
  const half = { x: size.width / 2, y: size.height / 2 };
  const at = middle();
  return { scale, point: { x: (at.x - half.x) / scale + half.x - pan.x, y: (at.y - half.y) / scale + half.y - pan.y } };
}

/** Show a point of the picture at a place of the canvas. The transform turns around the middle of the stage. */
function show(point, at, scale, animate = false) {
  const half = { x: size.width / 2, y: size.height / 2 };
  zoomer.zoom(scale, { animate, force: true });
  zoomer.pan((at.x - half.x) / scale - point.x + half.x, (at.y - half.y) / scale - point.y + half.y, { animate, force: true });
}

function nudge(x, y, animate = false) {
  const scale = zoomer.getScale();
  zoomer.pan(x / scale, y / scale, { relative: true, force: true, animate });
}

/** Show all of it, its whole width, or its real size; "in" and "out" by a step. */
export function zoom(way) {
  const at = middle();
  const wide = (canvas.clientWidth - 2 * MARGIN) / size.width;
  const high = (canvas.clientHeight - 2 * MARGIN) / size.height;
  fitted = ["whole", "width"].includes(way) ? way : "";
  if (way === "in") zoomer.zoomIn();
  else if (way === "out") zoomer.zoomOut();
  else if (way === "whole") show({ x: size.width / 2, y: size.height / 2 }, at, Math.min(wide, high, 1.6));
  else if (way === "width") show({ x: size.width / 2, y: 0 }, { x: at.x, y: MARGIN }, Math.min(wide, 2));
  else show(look().point, at, REAL / PX);
}

/** Move the picture by steps to the right and down. */
export function move(right, down) {
  fitted = "";
  nudge(-right * MOVE, -down * MOVE, true);
}

/** Where a part of the picture stands on it, in its own pixels. Both boxes are measured at once, so that it holds
 * while the picture moves: Panzoom moves it in the next frame, and slowly. */
function onPicture(svg, part) {
  const frame = svg.getBoundingClientRect();
  const box = part.getBoundingClientRect();
  const k = frame.width ? size.width / frame.width : 1;
  const [left, top] = [(box.left - frame.left) * k, (box.top - frame.top) * k];
  return { left, top, right: left + box.width * k, bottom: top + box.height * k };
}

/** Where a point of the picture stands on the canvas once the picture is still. */
function onCanvas({ x, y }) {
  const scale = zoomer.getScale();
  const pan = zoomer.getPan();
  const half = { x: size.width / 2, y: size.height / 2 };
  return { x: half.x + scale * (x - half.x + pan.x), y: half.y + scale * (y - half.y + pan.y) };
}

/** The place of a part of the picture on the canvas once the picture is still. */
export function seat(part) {
  const box = onPicture(drawing(), part);
  const [first, last] = [onCanvas({ x: box.left, y: box.top }), onCanvas({ x: box.right, y: box.bottom })];
  return { left: first.x, top: first.y, right: last.x, bottom: last.y };
}

/** So much of the width of the canvas is not covered by a drawer. */
export function open() {
  const { left } = canvas.getBoundingClientRect();
  const drawers = ["side", "gaps-pane"].map((id) => document.getElementById(id).getBoundingClientRect());
  return Math.min(canvas.clientWidth, ...drawers.filter((box) => box.width && box.left > left + 120).map((box) => box.left - left));
}

/** Bring parts of the picture into sight, moving no more than is needed. */
export function reveal(parts) {
  const boxes = parts.filter((part) => part.isConnected).map(seat);
  if (!boxes.length) return;
  const shift = (low, high, to) => {
    if (high - low > to - 2 * MARGIN) return to / 2 - (low + high) / 2;
    return low < MARGIN ? MARGIN - low : high > to - MARGIN ? to - MARGIN - high : 0;
  };
  const least = (key) => Math.min(...boxes.map((box) => box[key]));
  const most = (key) => Math.max(...boxes.map((box) => box[key]));
  const x = shift(least("left"), most("right"), open());
  const y = shift(least("top"), most("bottom"), canvas.clientHeight);
  if (!x && !y) return;
  fitted = "";
  nudge(x, y, true);
}

/** Whether the whole picture can nearly be read at once; a long one is better begun at its top. */
const legible = () => Math.min(canvas.clientWidth / size.width, canvas.clientHeight / size.height) > LEAST;

function recall() {
  let kept = null;
  try {
    kept = JSON.parse(sessionStorage.getItem(name()));
  } catch {
    // A browser that keeps nothing shows the whole picture each time.
  }
  if (kept?.fitted) zoom(kept.fitted);
  else if (kept) show(kept.point, middle(), kept.scale);
  else zoom(legible() ? "whole" : "width");
}

function remember() {
  stage.classList.remove("moving");
  if (!drawing()) return;
  try {
    sessionStorage.setItem(name(), JSON.stringify({ ...look(), fitted }));
  } catch {
    // See above.
  }
}

stage.addEventListener("panzoomchange", (event) => {
  share.textContent = `${Math.round((event.detail.scale * 100 * PX) / REAL)}%`;
  stage.classList.add("moving");
  if (event.detail.originalEvent) fitted = ""; // moved by hand
  clearTimeout(still);
  still = setTimeout(remember, 220);
});
canvas.addEventListener("wheel", (event) => {
  if (event.target.closest(".panzoom-exclude")) return;
  fitted = "";
  if (event.shiftKey) {
    event.preventDefault();
    nudge(-(event.deltaX || event.deltaY), 0);
  } else zoomer.zoomWithWheel(event);
}, { passive: false });
workspace.addEventListener("click", (event) => {
  const button = event.target.closest("[data-zoom]");
  if (button) zoom(button.dataset.zoom);
});

// A pane or a ribbon opens: a fitted picture is fitted again, of any other what stood in the middle stays there.
let [wide, high] = [canvas.clientWidth, canvas.clientHeight];
new ResizeObserver(() => {
  const [right, down] = [canvas.clientWidth - wide, canvas.clientHeight - high];
  [wide, high] = [canvas.clientWidth, canvas.clientHeight];
  if (!drawing() || !(right || down)) return;
  if (fitted) zoom(fitted);
  else nudge(right / 2, down / 2);
  document.dispatchEvent(new CustomEvent("map:resized"));
}).observe(canvas);

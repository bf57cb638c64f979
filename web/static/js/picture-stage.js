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

const middle = () => ({ x: canvas.clientWidth / 2, y: canvas.clientHeight / 2 });
const name = () => `rolemap:look:${document.body.dataset.map}:${place().view}:${place().focus}:${place().depth}`;

/** The picture that stands there, or null. */
export const drawing = () => stage.querySelector("svg");

/** Put another picture in the place of the one that stands there. `anchor` finds the same point on either. */
export function swap(svg, { keep, anchor }) {
  const old = drawing();
  const held = keep && old ? { seen: anchor?.(old) ?? null, look: look() } : null;
  const [, , width, height] = svg.getAttribute("viewBox").split(" ").map(Number);
  size = { width: width * PX, height: height * PX };
  svg.setAttribute("width", size.width);
  svg.setAttribute("height", size.height);
  stage.style.width = `${size.width}px`;
  stage.style.height = `${size.height}px`;
  stage.replaceChildren(svg);
  if (!held) {
    recall();
    return;
  }
  show(held.look.point, middle(), held.look.scale);
  const moved = held.seen && anchor(svg);
  if (moved) nudge(held.seen.x - moved.x, held.seen.y - moved.y);
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
  if (way === "in") zoomer.zoomIn();
  else if (way === "out") zoomer.zoomOut();
  else if (way === "whole") show({ x: size.width / 2, y: size.height / 2 }, at, Math.min(wide, high, 1.6));
  else if (way === "width") show({ x: size.width / 2, y: 0 }, { x: at.x, y: MARGIN }, Math.min(wide, 2));
  else show(look().point, at, REAL / PX);
}

/** Move the picture by steps to the right and down. */
export const move = (right, down) => nudge(-right * MOVE, -down * MOVE, true);

/** The part of the canvas that no drawer covers, on the screen. */
export function open() {
  const { left, top, right, bottom } = canvas.getBoundingClientRect();
  const drawers = ["side", "gaps-pane"].map((id) => document.getElementById(id).getBoundingClientRect());
  const free = Math.min(right, ...drawers.filter((box) => box.width && box.left > left + 120).map((box) => box.left));
  return { left, top, right: free, bottom };
}

/** Bring parts of the picture into sight, moving no more than is needed. */
export function reveal(parts) {
  const boxes = parts.map((part) => part.getBoundingClientRect()).filter((box) => box.width);
  if (!boxes.length) return;
  const frame = open();
  const left = Math.min(...boxes.map((box) => box.left));
  const right = Math.max(...boxes.map((box) => box.right));
  const top = Math.min(...boxes.map((box) => box.top));
  const bottom = Math.max(...boxes.map((box) => box.bottom));
  const shift = (low, high, from, to) => {
    if (high - low > to - from - 2 * MARGIN) return (from + to) / 2 - (low + high) / 2;
    return low < from + MARGIN ? from + MARGIN - low : high > to - MARGIN ? to - MARGIN - high : 0;
  };
  const x = shift(left, right, frame.left, frame.right);
  const y = shift(top, bottom, frame.top, frame.bottom);
  if (x || y) nudge(x, y, true);
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
  if (kept) show(kept.point, middle(), kept.scale);
  else zoom(legible() ? "whole" : "width");
}

function remember() {
  stage.classList.remove("moving");
  if (!drawing()) return;
  try {
    sessionStorage.setItem(name(), JSON.stringify(look()));
  } catch {
    // See above.
  }
}

stage.addEventListener("panzoomchange", (event) => {
  share.textContent = `${Math.round((event.detail.scale * 100 * PX) / REAL)}%`;
  stage.classList.add("moving");
  clearTimeout(still);
  still = setTimeout(remember, 220);
});
canvas.addEventListener("wheel", (event) => {
  if (event.target.closest(".panzoom-exclude")) return;
  if (event.shiftKey) {
    event.preventDefault();
    nudge(-(event.deltaX || event.deltaY), 0);
  } else zoomer.zoomWithWheel(event);
}, { passive: false });
workspace.addEventListener("click", (event) => {
  const button = event.target.closest("[data-zoom]");
  if (button) zoom(button.dataset.zoom);
});

// A pane opens or is made wider: what stood in the middle stays in the middle.
let wide = canvas.clientWidth;
new ResizeObserver(() => {
  const grown = canvas.clientWidth - wide;
  wide = canvas.clientWidth;
  if (drawing() && grown) nudge(grown / 2, 0);
}).observe(canvas);

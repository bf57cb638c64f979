/** Light on the picture: a gap with its boxes and lines, or a box with its relations; the rest steps back. */

import { drawing, reveal } from "./picture-stage.js";

/** The light that was asked for last, so that it comes back on a new picture. */
let asked = null;

const box = (name) => `node-${name.replace(/[^A-Za-z0-9_.-]+/g, "_")}`;
const byId = (svg, id) => svg.querySelector(`#${CSS.escape(id)}`);

/** Light up a gap ({key, subjects, relations}); true where the picture shows it. */
export function lightGap(gap, { move = true } = {}) {
  asked = () => lightGap(gap, { move: false });
  const svg = cleared();
  if (!svg) return false;
  const badges = [...svg.querySelectorAll(`.badge[data-finding="${CSS.escape(gap.key)}"]`)];
  const parts = new Set(badges.map((badge) => badge.closest(".node, .edge")).filter(Boolean));
  for (const id of gap.subjects) svg.querySelectorAll(`.node[data-element~="${CSS.escape(id)}"]`).forEach((node) => parts.add(node));
  for (const edge of svg.querySelectorAll(".edge[data-relations]")) {
    const stands = edge.dataset.relations.split(" ");
    if (gap.relations.some((relation) => stands.includes(relation))) withEnds(svg, edge).forEach((part) => parts.add(part));
  }
  for (const badge of badges) badge.classList.add("named");
  shine(svg, parts);
  if (move) reveal([...parts].filter((part) => badges.some((badge) => part.contains(badge))));
  return badges.length > 0;
}

/** Light up a box with all lines that begin or end there. */
export function lightNode(node) {
  asked = () => {
    const again = drawing() && byId(drawing(), node.id);
    if (again) lightNode(again);
  };
  const svg = cleared();
  if (!svg) return;
  const parts = new Set([node]);
  for (const edge of svg.querySelectorAll(".edge")) {
    if (box(edge.dataset.source) === node.id || box(edge.dataset.target) === node.id) withEnds(svg, edge).forEach((part) => parts.add(part));
  }
  if (parts.size > 1) shine(svg, parts);
}

/** All as bright as before. */
export function unlight() {
  asked = null;
  cleared();
}

function withEnds(svg, edge) {
  const ends = [edge.dataset.source, edge.dataset.target].map((name) => byId(svg, box(name)));
  return [edge, ...ends.filter(Boolean)];
}

function shine(svg, parts) {
  svg.classList.toggle("lit", parts.size > 0);
  for (const part of parts) part.classList.add("shining");
}

function cleared() {
  const svg = drawing();
  svg?.classList.remove("lit");
  svg?.querySelectorAll(".shining, .named").forEach((part) => part.classList.remove("shining", "named"));
  return svg;
}

document.addEventListener("map:drawn", () => asked?.());

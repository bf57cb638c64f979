/** Values of fields: read from what was typed, written as they are typed. The same rules as on the server. */

const LANGUAGE = document.documentElement.lang;
const DAY = /^(\d{1,2})[./\- ](\d{1,2})[./\- ](\d{4})$/;
const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
const NUMBERS = new Set(["number", "count", "share"]);

/** The sentence by which a field refuses what was typed. */
export class NotRead extends Error {}

const refuse = (name, text) => {
  throw new NotRead(`${name}:${text}`);
};

/** The value of a piece of text for a field of that kind; undefined for nothing. Throws NotRead. */
export function read(kind, text) {
  const plain = text.replace(/[\u200b\ufeff]/g, "").trim().normalize("NFC");
  if (!plain) return undefined;
  if (kind === "date") return day(plain);
  if (NUMBERS.has(kind)) return number(kind, plain);
  if (kind === "long") return plain.replace(/[ \t]+$/gm, "");
  return plain.replace(/\s+/g, " ");
}

function day(text) {
  const iso = ISO.exec(text);
  const local = DAY.exec(text);
  if (!iso && !local) refuse("noDate", text);
  const [year, month, date] = iso ? iso.slice(1).map(Number) : local.slice(1).reverse().map(Number);
  const value = new Date(Date.UTC(year, month - 1, date));
  if (value.getUTCMonth() !== month - 1 || value.getUTCDate() !== date) refuse("noDay", text);
  return value.toISOString().slice(0, 10);
}

function number(kind, text) {
  const percent = text.endsWith("%");
  const bare = text.replace(/%$/, "").replace(/\s/g, "").replace(/^[−–]/, "-");
  if (!/^[-+]?(\d[\d.,]*|[.,]\d+)$/.test(bare)) refuse("noNumber", text);
  const marks = bare.match(/[.,]/g) ?? [];
  let mark = marks.length === 1 ? marks[0] : "";
  if (new Set(marks).size === 2) mark = marks.at(-1);
  else if (/^[-+]?[1-9]\d{0,2}[.,]\d{3}$/.test(bare)) mark = "";
  const at = mark ? bare.lastIndexOf(mark) : bare.length;
  let value = Number(`${bare.slice(0, at).replace(/[.,]/g, "")}.${bare.slice(at + 1) || "0"}`);
  if (Number.isNaN(value)) refuse("noNumber", text);
  if (kind === "share" && (percent || value > 1)) value = Number((value / 100).toFixed(12));
  if (kind === "count" && !Number.isInteger(value)) refuse("noCount", text);
  return value;
}

/** How a value is typed. */
export function typed(kind, value) {
  if (value === undefined || value === null) return "";
  if (kind === "date") return String(value).split("-").reverse().join("/");
  if (kind === "share") return `${exact(Number((value * 100).toFixed(10)))}%`;
  if (NUMBERS.has(kind)) return exact(value);
  return Array.isArray(value) ? value.join("\n") : String(value);
}

function exact(value) {
  let text = String(value);
  if (/^-?[1-9]\d{0,2}\.\d{3}$/.test(text)) text += "0";
  return LANGUAGE === "vi" ? text.replace(".", ",") : text;
}

/** How a value was understood, in words: the weekday and month of a date, a number with its thousands. */
export function understood(kind, value) {
  if (value === undefined) return "";
  if (kind === "date") {
    const form = { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" };
    return new Date(`${value}T00:00:00Z`).toLocaleDateString(LANGUAGE, form);
  }
  if (kind === "share") return value.toLocaleString(LANGUAGE, { style: "percent", maximumFractionDigits: 2 });
  return NUMBERS.has(kind) ? value.toLocaleString(LANGUAGE, { maximumFractionDigits: 6 }) : "";
}

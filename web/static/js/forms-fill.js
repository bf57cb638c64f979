/** The field that an address asks to fill in: `?fill=end&fill=note` unfolds, marks and focuses them, the first one first. */

const FIELD = "select, textarea, input:not([type=hidden])";

/** Go to the fields that the address names; false where the form has none of them. */
export function goToAsked(root, url) {
  const keys = new URL(url, location.href).searchParams.getAll("fill");
  const asked = [...root.querySelectorAll("[data-control]")].filter(({ dataset }) =>
    keys.some((key) => dataset.key === key || dataset.key.startsWith(`${key}.`)));
  for (const one of asked) {
    one.dataset.asked = "";
    one.closest("details")?.setAttribute("open", "");
  }
  const field = asked[0]?.querySelector(FIELD);
  field?.focus({ preventScroll: true });
  asked[0]?.scrollIntoView({ block: "center" });
  return Boolean(field);
}

if (document.querySelector(".form-page")) goToAsked(document, location.href);

/** A part of a page put anew from the server after something was saved elsewhere on it, an undo for instance. */

/** Fetch this page again and put its part of that id in the place of the old one. */
export async function freshen(id) {
  const response = await fetch(location.href).catch(() => null);
  if (!response?.ok) return;
  const answered = new DOMParser().parseFromString(await response.text(), "text/html");
  put(answered, id);
}

/** Put the part of that id of another document into this one; null where it has none. */
export function put(answered, id) {
  const fresh = answered.getElementById(id);
  const old = document.getElementById(id);
  if (!fresh || !old) return null;
  const adopted = document.adoptNode(fresh);
  old.replaceWith(adopted);
  return adopted;
}

// @ts-check
import { element, part } from "./element.js";

/** @typedef {import("./types.js").Notice} Notice */

/**
 * What whoever runs the emulator has to say: it names the page, and takes the place of the steps
 * and of the crowd.
 *
 * @param {Document} page
 * @param {Notice | null} [notice]
 */
export function showNotice(page, notice) {
  if (!notice) return;
  page.title = notice.title;
  part(page, "h1").textContent = notice.title;
  for (const other of ["#guide", "#guide-toggle", "#start-crowd", "#crowd-hint"]) {
    part(page, other).hidden = true;
  }
  const shown = part(page, "#notice");
  shown.hidden = false;
  shown.dataset.mood = notice.mood;
  part(shown, ".notice-said").textContent = notice.said;
  const lines = notice.lines.map((line) => element("li", { dir: "auto" }, line));
  part(shown, ".notice-lines").replaceChildren(...lines);
}

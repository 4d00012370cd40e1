// @ts-check
import { element } from "./element.js";

const GENERAL = [
  "Staff: type /staff and let the bot share a link.",
  "Young person: open the link and answer.",
  "Press “Sixty people take part” and watch everybody hear back.",
];
const NARROW = "(max-width: 719px)";

/**
 * The steps for a newcomer, which can be folded away. They start folded where space is short.
 *
 * @param {HTMLElement} list
 * @param {HTMLElement} toggle
 */
export function foldGuide(list, toggle) {
  const show = (/** @type {boolean} */ open) => {
    list.hidden = !open;
    toggle.setAttribute("aria-expanded", String(open));
  };
  show(!matchMedia(NARROW).matches);
  toggle.addEventListener("click", () => show(list.hidden));
}

/**
 * @param {HTMLElement} list
 * @param {string[]} [story]
 */
export function tellStory(list, story) {
  const steps = story?.length ? story : GENERAL;
  list.replaceChildren(...steps.map((step) => element("li", { dir: "auto" }, element("span", {}, step))));
}

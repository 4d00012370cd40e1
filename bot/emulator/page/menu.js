// @ts-check
import { element, icon } from "./element.js";

/** @typedef {{label: string, detail?: string, drawing?: string, choose: () => void}} Choice */

/**
 * A button that drops down a menu: arrow keys move, Escape closes and gives the focus back.
 *
 * @param {HTMLButtonElement} button
 * @param {() => Choice[] | Promise<Choice[]>} choices  asked at every opening
 */
export function dropMenu(button, choices) {
  /** @type {HTMLElement | null} */
  let list = null;
  button.setAttribute("aria-haspopup", "menu");
  button.setAttribute("aria-expanded", "false");

  function close() {
    list?.remove();
    list = null;
    button.setAttribute("aria-expanded", "false");
    document.removeEventListener("pointerdown", closeOutside, true);
  }

  /** @param {Event} event */
  function closeOutside(event) {
    const anchor = button.parentElement;
    if (!anchor?.contains(/** @type {Node} */ (event.target))) close();
  }

  async function open() {
    const found = await choices();
    if (found.length === 0 || list) return;
    list = menuOf(found, button, close);
    button.after(list);
    button.setAttribute("aria-expanded", "true");
    document.addEventListener("pointerdown", closeOutside, true);
    /** @type {HTMLElement} */ (list.firstElementChild).focus();
  }

  button.addEventListener("click", () => (list ? close() : open()));
}

/**
 * @param {Choice[]} choices
 * @param {HTMLButtonElement} button
 * @param {() => void} close
 */
function menuOf(choices, button, close) {
  const leave = () => {
    close();
    button.focus();
  };
  const items = choices.map((choice) => itemOf(choice, leave));
  const label = button.getAttribute("aria-label");
  const list = element("div", { class: "menu", role: "menu", "aria-label": label }, ...items);
  list.addEventListener("keydown", (event) => steer(event, items, leave));
  list.addEventListener("focusout", (event) => {
    const next = /** @type {Node | null} */ (event.relatedTarget);
    if (next && next !== button && !list.contains(next)) close();
  });
  return list;
}

/**
 * @param {Choice} choice
 * @param {() => void} leave
 */
function itemOf(choice, leave) {
  const words = element("span", { class: "menu-label", dir: "auto" }, choice.label);
  const detail = choice.detail && element("span", { class: "menu-detail", dir: "auto" }, choice.detail);
  const text = element("span", { class: "menu-text" }, words, detail || null);
  const item = element("button", { type: "button", role: "menuitem", tabindex: "-1" });
  if (choice.drawing) item.append(icon(choice.drawing));
  item.append(text);
  item.addEventListener("click", () => {
    leave();
    choice.choose();
  });
  return item;
}

/**
 * @param {KeyboardEvent} event
 * @param {HTMLElement[]} items
 * @param {() => void} leave
 */
function steer(event, items, leave) {
  const here = items.indexOf(/** @type {HTMLElement} */ (document.activeElement));
  /** @type {Record<string, number>} */
  const moves = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: items.length - 1 };
  if (event.key === "Escape" || event.key === "Tab") leave();
  if (event.key in moves) items.at(moves[event.key] % items.length)?.focus();
  if (event.key in moves || event.key === "Escape") event.preventDefault();
}

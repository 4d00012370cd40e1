// @ts-check
import { element, highlight, icon } from "./element.js";
import { startPayload } from "./startlink.js";

/** @typedef {import("./types.js").Button} Button */
/**
 * @typedef {object} KeyboardActions
 * @property {string} username
 * @property {(data: string, settle: () => void) => void} tap
 * @property {(payload: string) => void} open
 * @property {(text: string) => void} copy
 */

/** Rows of buttons below a bubble. An update keeps the elements, so that focus stays where it is. */
export class Keyboard {
  /** @param {KeyboardActions} actions */
  constructor(actions) {
    this.actions = actions;
    this.element = element("div", { class: "keyboard", hidden: true });
  }

  /**
   * @param {Button[][]} rows
   * @param {boolean} fresh  whether the buttons are shown for the first time
   */
  update(rows, fresh) {
    const hadFocus = this.element.contains(document.activeElement);
    this.element.hidden = rows.length === 0;
    fitChildren(this.element, rows.length, () => element("div", { class: "keyboard-row" }));
    rows.forEach((buttons, index) => {
      const row = /** @type {HTMLElement} */ (this.element.children[index]);
      fitChildren(row, buttons.length, () => this.#key());
      buttons.forEach((button, place) => this.#paint(row.children[place], button, fresh));
    });
    if (hadFocus && !this.element.contains(document.activeElement)) this.#focusLast();
  }

  #key() {
    const made = element("button", { type: "button", class: "key" });
    made.append(element("span", { class: "key-text", dir: "auto" }));
    return made;
  }

  #focusLast() {
    const keys = this.element.querySelectorAll("button");
    const target = keys[keys.length - 1] ?? this.element.closest(".log");
    /** @type {HTMLElement | null} */ (target)?.focus();
  }

  /**
   * @param {Element} target
   * @param {Button} button
   * @param {boolean} fresh
   */
  #paint(target, button, fresh) {
    const key = /** @type {HTMLButtonElement} */ (target);
    const identity = JSON.stringify(button);
    if (key.dataset.identity === identity) return;
    if (key.dataset.data !== (button.data ?? "")) settle(key);
    if (!fresh) highlight(key);
    key.dataset.identity = identity;
    key.dataset.data = button.data ?? "";
    key.dataset.style = button.style ?? "";
    key.firstElementChild?.replaceChildren(button.text);
    this.#equip(key, button);
  }

  /**
   * @param {HTMLButtonElement} key
   * @param {Button} button
   */
  #equip(key, button) {
    key.querySelectorAll(".icon, .address").forEach((old) => old.remove());
    key.disabled = false;
    const payload = button.url ? startPayload(button.url, this.actions.username) : null;
    if (button.data) {
      key.onclick = () => this.#press(key, /** @type {string} */ (button.data));
    } else if (payload) {
      key.append(icon("away"));
      key.onclick = () => this.actions.open(payload);
    } else if (button.copy) {
      key.append(icon("copy"));
      key.onclick = () => this.actions.copy(/** @type {string} */ (button.copy));
    } else {
      key.disabled = true;
      if (button.url) key.append(element("span", { class: "address", dir: "ltr" }, button.url));
    }
  }

  /**
   * @param {HTMLButtonElement} key
   * @param {string} data
   */
  #press(key, data) {
    if (key.getAttribute("aria-busy") === "true") return;
    key.setAttribute("aria-busy", "true");
    this.actions.tap(data, () => settle(key));
  }
}

/** @param {HTMLElement} key */
function settle(key) {
  key.removeAttribute("aria-busy");
}

/**
 * @param {HTMLElement} parent
 * @param {number} count
 * @param {() => HTMLElement} make
 */
function fitChildren(parent, count, make) {
  while (parent.children.length > count) parent.lastElementChild?.remove();
  while (parent.children.length < count) parent.append(make());
}

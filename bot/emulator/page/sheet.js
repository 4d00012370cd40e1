// @ts-check
import { element } from "./element.js";

/** @typedef {{label: string, detail?: string, primary?: boolean, choose?: () => void}} SheetButton */

let count = 0;

/** A dialog inside one phone: the rest of that phone waits, the other phones go on. */
export class Sheet {
  /**
   * @param {HTMLElement} holder
   * @param {HTMLElement} behind
   */
  constructor(holder, behind) {
    this.holder = holder;
    this.behind = behind;
    /** @type {Element | null} */
    this.origin = null;
    holder.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.close();
    });
  }

  /**
   * @param {"alertdialog" | "dialog"} role
   * @param {string} text
   * @param {SheetButton[]} buttons
   */
  open(role, text, buttons) {
    const name = `sheet-${(count += 1)}`;
    const words = element("p", { id: name, dir: "auto" }, text);
    const keys = buttons.map((button) => this.#button(button));
    const card = element("div", { class: "card", role, "aria-labelledby": name }, words, ...keys);
    if (this.holder.hidden) this.origin = document.activeElement ?? document.body;
    this.holder.replaceChildren(card);
    this.holder.hidden = false;
    this.behind.inert = true;
    // A dialog may come up while the person is busy with another phone: that one keeps the focus.
    const elsewhere = this.origin !== document.body && !this.behind.contains(this.origin);
    if (!elsewhere) keys[0].focus();
  }

  close() {
    const focused = this.holder.contains(document.activeElement);
    this.holder.hidden = true;
    this.behind.inert = false;
    this.holder.replaceChildren();
    if (focused && this.origin instanceof HTMLElement) this.origin.focus();
  }

  /** @param {SheetButton} button */
  #button({ label, detail, primary, choose }) {
    const made = element("button", { type: "button", class: primary ? "primary" : "secondary" });
    made.append(element("span", { dir: "auto" }, label));
    if (detail) made.append(element("span", { class: "detail", dir: "auto" }, detail));
    made.addEventListener("click", () => {
      this.close();
      choose?.();
    });
    return made;
  }
}

// @ts-check
const QUIET_MS = 3_000;

/** Unread messages of one phone, and the shake that announces them. */
export class Buzz {
  #unread = 0;
  #lastAct = -QUIET_MS;

  /**
   * @param {HTMLElement} phone
   * @param {HTMLElement} badge
   * @param {(unread: number) => void} onChange
   */
  constructor(phone, badge, onChange) {
    this.phone = phone;
    this.badge = badge;
    this.onChange = onChange;
    const frame = /** @type {HTMLElement} */ (phone.querySelector(".frame"));
    frame.addEventListener("pointerdown", () => this.read());
    frame.addEventListener("focusin", () => this.read());
    frame.addEventListener("animationend", (event) => {
      // The glow outlasts the shake.
      if (event.animationName === "glow") phone.classList.remove("buzzing");
    });
  }

  /** The person has just done something: what follows is a reply, not a surprise. */
  acted() {
    this.#lastAct = performance.now();
    this.read();
  }

  ring() {
    if (performance.now() - this.#lastAct < QUIET_MS) return;
    this.phone.classList.remove("buzzing");
    void this.phone.offsetWidth;
    this.phone.classList.add("buzzing");
    this.#show(this.#unread + 1);
  }

  read() {
    if (this.#unread > 0) this.#show(0);
  }

  /** @param {number} unread */
  #show(unread) {
    this.#unread = unread;
    this.badge.hidden = unread === 0;
    this.badge.textContent = unread > 99 ? "99+" : String(unread);
    this.badge.title = `${unread} new`;
    this.onChange(unread);
  }
}

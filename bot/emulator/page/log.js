// @ts-check
import { Bubble } from "./bubble.js";
import { part } from "./element.js";
import { limitTabStops, steer } from "./tabstops.js";

/** @typedef {import("./types.js").Message} Message */
/** @typedef {import("./bubble.js").BubbleActions} BubbleActions */

const NEAR_PX = 90;

/** The messages of one chat, in order, kept at the newest unless the person has scrolled up. */
export class Log {
  /** @type {Map<number, Bubble>} */
  #bubbles = new Map();
  /** @type {Set<number>} */
  #touched = new Set();
  #settling = false;
  #stuck = true;
  #top = 0;

  /**
   * @param {HTMLElement} area
   * @param {BubbleActions} actions
   */
  constructor(area, actions) {
    this.actions = actions;
    this.scroller = part(area, ".log");
    this.list = part(area, ".messages");
    this.empty = part(area, ".empty");
    this.typing = part(area, ".typing");
    this.newest = part(area, "[data-part=newest]");
    this.newest.addEventListener("click", () => this.toNewest());
    this.scroller.addEventListener("scroll", () => this.#notice(), { passive: true });
    this.list.addEventListener("keydown", steer);
    const sizes = new ResizeObserver(() => this.#follow());
    sizes.observe(this.scroller);
    sizes.observe(this.list);
  }

  /** @returns {Message[]} in order */
  get messages() {
    return this.#inOrder().map((bubble) => bubble.message);
  }

  /**
   * Add or change one message.
   *
   * @param {Message} message
   * @returns {boolean} whether it is new here
   */
  put(message) {
    this.#touched.add(message.message_id);
    const known = this.#bubbles.get(message.message_id);
    if (known) known.update(message);
    else this.#add(message);
    this.#settle();
    return !known;
  }

  /** @param {number} messageId */
  drop(messageId) {
    this.#touched.add(messageId);
    this.#remove(messageId);
  }

  /** Call before fetching a chat: what changes meanwhile is newer than what was fetched. */
  beforeFetch() {
    this.#touched.clear();
  }

  /** @param {Message[]} fetched  the whole chat */
  reconcile(fetched) {
    const present = new Set(fetched.map((message) => message.message_id));
    for (const id of [...this.#bubbles.keys()]) {
      if (!present.has(id) && !this.#touched.has(id)) this.#remove(id);
    }
    for (const message of fetched) {
      if (this.#touched.has(message.message_id)) continue;
      const known = this.#bubbles.get(message.message_id);
      if (known) known.update(message);
      else this.#add(message);
    }
    this.#tidy();
  }

  /** @param {boolean} shown */
  showTyping(shown) {
    if (this.typing.hidden === !shown) return;
    this.typing.hidden = !shown;
    this.#settle();
  }

  toNewest() {
    this.#stuck = true;
    this.#follow();
  }

  /** Once before the next picture, however many messages arrive until then. */
  #settle() {
    if (this.#settling) return;
    this.#settling = true;
    requestAnimationFrame(() => {
      this.#settling = false;
      limitTabStops(this.list);
      this.#follow();
    });
  }

  #inOrder() {
    return [...this.#bubbles.values()].sort((a, b) => a.message.message_id - b.message.message_id);
  }

  /** @param {Message} message */
  #add(message) {
    const bubble = new Bubble(message, this.actions);
    const last = this.list.lastElementChild;
    const newest = !last || Number(last.dataset.id) < message.message_id;
    bubble.element.dataset.id = String(message.message_id);
    this.#bubbles.set(message.message_id, bubble);
    if (newest) {
      bubble.markDay(last && this.#bubbles.get(Number(last.dataset.id))?.message);
      this.list.append(bubble.element);
      // The Start button goes away: whoever pressed it with a key stays in this chat.
      if (this.empty.contains(document.activeElement)) this.scroller.focus();
      this.empty.hidden = true;
    } else {
      this.#insert(bubble);
    }
  }

  /** @param {Bubble} bubble */
  #insert(bubble) {
    const order = this.#inOrder();
    const after = order[order.indexOf(bubble) + 1];
    this.list.insertBefore(bubble.element, after?.element ?? null);
    this.#tidy();
  }

  /** @param {number} messageId */
  #remove(messageId) {
    const bubble = this.#bubbles.get(messageId);
    if (!bubble) return;
    if (bubble.element.contains(document.activeElement)) this.scroller.focus();
    bubble.element.remove();
    this.#bubbles.delete(messageId);
    this.#tidy();
  }

  #tidy() {
    const order = this.#inOrder();
    order.forEach((bubble, index) => bubble.markDay(order[index - 1]?.message));
    this.#settle();
    this.empty.hidden = order.length > 0;
  }

  #notice() {
    const { scrollTop, scrollHeight, clientHeight } = this.scroller;
    const near = scrollHeight - scrollTop - clientHeight < NEAR_PX;
    // Growing content also moves the end away; only a person moves the view upwards.
    if (near || scrollTop < this.#top) this.#stuck = near;
    this.#top = scrollTop;
    this.newest.hidden = this.#stuck;
  }

  #follow() {
    if (this.#stuck) this.scroller.scrollTop = this.scroller.scrollHeight;
    else this.newest.hidden = false;
  }
}

// @ts-check
import { element, highlight, icon } from "./element.js";
import { Keyboard } from "./keyboard.js";
import { clock, day } from "./moments.js";
import { safeFragment } from "./safehtml.js";
import { startPayload } from "./startlink.js";

/** @typedef {import("./types.js").Message} Message */
/**
 * @typedef {object} BubbleActions
 * @property {string} username
 * @property {string} botName
 * @property {(messageId: number, data: string, settle: () => void) => void} tap
 * @property {(payload: string) => void} open
 * @property {(text: string) => void} copy
 * @property {(address: string, caption: string) => void} enlarge
 */

/** @type {Record<string, [string, string]>} */
const THINGS = {
  photo: ["photo", "Photo"],
  voice: ["voice", "Voice message"],
  document: ["file", "Document"],
  sticker: ["sticker", "Sticker"],
  location: ["place", "Location"],
};

/** One message and its buttons; edits change it in place. */
export class Bubble {
  /**
   * @param {Message} message
   * @param {BubbleActions} actions
   */
  constructor(message, actions) {
    this.actions = actions;
    this.body = element("div", { class: "bubble" });
    this.keyboard = new Keyboard({
      ...actions,
      tap: (data, settle) => actions.tap(this.message.message_id, data, settle),
    });
    this.element = element("div", { class: `row ${message.from === "bot" ? "bot" : "person"}` });
    this.element.append(this.body, this.keyboard.element);
    this.message = message;
    this.#draw(true);
  }

  get fromBot() {
    return this.message.from === "bot";
  }

  /** @param {Message} message */
  update(message) {
    const before = this.message;
    if (JSON.stringify(before) === JSON.stringify(message)) return;
    this.message = message;
    this.#draw(false);
    if (bodyOf(before) !== bodyOf(message)) highlight(this.body);
  }

  /** Show the date above the first message of a day. @param {Message | undefined} previous */
  markDay(previous) {
    const today = day(this.message.date);
    if (previous && day(previous.date) === today) delete this.element.dataset.day;
    else this.element.dataset.day = today;
  }

  /** @param {boolean} fresh */
  #draw(fresh) {
    const { message } = this;
    const drawn = bodyOf(message);
    if (this.drawn !== drawn) {
      this.body.replaceChildren(this.#speaker(), ...this.#thing(), this.#words());
      this.drawn = drawn;
    }
    this.keyboard.update(message.buttons ?? [], fresh);
  }

  #speaker() {
    const name = this.fromBot ? this.actions.botName : "You";
    return element("span", { class: "sr-only" }, `${name}: `);
  }

  #words() {
    const { html, text } = this.message;
    const words = element("div", { class: html || text ? "words" : "words bare", dir: "auto" });
    words.append(html ? safeFragment(html, (address, label) => this.#link(address, label)) : text);
    words.append(this.#meta());
    return words;
  }

  /**
   * Only start links lead anywhere: the page contacts nobody but the emulator.
   *
   * @param {string} address
   * @param {string} label
   */
  #link(address, label) {
    const payload = startPayload(address, this.actions.username);
    const shown = address.replace(/^(https?:\/\/|mailto:|tel:)/, "").replace(/\/$/, "");
    const told = label.includes(shown) ? null : shown;
    if (!payload) return element("span", { class: "dead-link", "data-address": told });
    return element("a", {
      href: address,
      class: "start-link",
      onclick: (/** @type {Event} */ event) => {
        event.preventDefault();
        this.actions.open(payload);
      },
    });
  }

  #thing() {
    const { photo, document: file, kind, edit_date: edited } = this.message;
    // An edit may put another picture behind the same address.
    if (photo) return [this.#photo(edited ? `${photo}?${edited}` : photo)];
    if (file) return [download(file)];
    if (kind in THINGS) return [placeholder(kind)];
    return [];
  }

  /** @param {string} address */
  #photo(address) {
    const caption = this.message.text;
    const picture = element("img", { src: address, alt: caption || "Photo" });
    return element(
      "button",
      {
        type: "button",
        class: "photo",
        "aria-label": "Enlarge the photo",
        onclick: () => this.actions.enlarge(address, caption),
      },
      picture,
    );
  }

  #meta() {
    const { message } = this;
    return element(
      "span",
      { class: "meta" },
      message.silent ? silentMark() : null,
      message.edit_date ? "edited " : null,
      clock(message.date),
    );
  }
}

/** What the bubble shows, without its buttons. @param {Message} message */
function bodyOf(message) {
  const { buttons: _, ...body } = message;
  return JSON.stringify(body);
}

function silentMark() {
  const mark = element("span", { class: "silent", title: "Sent without a sound" }, icon("silent"));
  mark.append(element("span", { class: "sr-only" }, "silent "));
  return mark;
}

/** @param {{file_name: string, url: string}} file */
function download(file) {
  const name = element("span", { class: "file-name", dir: "auto" }, file.file_name);
  const hint = element("span", { class: "file-hint" }, file.url ? "Download" : "Document");
  const inside = [icon("file"), element("span", { class: "file-text" }, name, hint)];
  if (!file.url) return element("div", { class: "file-link" }, ...inside);
  return element("a", { class: "file-link", href: file.url, download: file.file_name }, ...inside);
}

/** @param {string} kind */
function placeholder(kind) {
  const [drawing, label] = THINGS[kind];
  return element("div", { class: "thing" }, icon(drawing), label);
}

// @ts-check
import * as sim from "./api.js";
import { Buzz } from "./buzz.js";
import { Composer } from "./composer.js";
import { part } from "./element.js";
import { Log } from "./log.js";
import { dropMenu } from "./menu.js";
import { Sheet } from "./sheet.js";
import { Taps } from "./taps.js";

/** @typedef {import("./types.js").Person} Person */
/** @typedef {import("./types.js").Message} Message */
/** @typedef {import("./types.js").SimEvent} SimEvent */
/** @typedef {import("./types.js").State["bot"]} Bot */
/**
 * @typedef {object} Surroundings
 * @property {Bot} bot
 * @property {() => string[]} links  start payloads the bot has shared, newest first
 * @property {(address: string, caption: string) => void} enlarge
 * @property {(unread: number) => void} onUnread
 * @property {() => void} remove
 */

const TOAST_MS = 4_000;
const TYPING_MS = 5_000;

/** One person's phone: their private chat with the bot, and everything they can do in it. */
export class Phone {
  #commands = /** @type {import("./types.js").Command[]} */ ([]);
  #declined = new Set();
  #toastTimer = 0;
  #typingTimer = 0;

  /**
   * @param {Person} person
   * @param {Surroundings} around
   */
  constructor(person, around) {
    this.person = person;
    this.around = around;
    this.taps = new Taps();
    this.element = this.#frame();
    this.log = new Log(this.element, this.#bubbleActions());
    this.sheet = new Sheet(part(this.element, ".sheet"), part(this.element, ".screen"));
    this.composer = new Composer(part(this.element, ".composer"), this.#composerActions());
    this.buzz = new Buzz(this.element, part(this.element, ".badge"), around.onUnread);
    this.#listen();
    this.#showBlocked(person.blocked);
  }

  get name() {
    const { first_name: name, role } = this.person;
    const known = !role || name.toLowerCase().startsWith(role.toLowerCase());
    return capital(known ? name : `${role}: ${name}`);
  }

  get isStaff() {
    return this.person.role.toLowerCase() === "staff";
  }

  /** Fetch the whole chat: at the start and after a lost connection. */
  async load() {
    this.taps.forget();
    this.log.beforeFetch();
    const chat = await sim.chat(this.person.user_id);
    this.#commands = chat.commands ?? [];
    this.log.reconcile(chat.messages);
    this.#showBlocked(chat.blocked);
    this.#showTyping(chat.typing);
    this.offerLink();
  }

  /** @param {SimEvent} event */
  hear(event) {
    switch (event.type) {
      case "message":
        return this.#received(event.message);
      case "edited":
        return void this.log.put(event.message);
      case "deleted":
        return this.log.drop(event.message_id);
      case "typing":
        return this.#showTyping(true);
      case "answer":
        return this.#answered(event);
      case "blocked":
      case "unblocked":
        return this.#showBlocked(event.type === "blocked");
    }
  }

  /** Show the newest link that this person has neither opened nor put away. */
  offerLink() {
    const [payload] = this.around.links();
    const offered = payload !== undefined && !this.isStaff && !this.#declined.has(payload);
    this.banner.hidden = !offered || this.#hasOpened(payload);
    part(this.banner, "p").textContent = `A link was shared: open ${payload}`;
    this.banner.dataset.payload = payload;
  }

  #frame() {
    const template = /** @type {HTMLTemplateElement} */ (document.getElementById("phone-template"));
    const made = part(/** @type {any} */ (template.content.cloneNode(true)), ".phone");
    made.setAttribute("aria-label", `Phone: ${this.name}`);
    made.dataset.person = String(this.person.user_id);
    made.dataset.role = this.isStaff ? "staff" : "person";
    part(made, ".caption-text").textContent = this.name;
    part(made, ".log").setAttribute("aria-label", `Chat of ${this.name}`);
    for (const spot of made.querySelectorAll(".bot-name")) spot.textContent = this.around.bot.first_name;
    for (const spot of made.querySelectorAll(".avatar")) {
      spot.textContent = this.around.bot.first_name.slice(0, 1);
    }
    this.banner = part(made, ".banner");
    this.status = part(made, ".status");
    this.toast = part(made, ".toast");
    return made;
  }

  #listen() {
    const on = (/** @type {string} */ name, /** @type {() => void} */ act) =>
      part(this.element, `[data-part=${name}]`).addEventListener("click", act);
    on("start", () => this.#do(sim.sendText(this.person.user_id, "/start")));
    on("unblock", () => this.#do(sim.unblock(this.person.user_id)));
    on("banner-open", () => this.#open(this.banner.dataset.payload ?? ""));
    on("banner-close", () => this.#putAway());
    dropMenu(part(this.element, "[data-part=menu]"), () => this.#menu());
  }

  #bubbleActions() {
    const { bot, enlarge } = this.around;
    return {
      username: bot.username,
      botName: bot.first_name,
      tap: (/** @type {number} */ id, /** @type {string} */ data, /** @type {() => void} */ settle) =>
        this.#do(this.taps.follow(sim.tap(this.person.user_id, id, data), settle)),
      open: (/** @type {string} */ payload) => this.#open(payload),
      copy: (/** @type {string} */ text) => this.#copy(text),
      enlarge,
    };
  }

  #composerActions() {
    const me = this.person.user_id;
    return {
      send: (/** @type {string} */ text) => this.#say(sim.sendText(me, text)),
      edit: (/** @type {number} */ id, /** @type {string} */ text) => this.#say(sim.edit(me, id, text)),
      attach: (/** @type {{kind: string}} */ thing) => void this.#say(sim.sendThing(me, thing)),
      commands: () => this.#freshCommands(),
      lastOwn: () => this.log.messages.findLast((m) => m.from !== "bot" && m.kind === "text"),
    };
  }

  async #freshCommands() {
    const chat = await sim.chat(this.person.user_id);
    this.#commands = chat.commands ?? [];
    return this.#commands;
  }

  #menu() {
    const me = this.person.user_id;
    const blocked = this.element.classList.contains("is-blocked");
    return [
      { label: "Open a link…", drawing: "link", choose: () => this.#chooseLink() },
      blocked
        ? { label: "Unblock", drawing: "block", choose: () => void this.#do(sim.unblock(me)) }
        : { label: "Block the bot", drawing: "block", choose: () => void this.#do(sim.block(me)) },
      { label: "Remove from page", drawing: "remove", choose: this.around.remove },
    ];
  }

  #chooseLink() {
    const links = this.around.links();
    const none = "The bot has not shared a link yet.";
    const choices = links.map((payload) => ({ label: payload, choose: () => this.#open(payload) }));
    this.sheet.open("dialog", links.length ? "Open which link?" : none, [
      ...choices,
      { label: "Cancel" },
    ]);
  }

  /** @param {string} payload */
  #open(payload) {
    this.#putAway();
    void this.#say(sim.open(this.person.user_id, payload));
  }

  #putAway() {
    this.#declined.add(this.banner.dataset.payload);
    if (this.banner.contains(document.activeElement)) this.composer.field.focus();
    this.banner.hidden = true;
  }

  /** @param {string} payload */
  #hasOpened(payload) {
    return this.log.messages.some((m) => m.from !== "bot" && m.text === `/start ${payload}`);
  }

  /** @param {string} text */
  async #copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      this.#showToast(`Copied: ${text}`);
    } catch {
      this.sheet.open("dialog", text, [{ label: "Close", primary: true }]);
    }
  }

  /** @param {Message} message */
  #received(message) {
    const fresh = this.log.put(message);
    if (message.from !== "bot") return;
    this.#showTyping(false);
    if (fresh && !message.silent) this.buzz.ring();
  }

  /** @param {SimEvent} event */
  #answered(event) {
    this.taps.answered(event.query_id);
    if (!event.text) return;
    if (event.show_alert) this.sheet.open("alertdialog", event.text, [{ label: "OK", primary: true }]);
    else this.#showToast(event.text);
  }

  /** Something the person sends: the newest message is what they want to see next. @param {Promise<unknown>} call */
  #say(call) {
    this.log.toNewest();
    return this.#do(call);
  }

  /** @param {Promise<unknown>} call */
  async #do(call) {
    this.buzz.acted();
    try {
      await call;
    } catch (error) {
      this.#showToast(/** @type {Error} */ (error).message);
    }
  }

  /** @param {string} text */
  #showToast(text) {
    clearTimeout(this.#toastTimer);
    this.toast.textContent = text;
    this.#toastTimer = setTimeout(() => (this.toast.textContent = ""), TOAST_MS);
  }

  /** @param {boolean} typing */
  #showTyping(typing) {
    clearTimeout(this.#typingTimer);
    this.log.showTyping(typing);
    this.status.textContent = typing ? "typing…" : "bot";
    if (typing) this.#typingTimer = setTimeout(() => this.#showTyping(false), TYPING_MS);
  }

  /** @param {boolean} blocked */
  #showBlocked(blocked) {
    this.element.classList.toggle("is-blocked", blocked);
    part(this.element, ".composer").hidden = blocked;
    part(this.element, ".blocked").hidden = !blocked;
  }
}

/** @param {string} text */
const capital = (text) => text.slice(0, 1).toUpperCase() + text.slice(1);

// @ts-check
import { element } from "./element.js";
import { Phone } from "./phone.js";

/** @typedef {import("./types.js").Person} Person */
/** @typedef {import("./types.js").SimEvent} SimEvent */
/** @typedef {import("./phone.js").Surroundings} Surroundings */

/** The phones side by side; on a narrow page one at a time, with a tab for each. */
export class Shelf {
  /** @type {Map<number, Phone>} */
  #phones = new Map();
  /** @type {Map<number, HTMLElement>} */
  #tabs = new Map();
  /** @type {Set<number>} */
  #removed = new Set();

  /**
   * @param {{shelf: HTMLElement, tabs: HTMLElement, nobody: HTMLElement}} places
   * @param {Pick<Surroundings, "bot" | "links" | "enlarge">} around
   */
  constructor(places, around) {
    this.places = places;
    this.around = around;
    this.#tidy();
  }

  /** A name that no phone here has yet. @param {string} wanted */
  freeName(wanted) {
    const taken = new Set([...this.#phones.values()].map((phone) => phone.name));
    let name = wanted;
    for (let number = 2; taken.has(name); number += 1) name = `${wanted} ${number}`;
    return name;
  }

  /** Show these people's phones and no others. @param {Person[]} people */
  async show(people) {
    const wanted = people.filter((person) => person.phone && !this.#removed.has(person.user_id));
    const ids = new Set(wanted.map((person) => person.user_id));
    for (const id of [...this.#phones.keys()]) if (!ids.has(id)) this.#drop(id);
    wanted.forEach((person) => this.#add(person));
    await Promise.all([...this.#phones.values()].map((phone) => phone.load()));
  }

  /** A person who has just appeared. @param {Person} person */
  async welcome(person) {
    if (!person.phone || this.#phones.has(person.user_id)) return;
    await this.#add(person).load();
  }

  /** Bring a phone into view. @param {number} id */
  reveal(id) {
    this.choose(id);
    this.#phones.get(id)?.element.scrollIntoView({ inline: "nearest", block: "nearest" });
  }

  /** @param {SimEvent} event */
  hear(event) {
    this.#phones.get(event.user_id ?? event.chat_id ?? 0)?.hear(event);
  }

  offerLinks() {
    for (const phone of this.#phones.values()) phone.offerLink();
  }

  /** @param {number} id */
  choose(id) {
    for (const [key, phone] of this.#phones) {
      phone.element.classList.toggle("is-current", key === id);
      this.#tabs.get(key)?.setAttribute("aria-current", String(key === id));
    }
    this.#phones.get(id)?.buzz.read();
  }

  /** @param {Person} person */
  #add(person) {
    const id = person.user_id;
    const known = this.#phones.get(id);
    if (known) return known;
    const phone = new Phone(person, {
      ...this.around,
      onUnread: (unread) => this.#badge(id, unread),
      remove: () => this.#remove(id),
    });
    this.#phones.set(id, phone);
    this.places.shelf.append(phone.element);
    this.#addTab(id, phone.name);
    this.#tidy();
    return phone;
  }

  /**
   * @param {number} id
   * @param {string} name
   */
  #addTab(id, name) {
    const badge = element("span", { class: "badge", hidden: true });
    const tab = element("button", { type: "button", class: "tab" }, name, badge);
    tab.addEventListener("click", () => this.choose(id));
    this.#tabs.set(id, tab);
    this.places.tabs.append(tab);
  }

  /**
   * @param {number} id
   * @param {number} unread
   */
  #badge(id, unread) {
    const badge = /** @type {HTMLElement} */ (this.#tabs.get(id)?.querySelector(".badge"));
    badge.hidden = unread === 0;
    badge.textContent = unread ? `${unread} new` : "";
  }

  /** @param {number} id */
  #remove(id) {
    this.#removed.add(id);
    this.#drop(id);
    document.getElementById("add-phone")?.focus();
  }

  /** @param {number} id */
  #drop(id) {
    this.#phones.get(id)?.element.remove();
    this.#phones.delete(id);
    this.#tabs.get(id)?.remove();
    this.#tabs.delete(id);
    this.#tidy();
  }

  #tidy() {
    const phones = [...this.#phones];
    this.places.nobody.hidden = phones.length > 0;
    this.places.tabs.hidden = phones.length < 2;
    this.places.shelf.dataset.count = String(phones.length);
    const current = phones.some(([, phone]) => phone.element.classList.contains("is-current"));
    if (!current && phones.length > 0) this.choose(phones[0][0]);
  }
}

// @ts-check
import * as sim from "./api.js";
import { part } from "./element.js";

/** @typedef {import("./types.js").Crowd} Crowd */

const PEOPLE = 60;

/** The button that lets sixty simulated people take part, and how far they have come. */
export class CrowdPanel {
  #running = 0;
  #hasLink = false;

  /**
   * @param {HTMLButtonElement} button
   * @param {HTMLElement} hint
   * @param {HTMLElement} panel
   */
  constructor(button, hint, panel) {
    this.button = button;
    this.hint = hint;
    this.panel = panel;
    this.bar = part(panel, ".crowd-bar");
    this.line = part(panel, ".crowd-line");
    this.news = part(panel, "[role=status]");
    button.addEventListener("click", () => this.#start());
  }

  /** @param {boolean} known  whether the bot has shared a link that a crowd could open */
  allow(known) {
    this.#hasLink = known;
    this.hint.hidden = known;
    this.button.setAttribute("aria-disabled", String(!known));
  }

  async #start() {
    if (!this.#hasLink) return;
    try {
      this.show(await sim.startCrowd(PEOPLE));
    } catch (error) {
      this.panel.hidden = false;
      this.line.textContent = /** @type {Error} */ (error).message;
    }
  }

  /** @param {Crowd} crowd */
  show(crowd) {
    this.panel.hidden = crowd.total === 0;
    this.panel.classList.toggle("is-running", crowd.running > 0);
    this.#bar(crowd);
    this.line.replaceChildren(...figures(crowd).map(figure));
    this.#announce(crowd);
  }

  /** @param {Crowd} crowd */
  #bar(crowd) {
    const { total, finished, left, declined, stuck } = crowd;
    const done = finished + left + declined + stuck;
    this.bar.setAttribute("aria-valuemax", String(total));
    this.bar.setAttribute("aria-valuenow", String(Math.min(done, total)));
    this.bar.setAttribute("aria-valuetext", sentence(crowd));
    this.#widen(".finished", finished / total);
    this.#widen(".left", (left + declined) / total);
    this.#widen(".stuck", stuck / total);
  }

  /**
   * @param {string} name
   * @param {number} share
   */
  #widen(name, share) {
    part(this.bar, name).style.width = `${100 * (share || 0)}%`;
  }

  /** Only the beginning and the end are read aloud; the figures change too fast. @param {Crowd} crowd */
  #announce(crowd) {
    const began = crowd.running > 0 && this.#running === 0;
    const ended = crowd.running === 0 && this.#running > 0;
    if (began || ended) this.news.textContent = sentence(crowd);
    this.#running = crowd.running;
  }
}

/** @param {Crowd} crowd @returns {[number, string, string][]} */
function figures(crowd) {
  /** @type {[number, string, string][]} */
  const rows = [
    [crowd.started, `of ${crowd.total} started`, "started"],
    [crowd.finished, "finished", "finished"],
    [crowd.left + crowd.declined, "left", "left"],
    [crowd.stuck, "stuck", "stuck"],
    [crowd.heard_back, "heard back", "heard"],
  ];
  return rows;
}

/** @param {[number, string, string]} row */
function figure([count, label, name]) {
  const made = document.createElement("span");
  made.className = `figure ${name}`;
  const number = document.createElement("b");
  number.textContent = String(count);
  made.append(number, ` ${label}`);
  return made;
}

/** @param {Crowd} crowd */
function sentence(crowd) {
  return figures(crowd).map(([count, label]) => `${count} ${label}`).join(", ");
}

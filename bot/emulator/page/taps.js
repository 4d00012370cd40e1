// @ts-check
const PATIENCE_MS = 15_000;

/**
 * Taps that wait for the bot's answer. The answer may arrive on the event stream before the call
 * that made the tap has returned its query id.
 */
export class Taps {
  /** @type {Map<string, () => void>} */
  #waiting = new Map();
  /** @type {Set<string>} */
  #early = new Set();

  /**
   * @param {Promise<{query_id: string}>} call
   * @param {() => void} settle  stops the button's spinner
   */
  async follow(call, settle) {
    try {
      const { query_id: query } = await call;
      if (this.#early.delete(query)) settle();
      else this.#wait(query, settle);
    } catch (error) {
      settle();
      throw error;
    }
  }

  /**
   * @param {string} query
   * @param {() => void} settle
   */
  #wait(query, settle) {
    this.#waiting.set(query, settle);
    setTimeout(() => this.#finish(query), PATIENCE_MS);
  }

  /** @param {string} query */
  answered(query) {
    if (!this.#finish(query)) this.#early.add(query);
  }

  /** After a lost connection: the answers may have been lost too. */
  forget() {
    for (const query of [...this.#waiting.keys()]) this.#finish(query);
    this.#early.clear();
  }

  /** @param {string} query */
  #finish(query) {
    this.#waiting.get(query)?.();
    return this.#waiting.delete(query);
  }
}

// @ts-check
/** @typedef {import("./types.js").SimEvent} SimEvent */

const KINDS = [
  "message", "edited", "deleted", "typing", "answer",
  "blocked", "unblocked", "person", "crowd", "link", "notice",
];
const RETRY_MS = [500, 1000, 2000, 4000];

/**
 * Follow the emulator's events for as long as the page is open. `onOpen` is called after every
 * (re)connection: what happened meanwhile must then be fetched.
 *
 * @param {{onEvent: (event: SimEvent) => void, onOpen: () => void, onLost: () => void}} listener
 */
export function follow({ onEvent, onOpen, onLost }) {
  let failures = 0;

  function connect() {
    const source = new EventSource("/sim/events");
    source.addEventListener("open", () => {
      failures = 0;
      onOpen();
    });
    // The browser would retry by itself after a lost connection but not after a refusal, so that
    // every loss is handled in the same way here.
    source.addEventListener("error", () => {
      source.close();
      onLost();
      const wait = RETRY_MS[Math.min(failures, RETRY_MS.length - 1)];
      failures += 1;
      setTimeout(connect, wait);
    });
    for (const kind of KINDS) {
      source.addEventListener(kind, (event) => {
        onEvent({ ...JSON.parse(/** @type {MessageEvent} */ (event).data), type: kind });
      });
    }
  }

  connect();
}

// @ts-check
const REACHABLE = "a, button, [role=button]";

/**
 * Only the newest buttons, and what came after them, are reached with Tab: whoever goes from the
 * chat to the message field should not have to pass every button ever shown.
 *
 * @param {HTMLElement} list  of message rows
 */
export function limitTabStops(list) {
  let reached = true;
  for (const row of [...list.children].reverse()) {
    for (const target of row.querySelectorAll(REACHABLE)) {
      /** @type {HTMLElement} */ (target).tabIndex = reached ? 0 : -1;
    }
    if (row.querySelector(".key")) reached = false;
  }
}

/**
 * The arrow keys go to every button and link of a list, older ones too.
 *
 * @param {KeyboardEvent} event
 */
export function steer(event) {
  const step = { ArrowUp: -1, ArrowLeft: -1, ArrowDown: 1, ArrowRight: 1 }[event.key];
  if (!step) return;
  const list = /** @type {HTMLElement} */ (event.currentTarget);
  const targets = [...list.querySelectorAll(REACHABLE)];
  const here = targets.indexOf(/** @type {Element} */ (document.activeElement));
  const next = /** @type {HTMLElement | undefined} */ (targets[here + step]);
  if (here < 0 || !next) return;
  event.preventDefault();
  next.focus();
}

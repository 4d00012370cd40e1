// @ts-check
/**
 * Make an element. `on...` properties become listeners, booleans become bare attributes.
 *
 * @param {string} tag
 * @param {Record<string, unknown>} [properties]
 * @param {...(Node | string | null)} children
 * @returns {HTMLElement}
 */
export function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (typeof value === "function") made.addEventListener(name.slice(2), /** @type {any} */ (value));
    else if (typeof value === "boolean") made.toggleAttribute(name, value);
    else if (value !== null && value !== undefined) made.setAttribute(name, String(value));
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

const SVG = "http://www.w3.org/2000/svg";

/**
 * A drawing from the sheet of symbols in index.html.
 *
 * @param {string} name
 */
export function icon(name) {
  const drawing = document.createElementNS(SVG, "svg");
  drawing.setAttribute("class", "icon");
  drawing.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `#i-${name}`);
  drawing.append(use);
  return drawing;
}

/**
 * The one descendant that matches; a missing one is a mistake in index.html.
 *
 * @param {ParentNode} root
 * @param {string} selector
 * @returns {any}
 */
export function part(root, selector) {
  const found = root.querySelector(selector);
  if (!found) throw new Error(`The page lacks ${selector}`);
  return found;
}

/**
 * Let the eye find what has just changed.
 *
 * @param {HTMLElement} target
 */
export function highlight(target) {
  target.classList.remove("changed");
  // Reading the size restarts the animation when a second change follows at once.
  void target.offsetWidth;
  target.classList.add("changed");
}

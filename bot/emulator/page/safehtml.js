// @ts-check
import { element } from "./element.js";

const PLAIN = new Set(["B", "I", "U", "S", "CODE", "PRE", "BLOCKQUOTE"]);
const SYNONYMS = new Map([["STRONG", "B"], ["EM", "I"], ["INS", "U"], ["DEL", "S"], ["STRIKE", "S"]]);
const DROPPED = new Set(["SCRIPT", "STYLE", "TEMPLATE", "IFRAME", "OBJECT", "SVG", "MATH"]);

/**
 * Rebuild formatted text from scratch: only known elements, no attribute but a link's address,
 * which `link` decides about. Text between unknown tags stays. The parser's document is inert, so
 * nothing in it loads or runs.
 *
 * @param {string} html
 * @param {(address: string, label: string) => HTMLElement} link
 * @returns {DocumentFragment}
 */
export function safeFragment(html, link) {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  const fragment = document.createDocumentFragment();
  fragment.append(...children(parsed.body, link));
  return fragment;
}

/**
 * @param {Node} node
 * @param {(address: string, label: string) => HTMLElement} link
 * @returns {Node[]}
 */
function children(node, link) {
  return [...node.childNodes].flatMap((child) => copied(child, link));
}

/**
 * @param {Node} node
 * @param {(address: string, label: string) => HTMLElement} link
 * @returns {Node[]}
 */
function copied(node, link) {
  if (node.nodeType === Node.TEXT_NODE) return [document.createTextNode(node.nodeValue ?? "")];
  if (!(node instanceof Element) || DROPPED.has(node.tagName.toUpperCase())) return [];
  const made = shell(node, link);
  if (!made) return children(node, link);
  made.append(...children(node, link));
  return [made];
}

/**
 * @param {Element} node
 * @param {(address: string, label: string) => HTMLElement} link
 */
function shell(node, link) {
  const name = SYNONYMS.get(node.tagName) ?? node.tagName;
  if (PLAIN.has(name)) return element(name);
  if (name === "BR") return element("br");
  if (name === "A") return link(node.getAttribute("href") ?? "", node.textContent ?? "");
  if (name === "SPAN" && node.classList.contains("tg-spoiler")) return spoiler();
  return null;
}

function spoiler() {
  const hidden = element("span", { class: "spoiler", role: "button", tabindex: "0" });
  hidden.addEventListener("click", () => hidden.classList.add("open"));
  hidden.addEventListener("keydown", (event) => {
    if (event.key === "Enter") hidden.click();
  });
  return hidden;
}

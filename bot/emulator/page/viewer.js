// @ts-check
import { part } from "./element.js";

/**
 * A photo over the whole page. Escape, the button or a tap beside it closes it.
 *
 * @param {HTMLDialogElement} dialog
 * @returns {(address: string, caption: string) => void}
 */
export function photoViewer(dialog) {
  const picture = part(dialog, "img");
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  return (address, caption) => {
    picture.src = address;
    picture.alt = caption || "Photo";
    dialog.showModal();
  };
}

// @ts-check
import { part } from "./element.js";
import { dropMenu } from "./menu.js";

/** @typedef {import("./types.js").Message} Message */
/** @typedef {import("./types.js").Command} Command */
/**
 * @typedef {object} ComposerActions
 * @property {(text: string) => Promise<unknown>} send
 * @property {(messageId: number, text: string) => Promise<unknown>} edit
 * @property {(thing: {kind: string, file_name?: string, content_base64?: string}) => void} attach
 * @property {() => Promise<Command[]>} commands
 * @property {() => Message | undefined} lastOwn  the person's newest text message
 */

/** Where the person writes: text, commands, attachments, and corrections of the last message. */
export class Composer {
  /** @type {number | null} */
  #editing = null;

  /**
   * @param {HTMLElement} form
   * @param {ComposerActions} actions
   */
  constructor(form, actions) {
    this.actions = actions;
    this.field = /** @type {HTMLTextAreaElement} */ (part(form, "textarea"));
    this.note = part(form, ".editing");
    this.picker = /** @type {HTMLInputElement} */ (part(form, "input[type=file]"));
    form.addEventListener("submit", (event) => this.#submit(event));
    this.field.addEventListener("keydown", (event) => this.#key(event, /** @type {any} */ (form)));
    this.field.addEventListener("input", () => this.#grow());
    this.picker.addEventListener("change", () => this.#picked());
    part(form, "[data-part=edit-cancel]").addEventListener("click", () => this.#stopEditing());
    dropMenu(part(form, "[data-part=attach]"), () => this.#attachments());
    dropMenu(part(form, "[data-part=commands]"), () => this.#commands());
  }

  /** @param {Event} event */
  async #submit(event) {
    event.preventDefault();
    const text = this.field.value.trim();
    if (!text) return;
    const edited = this.#editing;
    this.#stopEditing();
    if (edited === null) await this.actions.send(text);
    else await this.actions.edit(edited, text);
  }

  /**
   * @param {KeyboardEvent} event
   * @param {HTMLFormElement} form
   */
  #key(event, form) {
    if (event.isComposing) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      form.requestSubmit();
    }
    if (event.key === "ArrowUp" && !this.field.value) this.#startEditing(event);
    if (event.key === "Escape" && this.#editing !== null) this.#stopEditing();
  }

  /** @param {Event} event */
  #startEditing(event) {
    const message = this.actions.lastOwn();
    if (!message) return;
    event.preventDefault();
    this.#editing = message.message_id;
    this.note.hidden = false;
    this.write(message.text);
  }

  #stopEditing() {
    this.#editing = null;
    this.note.hidden = true;
    this.write("");
  }

  /** @param {string} text */
  write(text) {
    this.field.value = text;
    this.#grow();
    this.field.focus();
  }

  #grow() {
    this.field.style.height = "auto";
    this.field.style.height = `${this.field.scrollHeight}px`;
  }

  #attachments() {
    const { attach } = this.actions;
    return [
      { label: "Photo", drawing: "photo", choose: () => attach({ kind: "photo" }) },
      { label: "Voice message", drawing: "voice", choose: () => attach({ kind: "voice" }) },
      { label: "Document…", drawing: "file", choose: () => this.picker.click() },
    ];
  }

  async #commands() {
    const commands = await this.actions.commands();
    if (commands.length === 0) this.write("/");
    return commands.map(({ command, description }) => ({
      label: `/${command}`,
      detail: description,
      choose: () => this.actions.send(`/${command}`),
    }));
  }

  async #picked() {
    const file = this.picker.files?.[0];
    this.picker.value = "";
    if (!file) return;
    this.actions.attach({
      kind: "document",
      file_name: file.name,
      content_base64: await base64(file),
    });
  }
}

/** @param {File} file @returns {Promise<string>} */
function base64(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).split(",", 2)[1] ?? "");
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}

// @ts-check
/**
 * The shapes that the control API below /sim speaks. This file holds types only.
 *
 * @typedef {object} Person
 * @property {number} user_id
 * @property {string} first_name
 * @property {string} language_code
 * @property {string} role  a free label, shown above the phone
 * @property {boolean} phone  whether the person is shown as a phone
 * @property {boolean} blocked
 *
 * @typedef {object} Button
 * @property {string} text
 * @property {string | null} [data]
 * @property {string | null} [url]
 * @property {string | null} [copy]
 * @property {string | null} [style]
 *
 * @typedef {object} Message
 * @property {number} message_id
 * @property {number} date  seconds since 1970
 * @property {number | null} edit_date
 * @property {"bot" | number} from
 * @property {string} text
 * @property {string} html
 * @property {string | null} photo
 * @property {{file_name: string, url: string} | null} document
 * @property {"text" | "photo" | "document" | "voice" | "sticker" | "location"} kind
 * @property {Button[][]} buttons
 * @property {boolean} silent
 *
 * @typedef {{command: string, description: string}} Command
 *
 * @typedef {object} Chat
 * @property {number} chat_id
 * @property {Message[]} messages
 * @property {boolean} typing
 * @property {boolean} blocked
 * @property {Command[]} [commands]  what the bot offers in its menu, if known
 *
 * @typedef {object} Crowd
 * @property {number} total
 * @property {number} started
 * @property {number} finished
 * @property {number} left
 * @property {number} declined
 * @property {number} stuck
 * @property {number} running
 * @property {number} steps
 * @property {number} heard_back
 *
 * @typedef {object} Notice
 * @property {string} title  names the page
 * @property {string} said  how things are, in one line
 * @property {"good" | "advice" | "wrong"} mood
 * @property {string[]} lines
 *
 * @typedef {object} State
 * @property {{id: number, username: string, first_name: string}} bot
 * @property {Person[]} people
 * @property {string[]} links  newest first
 * @property {Crowd} crowd
 * @property {string[]} [story]  steps for a newcomer
 * @property {Notice | null} [notice]
 *
 * @typedef {{type: string, chat_id?: number, user_id?: number, [key: string]: any}} SimEvent
 */

export {};

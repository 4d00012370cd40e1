// @ts-check
/** @typedef {import("./types.js").State} State */
/** @typedef {import("./types.js").Person} Person */
/** @typedef {import("./types.js").Chat} Chat */
/** @typedef {import("./types.js").Crowd} Crowd */

/**
 * @param {string} path
 * @param {object} [body]  sent as JSON; without it the call is a GET
 */
async function call(path, body) {
  const answer = await fetch(path, body && {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  const data = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(data.error ?? `The emulator answered ${answer.status}`);
  return data;
}

/** @returns {Promise<State>} */
export const state = () => call("/sim/state");

/** @param {number} chatId @returns {Promise<Chat>} */
export const chat = (chatId) => call(`/sim/chat/${chatId}`);

/** @param {string} firstName @param {string} role @returns {Promise<Person>} */
export const addPerson = (firstName, role) =>
  call("/sim/people", { first_name: firstName, role });

/** @param {number} userId @param {string} text */
export const sendText = (userId, text) => call("/sim/send", { user_id: userId, text });

/** @param {number} userId @param {{kind: string, file_name?: string, content_base64?: string}} thing */
export const sendThing = (userId, thing) => call("/sim/send", { user_id: userId, ...thing });

/** @param {number} userId @param {number} messageId @param {string} text */
export const edit = (userId, messageId, text) =>
  call("/sim/edit", { user_id: userId, message_id: messageId, text });

/** @param {number} userId @param {string} payload */
export const open = (userId, payload) => call("/sim/open", { user_id: userId, payload });

/** @param {number} userId @param {number} messageId @param {string} data @returns {Promise<{query_id: string}>} */
export const tap = (userId, messageId, data) =>
  call("/sim/tap", { user_id: userId, message_id: messageId, data });

/** @param {number} userId */
export const block = (userId) => call("/sim/block", { user_id: userId });

/** @param {number} userId */
export const unblock = (userId) => call("/sim/unblock", { user_id: userId });

/** @param {number} people @returns {Promise<Crowd>} */
export const startCrowd = (people) => call("/sim/crowd", { people });

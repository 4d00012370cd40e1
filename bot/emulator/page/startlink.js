// @ts-check
const PAYLOAD = /^[A-Za-z0-9_-]{1,64}$/;

/**
 * What a start link of this bot carries, or null for any other address.
 *
 * @param {string} address
 * @param {string} username  of the bot, without the @
 * @returns {string | null}
 */
export function startPayload(address, username) {
  const url = parsed(address);
  if (!url) return null;
  const payload = url.searchParams.get("start") ?? "";
  return PAYLOAD.test(payload) && botOf(url) === username.toLowerCase() ? payload : null;
}

/** @param {string} address */
function parsed(address) {
  try {
    return new URL(/^[a-z]+:/i.test(address) ? address : `https://${address}`);
  } catch {
    return null;
  }
}

/** @param {URL} url */
function botOf(url) {
  const telegram = url.protocol === "tg:" && `${url.host}${url.pathname}`.includes("resolve");
  if (telegram) return (url.searchParams.get("domain") ?? "").toLowerCase();
  return url.host === "t.me" ? url.pathname.slice(1).toLowerCase() : null;
}

// @ts-check
import * as sim from "./api.js";
import { CrowdPanel } from "./crowd.js";
import { part } from "./element.js";
import { foldGuide, tellStory } from "./guide.js";
import { showNotice } from "./notice.js";
import { Shelf } from "./shelf.js";
import { follow } from "./stream.js";
import { photoViewer } from "./viewer.js";

/** @typedef {import("./types.js").SimEvent} SimEvent */

const at = (/** @type {string} */ id) => part(document, `#${id}`);

/** @type {string[]} */
const links = [];
const crowd = new CrowdPanel(at("start-crowd"), at("crowd-hint"), at("crowd"));
const enlarge = photoViewer(at("viewer"));
/** @type {Shelf | null} */
let shelf = null;

/** What the page must know anew after every connection. */
async function catchUp() {
  const state = await sim.state();
  links.splice(0, links.length, ...state.links);
  crowd.allow(links.length > 0);
  crowd.show(state.crowd);
  tellStory(at("guide"), state.story);
  showNotice(document, state.notice);
  shelf ??= new Shelf(
    { shelf: at("shelf"), tabs: at("tabs"), nobody: at("nobody") },
    { bot: state.bot, links: () => links, enlarge },
  );
  await shelf.show(state.people);
  at("connection").textContent = "";
}

/** @param {string} payload */
function shared(payload) {
  const known = links.indexOf(payload);
  if (known >= 0) links.splice(known, 1);
  links.unshift(payload);
  crowd.allow(true);
  shelf?.offerLinks();
}

/** @param {SimEvent} event */
function hear(event) {
  if (event.type === "person") void shelf?.welcome(event.person);
  else if (event.type === "crowd") crowd.show(event.crowd);
  else if (event.type === "link") shared(event.payload);
  else if (event.type === "notice") showNotice(document, event.notice);
  else shelf?.hear(event);
}

function lost() {
  at("connection").textContent = "The emulator does not answer. Trying again…";
}

async function addPhone() {
  if (!shelf) return;
  const person = await sim.addPerson(shelf.freeName("Young person"), "young person");
  await shelf.welcome(person);
  shelf.reveal(person.user_id);
}

foldGuide(at("guide"), at("guide-toggle"));
at("add-phone").addEventListener("click", () => addPhone().catch(lost));
at("add-first").addEventListener("click", () => addPhone().catch(lost));
follow({ onEvent: hear, onOpen: () => catchUp().catch(lost), onLost: lost });

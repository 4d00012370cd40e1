"""The control API below /sim: what tests, the demo and the page of phones do and see."""

import time

from aiohttp import web

from bot.emulator import actions
from bot.emulator.control_answers import answer, guarded
from bot.emulator.errors import SimError
from bot.emulator.forms import MessageForm
from bot.emulator.messages import sim_form
from bot.emulator.people import Person
from bot.emulator.requests import Body
from bot.emulator.world import World


class Control:
    """The control calls, one method each."""

    def __init__(self, world: World) -> None:
        self._world = world

    def routes(self) -> list[web.RouteDef]:
        return [
            web.post("/sim/people", guarded(self.add_person)),
            web.post("/sim/send", guarded(self.send)),
            web.post("/sim/edit", guarded(self.edit)),
            web.post("/sim/open", guarded(self.open_link)),
            web.post("/sim/tap", guarded(self.tap)),
            web.post("/sim/block", guarded(self.block)),
            web.post("/sim/unblock", guarded(self.unblock)),
            web.post("/sim/deactivate", guarded(self.deactivate)),
            web.post("/sim/groups", guarded(self.make_group)),
            web.get(r"/sim/chat/{chat_id:-?\d+}", guarded(self.chat)),
            web.get(r"/sim/messages/{chat_id:-?\d+}/{message_id:\d+}/file", guarded(self.file)),
            web.get("/sim/calls", guarded(self.calls)),
        ]

    async def add_person(self, request: web.Request) -> web.Response:
        body = await Body.of(request)
        person = Person(
            user_id=body.integer("user_id", 0),
            first_name=body.text("first_name", "Young person"),
            language_code=body.text("language_code", "en") or None,
            role=body.text("role", "young person"),
            phone=body.flag("phone", default=True),
        )
        return answer(self._world.add_person(person).summary())

    async def send(self, request: web.Request) -> web.Response:
        body = await Body.of(request)
        kind = body.kind()
        attached = None
        if kind != "text":
            name, content = body.optional("file_name"), body.optional("content_base64")
            attached = actions.attachment(kind, name, content)
        chat_id = body.integer("chat_id", 0) or None
        user_id = body.integer("user_id")
        said = actions.send(self._world, user_id, body.text("text", ""), attached, chat_id)
        return answer({"message_id": said.message_id, "update_id": said.update_id})

    async def edit(self, request: web.Request) -> web.Response:
        body = await Body.of(request)
        user_id, message_id = body.integer("user_id"), body.integer("message_id")
        said = actions.edit(self._world, user_id, message_id, body.text("text"))
        return answer({"message_id": said.message_id, "update_id": said.update_id})

    async def open_link(self, request: web.Request) -> web.Response:
        body = await Body.of(request)
        said = actions.open_link(self._world, body.integer("user_id"), body.text("payload", ""))
        return answer({"message_id": said.message_id, "update_id": said.update_id})

    async def tap(self, request: web.Request) -> web.Response:
        body = await Body.of(request)
        query_id, update_id = actions.tap(
            self._world,
            body.integer("user_id"),
            body.integer("message_id"),
            body.optional("data"),
            body.optional("label"),
            chat_id=body.integer("chat_id", 0) or None,
            force=body.flag("force"),
        )
        return answer({"query_id": query_id, "update_id": update_id})

    async def block(self, request: web.Request) -> web.Response:
        return await self._set_blocked(request, blocked=True)

    async def unblock(self, request: web.Request) -> web.Response:
        return await self._set_blocked(request, blocked=False)

    async def _set_blocked(self, request: web.Request, *, blocked: bool) -> web.Response:
        user_id = (await Body.of(request)).integer("user_id")
        actions.set_blocked(self._world, user_id, blocked=blocked)
        return answer(self._world.person(user_id).summary())

    async def deactivate(self, request: web.Request) -> web.Response:
        user_id = (await Body.of(request)).integer("user_id")
        actions.deactivate(self._world, user_id)
        return answer(self._world.person(user_id).summary())

    async def make_group(self, request: web.Request) -> web.Response:
        body = await Body.of(request)
        user_ids = tuple(body.integers("user_ids"))
        group = actions.make_group(self._world, body.text("title"), user_ids)
        return answer({"chat_id": group.chat_id})

    async def chat(self, request: web.Request) -> web.Response:
        chat = self._world.chat(int(request.match_info["chat_id"]))
        forms = [sim_form(one, self._world.bot.bot_id) for one in chat.messages.values()]
        if request.query.get("format") == "text":
            return web.Response(text=_transcript(self._world, forms))
        person = self._world.people.get(chat.chat_id)
        return answer(
            {
                "chat_id": chat.chat_id,
                "messages": forms,
                "typing": chat.typing_until > time.time(),
                "blocked": person is not None and person.blocked,
                "commands": self._world.profile.offered_to(person) if person else [],
            }
        )

    async def file(self, request: web.Request) -> web.Response:
        chat = self._world.chat(int(request.match_info["chat_id"]))
        message = chat.messages.get(int(request.match_info["message_id"]))
        if message is None or message.file is None:
            raise SimError("no such file", 404)
        response = web.Response(body=message.file.content, content_type=message.file.mime_type)
        # A document is handed over, never shown as a page of this origin.
        response.headers["X-Content-Type-Options"] = "nosniff"
        if message.kind != "photo":
            response.headers["Content-Disposition"] = "attachment"
        return response

    async def calls(self, _request: web.Request) -> web.Response:
        return answer(self._world.calls.summary(int(time.time())))


def _transcript(world: World, forms: list[MessageForm]) -> str:
    lines = []
    for form in forms:
        who = form["from"]
        name = world.bot.first_name if who == "bot" else world.people[who].first_name
        kind = "" if form["kind"] == "text" else f"[{form['kind']}] "
        lines.append(f"{name}: {kind}{form['text']}")
        lines += ["  " + "  ".join(f"[{one['text']}]" for one in row) for row in form["buttons"]]
    return "\n".join(lines) + "\n"

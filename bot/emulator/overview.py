"""The control calls about the whole: state, the notice, faults, the crowd."""

from aiohttp import web

from bot.emulator.control_answers import answer, guarded
from bot.emulator.crowd.crowd import Crowd
from bot.emulator.faults import FaultPlan
from bot.emulator.notice import Notice
from bot.emulator.requests import Body
from bot.emulator.world import World

_PACE_MS = (150, 900)


class Overview:
    """/sim/state, /sim/notice, /sim/faults and /sim/crowd."""

    def __init__(self, world: World, crowd: Crowd) -> None:
        self._world = world
        self._crowd = crowd

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/sim/state", guarded(self.state)),
            web.post("/sim/faults", guarded(self.faults)),
            web.get("/sim/crowd", guarded(self.crowd)),
            web.post("/sim/crowd", guarded(self.start_crowd)),
            web.post("/sim/notice", guarded(self.put_notice)),
        ]

    async def state(self, _request: web.Request) -> web.Response:
        world = self._world
        bot = world.bot
        return answer(
            {
                "bot": {
                    "id": bot.bot_id,
                    "username": bot.username,
                    "first_name": bot.first_name,
                },
                "people": [person.summary() for person in world.people.values()],
                "links": world.links,
                "crowd": self._crowd.summary(),
                "story": list(world.options.story),
                "notice": world.notice.form() if world.notice else None,
            }
        )

    async def put_notice(self, request: web.Request) -> web.Response:
        body = await Body.of(request)
        lines = tuple(body.texts("lines") or ())
        notice = Notice(body.text("title"), body.text("said"), body.mood(), lines)
        self._world.notice = notice
        self._world.hub.tell_all("notice", {"notice": notice.form()})
        return answer(notice.form())

    async def faults(self, request: web.Request) -> web.Response:
        body = await Body.of(request)
        methods = body.texts("methods")
        plan = FaultPlan(
            too_many=body.share("too_many"),
            server_error=body.share("server_error"),
            drop=body.share("drop"),
            drop_after=body.share("drop_after"),
            duplicate=body.share("duplicate"),
            latency_ms=body.amount("latency_ms"),
            methods=None if methods is None else frozenset(one.lower() for one in methods),
            spared=body.integer("spared", 0),
        )
        self._world.faults.follow(plan, body.integer("seed", 0) or None)
        return answer({"ok": True})

    async def crowd(self, _request: web.Request) -> web.Response:
        return answer(self._crowd.summary())

    async def start_crowd(self, request: web.Request) -> web.Response:
        body = await Body.of(request)
        started = self._crowd.start(
            people=body.integer("people"),
            payload=body.optional("payload"),
            seed=body.integer("seed", 0) or None,
            language_code=body.text("language_code", "en"),
            pace_ms=body.span("pace_ms", _PACE_MS),
        )
        return answer(started)

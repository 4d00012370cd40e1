"""What stands in front of the replicas: nginx as we ship it, where it is installed; else our own."""

import asyncio
import re
import shutil
from asyncio.subprocess import DEVNULL, Process
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from itertools import cycle
from pathlib import Path

from aiohttp import ClientError, ClientSession, web

from tests.waiting import PATIENCE

SHIPPED = Path(__file__).parents[2] / "deploy" / "nginx.conf"
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
_AROUND = """\
daemon off;
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{}}
http {{
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/replicas.conf;
}}
"""


def which() -> str:
    """Say what balances."""
    return "nginx" if NGINX else "a balancer of the tests, as nginx is not installed"


@asynccontextmanager
async def balancing(folder: Path, port: int, replicas: Sequence[int]) -> AsyncIterator[None]:
    """Hand what comes to ``port`` on to the ports of the replicas, by turns."""
    async with AsyncExitStack() as stack:
        if NGINX:
            await _nginx(stack, folder / "nginx", port, replicas)
        else:
            await _ours(stack, port, replicas)
        yield


def configured(folder: Path, port: int, replicas: Sequence[int]) -> Path:
    """Write the shipped configuration down for these ports; return the main file."""
    folder.mkdir()
    servers = "\n".join(
        f"    server 127.0.0.1:{each} max_fails=2 fail_timeout=2s;" for each in replicas
    )
    shipped = SHIPPED.read_text()
    ours = re.sub(r"(?m)(^ +server \w+:8080 .*\n)+", servers + "\n", shipped)
    (folder / "replicas.conf").write_text(ours.replace("listen 80;", f"listen 127.0.0.1:{port};"))
    (folder / "nginx.conf").write_text(_AROUND.format(folder=folder))
    return folder / "nginx.conf"


async def _nginx(stack: AsyncExitStack, folder: Path, port: int, replicas: Sequence[int]) -> None:
    file = configured(folder, port, replicas)
    process = await asyncio.create_subprocess_exec(
        str(NGINX),
        "-p",
        str(folder),
        "-e",
        str(folder / "error.log"),
        "-c",
        str(file),
        stderr=DEVNULL,
    )
    stack.push_async_callback(_ended, process)
    async with asyncio.timeout(PATIENCE):
        while not await _answers(port):  # noqa: ASYNC110
            await asyncio.sleep(0.05)


async def _ended(process: Process) -> None:
    process.terminate()
    await process.wait()


async def _answers(port: int) -> bool:
    try:
        async with ClientSession() as session, session.get(f"http://127.0.0.1:{port}/") as got:
            return got.status == 404
    except ClientError:
        return False


async def _ours(stack: AsyncExitStack, port: int, replicas: Sequence[int]) -> None:
    session = await stack.enter_async_context(ClientSession())
    turns = cycle(replicas)

    async def hand_on(request: web.Request) -> web.Response:
        body = await request.read()
        for _ in replicas:
            address = f"http://127.0.0.1:{next(turns)}{request.path}"
            try:
                async with session.post(address, data=body, headers=request.headers) as got:
                    if got.status != 503:
                        kind = got.headers.get("Content-Type")
                        said = {"Content-Type": kind} if kind else {}
                        return web.Response(status=got.status, body=await got.read(), headers=said)
            except ClientError:
                continue
        return web.Response(status=502)

    application = web.Application()
    application.router.add_post("/updates", hand_on)
    runner = web.AppRunner(application, access_log=None)
    await runner.setup()
    stack.push_async_callback(runner.cleanup)
    await web.TCPSite(runner, "127.0.0.1", port).start()

"""`python -m bot.emulator`: serve the emulator until told to stop."""

import argparse
import asyncio
import os
import re
import signal
import sys

import uvloop

from bot.emulator.options import DEFAULT_TOKEN, Options
from bot.emulator.server import serving
from bot.emulator.world import World


def main() -> None:
    """Prints one line: its address when ready, or why it cannot be. Ends on SIGTERM or SIGINT."""
    arguments = _arguments()
    options = Options(
        token=arguments.token,
        username=arguments.username,
        first_name=arguments.name,
        limits=not arguments.no_limits,
        seed=arguments.seed,
        story=tuple(arguments.story),
    )
    try:
        uvloop.run(_serve(options, arguments.host, arguments.port))
    except OSError as error:
        why = os.strerror(error.errno) if error.errno else str(error)
        place = f"{arguments.host}:{arguments.port}"
        sys.stdout.write(f"cannot listen on {place} ({why}): choose another port.\n")
        sys.exit(1)


async def _serve(options: Options, host: str, port: int) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    async with serving(World(options), host, port) as address:
        sys.stdout.write(f"Emulator ready on {address}\n")
        sys.stdout.flush()
        await stop.wait()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m bot.emulator", description="A strict Telegram Bot API on loopback."
    )
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8081, help="0 for any free port")
    parser.add_argument("--token", type=_token, default=DEFAULT_TOKEN)
    parser.add_argument("--username", default="hearback_bot")
    parser.add_argument("--name", default="Hearback")
    parser.add_argument("--no-limits", action="store_true", help="no flood limits")
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument(
        "--story", action="append", default=[], help="a step for a newcomer; may be repeated"
    )
    return parser.parse_args()


def _token(text: str) -> str:
    if not re.fullmatch(r"\d+:[\w-]+", text):
        raise argparse.ArgumentTypeError("a token is digits, a colon, then letters and digits")
    return text


if __name__ == "__main__":
    main()

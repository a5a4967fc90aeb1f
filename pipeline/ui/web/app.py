"""The review pages as an application, and serving it on this machine."""

from __future__ import annotations

import gc
import secrets
import socket
from typing import TYPE_CHECKING

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import Response
from starlette.routing import Route

from pipeline.errors import UsageError
from pipeline.export.writers.html import static_text
from pipeline.ui.web import overview, reading, saving
from pipeline.ui.web.guard import Guard
from pipeline.ui.web.page import missing

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.requests import Request

    from pipeline.ui.desk import Desk

ADDRESS = "127.0.0.1"
STATIC = {"style.css": "text/css", "keys.js": "text/javascript", "icon.svg": "image/svg+xml"}
ROUTES = (
    Route("/", reading.queue),
    Route("/download/{form}", reading.download),
    Route("/next", reading.following),
    Route("/c/{group_id}", reading.claim),
    Route("/s/{doc_id}", reading.source),
    Route("/sources", overview.sources),
    Route("/matrix", overview.matrix),
    Route("/timeline", overview.dates),
    Route("/entities", overview.entities),
    Route("/score", overview.score),
    Route("/decisions", overview.decisions),
    Route("/decisions.jsonl", overview.decisions_file),
    Route("/new", overview.new),
    Route("/help", overview.manual),
    Route("/c/{group_id}/{name}", saving.on_group, methods=["POST"]),
    Route("/entities/{name}", saving.on_names, methods=["POST"]),
    Route("/decisions/revert", saving.revert, methods=["POST"]),
)


async def static(request: Request) -> Response:
    """The style sheet, the script, the icon: nothing else is served from files."""
    name = request.path_params["name"]
    if name not in STATIC:
        return missing(request, "There is no such file.")
    return Response(static_text(name), media_type=STATIC[name])


async def _not_found(request: Request, error: Exception) -> Response:  # noqa: ARG001 - the signature is Starlette's
    return missing(request, "There is no such page.")


def create_app(desk: Desk, *, port: int, token: str) -> Starlette:
    """The application for one desk, to be served on `port` of this machine."""
    hosts = frozenset({f"{ADDRESS}:{port}", f"localhost:{port}"})
    app = Starlette(
        routes=[*ROUTES, Route("/static/{name}", static)],
        middleware=[Middleware(Guard, hosts=hosts, token=token)],
        exception_handlers={404: _not_found, 405: _not_found},
    )
    app.state.desk = desk
    return app


def serve(desk: Desk, *, port: int, announce: Callable[[str], None]) -> None:
    """Serve until interrupted; `announce` is given the address with its one-time token. Port 0 takes a free one."""
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((ADDRESS, port))
    except OSError as error:
        listener.close()
        raise UsageError(f"port {port} is taken", remedy="name another with --port, or 0 for any free one") from error
    token = secrets.token_urlsafe(16)
    bound = listener.getsockname()[1]
    app = create_app(desk, port=bound, token=token)
    announce(f"http://{ADDRESS}:{bound}/?token={token}")
    gc.collect()
    gc.freeze()  # the run stays for good; the collector need not look through it page after page
    config = uvicorn.Config(app, log_level="warning", server_header=False, date_header=False)
    uvicorn.Server(config).run(sockets=[listener])

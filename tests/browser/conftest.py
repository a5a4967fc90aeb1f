from __future__ import annotations

import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from pipeline.records.tables import RunTables
from pipeline.store.decisions import DecisionLog
from pipeline.ui.desk import Desk
from pipeline.ui.web.app import create_app
from tests.invention import invented_run


@dataclass
class Served:
    """Review pages on a free port, the desk behind them, and the runs that the desk reads (the last one counts)."""

    base: str
    desk: Desk
    runs: list[RunTables]

    def actions(self) -> list[str]:
        """What the log holds."""
        return [decision.action for decision in self.desk.log.read()]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """Debian's chromium, driven through playwright."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is a development dependency")
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        pytest.skip("there is no chromium (Debian: apt-get install chromium)")
    with sync_api.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[..., Served]]:
    """Serve a run until the test ends."""
    running: list[tuple[uvicorn.Server, threading.Thread]] = []

    def start(groups: int = 24, reviewer: str = "ann", earlier: RunTables | None = None) -> Served:
        runs = [invented_run(groups, 5)]
        log = DecisionLog(tmp_path / "decisions")
        desk = Desk(load=lambda: runs[-1], stamp=lambda: len(runs), log=log, reviewer=reviewer, earlier=earlier)
        listener = socket.socket()
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
        server = uvicorn.Server(uvicorn.Config(create_app(desk, port=port, token="t"), log_level="error"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.01)
        running.append((server, thread))
        return Served(base=f"http://127.0.0.1:{port}", desk=desk, runs=runs)

    yield start
    for server, thread in running:
        server.should_exit = True
        thread.join(5)


@pytest.fixture
def open_page(chromium: Any) -> Iterator[Callable[..., Any]]:
    """A page in a fresh browser that has used the token. A message on its console fails the test."""
    contexts: list[Any] = []
    messages: list[str] = []

    def start(served: Served, **options: Any) -> Any:
        context = chromium.new_context(base_url=served.base, viewport={"width": 1280, "height": 900}, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: messages.append(message.text))
        page.on("pageerror", lambda error: messages.append(str(error)))
        page.goto("/?token=t")
        return page

    yield start
    for context in contexts:
        context.close()
    expected = ("404 (Not Found)", "409 (Conflict)")
    assert [text for text in messages if not any(status in text for status in expected)] == []

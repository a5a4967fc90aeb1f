"""Pictures of the review pages for the README: python bench/screenshots.py RUN [FOLDER]

Serves the run in RUN with an empty folder of decisions, opens its pages in Debian's chromium and writes small PNG
files into FOLDER (default docs/img). Needs playwright.
"""

from __future__ import annotations

import shutil
import socket
import sys
import tempfile
import threading
import time
from pathlib import Path

import uvicorn
from playwright.sync_api import Browser, sync_playwright

from pipeline.records.group import CONFLICT
from pipeline.ui.desk import Desk
from pipeline.ui.opening import open_desk
from pipeline.ui.web.app import create_app

WIDE, TALL, NARROW = {"width": 1200, "height": 780}, {"width": 1200, "height": 1180}, {"width": 390, "height": 780}


def shots(desk: Desk) -> tuple[tuple[str, str, dict[str, int], str], ...]:
    """File name, address, size and colour scheme of each picture."""
    dated = [group for group in desk.ordered if group.verdict == CONFLICT and "date" in group.conflict_on]
    conflict = f"/c/{(dated or desk.ordered)[0].group_id}"
    source = f"/s/{min(desk.lookup.documents)}"
    return (
        ("queue", "/", WIDE, "light"),
        ("conflict", conflict, TALL, "light"),
        ("conflict-dark", conflict, WIDE, "dark"),
        ("source", source, WIDE, "light"),
        ("matrix", "/matrix", TALL, "light"),
        ("timeline", "/timeline", WIDE, "dark"),
        ("score", "/score", TALL, "light"),
        ("narrow", conflict, NARROW, "light"),
    )


def take(browser: Browser, base: str, desk: Desk, folder: Path) -> None:
    """Write every picture."""
    state = browser.new_context()
    state.new_page().goto(f"{base}/?token=t")
    cookies = state.storage_state()
    for name, address, size, scheme in shots(desk):
        context = browser.new_context(viewport=size, color_scheme=scheme, storage_state=cookies)
        page = context.new_page()
        page.goto(base + address)
        page.wait_for_timeout(200)
        page.screenshot(path=folder / f"{name}.png")
        print(f"{folder / name}.png")
        context.close()


def main() -> None:
    """Serve, look, stop."""
    run = Path(sys.argv[1])
    folder = Path(sys.argv[2]) if len(sys.argv) > 2 else Path("docs/img")
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as decisions:
        desk = open_desk(run, Path(decisions), reviewer="ann")
        listener = socket.socket()
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
        server = uvicorn.Server(uvicorn.Config(create_app(desk, port=port, token="t"), log_level="error"))  # noqa: S106
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.05)
        with sync_playwright() as driver:
            browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
            take(browser, f"http://127.0.0.1:{port}", desk, folder)
            browser.close()
        server.should_exit = True
        thread.join(5)


if __name__ == "__main__":
    main()

from __future__ import annotations

import asyncio
from typing import Any

from textual.widgets import OptionList

from pipeline.ui.desk import Desk
from pipeline.ui.terminal import ReviewApp


def drive(desk: Desk, *keys: str) -> ReviewApp:
    """The app after some keys."""

    async def run() -> ReviewApp:
        app = ReviewApp(desk)
        async with app.run_test(size=(140, 44)) as pilot:
            for key in keys:
                await pilot.press(key)
            await pilot.pause()
            app.position = app.query_one(OptionList).highlighted  # type: ignore[attr-defined]
        return app

    return asyncio.run(run())


def actions(desk: Desk) -> list[tuple[str, str | None, str]]:
    return [(d.action, d.value, d.note) for d in desk.log.read()]


def test_five_presses_move_five_rows_and_keys_decide(make_desk: Any) -> None:
    desk = make_desk()
    assert drive(desk, "j", "j", "j", "j", "j").position == 5  # type: ignore[attr-defined]
    assert drive(desk, "u", "a", "space", "1", "space", "b", "u", "j", "k").position == 2  # type: ignore[attr-defined]
    preferred = desk.ordered[1].doc_ids[0]
    assert actions(desk) == [
        ("confirm", None, ""), ("prefer", preferred, ""), ("both_right", None, ""), ("undo", None, "")
    ]  # fmt: skip
    assert desk.progress().done == 2


def test_what_is_typed_is_saved_and_escape_or_nonsense_is_not(make_desk: Any) -> None:
    desk = make_desk()
    typed = [*"n", *"see", "enter", *"e1", "space", *"date", "space", *"2029", "enter", "x", "2", "enter"]
    drive(desk, *typed, "n", "x", "escape", "e", "9", "enter")
    assert actions(desk) == [("note", None, "see"), ("edit", "2029", ""), ("extraction_wrong", None, "")]

from __future__ import annotations

import asyncio
from typing import Any

import pytest
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


def test_five_presses_move_five_rows(make_desk: Any) -> None:
    assert drive(make_desk(), "j", "j", "j", "j", "j").position == 5  # type: ignore[attr-defined]
    assert drive(make_desk(), "j", "j", "k").position == 1  # type: ignore[attr-defined]


def test_keys_decide_and_space_goes_on(make_desk: Any) -> None:
    desk = make_desk()
    drive(desk, "a", "space", "1", "space", "b")
    first = desk.ordered[1].doc_ids[0]
    assert actions(desk) == [("confirm", None, ""), ("prefer", first, ""), ("both_right", None, "")]
    assert desk.progress().done == 3


def test_undo_takes_back_the_latest(make_desk: Any) -> None:
    desk = make_desk()
    drive(desk, "u", "a", "u")
    assert [action for action, _, _ in actions(desk)] == ["confirm", "undo"]
    assert desk.progress().done == 0


@pytest.mark.parametrize(
    ("key", "typed", "wanted"),
    [
        ("n", "see", ("note", None, "see")),
        ("e", "1 date 2029", ("edit", "2029", "")),
        ("x", "2", ("extraction_wrong", None, "")),
    ],
)
def test_what_is_typed_is_saved(make_desk: Any, key: str, typed: str, wanted: tuple[str, str | None, str]) -> None:
    desk = make_desk()
    drive(desk, key, *("space" if c == " " else c for c in typed), "enter")
    assert actions(desk) == [wanted]


def test_escape_and_nonsense_save_nothing(make_desk: Any) -> None:
    desk = make_desk()
    drive(desk, "n", "x", "escape")
    drive(desk, "e", "9", "enter")
    assert actions(desk) == []

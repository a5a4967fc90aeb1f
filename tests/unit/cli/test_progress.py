"""What a run tells on standard error while it works."""

from __future__ import annotations

import io

from rich.console import Console

from pipeline.cli.progress import ConsoleProgress


class Clock:
    """Shows the time that it was set to."""

    seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


def test_elsewhere_than_in_a_terminal_rate_and_time_left_are_told_now_and_then() -> None:
    told, clock = io.StringIO(), Clock()
    progress = ConsoleProgress(Console(file=told, width=100), clock)
    progress.start("read articles", 1000)
    for _ in range(6):
        clock.seconds += 10
        progress.advance(50)
    assert told.getvalue().splitlines() == [
        "read articles (1000)",
        "  100 of 1000, 5.0/s, 3.0 minutes left",
        "  200 of 1000, 5.0/s, 2.7 minutes left",
        "  300 of 1000, 5.0/s, 2.3 minutes left",
    ]


def test_a_stage_of_unknown_length_is_named() -> None:
    told = io.StringIO()
    progress = ConsoleProgress(Console(file=told, width=100), Clock())
    progress.start("link names")
    progress.advance()
    assert told.getvalue() == "link names\n"


def test_in_a_terminal_a_bar_shows_how_many_are_done() -> None:
    told = io.StringIO()
    progress = ConsoleProgress(Console(file=told, width=100, force_terminal=True))
    progress.start("read articles", 4)
    progress.advance(3)
    progress.close()
    assert "read articles" in told.getvalue()
    assert "3/4" in told.getvalue()

"""Progress on standard error: a bar in a terminal, a line now and then elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.text import Text

SECONDS_BETWEEN_LINES = 20


class _Rate(ProgressColumn):
    """Steps a second."""

    def render(self, task: Task) -> Text:
        return Text(f"{task.speed:.1f}/s" if task.speed else "")


class ConsoleProgress:
    """Tells a run's stages as they begin. Rate and time left are told where the number of steps is known."""

    def __init__(self, console: Console | None = None, clock: Callable[[], float] = monotonic) -> None:
        self.console = console or Console(stderr=True, highlight=False)
        self._clock = clock
        self._bar: Progress | None = None
        self._total = self._done = 0
        self._begun = self._told = 0.0

    def start(self, stage: str, total: int | None = None) -> None:
        """A stage begins; the bar of the one before goes."""
        self.close()
        self._total, self._done = total or 0, 0
        self._begun = self._told = self._clock()
        if total and self.console.is_terminal:
            columns = (
                TextColumn("{task.description}"),
                BarColumn(),
                MofNCompleteColumn(),
                _Rate(),
                TimeRemainingColumn(),
            )
            self._bar = Progress(*columns, console=self.console, transient=True)
            self._bar.start()
            self._bar.add_task(stage, total=total)
        else:
            self.console.print(f"[dim]{stage}{f' ({total})' if total else ''}[/dim]")

    def advance(self, steps: int = 1) -> None:
        """Move the bar, or write a line where the last one is a while ago."""
        self._done += steps
        if self._bar:
            self._bar.advance(self._bar.task_ids[0], steps)
        elif self._total and self._clock() - self._told >= SECONDS_BETWEEN_LINES:
            self._tell()

    def _tell(self) -> None:
        self._told = self._clock()
        rate = self._done / (self._told - self._begun)
        left = (self._total - self._done) / rate / 60
        self.console.print(f"  {self._done} of {self._total}, {rate:.1f}/s, {left:.1f} minutes left", style="dim")

    def warn(self, message: str) -> None:
        """Print a warning."""
        self.console.print("[yellow]warning:[/yellow]", end=" ")
        self.console.print(message, markup=False)

    def close(self) -> None:
        """Take the bar away."""
        if self._bar:
            self._bar.stop()
        self._bar = None

"""Progress on standard error: a bar in a terminal, a line a stage elsewhere."""

from __future__ import annotations

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn


class ConsoleProgress:
    """Tells a run's stages as they begin. Rate and time left are shown where the number of steps is known."""

    def __init__(self) -> None:
        self.console = Console(stderr=True, highlight=False)
        self._bar: Progress | None = None
        self._task: TaskID | None = None

    def start(self, stage: str, total: int | None = None) -> None:
        """A stage begins; the bar of the one before goes."""
        self.close()
        if total and self.console.is_terminal:
            columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
            self._bar = Progress(*columns, console=self.console, transient=True)
            self._bar.start()
            self._task = self._bar.add_task(stage, total=total)
        else:
            self.console.print(f"[dim]{stage}{f' ({total})' if total else ''}[/dim]")

    def advance(self, steps: int = 1) -> None:
        """Move the bar."""
        if self._bar and self._task is not None:
            self._bar.advance(self._task, steps)

    def warn(self, message: str) -> None:
        """Print a warning."""
        self.console.print("[yellow]warning:[/yellow]", end=" ")
        self.console.print(message, markup=False)

    def close(self) -> None:
        """Take the bar away."""
        if self._bar:
            self._bar.stop()
        self._bar = self._task = None

"""What a run tells while it works."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Listens to a run. The library prints nothing itself."""

    def start(self, stage: str, total: int | None = None) -> None:
        """A stage begins; `total` is its number of steps, where known."""

    def advance(self, steps: int = 1) -> None:
        """Steps of the stage are done."""

    def warn(self, message: str) -> None:
        """Something that the user should know; the run goes on."""

    def close(self) -> None:
        """The run has ended."""


class Silent:
    """Listens and says nothing."""

    def start(self, stage: str, total: int | None = None) -> None:
        """Ignore."""

    def advance(self, steps: int = 1) -> None:
        """Ignore."""

    def warn(self, message: str) -> None:
        """Ignore."""

    def close(self) -> None:
        """Ignore."""

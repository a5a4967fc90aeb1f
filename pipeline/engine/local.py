"""Articles read in this process."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Self

from pipeline.reading import Article, ReadingJob, read_articles


class LocalEngine:
    """One batch after the other."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing is held."""

    def read(self, jobs: Iterable[ReadingJob]) -> Iterator[list[Article]]:
        """The articles of every job, in order."""
        return map(read_articles, jobs)

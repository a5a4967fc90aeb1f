"""Failures that a user can mend.

VariorumError
├── UsageError            what was asked for does not make sense (exit code 2)
├── ConfigError           variorum.toml holds something unusable (exit code 2)
├── ReadError             one article cannot be read; the others go on
├── CorpusError           no article of a corpus can be read, or two claim one id
├── KnowledgeError        a gazetteer, rule, cue or pack file is wrong
├── ModelError            the language model is missing or not the expected one
├── GoldError             an annotation set does not fit its texts
├── DecisionError         a reviewer's decision cannot be kept
└── OutputError           outputs cannot be written or read back

Every message says the fact, the place and the remedy. Anything else that is raised is a bug and keeps its traceback.
"""

from __future__ import annotations


class VariorumError(Exception):
    """A mendable failure: what is wrong, where, and what to do about it."""

    exit_code = 1

    def __init__(self, fact: str, *, at: str = "", remedy: str = "") -> None:
        super().__init__(fact)
        self.fact = fact
        self.at = at
        self.remedy = remedy

    def __str__(self) -> str:
        place = f"\n   at: {self.at}" if self.at else ""
        remedy = f"\n  try: {self.remedy}" if self.remedy else ""
        return f"{self.fact}{place}{remedy}"

    def __reduce__(self) -> tuple[object, ...]:
        """Survive the way back from a worker process with every field."""
        return _rebuild, (type(self), self.fact, self.at, self.remedy)


def _rebuild(kind: type[VariorumError], fact: str, at: str, remedy: str) -> VariorumError:
    return kind(fact, at=at, remedy=remedy)


class UsageError(VariorumError):
    """What was asked for does not make sense."""

    exit_code = 2


class ConfigError(VariorumError):
    """The configuration holds something unusable."""

    exit_code = 2


class ReadError(VariorumError):
    """One article cannot be read; the others go on."""


class CorpusError(VariorumError):
    """No article of a corpus can be read, or two articles claim one id."""


class KnowledgeError(VariorumError):
    """A gazetteer, rule, cue or pack file is wrong."""


class ModelError(VariorumError):
    """The language model is missing or is not the expected one."""


class GoldError(VariorumError):
    """An annotation set does not fit its texts."""


class DecisionError(VariorumError):
    """A reviewer's decision cannot be kept."""


class OutputError(VariorumError):
    """Outputs cannot be written or read back."""

"""Happenings with known dates, on which phrases such as "the first weeks of the war" hang."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.packs.periods import Periods


@dataclass
class Events:
    """Named periods seen so far in one text."""

    periods: Periods

"""Leads that state the author."""

from __future__ import annotations

import re

from pipeline.ingest.persons import PERSON

_WRITES = re.compile(rf"(?:writes|argues|reports|explains|asks|says) ({PERSON})[.!]?\Z")


def writes_name(text: str) -> str:
    """The author whom a lead names at its end ("writes NAME"), or nothing."""
    found = _WRITES.search(text[-160:])
    return found[1].removesuffix(".") if found else ""

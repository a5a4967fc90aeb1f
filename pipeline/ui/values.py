"""What a reviewer types, checked and brought into the form that alignment reads."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from pipeline.errors import DecisionError
from pipeline.records.claim import MODALITIES, POLARITIES
from pipeline.records.edtf import edtf_days
from pipeline.review.decisions import EDITABLE_SLOTS

if TYPE_CHECKING:
    from collections.abc import Mapping

NOTE_LENGTH = 2000
VALUE_LENGTH = 500
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def checked_value(slot: str, value: str, names: Mapping[str, str]) -> str | None:
    """A slot's new value in the form that alignment reads; None empties the slot. Raises DecisionError."""
    value = plain(value, VALUE_LENGTH).strip()
    if slot not in EDITABLE_SLOTS:
        raise DecisionError(f"there is no slot {slot!r}", remedy=f"use one of {', '.join(EDITABLE_SLOTS)}")
    if slot in {"polarity", "modality"}:
        allowed = POLARITIES if slot == "polarity" else MODALITIES
        if value not in allowed:
            raise DecisionError(f"{value!r} is not a {slot}", remedy=f"use one of {', '.join(allowed)}")
    if not value:
        return None
    if slot == "date":
        return _checked_date(value)
    if slot in {"actor", "recipient", "place"}:
        return " ".join(_entity_id(name, names) for name in value.split(","))
    return value


def _entity_id(name: str, names: Mapping[str, str]) -> str:
    """An entity by its id or its usual name."""
    wanted = name.strip()
    if wanted in names:
        return wanted
    found = [i for i, known in names.items() if known.casefold() == wanted.casefold()]
    if len(found) != 1:
        raise DecisionError(f"{wanted!r} names nobody of this run", remedy="give a name or id as on the page Entities")
    return found[0]


def _checked_date(value: str) -> str:
    try:
        days: tuple[date | None, date | None] = edtf_days(value)
    except ValueError:
        days = (None, None)
    if days == (None, None):
        raise DecisionError(f"{value!r} is not a date", remedy="write 2022, 2022-10, 2022-10-14 or an interval with /")
    return value


def plain(text: str, length: int) -> str:
    """Text without control characters, cut to a length."""
    return _CONTROL.sub("", text.replace("\r\n", "\n"))[:length]

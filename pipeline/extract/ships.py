"""Ships, which their prefixes give away: "the SS Aurora" is no mountain and no person, wherever else it is named."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.extract.name_candidate import Candidate
from pipeline.packs.names import slug

if TYPE_CHECKING:
    from pipeline.extract.consistency import Surface
    from pipeline.extract.nlp import ParsedDocument
    from pipeline.packs.names import Names
    from pipeline.records.claim import Mention

_PREFIX = r"(?<![\w/])([A-Z][A-Za-z/]*[A-Z])\s+[*_“\"]?"
_WORD = r"[A-Z][^\W\d_]*(?:['’-][^\W\d_]+)*"
SHIP = re.compile(rf"{_PREFIX}({_WORD}(?:\s(?:of\s)?{_WORD}){{0,2}})(?!\w)")
_BEFORE = re.compile(rf"{_PREFIX}$")
LABEL = "FAC"
LONGEST_PREFIX = 8


def ship_names(text: str, names: Names) -> Iterator[Candidate]:
    """Names of ships behind their prefixes; the prefix is no part of the name, so that later mentions match."""
    for match in SHIP.finditer(text):
        if names.kind(match[1], "ships") and not names.kind(match[2].split()[0], "titles"):
            yield Candidate(start=match.start(2), end=match.end(2), label=LABEL, how="ship")


def apart_from(ships: Sequence[Candidate], others: Iterable[Candidate]) -> list[Candidate]:
    """Candidates that share nothing with a ship's name and its prefix."""
    whole = [replace(ship, start=ship.start - LONGEST_PREFIX) for ship in ships]
    return [
        other
        for other in others
        if not any(ship.covers(other) or other.meets(name) for ship, name in zip(whole, ships, strict=True))
    ]


def as_ships(surfaces: Iterable[Surface], parsed: ParsedDocument) -> Iterator[Surface]:
    """An article's names, those that are its ships' read as ships. A name that the gazetteer knows is a ship's only
    behind "the": Maine is a state, the Maine a ship.
    """
    everything = list(surfaces)
    ships = {slug(s.text) for s in everything if s.candidate.how == "ship"}
    for surface in everything:
        candidate = surface.candidate
        if ships and slug(surface.text) in ships and (candidate.row is None or _behind_the(surface, parsed)):
            yield replace(surface, candidate=replace(candidate, label=LABEL, how="ship", row=None))
        else:
            yield surface


def _behind_the(surface: Surface, parsed: ParsedDocument) -> bool:
    start = surface.candidate.start
    return parsed.passages[surface.passage].doc.text[max(0, start - 4) : start].lower() == "the "


def ships_among(mentions: Iterable[Mention], text: str, names: Names) -> frozenset[str]:
    """The entities that the article names with a ship's prefix."""
    fore = (
        (m, text[max(0, m.evidence.start - LONGEST_PREFIX) : m.evidence.start]) for m in mentions if m.label == LABEL
    )
    return frozenset(
        m.entity_id for m, before in fore if (found := _BEFORE.search(before)) and names.kind(found[1], "ships")
    )

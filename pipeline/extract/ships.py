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

PREFIXES = (
    "SS", "HMS", "HMAS", "HMCS", "HMNZS", "USS", "USNS", "USCGC", "MS", "MV", "M/V", "MT", "RMS", "RV", "SMS", "RFA",
    "HNoMS", "HSwMS", "HDMS", "HNLMS", "INS", "ROKS", "BRP", "JS", "KRI", "ORP", "TCG",
)  # fmt: skip
_PREFIX = "|".join(map(re.escape, sorted(PREFIXES, key=len, reverse=True)))
_WORD = r"[A-Z][^\W\d_]*(?:['’-][^\W\d_]+)*"
SHIP = re.compile(rf"(?<![\w/])(?:{_PREFIX})\s+[*_“\"]?({_WORD}(?:\s(?:of\s)?{_WORD}){{0,2}})(?!\w)")
_BEFORE = re.compile(rf"(?<![\w/])(?:{_PREFIX})\s+[*_“\"]?$")
LABEL = "FAC"
LONGEST_PREFIX = 8


def ship_names(text: str, names: Names) -> Iterator[Candidate]:
    """Names of ships behind their prefixes; the prefix is no part of the name, so that later mentions match."""
    for match in SHIP.finditer(text):
        if not names.kind(match[1].split()[0], "titles"):
            yield Candidate(start=match.start(1), end=match.end(1), label=LABEL, how="ship")


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
        if slug(surface.text) in ships and (candidate.row is None or _behind_the(surface, parsed)):
            candidate = replace(candidate, label=LABEL, how="ship", row=None)
        yield replace(surface, candidate=candidate)


def _behind_the(surface: Surface, parsed: ParsedDocument) -> bool:
    start = surface.candidate.start
    return parsed.passages[surface.passage].doc.text[max(0, start - 4) : start].lower() == "the "


def ships_among(mentions: Iterable[Mention], text: str) -> frozenset[str]:
    """The entities that the article names with a ship's prefix."""
    return frozenset(
        m.entity_id
        for m in mentions
        if m.label == LABEL and _BEFORE.search(text[max(0, m.evidence.start - LONGEST_PREFIX) : m.evidence.start])
    )

"""Names in an article: where they stand, what sort they are, and who or what is meant."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING

from pipeline.extract.acronyms import abbreviations, initials_of
from pipeline.extract.consistency import Surface, settle
from pipeline.extract.name_candidate import Candidate
from pipeline.extract.name_candidates import given_people, known_names, model_names
from pipeline.extract.name_described import described_people
from pipeline.extract.name_ids import identify
from pipeline.extract.name_places import told_places
from pipeline.extract.name_shapes import emphasised_exercises, shaped_names
from pipeline.extract.ships import apart_from, as_ships, ship_names
from pipeline.packs.names import Names, fold
from pipeline.records.claim import Mention

if TYPE_CHECKING:
    from pipeline.extract.nlp import ParsedDocument, ParsedPassage
    from pipeline.extract.tokens import Doc
    from pipeline.packs.knowledge import Knowledge

RANK = {"ship": 0, "known": 0, "acronym": 1, "repeat": 2, "shape": 3, "model": 4}


def find_names(parsed: ParsedDocument, *, knowledge: Knowledge) -> tuple[Mention, ...]:
    """Names of an article in reading order, longest spans, none inside another.

    Known names, the model's names and shapes are put together; then one reading per spelling is settled for the whole
    article, since the model judges the same name differently from sentence to sentence.
    """
    names = knowledge.names
    surfaces: list[Surface] = []
    shorts: list[tuple[str, str | None]] = []
    for number, passage in enumerate(parsed.passages):
        chosen, short_forms = names_of_passage(passage, names)
        text = passage.doc.text
        surfaces += [Surface(passage=number, candidate=c, text=text[c.start : c.end]) for c in chosen]
        shorts += short_forms
    long_forms = spelled_out(surfaces) | {short: long for short, long in shorts if long is not None}
    common = {short for short, long in shorts if long is None}
    settled = settle(as_ships(redefined(surfaces, long_forms, common, names), parsed), parsed, names)
    ids = identify(settled, parsed, names, long_forms=long_forms)
    return tuple(
        Mention(
            evidence=parsed.passages[surface.passage].evidence(surface.candidate.start, surface.candidate.end),
            label=surface.candidate.label,
            entity_id=entity_id,
        )
        for surface, entity_id in zip(settled, ids, strict=True)
    )


def names_of_passage(passage: ParsedPassage, names: Names) -> tuple[list[Candidate], list[tuple[str, str | None]]]:
    """Candidates of a passage without overlaps, and its short forms in brackets with what they stand for.

    A short form of common words stands for None.
    """
    text = passage.doc.text
    ships = list(ship_names(text, names))
    known = with_given_names(text, known_names(text, names), passage.doc, names)
    known = [*ships, *apart_from(ships, known)]
    guesses = [*model_names(passage.doc, text, names), *shaped_names(text, names), *emphasised(passage)]
    people = [*given_people(passage.doc, text, names), *described_people(passage.doc, names)]
    guesses = apart_from(ships, [*guesses, *people, *told_places(passage.doc, text, names)])
    found = list(abbreviations(text, [*known, *guesses], names))
    short = [a.short for a in found if a.named and not any(k.meets(a.short) for k in known)]
    long = [a.long for a in found if a.long is not None and a.long not in known]
    chosen = longest([*known, *plausible(text, [*joined(text, guesses), *long], known, names), *short])
    forms = [
        (text[a.short.start : a.short.end], text[a.long.start : a.long.end] if a.long else None)
        for a in found
        if a.long or not a.named
    ]
    return chosen, forms


def spelled_out(surfaces: Iterable[Surface]) -> dict[str, str]:
    """Acronyms of names that the article spells out somewhere; a known acronym only where its own name is absent."""
    everything = list(surfaces)
    long = {initials_of(s.text): s.text for s in everything if s.candidate.label == "ORG" and s.text.count(" ") > 1}
    full = {s.candidate.row.entity_id for s in everything if s.candidate.row is not None and " " in s.text}
    found = {}
    for surface in everything:
        row = surface.candidate.row
        name = long.get(surface.text) if surface.text.isupper() and len(surface.text) > 2 else None
        if name is not None and (row is None or row.entity_id not in full):
            found[surface.text] = name
    return found


def redefined(
    surfaces: Iterable[Surface], long_forms: Mapping[str, str], common: set[str], names: Names
) -> Iterator[Surface]:
    """Short forms as the article itself defines them: it knows better than the gazetteer what it abbreviates."""
    for surface in surfaces:
        row = surface.candidate.row
        long = names.by_alias.get(fold(long_forms.get(surface.text, "")))
        if row is None and surface.text in common:
            continue
        if row is not None and surface.text in long_forms and (long is None or long.entity_id != row.entity_id):
            yield replace(surface, candidate=replace(surface.candidate, row=None, how="acronym"))
        else:
            yield surface


def emphasised(passage: ParsedPassage) -> Iterator[Candidate]:
    """Exercises set in italics, where the raw text holds the marks; marks are no part of a passage's pieces."""
    pieces = passage.passage.pieces
    raw = passage.document.text[pieces[0][0] : pieces[-1][1] + 1]
    if "*" not in raw and "_" not in raw:
        return
    for left, right in emphasised_exercises(raw):
        start = in_passage(pieces, pieces[0][0] + left)
        if start is not None:
            yield Candidate(start=start, end=start + right - left, label="EVENT", how="shape")


def in_passage(pieces: Sequence[tuple[int, int]], place: int) -> int | None:
    """An offset in the document as an offset in the passage's text, None between the pieces."""
    before = 0
    for start, end in pieces:
        if start <= place < end:
            return before + place - start
        before += end - start
    return None


def with_given_names(text: str, known: list[Candidate], doc: Doc, names: Names) -> list[Candidate]:
    """Known names without those that begin a person's name ("Florence Otieno", "Islam Sattarov")."""
    return [
        c for c in known if not (names.kind(text[c.start : c.end], "given") and _begins_person(c, text, doc, names))
    ]


def _begins_person(candidate: Candidate, text: str, doc: Doc, names: Names) -> bool:
    span = doc.char_span(candidate.start, candidate.end)
    if span is None or span.end >= len(doc) or candidate.label == "PERSON":
        return False
    after = doc[span.end]
    capitalised = after.text[0].isupper() and after.pos_ == "PROPN" and text[candidate.end] == " "
    person = after.ent_type_ == "PERSON" or span[0].ent_type_ == "PERSON"
    return capitalised and person and not any(names.kind(after.text, group) for group in ("heads", "titles"))


def joined(text: str, guesses: Iterable[Candidate]) -> Iterator[Candidate]:
    """The model's guesses, and a person's two names put together where it took the first for something else."""
    before: Candidate | None = None
    for guess in guesses:
        yield guess
        first = before is not None and before.how == "model" == guess.how and guess.label == "PERSON"
        if (
            before is not None
            and first
            and text[before.end : guess.start] == " "
            and before.label in {"GPE", "ORG", "NORP"}
        ):
            words = text[before.start : guess.end].split()
            if len(words) == 2 and all(word.isalpha() for word in words):
                yield replace(guess, start=before.start)
        before = guess


def plausible(text: str, guesses: Iterable[Candidate], known: Sequence[Candidate], names: Names) -> list[Candidate]:
    """Guesses that known names do not contradict.

    A guess inside a known name falls. One that only strings known names together falls ("Russian FSB" is two names).
    One that cuts a known name in two falls. A place or nationality holding a known name must add a capitalised word.
    """
    kept = []
    for guess in guesses:
        met = [k for k in known if k.start < guess.end and guess.start < k.end]
        inside = [k for k in met if guess.covers(k)]
        if len(inside) < len(met) or any(k.covers(guess) for k in met):
            continue
        if inside and not _adds(text, guess, inside, names):
            continue
        kept.append(guess)
    return kept


def _adds(text: str, guess: Candidate, inside: Sequence[Candidate], names: Names) -> bool:
    rest = text[guess.start : inside[0].start]
    rest += " ".join(text[a.end : b.start] for a, b in pairwise(inside))
    rest += text[inside[-1].end : guess.end]
    words = [w for w in rest.replace("-", " ").split() if any(c.isalnum() for c in w)]
    if not any(w[0].isupper() for w in words):
        return guess.how == "shape" and any(names.kind(w, "heads") for w in words)
    if guess.label in {"GPE", "NORP"}:
        return guess.how == "shape" or fold(words[0]) in DIRECTIONS
    return True


DIRECTIONS = frozenset([
    "north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "upper", "lower",
    "greater", "new", "north-eastern", "northeastern", "northwestern", "southeastern", "southwestern",
])  # fmt: skip


def longest(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Candidates without overlaps: the longer wins, then the better founded, then the earlier."""
    kept: list[Candidate] = []
    for one in sorted(candidates, key=lambda c: (c.start - c.end, RANK[c.how], c.start)):
        place = bisect_left(kept, one.end, key=attrgetter("start"))
        if not place or kept[place - 1].end <= one.start:
            kept.insert(place, one)
    return kept

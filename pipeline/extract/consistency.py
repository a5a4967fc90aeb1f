"""One reading per spelling within an article: labels by majority, and names passed over in other sentences."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.extract.name_bounds import is_small
from pipeline.extract.name_candidate import Candidate
from pipeline.extract.name_context import label_in_context
from pipeline.packs.names import Names, fold
from pipeline.records.record import record

if TYPE_CHECKING:
    from pipeline.extract.nlp import ParsedDocument

WEIGHT = {"ship": 50, "known": 5, "acronym": 4, "shape": 3, "repeat": 1, "model": 1}
UNSURE = frozenset(["PERSON", "ORG", "GPE", "FAC", "NORP", "WORK"])  # labels that the model mixes up


@record(kw_only=False)
class Surface:
    """A candidate in its passage, with its text."""

    passage: int
    candidate: Candidate
    text: str


def settle(found: Iterable[Surface], parsed: ParsedDocument, names: Names) -> list[Surface]:
    """Relabel and complete an article's candidates so that a spelling is read the same way throughout."""
    surfaces = list(found)
    labels = _labels(surfaces, parsed, names)
    people = _people(surfaces, labels)
    settled = [_relabelled(surface, labels, people) for surface in surfaces]
    return sorted(
        [*settled, *_passed_over(settled, parsed)],
        key=lambda s: (s.passage, s.candidate.start),
    )


def _labels(surfaces: Sequence[Surface], parsed: ParsedDocument, names: Names) -> dict[str, str]:
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for surface in surfaces:
        counts = votes[fold(surface.text)]
        counts[surface.candidate.label] += WEIGHT[surface.candidate.how]
        words = surface.text.split()
        if surface.candidate.how == "model":
            if head := names.kind(words[-1], "heads") if len(words) > 1 else None:
                counts[head] += WEIGHT["shape"]
            elif len(words) in {2, 3} and names.kind(words[0], "given") and "of" not in words:
                counts["PERSON"] += 2
        if surface.candidate.row is None and surface.candidate.label in UNSURE:
            doc = parsed.passages[surface.passage].doc
            said = label_in_context(doc, surface.candidate.start, surface.candidate.end, names)
            counts.update(dict([said]) if said else {})
    return {text: min(counts, key=lambda label: (-counts[label], label)) for text, counts in votes.items()}


def _people(surfaces: Sequence[Surface], labels: dict[str, str]) -> set[str]:
    """Surnames of people whose full name stands in the article."""
    return {
        fold(surface.text.split()[-1])
        for surface in surfaces
        if " " in surface.text and labels[fold(surface.text)] == "PERSON" and surface.candidate.row is None
    }


def _relabelled(surface: Surface, labels: dict[str, str], people: set[str]) -> Surface:
    candidate = surface.candidate
    if candidate.row is not None and (candidate.label != "PERSON" or fold(surface.text) not in people):
        return surface
    label = "PERSON" if fold(surface.text) in people else labels[fold(surface.text)]
    if label == candidate.label and candidate.row is None:
        return surface
    return replace(surface, candidate=replace(candidate, label=label, row=None))


def _passed_over(settled: Sequence[Surface], parsed: ParsedDocument) -> list[Surface]:
    """The same spellings, capitalised, in places where nothing was found."""
    wanted = {s.text: s.candidate.label for s in settled if s.candidate.row is None and len(s.text) > 2}
    wanted |= {s.text.split()[-1]: "PERSON" for s in settled if s.candidate.label == "PERSON" and " " in s.text}
    wanted = {t: label for t, label in wanted.items() if t[0].isupper() and not is_small(t)}
    if not wanted:
        return []
    taken: dict[int, list[Candidate]] = defaultdict(list)
    for surface in settled:
        taken[surface.passage].append(surface.candidate)
    found = []
    for number, passage in enumerate(parsed.passages):
        for start, end in _places(wanted, passage.doc.text):
            text = passage.doc.text[start:end]
            new = Candidate(start=start, end=end, label=wanted[text], how="repeat")
            if not any(new.meets(other) for other in taken[number]):
                found.append(Surface(number, new, text))
    return found


def _places(spellings: Iterable[str], text: str) -> list[tuple[int, int]]:
    """Where spellings stand in a text as whole words, the longest at each place, none inside another."""
    hits = sorted((start, -len(spelling)) for spelling in spellings for start in _found(spelling, text))
    kept: list[tuple[int, int]] = []
    for start, length in hits:
        if not kept or start >= kept[-1][1]:
            kept.append((start, start - length))
    return kept


def _found(spelling: str, text: str) -> Iterator[int]:
    """Every start of a spelling, no letter, figure or @ before it and no letter or figure after it."""
    start = text.find(spelling)
    while start >= 0:
        before, after = text[start - 1 : start], text[start + len(spelling) : start + len(spelling) + 1]
        if not (_in_word(before) or before == "@" or _in_word(after)):
            yield start
        start = text.find(spelling, start + 1)


def _in_word(character: str) -> bool:
    return character.isalnum() or character == "_"

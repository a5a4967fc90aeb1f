"""The public calls: the time expressions of an article or of any text, and the stretches that happenings bound."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING, Final

from pipeline.extract.times.events import Events, side_phrases
from pipeline.extract.times.moments import edtf_of_days
from pipeline.extract.times.paragraphs import Reading, read_paragraphs
from pipeline.extract.times.publication import published_moment
from pipeline.packs.knowledge import load_knowledge
from pipeline.records.document import Evidence
from pipeline.records.time import Timex

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.extract.nlp import ParsedDocument
    from pipeline.packs.knowledge import Knowledge

NO_DOCUMENT: Final = ""
Locate = Callable[[int, int, int], Evidence]


def find_times(parsed: ParsedDocument, *, knowledge: Knowledge) -> tuple[Timex, ...]:
    """The time expressions of an article, in order, with extents as in annotations/GUIDELINES.md.

    A range with a dash is one expression; "about" stays outside; adjectives such as "former" are left out.
    """
    texts = [passage.doc.text for passage in parsed.passages]
    published = published_moment(parsed.document.source.published)
    readings = read_paragraphs(texts, published=published, periods=knowledge.periods, timex3=False)
    return tuple(_timexes(readings, lambda paragraph, start, end: parsed.passages[paragraph].evidence(start, end)))


def read_times(text: str, published: str | None, *, nlp: Language | None = None) -> list[Timex]:
    """The time expressions of a text, in order, with extents as TIMEX3 has them; lines are paragraphs.

    `published` is the date of publication as EDTF or ISO 8601; without it, what hangs on it stays open. A range
    gives its two ends, "about" belongs to the phrase, and "former" and "recent" are marked. `nlp` is taken for
    likeness with the other calls; the rules need no parse.
    """
    del nlp
    texts, starts = _paragraphs(text)
    periods = load_knowledge(()).periods

    def locate(paragraph: int, start: int, end: int) -> Evidence:
        left, right = starts[paragraph] + start, starts[paragraph] + end
        return Evidence(doc_id=NO_DOCUMENT, start=left, end=right, quote=text[left:right])

    readings = read_paragraphs(texts, published=published_moment(published), periods=periods, timex3=True)
    return _timexes(readings, locate)


def find_periods(parsed: ParsedDocument, *, knowledge: Knowledge) -> tuple[Timex, ...]:
    """Stretches of time that a happening with known dates bounds, without any time word: "since the invasion".

    They are no time expressions of the guidelines and are not exported; claims may be dated by them. The evidence is
    the noun phrase. An open side has null for its day.
    """
    events = Events(knowledge.periods)
    found: list[Timex] = []
    for passage in parsed.passages:
        events.note(passage.doc.text)
        for start, end, first, last in side_phrases(passage.doc.text, events):
            found.append(_bounded(passage.evidence(start, end), first, last))
    return tuple(found)


def _bounded(evidence: Evidence, first: date | None, last: date | None) -> Timex:
    left = edtf_of_days(first, first) if first else ".."
    right = edtf_of_days(last, last) if last else ".."
    return Timex(
        evidence=evidence, type="DATE", value=left if left == right else f"{left}/{right}", timex=None, mod=None,
        earliest=first, latest=last, precision=None, basis="named_period", year_inferred=False,
    )  # fmt: skip


def _paragraphs(text: str) -> tuple[list[str], list[int]]:
    """Lines that are not blank, and where they begin."""
    texts, starts, at = [], [], 0
    for line in text.split("\n"):
        if line.strip():
            texts.append(line)
            starts.append(at)
        at += len(line) + 1
    return texts, starts


def _timexes(readings: Iterable[Reading], locate: Locate) -> list[Timex]:
    times = []
    for reading in readings:
        meaning = reading.meaning
        anchor = locate(*meaning.anchor) if meaning.anchor else None
        times.append(
            Timex(
                evidence=locate(reading.paragraph, reading.start, reading.end), type=meaning.type, value=meaning.value,
                timex=meaning.timex, mod=meaning.mod, earliest=meaning.earliest, latest=meaning.latest,
                precision=meaning.precision, basis=meaning.basis, year_inferred=meaning.year_inferred,
                anchor=(anchor.start, anchor.end) if anchor else None,
            )
        )  # fmt: skip
    return times

"""Where an annotated stretch stands in another text of the same article: by its quote and what stood around it.

A text changes when an article is edited, or read from its page by another extractor. White space, typographic
quotes and dashes, and emphasis marks never tell two readings apart. What cannot be placed without a guess is left
unplaced, with the reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from rapidfuzz import fuzz

from pipeline.records.gold import GoldClaim, GoldDocument, GoldSpan
from pipeline.records.record import record

CONTEXT = 60
LEAST_FUZZY = 20  # characters: a shorter quote is found exactly or not at all
LEAST_LIKENESS = 88.0  # of 100, share of characters kept: an edited word or two in a sentence, not another sentence
LEAST_LEAD = 5.0  # of 100, by which the best place must beat the second best
NEIGHBOUR_DRIFT = 40  # characters by which a place may differ from where its neighbours have moved
_SPACED = r"[\s*_]+"
_FOLD = str.maketrans(
    {
        "\u2019": "'",
        "\u2018": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u201e": '"',
        "\u2013": "-",
        "\u2014": "-",
        "\u2011": "-",
        "\u00a0": " ",
        "*": " ",
        "_": " ",
    }
)


@record
class Unplaced:
    """A row of an annotation that has no certain place in the text."""

    doc_id: str
    layer: str
    row: int
    quote: str
    reason: str

    def __str__(self) -> str:
        return f"{self.doc_id}, row {self.row} ({self.layer}), {self.quote[:60]!r}: {self.reason}"


@record
class Anchor:
    """What is known of a stretch: its quote, the text before and after it, and where it used to begin."""

    quote: str
    before: str
    after: str
    start: int


class Ground:
    """A text in which stretches are to be found. `shift` is by how much what was already placed has moved."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.folded = text.translate(_FOLD)
        self._moved: list[tuple[int, int]] = []

    def find(self, anchor: Anchor) -> tuple[int, int] | str:
        """The span of the one certain place, or why there is none."""
        spots = self._exact(anchor.quote)
        if not spots:
            return self._nearly(anchor)
        if len(spots) > 1:
            best = self._by_context(spots, anchor)
            spots = best if len(best) == 1 else self._by_neighbours(best, anchor)
        if len(spots) != 1:
            return "the quote stands in several places and nothing tells them apart"
        self._moved.append((anchor.start, spots[0][0] - anchor.start))
        return spots[0]

    def _exact(self, quote: str) -> list[tuple[int, int]]:
        words = [re.escape(word) for word in quote.translate(_FOLD).split()]
        if not words:
            return []
        spots = [match.span() for match in re.finditer(_SPACED.join(words), self.folded)]
        return [spot for spot in spots if self._whole(*spot)] or spots

    def _whole(self, start: int, end: int) -> bool:
        text = self.text
        cut_before = start > 0 and text[start - 1].isalnum() and text[start].isalnum()
        cut_after = end < len(text) and text[end - 1].isalnum() and text[end].isalnum()
        return not (cut_before or cut_after)

    def _by_context(self, spots: list[tuple[int, int]], anchor: Anchor) -> list[tuple[int, int]]:
        if not (anchor.before or anchor.after):
            return spots
        before, after = _squeeze(anchor.before), _squeeze(anchor.after)

        def fit(spot: tuple[int, int]) -> int:
            left = _squeeze(self.text[max(0, spot[0] - CONTEXT - 20) : spot[0]])
            right = _squeeze(self.text[spot[1] : spot[1] + CONTEXT + 20])
            return _shared_start(left[::-1], before[::-1]) + _shared_start(right, after)

        most = max(map(fit, spots))
        return [spot for spot in spots if fit(spot) == most]

    def _by_neighbours(self, spots: list[tuple[int, int]], anchor: Anchor) -> list[tuple[int, int]]:
        """The spot where it should be if it moved as the nearest stretch already placed has."""
        if not self._moved:
            return spots
        _, shift = min(self._moved, key=lambda moved: (abs(moved[0] - anchor.start), moved))
        return [s for s in spots if abs(s[0] - anchor.start - shift) <= NEIGHBOUR_DRIFT]

    def _nearly(self, anchor: Anchor) -> tuple[int, int] | str:
        between = self._between(anchor)
        if between is not None:
            return between
        quote = _squeeze(anchor.quote)
        if len(quote) < LEAST_FUZZY:
            return "the quote is not in the text"
        found = fuzz.partial_ratio_alignment(quote, self.folded, score_cutoff=LEAST_LIKENESS)
        if found is None:
            return "nothing in the text is close enough to the quote"
        start, end = found.dest_start, found.dest_end
        rest = f"{self.folded[:start]}\n{self.folded[end:]}"
        if fuzz.partial_ratio(quote, rest) > found.score - LEAST_LEAD:
            return "several places resemble the quote and nothing tells them apart"
        return self._to_words(start, end)

    def _between(self, anchor: Anchor) -> tuple[int, int] | None:
        """The stretch between the same words as before, when it resembles the quote."""
        before, after = self._exact(anchor.before), self._exact(anchor.after)
        if (
            len(before) != 1
            or len(after) != 1
            or not before[0][1] <= after[0][0] <= before[0][1] + 2 * len(anchor.quote)
        ):
            return None
        start, end = before[0][1], after[0][0]
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        alike = fuzz.ratio(_squeeze(anchor.quote), _squeeze(self.text[start:end]))
        return (start, end) if end > start and alike >= LEAST_LIKENESS else None

    def _to_words(self, start: int, end: int) -> tuple[int, int]:
        """The span widened to whole words."""
        while start > 0 and self.text[start - 1].isalnum() and self.text[start].isalnum():
            start -= 1
        while end < len(self.text) and self.text[end - 1].isalnum() and self.text[end].isalnum():
            end += 1
        return start, end


def _shared_start(left: str, right: str) -> int:
    """How many characters two texts begin with in common."""
    both = zip(left, right, strict=False)
    return next((i for i, (a, b) in enumerate(both) if a != b), min(len(left), len(right)))


def _squeeze(text: str) -> str:
    return re.sub(_SPACED, " ", text.translate(_FOLD)).strip()


def move_document(
    document: GoldDocument, text: str, *, old_text: str | None = None
) -> tuple[GoldDocument, tuple[Unplaced, ...]]:
    """The annotation with all offsets in `text`; rows without a certain place are left out and listed.

    Context comes from `old_text`, where it is known, and from the rows' prefix and suffix otherwise. Regions have
    no quote of their own and move only when the old text is known.
    """
    if _stands(document, text):
        return document, ()
    ground = Ground(text)
    moved = Mover(document.doc_id, ground, old_text)
    claims = tuple(moved.claims(document.claims))
    names, times = tuple(moved.spans(document.names)), tuple(moved.spans(document.times))
    regions = tuple(moved.spans(document.regions)) if old_text is not None else ()
    placed = replace(document, claims=claims, names=names, times=times, regions=regions)
    return placed, tuple(moved.unplaced)


def _stands(document: GoldDocument, text: str) -> bool:
    return all(text[row.start : row.end] == row.quote for row in document.quoted)


class Mover:
    """Moves rows of one article to another text and keeps a list of those that have no place there."""

    def __init__(self, doc_id: str, ground: Ground, old_text: str | None) -> None:
        self.doc_id, self.ground, self.old_text = doc_id, ground, old_text
        self.unplaced: list[Unplaced] = []

    def spans(self, spans: tuple[GoldSpan, ...]) -> Iterator[GoldSpan]:
        """Regions, names or times at their new places."""
        for span in spans:
            place = self.ground.find(self._anchor(span))
            if isinstance(place, str):
                self._list(span.layer, span.row, span.quote, place)
            else:
                start, end = place
                yield replace(span, start=start, end=end, quote=self._quote(span, start, end))

    def claims(self, claims: tuple[GoldClaim, ...]) -> Iterator[GoldClaim]:
        """Claims at their new places, triggers with them."""
        for claim in claims:
            place = self.ground.find(self._anchor(claim))
            trigger = place if isinstance(place, str) else self._trigger(claim, *place)
            if isinstance(place, str) or isinstance(trigger, str):
                self._list("claim", claim.row, claim.quote, str(trigger))
            else:
                start, end = place
                yield replace(claim, start=start, end=end, quote=self.ground.text[start:end], trigger=trigger)

    def _anchor(self, row: GoldSpan | GoldClaim) -> Anchor:
        if self.old_text is None:
            return Anchor(quote=row.quote, before=row.prefix or "", after=row.suffix or "", start=row.start)
        return Anchor(
            quote=self.old_text[row.start : row.end],
            before=self.old_text[max(0, row.start - CONTEXT) : row.start],
            after=self.old_text[row.end : row.end + CONTEXT],
            start=row.start,
        )

    def _trigger(self, claim: GoldClaim, start: int, end: int) -> tuple[int, int] | str:
        left, right = claim.trigger[0] - claim.start, claim.trigger[1] - claim.start
        inside = Ground(self.ground.text[start:end])
        quote = claim.quote
        found = inside.find(Anchor(quote=quote[left:right], before=quote[:left], after=quote[right:], start=left))
        return f"the trigger: {found}" if isinstance(found, str) else (start + found[0], start + found[1])

    def _quote(self, span: GoldSpan, start: int, end: int) -> str:
        return "" if span.layer == "region" else self.ground.text[start:end]

    def _list(self, layer: str, row: int, quote: str, reason: str) -> None:
        self.unplaced.append(Unplaced(doc_id=self.doc_id, layer=layer, row=row, quote=quote, reason=reason))

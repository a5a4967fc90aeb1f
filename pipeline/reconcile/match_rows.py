"""Gold against prediction row by row: what each gold row got, and what was found that the gold does not have."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.reconcile.agreement import fillers
from pipeline.reconcile.claim_pairs import Key, Pair, PairwiseResult
from pipeline.reconcile.day_bounds import same_days
from pipeline.reconcile.frame_scores import same_slot
from pipeline.reconcile.handoff import EarlierErrors, because_of_pair
from pipeline.reconcile.matching import Pairs
from pipeline.reconcile.span_scores import SpanLayer, same_extent
from pipeline.records.claim import ROLES
from pipeline.records.gold import FieldMatch, GoldClaim, GoldDocument, GoldSet, GoldSpan, Match
from pipeline.records.group import CONFLICT, Comparison
from pipeline.records.record import record

CORRECT, INCORRECT, PARTIAL, MISSED, SPURIOUS = "correct", "incorrect", "partial", "missed", "spurious"
CLAIM_FIELDS = ("trigger", "type", *ROLES, "when", "quantity", "polarity", "modality", "holder")
_ROW_FIELDS = {"entity": ("label", "entity"), "time": ("type", "value")}


class Lines:
    """Line numbers of one article, 1-based."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(i + 1 for i, c in enumerate(text) if c == "\n")]

    def of(self, place: int) -> int:
        """The line that an offset lies in."""
        return bisect_right(self._starts, place)


@record
class ArticleRows:
    """What the rows of one article are made from.

    Rows are compared in the text that was annotated; `places` gives, by (side, layer, row), where a row stands in
    the run's text, whose lines and offsets are told.
    """

    set: str
    doc_id: str
    lines: Lines
    places: Mapping[tuple[str, str, int], tuple[int, int]]
    renamed: Mapping[str, str]
    errors: EarlierErrors

    def line(self, side: str, layer: str, row: int) -> int | None:
        """Line of a gold or found row in the run's text, where it has a place there."""
        place = self.places.get((side, layer, row))
        return None if place is None else self.lines.of(place[0])

    def span_id(self, found: GoldSpan) -> str:
        """A predicted name or time by its offsets in the run's text."""
        start, end = self.places["found", found.layer, found.row]
        return f"{start}-{end}"


def row_places(gold_in_run: GoldDocument, found: GoldDocument) -> dict[tuple[str, str, int], tuple[int, int]]:
    """Where each row stands in the run's text: names and times with their extent, claims with their trigger's."""
    places: dict[tuple[str, str, int], tuple[int, int]] = {}
    for side, document in (("gold", gold_in_run), ("found", found)):
        for span in (*document.names, *document.times):
            places[side, span.layer, span.row] = span.start, span.end
        for claim in document.claims:
            places[side, "claim", claim.row] = claim.trigger
    return places


def span_matches(article: ArticleRows, layer: str, spans: SpanLayer) -> Iterator[Match]:
    """Names or times of one article, in text order, spurious ones after the gold's."""
    partner = {id(left): right for left, right in spans.pairs}
    taken = {id(right) for _, right in spans.pairs}
    for gold in spans.gold:
        yield _span_match(article, layer, gold, partner.get(id(gold)))
    for found in spans.found:
        if id(found) not in taken:
            yield Match(
                set=article.set,
                layer=layer,
                doc_id=article.doc_id,
                gold_id=None,
                predicted_id=article.span_id(found),
                outcome=SPURIOUS,
                fields=tuple(_one_sided(_values(layer, found), gold=False)),
                because="",
                quote=found.quote,
                line=article.line("found", layer, found.row),
            )


def _span_match(article: ArticleRows, layer: str, gold: GoldSpan, found: GoldSpan | None) -> Match:
    fields: tuple[FieldMatch, ...]
    if found is None:
        outcome, fields = MISSED, tuple(_one_sided(_values(layer, gold), gold=True))
    else:
        fields = tuple(_span_fields(layer, gold, found, article.renamed))
        wrong = any(not field.equal for field in fields if field.field not in {"extent", "entity"})
        outcome = INCORRECT if wrong else CORRECT
        outcome = outcome if same_extent(gold, found) else PARTIAL
    return Match(
        set=article.set,
        layer=layer,
        doc_id=article.doc_id,
        gold_id=f"r{gold.row}",
        predicted_id=article.span_id(found) if found else None,
        outcome=outcome,
        fields=fields,
        because="",
        quote=gold.quote,
        line=article.line("gold", layer, gold.row),
    )


def _values(layer: str, span: GoldSpan) -> dict[str, str | None]:
    label, value = _ROW_FIELDS[layer]
    return {"extent": span.quote, label: span.label, value: span.value}


def _span_fields(layer: str, gold: GoldSpan, found: GoldSpan, renamed: Mapping[str, str]) -> Iterator[FieldMatch]:
    right = _values(layer, found)
    for field, value in _values(layer, gold).items():
        other = right[field]
        equal = value == other
        if field == "extent":
            equal = same_extent(gold, found)
        elif field == "value":
            equal = same_days(value, other)
        elif field == "entity" and other is not None:
            equal = renamed.get(other, other) == value
        yield FieldMatch(field=field, gold=value, predicted=other, equal=equal)


def _one_sided(values: Mapping[str, str | None], *, gold: bool) -> Iterator[FieldMatch]:
    for field, value in values.items():
        yield FieldMatch(field=field, gold=value if gold else None, predicted=None if gold else value, equal=False)


def claim_matches(
    article: ArticleRows, gold: Sequence[GoldClaim], found: Sequence[GoldClaim], pairs: Pairs[GoldClaim]
) -> Iterator[Match]:
    """Claims of one article: correct when every slot is right, incorrect when it is another type of event, partial
    otherwise. `because` names the lost name or date behind a wrong slot, or the cause of a miss.
    """
    partner = {id(left): right for left, right in pairs}
    taken = {id(right) for _, right in pairs}
    for claim in gold:
        yield _claim_match(article, claim, partner.get(id(claim)))
    for claim in found:
        if id(claim) not in taken:
            yield Match(
                set=article.set,
                layer="claim",
                doc_id=article.doc_id,
                gold_id=None,
                predicted_id=claim.id,
                outcome=SPURIOUS,
                fields=tuple(_one_sided(_claim_values(claim), gold=False)),
                because="",
                quote=claim.quote,
                line=article.line("found", "claim", claim.row),
            )


def _claim_match(article: ArticleRows, gold: GoldClaim, found: GoldClaim | None) -> Match:
    fields: tuple[FieldMatch, ...]
    if found is None:
        outcome, because = MISSED, article.errors.of_missed(gold)
        fields = tuple(_one_sided(_claim_values(gold), gold=True))
    else:
        fields = tuple(_claim_fields(gold, found, article.renamed))
        wrong = {field.field for field in fields if not field.equal}
        outcome = CORRECT if not wrong else INCORRECT if "type" in wrong else PARTIAL
        because = article.errors.of_slots(gold, wrong)
    return Match(
        set=article.set,
        layer="claim",
        doc_id=article.doc_id,
        gold_id=gold.id,
        predicted_id=found.id if found else None,
        outcome=outcome,
        fields=fields,
        because=because,
        quote=gold.quote,
        line=article.line("gold", "claim", gold.row),
    )


def _claim_values(claim: GoldClaim) -> dict[str, str | None]:
    trigger = claim.quote[claim.trigger[0] - claim.start : claim.trigger[1] - claim.start]
    quantity = None if claim.quantity is None else f"{claim.quantity[2]} {claim.quantity[0]:g} {claim.quantity[1]}"
    roles = {role: "; ".join(sorted(fillers(claim, role))) or None for role in ROLES}
    rest = {"when": claim.when, "quantity": quantity, "polarity": claim.polarity, "modality": claim.modality}
    return {"trigger": trigger, "type": claim.type, **roles, **rest, "holder": claim.holder}


def _claim_fields(gold: GoldClaim, found: GoldClaim, renamed: Mapping[str, str]) -> Iterator[FieldMatch]:
    left, right = _claim_values(gold), _claim_values(found)
    for field in CLAIM_FIELDS:
        equal = same_slot(gold, found, field, renamed)
        yield FieldMatch(field=field, gold=left[field], predicted=right[field], equal=equal)


def pair_matches(
    name: str, result: PairwiseResult, missed: Mapping[Key, str], *, gold: GoldSet, found: GoldSet
) -> Iterator[Match]:
    """Gold pairs of claims: layer `link` for all, layer `conflict` for the gold's conflicts and for predicted
    conflicts that are none. `doc_id` is the first claim's article, `quote` what the two claims say, in plain words.
    """
    spoken = {key for keys in result.speaks.values() for key in keys}
    said = {(d.doc_id, claim.id): claim.text for d in gold.documents for claim in d.claims}
    by_pair = {pair: one.comparison for one in reversed(result.judged) for pair in one.met}
    by_pair |= {pair: one.comparison for one in reversed(result.judged) for pair in one.right}
    for pair in sorted(result.pairs, key=sorted):
        because = because_of_pair(pair, spoken, linked=pair in result.linked, missed=missed)
        quote = " / ".join(said.get(key, "") for key in sorted(pair))
        for match in _of_gold_pair(name, result, pair, by_pair.get(pair), because):
            yield replace(match, quote=quote)
    yield from _spurious_pairs(name, result, found)


def _of_gold_pair(
    name: str, result: PairwiseResult, pair: Pair, found: Comparison | None, because: str
) -> Iterator[Match]:
    """The pair's row in layer `link`, and its row in layer `conflict` where it is one."""
    linked, right = pair in result.linked, pair in result.right
    relation, verdict = result.pairs[pair].relation, found.verdict if found else None
    fields = (FieldMatch(field="verdict", gold=relation, predicted=verdict, equal=right),)
    keys = sorted(pair)
    link = Match(
        set=name,
        layer="link",
        doc_id=keys[0][0],
        gold_id="|".join(f"{doc_id}:{claim}" for doc_id, claim in keys),
        predicted_id=f"{found.left}|{found.right}" if found else None,
        outcome=CORRECT if linked else MISSED,
        fields=fields,
        because="" if linked else because,
    )
    yield link
    if relation == CONFLICT:
        on = FieldMatch(
            field="conflict_on",
            gold="; ".join(sorted(result.pairs[pair].on)),
            predicted="; ".join(found.conflict_on) if found else None,
            equal=pair in result.right_kind,
        )
        outcome = CORRECT if right else INCORRECT if linked else MISSED
        reason = "" if right else because
        yield replace(link, layer="conflict", outcome=outcome, fields=(*fields, on), because=reason)


def _spurious_pairs(name: str, result: PairwiseResult, found: GoldSet) -> Iterator[Match]:
    """Comparisons of two claims that both speak of gold claims and join none of its pairs; conflicts that are none."""
    claims = {claim.id: (d.doc_id, claim.text) for d in found.documents for claim in d.claims}
    false = {id(one) for one in result.false_conflicts}
    for one in result.judged:
        compared = one.comparison
        layers = ["link"] if one.known and not one.met else []
        layers += ["conflict"] if id(one) in false else []
        on = "; ".join(compared.conflict_on)
        fields = [FieldMatch(field="verdict", gold=None, predicted=compared.verdict, equal=False)]
        fields += [FieldMatch(field="conflict_on", gold=None, predicted=on, equal=False)] if on else []
        (doc_id, left), (_, right) = claims.get(compared.left, ("", "")), claims.get(compared.right, ("", ""))
        for layer in layers:
            yield Match(
                set=name,
                layer=layer,
                doc_id=doc_id,
                gold_id=None,
                predicted_id=f"{compared.left}|{compared.right}",
                outcome=SPURIOUS,
                fields=tuple(fields),
                because="" if one.known else "claim: not annotated",
                quote=f"{left} / {right}",
            )

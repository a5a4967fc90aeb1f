"""Why a claim or a link was missed: the earliest error in the pipeline that explains it.

In order: the passage was not read, a name that takes part was missed, the date was missed or misread, the predicate
was not taken for a claim. A link is missed because a claim is, or because two claims that were found were not joined.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from pipeline.reconcile.day_bounds import same_days
from pipeline.reconcile.matching import Pairs, overlap
from pipeline.reconcile.region_scores import region_at
from pipeline.records.gold import GoldClaim, GoldDocument, GoldSpan
from pipeline.records.record import record

PASSAGE, NAME, DATE, PREDICATE, OTHER_CLAIM = "passage", "name", "date", "predicate", "other claim"
CLAIM, LINK, VERDICT = "claim", "link", "verdict"


@record
class EarlierErrors:
    """What went wrong in one article before its claims were made: names and times without the right counterpart."""

    found: GoldDocument
    lost_names: tuple[GoldSpan, ...]
    lost_times: tuple[GoldSpan, ...]

    def of_missed(self, claim: GoldClaim) -> str:
        """Why no predicted claim answers to this one, as `cause: what`."""
        region = region_at(self.found, claim.trigger[0])
        if region:
            return f"{PASSAGE}: read as {region}"
        rival = next((c for c in self.found.claims if overlap(c.trigger, claim.trigger)), None)
        if rival is not None:
            return f"{OTHER_CLAIM}: its claim answers to another one"
        return self.of_slots(claim, {"actor", "when"}) or f"{PREDICATE}: {_trigger(claim)}"

    def of_slots(self, claim: GoldClaim, wrong: Collection[str]) -> str:
        """The name or date that explains wrong slots of a claim; empty if none does."""
        taking_part = {entity for _, entities in claim.roles for entity in entities}
        names = [n for n in _inside(self.lost_names, claim) if n.value in taking_part]
        if names and {"actor", "recipient", "place", "other"} & set(wrong):
            return f"{NAME}: {names[0].quote}"
        times = _inside(self.lost_times, claim)
        if times and claim.when is not None and "when" in wrong:
            return f"{DATE}: {times[0].quote}"
        return ""


def earlier_errors(
    gold: GoldDocument, found: GoldDocument, names: Pairs[GoldSpan], times: Pairs[GoldSpan]
) -> EarlierErrors:
    """The article's lost names (no overlapping prediction) and times (none, or with other days)."""
    named = {left for left, _ in names}
    timed = {left for left, right in times if same_days(left.value, right.value)}
    return EarlierErrors(
        found=found,
        lost_names=tuple(name for name in gold.names if name not in named),
        lost_times=tuple(time for time in gold.times if time not in timed),
    )


def _inside(spans: Iterable[GoldSpan], claim: GoldClaim) -> list[GoldSpan]:
    return [span for span in spans if claim.start <= span.start and span.end <= claim.end]


def _trigger(claim: GoldClaim) -> str:
    return claim.quote[claim.trigger[0] - claim.start : claim.trigger[1] - claim.start]


def because_of_pair(
    pair: Collection[tuple[str, str]],
    spoken: Collection[tuple[str, str]],
    *,
    linked: bool,
    missed: Mapping[tuple[str, str], str],
) -> str:
    """Why a gold pair was not found: claims that the run does not make (with the reason, where it is known), no
    comparison of the two, or a comparison with another verdict.
    """
    silent = [key for key in sorted(pair) if key not in spoken]
    if silent:
        doc_id, claim = silent[0]
        reason = missed.get((doc_id, claim), "")
        return f"{CLAIM}: {doc_id} {claim}" + (f" ({reason})" if reason else "")
    return VERDICT if linked else LINK


def causes(reasons: Sequence[str]) -> dict[str, int]:
    """How often each cause is given, by name."""
    counted: dict[str, int] = {}
    for reason in sorted(filter(None, reasons)):
        cause = reason.partition(":")[0]
        counted[cause] = counted.get(cause, 0) + 1
    return counted

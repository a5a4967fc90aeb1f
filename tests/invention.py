"""An invented run: made-up newspapers on a made-up river union, of any size and always the same."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date, timedelta

from pipeline.records.claim import (
    Alias,
    Attribution,
    Claim,
    Entity,
    Extraction,
    Mention,
    Participant,
    Quantity,
    Span,
)
from pipeline.records.document import Block, Document, Evidence, Passage, Role, Source
from pipeline.records.edtf_words import MONTHS
from pipeline.records.gold import FieldMatch, Match, Score
from pipeline.records.group import Alignment, ClaimGroup, Comparison, FieldComparison
from pipeline.records.tables import RunTables
from pipeline.records.time import DateInterval

PAPERS = (
    ("falk-2031", "Ingrid Falk", "The Lower Tarn Courier", "2031-07-02"),
    ("orsini-2031", "Paolo Orsini", "Review of River Affairs", "2031-08"),
    ("mbeki-2032", "Thandi Radebe", "Southern Quarterly", "2032-01-15"),
    ("delta-desk-2031", None, "Delta Desk", "2031-06-30"),
    ("quist-2032", "Marten Quist", "Polder Notes", "2032"),
)
STATES = ("Velmora", "Karsk", "Anholt", "Tirrania", "Ostrava Bight", "Lund March")
DEEDS = (
    ("EXERCISE", "cancelled", "cancelled the joint patrol"),
    ("JOIN", "joined", "joined the River Union"),
    ("MOBILIZE", "sent", "sent barges to the upper locks"),
    ("AGREE", "signed", "signed the water accord"),
    ("LEAVE", "suspended", "suspended its membership of the River Union"),
    ("OFFICE", "chairs", "chairs the council of the River Union"),
)
SLOTS = ("date", "quantity", "polarity", "place")


def slug(name: str) -> str:
    """An entity id for a state."""
    return f"state/{name.lower().replace(' ', '-')}"


def invented_run(groups: int = 12, sources: int = 4) -> RunTables:
    """A run with the given number of groups over the given number of articles (at most five)."""
    writers = [_Writer(*paper) for paper in PAPERS[:sources]]
    made = [_make_group(number, writers) for number in range(groups)]
    documents = tuple(writer.document() for writer in writers)
    extractions = tuple(writer.extraction() for writer in writers)
    return RunTables(
        documents=documents,
        extractions=extractions,
        entities=_entities(extractions),
        alignment=Alignment(
            comparisons=tuple(c for _, comparisons in made for c in comparisons),
            groups=tuple(group for group, _ in made),
            within_source=(),
        ),
        matches=_matches(extractions),
        scores=_scores(),
        run="invented",
    )


class _Writer:
    """One invented article, written sentence by sentence."""

    def __init__(self, doc_id: str, author: str | None, publisher: str, published: str) -> None:
        self.doc_id = doc_id
        self.source = Source(
            author=author,
            publisher=publisher,
            title=f"The river, seen by {publisher}",
            published=published,
            published_basis="stated",
            language="en",
        )
        self.text = f"# The river, seen by {publisher}\n\n"
        self.blocks = [
            Block(
                role=Role.FRONT_MATTER,
                start=0,
                end=len(self.text.rstrip()),
                reason="title",
            )
        ]
        self.claims: list[Claim] = []

    def write(
        self,
        number: int,
        slot: str,
        variant: int,
        deed: tuple[str, str, str],
        state: str,
    ) -> Claim:
        """One more paragraph with one claim; `variant` sets what the slot says."""
        event_type, trigger, words = deed
        day = date(2028 + number % 4, 1 + number % 12, 1 + number % 27)
        told = day + timedelta(days=45 * variant if slot == "date" else 0)
        boats = 20 + number % 9 + (30 * variant if slot == "quantity" else 0)
        negated = slot == "polarity" and variant > 0
        place = STATES[(number + 3 + (variant if slot == "place" else 0)) % len(STATES)]
        verb = f"never {words}" if negated else words
        when = f"on {told.day} {MONTHS[told.month - 1]} {told.year}"
        sentence = f"{state} {verb} with {boats} boats near {place} {when}."
        lead, tail = (
            "Few on the banks had expected it.",
            "What follows from it is still argued over.",
        )
        start = len(self.text) + len(lead) + 1
        paragraph = f"{lead} {sentence} {tail}"
        self.blocks.append(
            Block(
                role=Role.PARAGRAPH,
                start=len(self.text),
                end=len(self.text) + len(paragraph),
                reason="prose",
            )
        )
        self.text += paragraph + "\n\n"
        claim = _claim(
            doc_id=self.doc_id, start=start, sentence=sentence, number=number, event_type=event_type, trigger=trigger,
            negated=negated, told=told, boats=boats, state=state, place=place,
        )  # fmt: skip
        self.claims.append(claim)
        return claim

    def document(self) -> Document:
        """The article as written so far."""
        return Document(
            doc_id=self.doc_id,
            path=f"{self.doc_id}.md",
            sha256=self.doc_id.encode().hex().ljust(64, "0")[:64],
            source=self.source,
            text=self.text,
            blocks=tuple(self.blocks),
            reading=self.text,
            passages=(Passage(role=Role.PARAGRAPH, pieces=((0, len(self.text)),)),),
        )

    def extraction(self) -> Extraction:
        """The claims, and the names in them."""
        mentions = [
            Mention(
                evidence=Evidence(doc_id=self.doc_id, start=p.start, end=p.end, quote=p.text),
                label="GPE",
                entity_id=p.entity_id or "",
            )
            for claim in self.claims
            for p in claim.participants
        ]
        return Extraction(
            doc_id=self.doc_id,
            mentions=tuple(mentions),
            times=(),
            claims=tuple(self.claims),
        )


def _claim(
    *,
    doc_id: str,
    start: int,
    sentence: str,
    number: int,
    event_type: str,
    trigger: str,
    negated: bool,
    told: date,
    boats: int,
    state: str,
    place: str,
) -> Claim:
    def span(words: str) -> tuple[int, int, str]:
        at = sentence.rindex(words)
        return start + at, start + at + len(words), words

    when = f"{told.day} {MONTHS[told.month - 1]} {told.year}"
    a, b, text = span(trigger)
    s, p = (start, start + len(state), state), span(place)
    participants = tuple(
        Participant(role=role, entity_id=slug(at[2]), text=at[2], start=at[0], end=at[1])
        for role, at in (("actor", s), ("place", p))
    )
    reported = number % 5 == 0
    return Claim(
        claim_id=f"c-{doc_id}-{number}",
        evidence=Evidence(doc_id=doc_id, start=start, end=start + len(sentence), quote=sentence),
        trigger=Span(start=a, end=b, text=text),
        predicate=trigger,
        event_type=event_type,
        participants=participants,
        date=DateInterval(
            earliest=told,
            latest=told,
            edtf=told.isoformat(),
            text=when,
            basis="explicit",
        ),
        quantities=(
            Quantity(
                low=boats,
                high=boats,
                unit="boats",
                comparator="=",
                text=f"{boats} boats",
            ),
        ),
        polarity="negated" if negated else "affirmed",
        modality="asserted",
        holder="unnamed" if reported else "author",
        attribution=Attribution(source=None, cue=None, content=(), chain=("unnamed",)) if reported else None,
        statement=sentence,
        rule_id=f"invented.{event_type.lower()}",
        confidence=0.6 + (number % 4) / 10,
    )


def _make_group(number: int, writers: list[_Writer]) -> tuple[ClaimGroup, list[Comparison]]:
    """Of every six groups: three conflicts, one undecided, one agreement, one that stands alone."""
    kind = ("conflict", "agree", "conflict", "single_source", "conflict", "undecided")[number % 6]
    slot, deed, state = (
        SLOTS[number % len(SLOTS)],
        DEEDS[number % len(DEEDS)],
        STATES[number % len(STATES)],
    )
    count = 1 if kind == "single_source" else 2 + number % (len(writers) - 1)
    chosen = [writers[(number + i) % len(writers)] for i in range(min(count, len(writers)))]
    variants = [i % 2 if kind == "conflict" else 0 for i in range(len(chosen))]
    claims = [w.write(number, slot, v, deed, state) for w, v in zip(chosen, variants, strict=True)]
    group_id = f"g-{number:04d}"
    comparisons = [
        _compare(
            group_id,
            a,
            b,
            slot,
            kind if variants[i] != variants[i + j + 1] or kind != "conflict" else "agree",
        )
        for i, a in enumerate(claims)
        for j, b in enumerate(claims[i + 1 :])
    ]
    sides = [tuple(c.claim_id for c, v in zip(claims, variants, strict=True) if v == side) for side in (0, 1)]
    return (
        ClaimGroup(
            group_id=group_id,
            question=f"What did {state} do in case {number}?",
            claim_ids=tuple(sorted(c.claim_id for c in claims)),
            doc_ids=tuple(sorted({c.doc_id for c in claims})),
            verdict=kind,
            conflict_on=(slot,) if kind == "conflict" else (),
            sides=tuple(sides) if kind == "conflict" else (),
            reason=f"The articles differ on the {slot}." if kind == "conflict" else "Nothing contradicts.",
        ),
        comparisons,
    )


def _compare(group_id: str, a: Claim, b: Claim, slot: str, verdict: str) -> Comparison:
    left, right = sorted((a.claim_id, b.claim_id))
    conflict = verdict == "conflict"
    return Comparison(
        left=left,
        right=right,
        group_ids=(group_id,),
        verdict=verdict,
        conflict_on=(slot,) if conflict else (),
        fields=(
            FieldComparison(
                field=slot,
                outcome=verdict,
                reason=f"the two say different things of the {slot}",
            ),
            FieldComparison(field="modality", outcome="agree", reason="both assert it"),
        ),
        score=0.9,
        keys=(f"actor|{a.event_type}",),
    )


def _entities(extractions: tuple[Extraction, ...]) -> tuple[Entity, ...]:
    counts: Counter[str] = Counter()
    doc_ids: dict[str, set[str]] = defaultdict(set)
    for part in extractions:
        for mention in part.mentions:
            counts[mention.evidence.quote] += 1
            doc_ids[mention.evidence.quote].add(part.doc_id)
    return tuple(
        Entity(
            entity_id=slug(name),
            label="GPE",
            name=name,
            how="new",
            aliases=(Alias(text=name, count=count, doc_ids=tuple(sorted(doc_ids[name]))),),
        )
        for name, count in sorted(counts.items())
    )


def _matches(extractions: tuple[Extraction, ...]) -> tuple[Match, ...]:
    claims = [claim for part in extractions for claim in part.claims][:6]
    outcomes = ("correct", "partial", "spurious", "correct", "incorrect", "correct")
    found = [
        Match(
            set="river",
            layer="claims",
            doc_id=claim.doc_id,
            gold_id=None if outcome == "spurious" else f"k{n:03d}",
            predicted_id=claim.claim_id,
            outcome=outcome,
            fields=(FieldMatch(field="when", gold="2029-02-02", predicted="2029-02-02", equal=True),),
            because="",
            quote=claim.evidence.quote,
            line=3,
        )
        for n, (claim, outcome) in enumerate(zip(claims, outcomes, strict=False))
    ]
    missed = (
        Match(
            set="river",
            layer="claims",
            doc_id=claims[0].doc_id,
            gold_id="k099",
            predicted_id=None,
            outcome="missed",
            fields=(),
            because="no trigger word",
            quote="The locks fell silent.",
            line=9,
        )
        if claims
        else None
    )
    return (*found, missed) if missed else tuple(found)


def _scores() -> tuple[Score, ...]:
    return tuple(
        Score(
            set="river",
            layer=layer,
            doc_id=doc_id,
            measure=measure,
            value=value,
            low=value - 0.1,
            high=value + 0.1,
        )
        for layer, value in (
            ("names", 0.81),
            ("times", 0.78),
            ("claims", 0.55),
            ("links", 0.4),
        )
        for doc_id in ("", "falk-2031")
        for measure in ("precision", "recall", "f1")
    )

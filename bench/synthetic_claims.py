"""Claims of an invented world, with the truth of which speak of the same happening.

Happenings have participants drawn from a long-tailed population, a kind, a place, a day and sometimes a figure; each is
told by a few sources, some vaguely, some wrongly. Seeded: the same arguments give the same claims.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.records.claim import Claim, Participant, Quantity, Span
from pipeline.records.document import Evidence
from pipeline.records.time import DateInterval

KINDS = {
    "CONSULT": ("met", "talks", "visited"),
    "AGREE": ("signed", "agreed", "deal"),
    "ASSAULT": ("attacked", "shelled", "clash"),
    "AID": ("sent", "delivered", "aid"),
    "REJECT": ("refused", "rejected", "declined"),
    "EXERCISE": ("drill", "exercise", "manoeuvres"),
    "MOBILIZE": ("deployed", "moved", "stationed"),
    "FOUND": ("founded", "created", "launched"),
}
UNITS = ("person", "soldier", "dollar", "house", "ship")
FIRST_DAY = date(2000, 1, 1)
DAYS = 9_000
SYLLABLES = ("ba", "ko", "ri", "ten", "mal", "du", "sor", "vi", "ga", "lim", "po", "ran", "tu", "zel", "fa", "nor")


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """What really took place."""

    number: int
    kind: str
    actor: str
    recipient: str
    place: str
    day: date
    figure: float | None
    unit: str
    topic: str


def make_claims(count: int, *, seed: int = 7, told_by: int = 3) -> Iterator[tuple[int, Claim]]:
    """`count` claims, each with the number of its happening; about `told_by` claims a happening."""
    chance = random.Random(seed)  # noqa: S311 - a seeded world, not a secret
    names = max(50, count // 40)
    articles = max(4, count // 50)
    made = 0
    number = 0
    while made < count:
        happening = _happening(number, names, chance)
        number += 1
        tellers = chance.sample(range(articles), min(articles, 1 + min(int(chance.expovariate(1 / told_by)), 9)))
        for teller in tellers[: count - made]:
            yield happening.number, _telling(happening, f"a{teller:06d}", made, chance)
            made += 1


def _happening(number: int, names: int, chance: random.Random) -> Happening:
    def somebody() -> str:
        return f"org/{_word(int(names ** chance.random()))}"

    return Happening(
        number=number,
        kind=chance.choice(sorted(KINDS)),
        actor=somebody(),
        recipient=somebody(),
        place=f"city/{_word(int((names / 2) ** chance.random()) + 7)}",
        day=FIRST_DAY + timedelta(days=chance.randrange(DAYS)),
        figure=float(chance.choice((12, 40, 300, 2500, 7000))) if chance.random() < 0.3 else None,
        unit=chance.choice(UNITS),
        topic=_word(1000 + chance.randrange(max(200, names))),
    )


def _word(number: int) -> str:
    out = ""
    while True:
        out += SYLLABLES[number % len(SYLLABLES)]
        number //= len(SYLLABLES)
        if number == 0 and len(out) >= 4:
            return out


def _telling(event: Happening, doc_id: str, serial: int, chance: random.Random) -> Claim:
    trigger = chance.choice(KINDS[event.kind])
    day = event.day + timedelta(days=chance.choice((0, 0, 0, 0, 1, 30)))
    vague = chance.random() < 0.25
    first = day.replace(day=1) if vague else day
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1) if vague else day
    edtf = first.isoformat()[:7] if vague else day.isoformat()
    people = [("actor", event.actor), ("recipient", event.recipient), ("place", event.place)]
    told = [pair for pair in people if chance.random() < 0.9] or people[:1]
    names = " ".join(entity.split("/")[1].title() for _, entity in told)
    quote = f"{names} {trigger} {event.topic} {edtf}"
    figure = event.figure
    return Claim(
        claim_id=f"c{serial:08d}",
        evidence=Evidence(doc_id=doc_id, start=serial * 200, end=serial * 200 + len(quote), quote=quote),
        trigger=Span(start=serial * 200, end=serial * 200 + len(trigger), text=trigger),
        predicate=trigger,
        event_type=event.kind,
        participants=tuple(
            Participant(role=role, entity_id=entity, text=entity.split("/")[1], start=0, end=1) for role, entity in told
        ),
        date=DateInterval(earliest=first, latest=last, edtf=edtf, text=edtf, basis="explicit"),
        quantities=()
        if figure is None
        else (Quantity(low=figure, high=figure, unit=event.unit, comparator="=", text=f"{figure:g} {event.unit}"),),
        polarity="affirmed",
        modality="asserted",
        holder="author",
        attribution=None,
        statement=quote,
        rule_id="synthetic",
        confidence=1.0,
    )

"""Pairs of claims that differ in one slot, and pairs that only look different, from invented happenings.

Every pair is two sentences of two sources about one invented happening, with the claims that a perfect extraction
would read from them. `kind` names the slot that differs, or what only looks different.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.records.claim import Claim
from tests.synthetic.claim_making import make_claim, make_figure

CONFLICTS = ("date", "quantity", "polarity", "place", "participant", "office", "modality")


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """An invented happening. `words` are the trigger, a synonym, its passive and its denial."""

    event_type: str
    frame: str
    words: tuple[str, str, str, str]
    actor: str
    recipient: str | None = None
    place: str | None = None
    other: str | None = None
    date: str = "2016-05-14"
    amount: tuple[float, str] | None = None
    polarity: str = "affirmed"
    modality: str = "asserted"
    word: int = 0
    about: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two claims of two sources; `conflict` is the slot in conflict, null where they only look different."""

    kind: str
    left: Claim
    right: Claim
    conflict: str | None


HAPPENINGS = (
    Happening(
        event_type="ASSAULT",
        frame="{actor} {word} {place} {date}, killing {amount}",
        words=("bombarded", "shelled", "was shelled by", "did not bombard"),
        actor="state/norland",
        recipient="state/veslavia",
        place="city/tarnow-bay",
        amount=(42, "civilians"),
    ),
    Happening(
        event_type="MOBILIZE",
        frame="{actor} {word} {amount} to {place} {date}",
        words=("deployed", "dispatched", "were sent by", "did not deploy"),
        actor="state/ostmark",
        place="region/high-fens",
        date="2018-03",
        amount=(3200, "troops"),
    ),
    Happening(
        event_type="AID",
        frame="{actor} {word} {recipient} {amount} {date}",
        words=("donated", "gave", "was given by", "did not donate"),
        actor="org/harbour-fund",
        recipient="city/linden-falls",
        date="2019-11-02",
        amount=(750, "tonnes"),
    ),
    Happening(
        event_type="FOUND",
        frame="{actor} {word} {other} in {place} {date} with {amount}",
        words=("founded", "established", "was set up by", "did not found"),
        actor="person/ilse-brandvik",
        other="org/meridian-institute",
        place="city/kaldheim",
        date="1974",
        amount=(18, "members"),
    ),
    Happening(
        event_type="EXERCISE",
        frame="{actor} {word} the exercise {other} in {place} {date} with {amount}",
        words=("held", "conducted", "was run by", "did not hold"),
        actor="org/northern-league",
        other="event/iron-tide",
        place="state/veslavia",
        date="2021-09",
        amount=(5400, "soldiers"),
    ),
    Happening(
        event_type="CONSULT",
        frame="{actor} {word} {recipient} in {place} {date}",
        words=("met", "held talks with", "was received by", "did not meet"),
        actor="person/otto-halvorsen",
        recipient="person/mira-castellan",
        place="city/port-selby",
        date="2020-02-11",
    ),
    Happening(
        event_type="SANCTION",
        frame="{actor} {word} {recipient} {amount} {date}",
        words=("fined", "penalised", "was fined by", "did not fine"),
        actor="org/competition-board",
        recipient="org/arkwell-motors",
        date="2015-07-30",
        amount=(12_500_000, "euros"),
    ),
    Happening(
        event_type="OTHER",
        frame="{actor} {word} the ferry {other} in {place} {date} with {amount} on board",
        words=("launched", "launched", "was launched by", "did not launch"),
        actor="org/skerry-lines",
        other="work/gannet",
        place="city/kaldheim",
        date="2009-04-18",
        amount=(210, "passengers"),
    ),
    Happening(
        event_type="AGREE",
        frame="{actor} {word} the {other} with {recipient} in {place} {date}",
        words=("signed", "concluded", "was signed by", "did not sign"),
        actor="state/ostmark",
        recipient="state/norland",
        other="law/treaty-of-selby",
        place="city/port-selby",
        date="2003-10-21",
    ),
    Happening(
        event_type="OTHER",
        frame="{actor} {word} {other} for {amount} {date}",
        words=("bought", "acquired", "was taken over by", "did not buy"),
        actor="org/arkwell-motors",
        other="org/brassfield-tyres",
        date="2012-06-05",
        amount=(830_000_000, "dollars"),
    ),
    Happening(
        event_type="JOIN",
        frame="{actor} {word} {other} {date}",
        words=("joined", "entered", "was admitted to", "did not join"),
        actor="state/veslavia",
        other="org/northern-league",
        date="1998-04",
    ),
    Happening(
        event_type="PROTEST",
        frame="{actor} {word} in {place} {date}; {amount} took part",
        words=("protested", "demonstrated", "protested", "did not protest"),
        actor="org/dockers-union",
        place="city/tarnow-bay",
        date="2017-01-19",
        amount=(9000, "workers"),
    ),
    Happening(
        event_type="OTHER",
        frame="{actor} {word} {recipient} in the final of the {other} {place} {date}",
        words=("beat", "defeated", "was defeated by", "did not beat"),
        actor="org/harbour-rovers",
        recipient="org/valley-united",
        place="city/port-selby",
        other="event/coast-cup",
        date="2014-05-31",
    ),
    Happening(
        event_type="OTHER",
        frame="{actor} {word} the comet {other} from {place} {date} after {amount}",
        words=("discovered", "detected", "was found by", "did not discover"),
        actor="person/edda-thornquist",
        other="work/tamsin-comet",
        place="city/kaldheim",
        date="1968-03",
        amount=(40, "nights"),
    ),
    Happening(
        event_type="OTHER",
        frame="{actor} {word} the novel {other} in {place} {date}; {amount} were printed",
        words=("published", "issued", "was published by", "did not publish"),
        actor="org/lantern-press",
        other="work/salt-road",
        place="city/linden-falls",
        date="1987",
        amount=(3000, "copies"),
    ),
    Happening(
        event_type="OTHER",
        frame="{actor} {word} the bridge {other} in {place} {date} for {amount}",
        words=("built", "constructed", "was built by", "did not build"),
        actor="org/ostmark-railways",
        other="fac/gull-bridge",
        place="city/wrackham",
        date="1931",
        amount=(410, "workers"),
    ),
    Happening(
        event_type="SANCTION",
        frame="{actor} {word} {recipient} {amount} in {place} {date}",
        words=("fined", "penalised", "was fined by", "did not fine"),
        actor="org/coast-court",
        recipient="org/gannet-airways",
        place="city/port-selby",
        date="2018-11-06",
        amount=(640_000, "dollars"),
    ),
    Happening(
        event_type="AID",
        frame="{actor} {word} {recipient} {amount} of vaccine {date}",
        words=("supplied", "delivered", "was supplied by", "did not supply"),
        actor="org/fever-institute",
        recipient="region/high-fens",
        date="2009-08",
        amount=(52_000, "doses"),
    ),
    Happening(
        event_type="FOUND",
        frame="{actor} {word} the school {other} in {place} {date} with {amount}",
        words=("founded", "established", "was established by", "did not found"),
        actor="person/aldous-fennimore",
        other="org/fennimore-school",
        place="city/tarnow-bay",
        date="1893-09",
        amount=(27, "pupils"),
    ),
    Happening(
        event_type="OTHER",
        frame="{actor} {word} the opera {other} in {place} {date}",
        words=("performed", "performed", "was performed by", "did not perform"),
        actor="org/kaldheim-opera",
        other="work/winter-queen",
        place="city/kaldheim",
        date="2005-12-18",
    ),
    Happening(
        event_type="AGREE",
        frame="{actor} {word} the {other} with {recipient} in {place} {date} over {amount}",
        words=("signed", "concluded", "was signed by", "did not sign"),
        actor="org/dockers-union",
        recipient="org/skerry-lines",
        other="law/harbour-wage-agreement",
        place="city/tarnow-bay",
        date="2022-06-30",
        amount=(1450, "jobs"),
    ),
    Happening(
        event_type="MOBILIZE",
        frame="{actor} {word} {amount} to {place} {date}",
        words=("sent", "dispatched", "were dispatched by", "did not send"),
        actor="org/mountain-rescue",
        place="region/high-fens",
        date="2013-02-09",
        amount=(60, "rescuers"),
    ),
    Happening(
        event_type="CONSULT",
        frame="{actor} {word} {recipient} in {place} {date} before {amount}",
        words=("received", "met", "was received by", "did not receive"),
        actor="person/hana-dvorsky",
        recipient="person/otto-halvorsen",
        place="city/kaldheim",
        date="2007-04-02",
        amount=(300, "guests"),
    ),
    Happening(
        event_type="EXERCISE",
        frame="{actor} {word} the flood drill {other} in {place} {date} with {amount}",
        words=("held", "staged", "was held by", "did not hold"),
        actor="org/river-authority",
        other="event/high-water",
        place="city/linden-falls",
        date="2020-10-24",
        amount=(220, "volunteers"),
    ),
)
OFFICES = (
    ("person/mira-castellan", "state/veslavia", "president", "prime minister", "2020-02"),
    ("person/otto-halvorsen", "org/arkwell-motors", "chief executive", "finance director", "2015"),
    ("person/ilse-brandvik", "state/ostmark", "foreign minister", "defence minister", "2018-03"),
    ("person/jonas-threlkeld", "city/port-selby", "mayor", "deputy mayor", "2011-10"),
    ("person/hana-dvorsky", "org/northern-league", "secretary general", "deputy secretary general", "2021-09"),
    ("person/edda-thornquist", "org/fever-institute", "director", "deputy director", "1999-05"),
    ("person/aldous-fennimore", "state/norland", "finance minister", "interior minister", "1903"),
    ("person/petra-vandermeer", "org/harbour-rovers", "chairwoman", "treasurer", "2014-05"),
    ("person/bertil-oakes", "state/veslavia", "king", "prime minister", "1911-08"),
    ("person/sunniva-rask", "org/lantern-press", "chief executive", "chairwoman", "1987"),
    ("person/casimir-dole", "region/high-fens", "governor", "deputy governor", "2013-02"),
    ("person/lotte-engstrand", "state/ostmark", "justice minister", "health minister", "2022-06"),
)
OTHER_PLACES = {"city/tarnow-bay": "city/wexcombe", "region/high-fens": "region/salt-coast"}
OTHER_DATES = {
    10: lambda d: f"{d[:8]}{int(d[8:]) % 20 + 5:02}",
    7: lambda d: f"{d[:5]}{int(d[5:]) + 1:02}",
    4: lambda d: str(int(d) + 1),
}
COARSER = {10: lambda d: d[:7], 7: lambda d: d[:4], 4: lambda d: f"{int(d) // 10 * 10}/{int(d) // 10 * 10 + 9}"}


def conflicting_pairs() -> Iterator[Pair]:
    """Pairs that differ in exactly one slot."""
    for number, happening in enumerate(HAPPENINGS):
        for kind, changed in _changes(happening):
            yield _pair(kind, number, happening, changed, kind)
    for number, (person, body, title, other, date) in enumerate(OFFICES):
        yield Pair(
            kind="office",
            left=_office_claim("alpha", number, person, body, title, date),
            right=_office_claim("beta", number, person, body, other, date),
            conflict="office",
        )


def harmless_pairs() -> Iterator[Pair]:
    """Pairs that only look different."""
    for number, happening in enumerate(HAPPENINGS):
        for kind, changed in _looks(happening):
            yield _pair(kind, number, happening, changed, None)
    for number, (person, body, title, _, date) in enumerate(OFFICES):
        yield Pair(
            kind="coarser date",
            left=_office_claim("alpha", number, person, body, title, date),
            right=_office_claim("beta", number, person, body, title, date[:4]),
            conflict=None,
        )


def _changes(happening: Happening) -> Iterator[tuple[str, Happening]]:
    yield "date", replace(happening, date=OTHER_DATES[len(happening.date)](happening.date))
    if happening.amount:
        yield "quantity", replace(happening, amount=(round(happening.amount[0] * 1.6), happening.amount[1]))
    yield "polarity", replace(happening, polarity="negated", word=3)
    if happening.place:
        kind = happening.place.partition("/")[0]
        yield "place", replace(happening, place=OTHER_PLACES.get(happening.place, f"{kind}/wexcombe"))
    kind = happening.actor.partition("/")[0]
    yield "participant", replace(happening, actor=f"{kind}/greywater")
    yield "modality", replace(happening, modality="possible")


def _looks(happening: Happening) -> Iterator[tuple[str, Happening]]:
    yield "coarser date", replace(happening, date=COARSER[len(happening.date)](happening.date))
    yield "synonym", replace(happening, word=1)
    yield "passive", replace(happening, word=2)
    if happening.amount:
        amount = happening.amount[0]
        rounded = round(amount, -(len(str(int(amount))) - 1)) if amount >= 100 else amount
        yield "rounding", replace(happening, amount=(rounded, happening.amount[1]), about=True)
        yield "no figure", replace(happening, amount=None)
    if happening.place:
        yield "no place", replace(happening, place=None)


def _pair(kind: str, number: int, left: Happening, right: Happening, conflict: str | None) -> Pair:
    return Pair(
        kind=kind,
        left=happening_claim("alpha", number, left),
        right=happening_claim("beta", number, right),
        conflict=conflict,
    )


def _name(entity: str) -> str:
    return " ".join(part.capitalize() for part in entity.partition("/")[2].split("-"))


def happening_claim(doc_id: str, number: int, happening: Happening) -> Claim:
    """The claim of one source about an invented happening."""
    amount = (
        f"{'about ' if happening.about else ''}{happening.amount[0]:g} {happening.amount[1]}"
        if happening.amount
        else "some"
    )
    word = happening.words[happening.word]
    trigger = word.removeprefix("did not ").removeprefix("was ").removeprefix("were ").split()[0]
    if happening.modality == "possible":
        word = f"may have {word}"
    sentence = happening.frame.format(
        actor=_name(happening.actor),
        word=word,
        recipient=_name(happening.recipient or ""),
        place=_name(happening.place or "the country"),
        other=_name(happening.other or ""),
        amount=amount,
        date=f"in {happening.date}",
    )
    quantities = ()
    if happening.amount:
        quantities = (make_figure(*happening.amount, "~" if happening.about else "="),)
    slots = {
        "actor": happening.actor,
        "recipient": happening.recipient,
        "place": happening.place,
        "other": happening.other,
    }
    return make_claim(
        f"{doc_id}-{number:03}",
        sentence,
        trigger,
        happening.event_type,
        date=happening.date,
        figures=quantities,
        polarity=happening.polarity,
        modality=happening.modality,
        **{role: entity for role, entity in slots.items() if entity},
    )


def _office_claim(doc_id: str, number: int, person: str, body: str, title: str, date: str) -> Claim:
    sentence = f"{_name(person)}, {title} of {_name(body)}, spoke in {date}"
    return make_claim(
        f"{doc_id}-{100 + number}",
        sentence,
        title.rsplit(maxsplit=1)[-1],
        "OFFICE",
        date=date,
        actor=person,
        other=body,
    )

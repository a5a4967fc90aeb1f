"""What a claim puts into a slot, in words, and where each side of a conflict stands."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.records.claim import LOCALITIES, ROLES
from pipeline.records.edtf_words import english_date

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pipeline.export.lookup import Lookup
    from pipeline.records.claim import Claim
    from pipeline.records.group import ClaimGroup
    from pipeline.records.time import DateInterval

ABBREVIATED = 3
"""Most letters of a word in capitals that is an abbreviation."""
_YEAR = re.compile(r"\d{4}")
_OF = re.compile(r"\s+of(?:\s+[\w’'-]+){1,5}(?=\s*(?:[,;:.()–—]|$))")


def date_in_words(interval: DateInterval) -> str:
    """The author's own words, with the year where the words leave it out and the days fix it; words that a heading
    sets in capitals give way to the date as one writes it.
    """
    years = {day.year for day in (interval.earliest, interval.latest) if day is not None}
    words = " ".join(interval.text.split())
    if not words:
        return interval.edtf or ""
    if words.isupper() and (written := english_date(interval.edtf)):
        return written
    if _YEAR.search(words):
        return words
    bounded = interval.earliest is not None and interval.latest is not None
    if bounded and len(years) == 1:
        return f"{words} {years.pop()}"
    return f"{words} ({interval.edtf})" if interval.edtf else words


def value_of(slot: str, claim: Claim, lookup: Lookup) -> str:
    """What the claim says in one slot, as a reader would put it; empty where it is silent."""
    read = _READERS.get(slot)
    return read(claim, lookup) if read else claim.trigger.text


def _who(claim: Claim, lookup: Lookup) -> str:
    """The participants, and where a claim counts a body's members how many they are: "Harbour League, six states"."""
    counted = claim.event_type == "MEMBERSHIP" and len(claim.fillers("actor")) == 1
    figures = [" ".join(dict.fromkeys((*q.text.split(), q.unit))) for q in (claim.quantities if counted else ())]
    return ", ".join([_participants(claim, lookup), *figures])


def _participants(claim: Claim, lookup: Lookup) -> str:
    """Actors, an arrow, recipients; others in brackets."""
    actors = ", ".join(_names(claim, ("actor",), lookup))
    recipients = ", ".join(_names(claim, ("recipient",), lookup))
    others = ", ".join(_names(claim, ("other",), lookup))
    line = f"{actors} → {recipients}" if recipients else actors
    return f"{line} [{others}]".strip() if others else line


def _word(text: str) -> str:
    """A word as it stands in a sentence, where a heading sets it in capitals."""
    return text.lower() if text.isupper() and len(text) > ABBREVIATED else text


def _post(claim: Claim) -> str:
    """The post as the text has it, with what follows up to a comma ("minister of defence"); of "presidents" the one
    that each holds.
    """
    word = claim.trigger.text
    if word.endswith("s") and word.lower() != claim.predicate:
        return claim.predicate
    after = _OF.match(claim.evidence.quote, max(claim.trigger.end - claim.evidence.start, 0))
    return " ".join((word + after[0]).split()) if after else word


def _names(claim: Claim, roles: Iterable[str], lookup: Lookup) -> list[str]:
    wanted = set(roles)
    found = [
        lookup.name_of(p.entity_id) if p.entity_id else " ".join(p.text.split())
        for p in claim.participants
        if p.role in wanted
    ]
    return list(dict.fromkeys(found))


def names_in(claim: Claim, role: str, lookup: Lookup) -> tuple[str, ...]:
    """Names of those who fill one role, head phrases where nobody is known."""
    return tuple(_names(claim, (role,), lookup))


def side_values(group: ClaimGroup, side: Iterable[str], lookup: Lookup) -> str:
    """What one side of a conflict says in the slots at issue; its different wordings are joined by ` / `."""
    wordings = []
    for claim_id in side:
        claim = lookup.claims.get(claim_id)
        if claim is None:
            continue
        claim = _at_issue(claim, group, lookup) if "quantity" in group.conflict_on else claim
        values = [_value_in(group, slot, claim, lookup) for slot in group.conflict_on]
        if "kind" in group.conflict_on:
            values.append(_participants(claim, lookup))
        wordings.append(", ".join(value for value in values if value) or claim.trigger.text)
    return " / ".join(dict.fromkeys(wordings))


def _value_in(group: ClaimGroup, slot: str, claim: Claim, lookup: Lookup) -> str:
    """What a claim says in a slot; where all sides affirm, in opposite words, the word instead of that it affirms."""
    told = {lookup.claims[c].polarity for side in group.sides for c in side if c in lookup.claims}
    in_words = slot == "polarity" and len(told) == 1
    return f"“{_word(claim.trigger.text)}”" if in_words else value_of(slot, claim, lookup)


def _where(claim: Claim, lookup: Lookup) -> str:
    """The places of a claim, else the towns and buildings that it names in another role."""
    named = [p for p in claim.participants if p.role == "place"]
    named = named or [p for p in claim.participants if (p.entity_id or "").startswith(LOCALITIES)]
    return ", ".join(_names(replace(claim, participants=tuple(named)), ROLES, lookup))


def _at_issue(claim: Claim, group: ClaimGroup, lookup: Lookup) -> Claim:
    """A claim without the figures that no other side has any of: of "in eighteen days 1,340 kilograms" the kilograms
    where others tell of kilograms only.
    """
    others = (other for side in group.sides if claim.claim_id not in side for other in side)
    units = {q.unit for other in others if other in lookup.claims for q in lookup.claims[other].quantities}
    figures = tuple(q for q in claim.quantities if q.unit in units)
    return replace(claim, quantities=figures) if figures else claim


def positions(group: ClaimGroup, lookup: Lookup) -> str:
    """Each side's value with its articles, e.g. `mid-May 2031: falk-2031 | June 2031: orsini-2031`."""
    parts = []
    for side in group.sides:
        doc_ids = sorted({lookup.claims[claim_id].doc_id for claim_id in side if claim_id in lookup.claims})
        parts.append(f"{side_values(group, side, lookup)}: {', '.join(doc_ids)}")
    return " | ".join(parts)


_READERS: dict[str, Callable[[Claim, Lookup], str]] = {
    "date": lambda claim, _: date_in_words(claim.date) if claim.date else "",
    "quantity": lambda claim, _: "; ".join(" ".join(q.text.split()) for q in claim.quantities),
    "participant": _who,
    "office": lambda claim, lookup: f"{_post(claim)}: {_participants(claim, lookup)}",
    "place": _where,
    "kind": lambda claim, _: f"{claim.event_type.capitalize()} ({_word(claim.trigger.text)})",
    "polarity": lambda claim, _: claim.polarity,
    "modality": lambda claim, _: claim.modality,
}

"""Claims of clauses that leave their verb out: what the full clause says, with the words put in that answer its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.extract.numbers import read_number
from pipeline.extract.tokens import Span

if TYPE_CHECKING:
    from pipeline.extract.gaps import Answer, Gap
    from pipeline.extract.readings import Reading
    from pipeline.extract.tokens import Token
    from pipeline.records.claim import Claim, Participant, Quantity
    from pipeline.records.time import DateInterval


def tell_gapped(full: Claim, gap: Gap, reading: Reading) -> Claim | None:
    """The claim of a gapped clause; None where the full claim does not show what its words answer."""
    statement = _statement(full.statement, gap, reading)
    if statement is None:
        return None
    doc = reading.passage.doc
    first = min(answer.instead[0] for answer in gap.answers)
    return replace(
        full,
        evidence=reading.passage.evidence(doc[first].idx, doc[gap.end - 1].idx + len(doc[gap.end - 1])),
        participants=tuple(_participants(full.participants, gap.answers, reading)),
        date=_date(full.date, gap, reading),
        quantities=tuple(_quantities(gap.answers, full.quantities, reading)),
        statement=statement,
    )


def _statement(told: str, gap: Gap, reading: Reading) -> str | None:
    doc, statement = reading.passage.doc, told
    for answer in gap.answers:
        before = Span(doc, *answer.instead).text
        at = statement.find(before)
        if at < 0 and statement.lower().startswith(before.lower()):
            at = 0
        if at < 0:
            return None
        statement = statement[:at] + Span(doc, answer.start, answer.end).text + statement[at + len(before) :]
    return statement[:1].upper() + statement[1:]


def _participants(full: Sequence[Participant], answers: Sequence[Answer], reading: Reading) -> Iterator[Participant]:
    reader, doc = reading.reader, reading.passage.doc
    spans = [(reading.passage.to_document(doc[a.instead[0]].idx, doc[a.instead[1] - 1].idx + 1), a) for a in answers]
    done: set[tuple[int, str]] = set()
    for participant in full:
        answer = next((a for (first, last), a in spans if first <= participant.start <= last), None)
        if answer is None:
            yield participant
        elif not answer.figure and (answer.start, participant.role) not in done:
            done.add((answer.start, participant.role))
            head = doc[answer.head]
            hits: list[tuple[str | None, Token]] = [*reader.entities(head)] or [(None, head)]
            yield from (reader.participant(participant.role, entity, token) for entity, token in hits)


def _date(full: DateInterval | None, gap: Gap, reading: Reading) -> DateInterval | None:
    """The date that stands in the gapped clause, else that of the full one, unless that is answered."""
    own = [d.date for s in reading.stated for d in s.dated if d.tokens and gap.start <= d.tokens[0] < gap.end]
    return own[0] if own else full


def _quantities(answers: Sequence[Answer], full: Sequence[Quantity], reading: Reading) -> Iterator[Quantity]:
    doc = reading.passage.doc
    placed = [q for q in reading.quantities if q.quantity in full]
    answered = {q.quantity: a for q in placed for a in answers if a.instead[0] <= q.end - 1 and q.start < a.instead[1]}
    for quantity in full:
        answer = answered.get(quantity)
        if answer is None:
            yield quantity
        elif not answer.figure:
            yield from (q.quantity for q in reading.quantities if answer.start <= q.start < answer.end)
        else:
            old, new = read_number(doc, answer.instead[0]), read_number(doc, answer.start)
            if old is not None and new is not None and old.high:
                factor = (quantity.high or quantity.low or 0.0) / old.high
                low, high = round(new.low * factor, 6), round(new.high * factor, 6)
                text = Span(doc, answer.start, answer.end).text
                yield replace(quantity, low=low, high=high, comparator="=", text=text)

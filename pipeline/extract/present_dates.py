"""Claims that are said to hold as the article is written, and what dates them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from pipeline.extract.stated_dates import Dated, Stated, whole_year

if TYPE_CHECKING:
    from pipeline.extract.predicates import Predicate

NOW = frozenset({"now", "currently", "today", "presently", "nowadays", "current", "present", "still"})


def is_now(predicate: Predicate) -> bool:
    """Whether the claim is said to hold as the article is written: "now", "currently", "today's"."""
    trigger, head = predicate.trigger, predicate.head
    if NOW.isdisjoint(trigger.sent.forms):
        return False
    return any(t.lower_ in NOW for t in (*trigger.children, *head.children))


def tells_present(predicate: Predicate, tense: str) -> bool:
    """Whether a claim is of the time of the publication: "now" in a clause of the past is that of the story."""
    return is_now(predicate) and (tense == "present" or _is_said_of_noun(predicate))


def _is_said_of_noun(predicate: Predicate) -> bool:
    return predicate.kind == "noun" and any(t.lower_ in NOW for t in predicate.trigger.children)


def date_of_present(predicate: Predicate, stated: Sequence[Stated], years: Mapping[int, Sequence[str]]) -> Dated | None:
    """The year of publication, of a post or the like that is held now where its sentence gives a date that is over: "on
    4 March 2011 Ada Brun, today deputy speaker, signed".
    """
    published, sentence = _published(years), predicate.trigger.sent
    if published is None or not _is_said_of_noun(predicate):
        return None
    over = any(is_past(s, years) for s in stated if sentence.start <= s.head.i < sentence.end)
    return whole_year(published, "inherited") if over else None


def is_past(stated: Stated, years: Mapping[int, Sequence[str]]) -> bool:
    """Whether a date is over in a year before that of the publication: not when "now" is."""
    last, published = stated.dated[-1].date.latest, _published(years)
    return last is not None and published is not None and last.year < published


def _published(years: Mapping[int, Sequence[str]]) -> int | None:
    return next((year for year, reasons in years.items() if "published" in reasons), None)

"""What an article is about: the entity that its title names most, of several the one that the text names most.

An evaluation, forecast or stance that names nobody ("the mood has soured") is read as one of the article's subject. A
person is told of by name or pronoun, so that what names nobody is hardly said of one.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.records.claim import Mention

OFTEN = 5
"""Times that the text must name it at least: it names what it is about 7 times and more, and 4 times in articles about
something else, among those of the development sets.
"""
FOREMOST = 3
"""Places among the most named that it must be within."""
PERSONS = ("person/", "people/")
CAPITALS = re.compile(r"[A-Z]{2,}")


def find_topic(title: str | None, mentions: Sequence[Mention]) -> Mention | None:
    """The first mention of what the article is about; None where the title names nothing that the text dwells on."""
    counts = Counter(mention.entity_id for mention in mentions)
    often = [entity for entity, n in sorted(counts.items(), key=lambda row: (-row[1], row[0]))[:FOREMOST] if n >= OFTEN]
    often = [entity for entity in often if not entity.startswith(PERSONS)]
    spelled = {" ".join(m.evidence.quote.split()): m.entity_id for m in mentions if m.label != "NORP"}
    named: Counter[str] = Counter()
    for spelling, entity in spelled.items():
        named[entity] += _times_in(spelling, title or "")
    about = max(often, key=lambda entity: named[entity], default="")
    return next((m for m in mentions if m.entity_id == about), None) if named[about] else None


def _times_in(spelling: str, title: str) -> int:
    """How often a title holds a name as whole words, in capitals or not; short forms in capitals only as written. A
    possessor is not what the title is about.
    """
    if spelling.lower() not in title.lower():
        return 0
    flags = 0 if CAPITALS.fullmatch(spelling) else re.IGNORECASE
    return len(re.findall(rf"(?<!\w){re.escape(spelling)}(?!\w|['’]s?\b)", title, flags))

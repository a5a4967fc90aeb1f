"""Words of phrases that say who does what a noun names, from `predicates/doers.csv`, whose head explains the kinds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

from pipeline.packs.files import Layers
from pipeline.records.record import record


@record
class DoerWords:
    """`resting` and `charging` give a verb's prepositions, `behind` a preposition's nouns, `given`, `sent`, `stands`,
    `agents` and `deeds` a noun's verb.

    `asking` are verbs for asking somebody to do something, `heading` those for leading it,
    `serving` those for what is done under a leader,
    `followers` nouns for those who belong to a body.
    `charges` are among `leading`, and these and `led` among `tasks`; `prizes` go to whoever wins.
    """

    resting: Mapping[str, frozenset[str]]
    charging: Mapping[str, frozenset[str]]
    asking: frozenset[str]
    heading: frozenset[str]
    in_hands: frozenset[str]
    charges: frozenset[str]
    leading: frozenset[str]
    led: frozenset[str]
    serving: frozenset[str]
    followers: frozenset[str]
    tasks: frozenset[str]
    prizes: frozenset[str]
    behind: Mapping[str, frozenset[str]]
    given: Mapping[str, str]
    sent: Mapping[str, str]
    stands: Mapping[str, str]
    agents: Mapping[str, str]
    deeds: Mapping[str, str]


@lru_cache(maxsize=1)
def doer_words() -> DoerWords:
    """The words that come with the program."""
    kinds: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for _, _, row in Layers().csv_rows("predicates/doers.csv"):
        kinds[row["kind"]].append((row["word"], row["with"]))
    words = {kind: frozenset(word for word, _ in rows) for kind, rows in kinds.items()}
    leading = words["leadership"] | words["charge"]
    return DoerWords(
        resting=_prepositions(kinds["resting"]),
        charging=_prepositions(kinds["charging"]),
        asking=words["asking"],
        heading=words["heading"],
        in_hands=words["in_hands"],
        charges=words["charge"],
        leading=leading,
        led=words["led"],
        serving=words["serving"],
        followers=words["follower"],
        tasks=leading | words["led"] | words["task"],
        prizes=words["prize"],
        behind={"under": words["leadership"], "at": words["asked"]},
        given=dict(kinds["given"]),
        sent=dict(kinds["sent"]),
        stands=dict(kinds["stand"]),
        agents=dict(kinds["agent"]),
        deeds=dict(kinds["deed"]),
    )


def _prepositions(rows: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    """Prepositions by verb."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for verb, preposition in rows:
        found[verb].add(preposition)
    return {verb: frozenset(prepositions) for verb, prepositions in found.items()}

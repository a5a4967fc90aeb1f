"""Whether a person is a woman or a man, as far as titles and given names tell, so that "she" is not read as "he"."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pipeline.packs.names import Names
    from pipeline.records.claim import Mention

WOMAN, MAN = "woman", "man"
TITLES = {
    "mr": MAN, "sir": MAN, "lord": MAN, "king": MAN, "prince": MAN, "emperor": MAN, "chairman": MAN, "congressman": MAN,
    "mrs": WOMAN, "ms": WOMAN, "miss": WOMAN, "dame": WOMAN, "lady": WOMAN, "queen": WOMAN, "princess": WOMAN,
    "actress": WOMAN, "chairwoman": WOMAN, "congresswoman": WOMAN, "spokeswoman": WOMAN, "spokesman": MAN,
}  # fmt: skip
OTHER_SEX = {
    "he": WOMAN, "him": WOMAN, "his": WOMAN, "himself": WOMAN, "she": MAN, "her": MAN, "hers": MAN, "herself": MAN,
}  # fmt: skip
"""The sex that a pronoun rules out."""
NOUNS = {
    "man": MAN, "boy": MAN, "gentleman": MAN, "father": MAN, "grandfather": MAN, "son": MAN, "brother": MAN,
    "uncle": MAN, "nephew": MAN, "husband": MAN, "widower": MAN, "monk": MAN, "businessman": MAN, "woman": WOMAN,
    "girl": WOMAN, "mother": WOMAN, "grandmother": WOMAN, "daughter": WOMAN, "sister": WOMAN, "aunt": WOMAN,
    "niece": WOMAN, "wife": WOMAN, "widow": WOMAN, "nun": WOMAN, "businesswoman": WOMAN,
} | TITLES  # fmt: skip
"""The sex of whoever a common noun means."""
FEMININE = frozenset(word for word, ruled_out in OTHER_SEX.items() if ruled_out == MAN)
TITLE_WEIGHT = 3  # a title says more than a given name, which may be used otherwise elsewhere
LONGEST_TITLE = 14  # letters before a name that are searched for its title


def sexes_of(mentions: Iterable[Mention], text: str, names: Names) -> Mapping[str, str]:
    """Person -> `woman` or `man`; people whose names and titles say nothing are left out."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for mention in mentions:
        if mention.label != "PERSON":
            continue
        known = names.canonical.get(mention.entity_id)
        for spelling in {mention.evidence.quote, known.alias if known else ""}:
            first, *others = spelling.split() or [""]
            if others and (sex := names.kind(first, "given")) in {WOMAN, MAN}:
                votes[mention.entity_id][sex] += 1
        before = text[max(mention.evidence.start - LONGEST_TITLE, 0) : mention.evidence.start].split()
        if before and (sex := TITLES.get(before[-1].casefold().rstrip("."))):
            votes[mention.entity_id][sex] += TITLE_WEIGHT
    return {person: counts.most_common(1)[0][0] for person, counts in votes.items()}

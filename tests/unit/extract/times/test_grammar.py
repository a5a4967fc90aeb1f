"""No phrase that the grammar may match breaks its reader, however odd: one would cost its whole article."""

from __future__ import annotations

from collections import defaultdict

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline import read_times
from pipeline.extract.times.grammar import SOURCES
from pipeline.extract.times.lexicon import LEXICON

FORMS = {
    "1": ["3", "12"], "0": ["500", "77"], "Y": ["1991", "2014"], "#": ["2012-09-14"], "O": ["3rd", "20th"],
    "y": ["1990s"], "C": ["BC"], "X": ["'s"], "4": ["Q3"], "T": ["UTC"], "d": ["o'clock"], "Z": ["99999"],
}  # fmt: skip
"""Tokens of the classes that come from a word's form."""
RULES = [pytest.param(pattern, id=name) for name, _, pattern, _ in SOURCES]
ODD = settings(max_examples=12, derandomize=True, database=None, deadline=None, suppress_health_check=list(HealthCheck))


def words_by_class() -> dict[str, list[str]]:
    """Words for each one-letter class; a mark stands for itself."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for word, (kind, _) in LEXICON.items():
        found[kind].append(word.capitalize() if kind in "MmbWj" else word)
    return {**{mark: [mark] for mark in ",.-/"}, **found, **{kind: found[kind] + FORMS[kind] for kind in FORMS}}


WORDS = words_by_class()


@pytest.mark.parametrize("pattern", RULES)
def test_readers_survive_whatever_the_grammar_matches(pattern: str) -> None:
    """Codes that match a rule, spelt with words of these classes, alone and inside a sentence."""

    @ODD
    @given(st.from_regex(pattern, fullmatch=True, alphabet="".join(sorted(WORDS))), st.data())
    def read(codes: str, data: st.DataObject) -> None:
        phrase = " ".join(data.draw(st.sampled_from(WORDS[code])) for code in codes)
        text = f"It opened on 3 March 2011.\n\nIt began in {phrase} and ended."
        assert all(time.evidence.quote in text for time in read_times(text, published="2015-06-17"))

    read()

"""Copies across articles."""

from __future__ import annotations

from dataclasses import replace

from pipeline.ingest.duplicates import containment, copies_of, sample_of
from pipeline.ingest.runs import runs_of
from tests.unit.ingest.conftest import BODY, Read

OTHER = tuple(text.replace("Velm", "Osterby").replace("council", "assembly").replace("pier", "mole") for text in BODY)


def test_the_same_article_under_another_title_is_a_copy_of_the_earlier_one(read: Read) -> None:
    first = read("A harbour\n\n" + "\n\n".join(BODY), "b.txt")
    first = replace(first, source=replace(first.source, published="2022-01-01"))
    second = read("Two councils\n\n" + "\n\n".join(BODY) + "\n\nThis article was first published elsewhere.", "a.txt")
    assert copies_of(map(sample_of, [second, first])) == {"a": "b"}


def test_an_article_on_the_same_subject_is_no_copy(read: Read) -> None:
    told_anew = (
        "Nine years of quarrels ended in the spring of 2021, when Velm got the second stage that it had refused.",
        "Norrvik had offered half of the money in 2012 already, on a condition that the ferry company thought absurd.",
        "Only after the storm of 2016 had taken the old pier did the islanders come round, says the harbour master.",
    )
    first, second = read("A\n\n" + "\n\n".join(BODY), "a.txt"), read("B\n\n" + "\n\n".join(told_anew), "b.txt")
    assert copies_of(map(sample_of, [first, second])) == {}


def test_what_a_sidecar_says_stands(read: Read) -> None:
    first, second = read("A\n\n" + "\n\n".join(BODY), "a.txt"), read("B\n\n" + "\n\n".join(reversed(BODY[:3])), "b.txt")
    first = replace(first, source=replace(first.source, same_as="b"))
    assert copies_of(map(sample_of, [first, second]))["a"] == "b"


def test_containment_is_the_share_of_the_shorter_text() -> None:
    long = "one two three four five six seven eight nine ten eleven twelve"
    assert containment(runs_of("two three four five six seven eight nine"), runs_of(long)) == 1.0
    assert containment(runs_of("nine eight seven six five four three two"), runs_of(long)) == 0.0

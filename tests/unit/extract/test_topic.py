"""What an article is about, and judgements that name nobody."""

from __future__ import annotations

from pipeline.extract.topic import find_topic
from pipeline.records.claim import Mention
from pipeline.records.document import Evidence


def _mentions(*names: tuple[str, str]) -> list[Mention]:
    return [
        Mention(evidence=Evidence(doc_id="t", start=n, end=n + len(quote), quote=quote), label="ORG", entity_id=entity)
        for n, (quote, entity) in enumerate(names)
    ]


LEAGUE, ALBA = ("Harbour League", "org/harbour-league"), ("Alba", "state/alba")


def test_the_entity_of_the_title_that_the_text_names_most() -> None:
    topic = find_topic("Alba and the harbour league", _mentions(*[ALBA] * 3, *[LEAGUE] * 5))
    assert topic is not None
    assert topic.entity_id == "org/harbour-league"


def test_a_title_that_names_nothing_that_the_text_dwells_on_gives_none() -> None:
    assert find_topic("A storm at sea", _mentions(*[LEAGUE] * 5)) is None
    assert find_topic("Alba's storm", _mentions(ALBA, *[LEAGUE] * 5)) is None
    assert find_topic(None, _mentions(*[LEAGUE] * 5)) is None


def test_a_possessor_is_not_the_subject() -> None:
    topic = find_topic("Alba's harbour league", _mentions(*[ALBA] * 7, *[LEAGUE] * 5))
    assert topic is not None
    assert topic.entity_id == "org/harbour-league"


def test_part_of_a_word_is_no_name() -> None:
    assert find_topic("Albatross", _mentions(*[ALBA] * 5)) is None


def test_a_person_is_not_the_subject_of_what_names_nobody() -> None:
    brun = ("Ada Brun", "person/ada-brun")
    assert find_topic("The will of Ada Brun", _mentions(*[brun] * 5)) is None

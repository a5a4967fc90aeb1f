"""Entities of a corpus: merges with reasons, people's overrides, ids rewritten in claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pipeline.extract.entities import Linking, link, link_entities, named_in
from pipeline.extract.entity_reasons import explain_entity
from pipeline.extract.name_table import tabulate_names
from pipeline.extract.variants import same_person, same_thing
from pipeline.packs.entity_overrides import parse_overrides
from pipeline.records.claim import Attribution, Claim, Extraction, Mention, Participant, Span
from pipeline.records.document import Evidence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.packs.knowledge import Knowledge


def article(doc_id: str, *named: tuple[str, str, str], claims: Sequence[Claim] = ()) -> Extraction:
    """An extraction with (quote, label, id) mentions one after the other."""
    mentions, start = [], 0
    for quote, label, entity_id in named:
        evidence = Evidence(doc_id=doc_id, start=start, end=start + len(quote), quote=quote)
        mentions.append(Mention(evidence=evidence, label=label, entity_id=entity_id))
        start += len(quote) + 1
    return Extraction(doc_id=doc_id, mentions=tuple(mentions), times=(), claims=tuple(claims))


def ids(extractions: Sequence[Extraction]) -> list[list[str]]:
    return [[m.entity_id for m in e.mentions] for e in extractions]


def linked(extractions: Sequence[Extraction], knowledge: Knowledge) -> Linking:
    return link(tabulate_names(list(map(named_in, extractions))), names=knowledge.names)


def person(name: str) -> tuple[str, str, str]:
    return name, "PERSON", "person/" + name.casefold().replace(" ", "-")


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Zhanar Abdikova", "Janar Abdikova"),
        ("Viktor Melnykovych", "Viktor Melnikovich"),
        ("Khalid Rakhmani", "Halid Rahmani"),
        ("Emomzali Dzhurayev", "Enomzali Dzhurayev"),
        ("Rustam Aliyev", "Rustam Aliev"),
        ("Oleg P. Tarasyuk", "Oleg Tarasyuk"),
    ],
)
def test_transliterations_and_slips_are_one_person(knowledge: Knowledge, left: str, right: str) -> None:
    assert same_person(left, right, knowledge.names)
    assert same_person(right, left, knowledge.names)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Robert Okello", "Roberta Okello"),
        ("Ruth Okello", "Daniel Okello"),
        ("George W. Achieng", "George H. Achieng"),
        ("Samuel Doe Jr.", "Samuel Doe"),
        ("Anna Li", "Anna Lu"),
    ],
)
def test_people_who_share_a_name_in_part_stay_two(knowledge: Knowledge, left: str, right: str) -> None:
    assert same_person(left, right, knowledge.names) is None


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Lakes Cooperation Organisation", "Lakes Co-operation Organization"),
        ("Centre for Delta Studies", "Center for Delta Studies"),
        ("Battle of Kambanguru", "Battle of Kambangura"),
    ],
)
def test_spellings_of_a_body_are_one(knowledge: Knowledge, left: str, right: str) -> None:
    assert same_thing(left, right, knowledge.names)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("LBFC", "LBFD"),
        ("Third Lagoon War", "Second Lagoon War"),
        ("Lagoon Summit 2019", "Lagoon Summit 2020"),
        ("North Delta Bank", "South Delta Bank"),
        ("Bank of Slovenia", "Bank of Slovakia"),
    ],
)
def test_acronyms_numbers_directions_and_known_names_never_merge(knowledge: Knowledge, left: str, right: str) -> None:
    assert same_thing(left, right, knowledge.names) is None


def test_variants_are_put_together_across_articles(knowledge: Knowledge) -> None:
    linked, entities = link_entities(
        [article("a", person("Zhanar Abdikova")), article("b", person("Janar Abdikova"), person("Abdikova"))],
        knowledge=knowledge,
    )
    assert len({entity for found in ids(linked) for entity in found}) == 1
    assert [(e.how, sum(a.count for a in e.aliases)) for e in entities] == [("merged", 3)]


def test_bare_surname_is_never_given_to_one_of_two(knowledge: Knowledge) -> None:
    linked, _ = link_entities(
        [article("a", person("Ruth Okello")), article("b", person("Daniel Okello")), article("c", person("Okello"))],
        knowledge=knowledge,
    )
    assert ids(linked)[2] == ["person/okello"]


def test_order_of_articles_does_not_matter(knowledge: Knowledge) -> None:
    corpus = [
        article("a", person("Zhanar Abdikova"), ("Lakes Centre", "ORG", "org/lakes-centre")),
        article("b", person("Janar Abdikova"), ("Lakes Center", "ORG", "org/lakes-center")),
        article("c", person("Abdikova")),
    ]
    forward, backward = linked(corpus, knowledge), linked(corpus[::-1], knowledge)
    assert forward.final == backward.final
    assert forward.merges == backward.merges


def test_every_merge_has_a_reason(knowledge: Knowledge) -> None:
    linking = linked([article("a", person("Zhanar Abdikova"), person("Janar Abdikova"))], knowledge)
    assert [merge.reason for merge in linking.merges] == [
        "'Janar Abdikova' and 'Zhanar Abdikova' are transliterations of one name"
    ]


def test_people_overrule_the_program(knowledge: Knowledge) -> None:
    corpus = [article("a", person("Zhanar Abdikova")), article("b", person("Janar Abdikova"), person("Tom Otieno"))]
    overrides = parse_overrides(
        "action,left,right,note\n"
        "different,person/zhanar-abdikova,person/janar-abdikova,two cousins\n"
        "same,person/tom-otieno,person/janar-abdikova,pen name\n"
        "rename,person/zhanar-abdikova,Zhanar A.,\n"
    )
    linked, entities = link_entities(corpus, knowledge=knowledge, overrides=overrides)
    assert ids(linked)[0] == ["person/zhanar-abdikova"]
    assert len(set(ids(linked)[1])) == 1
    assert {e.entity_id: e.name for e in entities}["person/zhanar-abdikova"] == "Zhanar A."


def test_ids_in_claims_follow(knowledge: Knowledge) -> None:
    evidence = Evidence(doc_id="b", start=0, end=9, quote="They left")
    claim = Claim(
        claim_id="c1",
        evidence=evidence,
        trigger=Span(start=5, end=9, text="left"),
        predicate="leave",
        event_type="LEAVE",
        participants=(
            Participant(role="actor", entity_id="person/janar-abdikova", text="They", start=0, end=4),
            Participant(role="place", entity_id=None, text="home", start=0, end=4),
        ),
        date=None,
        quantities=(),
        polarity="affirmed",
        modality="asserted",
        holder="person/abdikova",
        attribution=Attribution(source=None, cue=None, content=(), chain=("person/abdikova", "author")),
        statement="",
        rule_id="r",
        confidence=1.0,
    )
    named = (person("Janar Abdikova"), person("Abdikova"))
    linked, _ = link_entities(
        [article("a", person("Zhanar Abdikova"), person("Zhanar Abdikova")), article("b", *named, claims=[claim])],
        knowledge=knowledge,
    )
    (new,) = linked[1].claims
    assert new.fillers("actor") == {"person/zhanar-abdikova"}
    assert new.holder == "person/zhanar-abdikova"
    assert new.attribution is not None
    assert new.attribution.chain == ("person/zhanar-abdikova", "author")


def test_short_name_of_a_body_joins_the_long_one_of_its_article(knowledge: Knowledge) -> None:
    full, short = ("NATO Heron Staff", "ORG", "org/nato-heron-staff"), ("Heron Staff", "ORG", "org/heron-staff")
    together, _ = link_entities([article("a", full, short)], knowledge=knowledge)
    apart, _ = link_entities([article("a", full), article("b", short)], knowledge=knowledge)
    assert len(set(ids(together)[0])) == 1
    assert ids(apart) == [["org/nato-heron-staff"], ["org/heron-staff"]]


def test_explanation_gives_a_reason_for_every_spelling(knowledge: Knowledge) -> None:
    overrides = parse_overrides("action,left,right,note\nsame,person/janar-abdikova,person/zhanar-abdikova,see b\n")
    _, entities = link_entities(
        [
            article("a", person("Zhanar Abdikova"), person("Zhanar Abdikova"), ("Lima", "GPE", "state/peru")),
            article("b", person("Janar Abdikova"), person("Abdikova"), ("Peruvian", "NORP", "state/peru")),
        ],
        knowledge=knowledge,
        overrides=overrides,
    )
    lines = {e.entity_id: explain_entity(e, knowledge=knowledge, overrides=overrides) for e in entities}
    who = "\n".join(lines["person/zhanar-abdikova"])
    assert "surname of 'Janar Abdikova'" in who
    assert "transliterations of one name" in who
    assert "same person/janar-abdikova person/zhanar-abdikova (annotations/entities.csv:2): see b" in who
    peru = "\n".join(lines["state/peru"])
    assert "seat of the government (resources/gazetteer/states.csv:" in peru
    assert "'Peruvian' ×1 in b: listed in resources/gazetteer/states.csv:" in peru


def test_one_spelling_of_several_sorts_is_what_most_articles_take_it_for(knowledge: Knowledge) -> None:
    town = article("a", ("Ostrel", "GPE", "city/ostrel"), ("Ostrel", "GPE", "city/ostrel"))
    firm = article("b", ("Ostrel", "ORG", "org/ostrel"))
    linked, _ = link_entities([town, firm], knowledge=knowledge)
    assert ids(linked) == [["city/ostrel", "city/ostrel"], ["city/ostrel"]]
    assert [m.label for m in linked[1].mentions] == ["GPE"]


def test_two_sorts_in_one_article_stay_two(knowledge: Knowledge) -> None:
    both = article("a", ("Ostrel", "GPE", "city/ostrel"), ("Ostrel", "ORG", "org/ostrel"))
    linked, _ = link_entities([both], knowledge=knowledge)
    assert ids(linked) == [["city/ostrel", "org/ostrel"]]


def test_a_body_is_meant_by_the_first_word_of_its_name(knowledge: Knowledge) -> None:
    both = article("a", ("Rolvik Lines", "ORG", "org/rolvik-lines"), ("Rolvik", "ORG", "org/rolvik"))
    linked, _ = link_entities([both], knowledge=knowledge)
    assert ids(linked) == [["org/rolvik-lines", "org/rolvik-lines"]]


def test_a_first_word_that_two_bodies_share_means_neither(knowledge: Knowledge) -> None:
    named = [("Rolvik Lines", "ORG", "org/rolvik-lines"), ("Rolvik Steel", "ORG", "org/rolvik-steel")]
    linked, _ = link_entities([article("a", *named, ("Rolvik", "ORG", "org/rolvik"))], knowledge=knowledge)
    assert ids(linked)[0][2] == "org/rolvik"


def test_a_surname_taken_for_a_town_is_the_person_of_another_article(knowledge: Knowledge) -> None:
    full, bare = article("a", person("Mia Oskval")), article("b", ("Oskval", "GPE", "city/oskval"))
    linked, _ = link_entities([full, bare], knowledge=knowledge)
    assert ids(linked)[1] == ["person/mia-oskval"]
    odd, often = person("Drevvo Oskval"), [("Oskval", "GPE", "city/oskval")] * 3
    linked, _ = link_entities([article("a", odd), article("b", *often)], knowledge=knowledge)
    assert ids(linked) == [["person/drevvo-oskval"], ["person/drevvo-oskval"] * 3]


def test_an_unknown_name_is_a_body_where_an_article_says_so(knowledge: Knowledge) -> None:
    told = ("Nordisk Neutron", "ORG", "org/nordisk-neutron")
    looked = ("Nordisk Neutron", "PERSON", "person/nordisk-neutron")
    linked, _ = link_entities([article("a", told), article("b", looked, looked)], knowledge=knowledge)
    assert ids(linked) == [["org/nordisk-neutron"], ["org/nordisk-neutron"] * 2]
    known = ("Karin Neutron", "PERSON", "person/karin-neutron")
    linked, _ = link_entities(
        [article("a", ("Karin Neutron", "ORG", "org/karin-neutron")), article("b", known, known)], knowledge=knowledge
    )
    assert ids(linked) == [["person/karin-neutron"], ["person/karin-neutron"] * 2]

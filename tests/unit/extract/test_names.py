"""Names in invented articles: bounds, labels, ids, one reading per spelling."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from pipeline.extract.names import find_names
from pipeline.extract.nlp import ParsedDocument, ParsedPassage
from pipeline.extract.tokens import read_doc
from pipeline.records.document import Document, Passage, Role, Source

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.packs.knowledge import Knowledge


def parsed(nlp: Language, *paragraphs: str) -> ParsedDocument:
    text = "\n\n".join(paragraphs)
    passages, start = [], 0
    for paragraph in paragraphs:
        passages.append(Passage(role=Role.PARAGRAPH, pieces=((start, start + len(paragraph)),)))
        start += len(paragraph) + 2
    document = Document(
        doc_id="invented",
        path="invented.txt",
        sha256="",
        source=Source(),
        text=text,
        blocks=(),
        reading=text.replace("*", " "),
        passages=tuple(passages),
    )
    return ParsedDocument(
        document=document,
        passages=tuple(
            ParsedPassage(
                document=document, passage=p, doc=read_doc(nlp(document.reading[p.pieces[0][0] : p.pieces[0][1]]))
            )
            for p in passages
        ),
    )


def names_in(nlp: Language, knowledge: Knowledge, *paragraphs: str) -> list[tuple[str, str, str]]:
    """(quote, label, id) of the names of an article."""
    found = find_names(parsed(nlp, *paragraphs), knowledge=knowledge)
    return [(m.evidence.quote, m.label, m.entity_id) for m in found]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The Kenyan delegation left Lisbon.", [("Kenyan", "NORP", "state/kenya"), ("Lisbon", "GPE", "city/lisbon")]),
        (
            "Lisbon rejected the proposal made by Nairobi.",
            [("Lisbon", "GPE", "state/portugal"), ("Nairobi", "GPE", "state/kenya")],
        ),
        ("The ministers met in Nairobi.", [("Nairobi", "GPE", "city/nairobi")]),
        ("Burma was a colony.", [("Burma", "GPE", "state/myanmar")]),
        ("The White House denied it.", [("White House", "ORG", "state/united-states")]),
        ("Inspectors of the IAEA flew home.", [("IAEA", "ORG", "org/iaea")]),
        ("An anti-Ethiopian mood spread.", [("Ethiopian", "NORP", "state/ethiopia")]),
        ("They ratified the Kyoto Protocol.", [("Kyoto Protocol", "LAW", "law/kyoto-protocol")]),
        ("The Organisation of African Unity met.", [("Organisation of African Unity", "ORG", "org/african-union")]),
    ],
)
def test_known_names_get_their_label_and_id(
    nlp: Language, knowledge: Knowledge, sentence: str, expected: list[tuple[str, str, str]]
) -> None:
    assert names_in(nlp, knowledge, sentence) == expected


def test_articles_titles_and_possessives_stay_outside(nlp: Language, knowledge: Knowledge) -> None:
    found = names_in(nlp, knowledge, "In Nairobi, President Ruth Okello's cabinet praised the European Union's plan.")
    assert [quote for quote, *_ in found] == ["Nairobi", "Ruth Okello", "European Union"]
    assert found[1][1:] == ("PERSON", "person/ruth-okello")


def test_surname_means_the_person_named_in_full(nlp: Language, knowledge: Knowledge) -> None:
    found = names_in(
        nlp, knowledge, "Senator Ruth Okello resigned on Monday.", "Critics of Okello were pleased, and Okello left."
    )
    assert {entity for *_, entity in found} == {"person/ruth-okello"}
    assert len(found) == 3


def test_two_people_of_one_surname_are_kept_apart(nlp: Language, knowledge: Knowledge) -> None:
    found = names_in(
        nlp,
        knowledge,
        "Senator Ruth Okello spoke first. Okello praised the harvest.",
        "Senator Daniel Okello spoke next. Okello blamed the drought.",
    )
    assert [entity for *_, entity in found] == [
        "person/ruth-okello",
        "person/ruth-okello",
        "person/daniel-okello",
        "person/daniel-okello",
    ]


def test_acronym_in_brackets_is_tied_to_the_long_form(nlp: Language, knowledge: Knowledge) -> None:
    found = names_in(
        nlp,
        knowledge,
        "The Lake Basin Fisheries Council (LBFC) met on Friday.",
        "Members of the LBFC voted twice. The gross tidal yield (GTY) rose.",
    )
    ids = {quote: entity for quote, _, entity in found}
    assert ids["LBFC"] == ids["Lake Basin Fisheries Council"]
    assert "GTY" not in ids


def test_acronym_is_what_the_article_spells_out(nlp: Language, knowledge: Knowledge) -> None:
    found = names_in(
        nlp,
        knowledge,
        "The Southern Coral Observatory closed.",
        "Divers from the SCO wept, and the SCO lost its boats.",
    )
    assert {entity for *_, entity in found} == {"org/southern-coral-observatory"}
    (known,) = names_in(nlp, knowledge, "Delegates of the SCO met.")
    assert known[2] == "org/shanghai-cooperation-organisation"


def test_bracket_in_another_language_is_tied_too(nlp: Language, knowledge: Knowledge) -> None:
    found = names_in(
        nlp, knowledge, "The National Reef Protection Agency (BPKT) closed the bay.", "The BPKT was sorry."
    )
    assert {entity for *_, entity in found} == {"org/national-reef-protection-agency"}


def test_bracket_takes_the_sort_of_its_head(nlp: Language, knowledge: Knowledge) -> None:
    found = names_in(nlp, knowledge, "WHAT THE STATES SIGNED WAS THE LAGOON PEACE TREATY (LPT), A PROMISE")
    assert [(quote, label) for quote, label, _ in found] == [("LAGOON PEACE TREATY", "LAW"), ("LPT", "LAW")]


def test_river_and_company_of_one_name(nlp: Language, knowledge: Knowledge) -> None:
    (river,) = names_in(nlp, knowledge, "Fires along the Amazon spread.")
    (company,) = names_in(nlp, knowledge, "Shares of Amazon fell.")
    assert (river[2], company[2]) == ("region/amazon", "org/amazon")


def test_owner_and_body_are_two_names(nlp: Language, knowledge: Knowledge) -> None:
    found = names_in(nlp, knowledge, "Ghana's Electoral Commission annulled the vote.")
    assert found == [
        ("Ghana", "GPE", "state/ghana"),
        ("Electoral Commission", "ORG", "org/electoral-commission-of-ghana"),
    ]


def test_ministry_has_one_id_in_two_forms(nlp: Language, knowledge: Knowledge) -> None:
    left = names_in(nlp, knowledge, "The Kenyan Foreign Ministry protested.")
    right = names_in(nlp, knowledge, "The Ministry of Foreign Affairs of Kenya protested.")
    assert left[0][0] == "Kenyan Foreign Ministry"
    assert left[0][2] == "org/ministry-of-foreign-affairs-of-kenya"
    assert right[0][2] == "org/ministry-of-foreign-affairs-of-kenya" or right[0][2] == left[0][2]


@pytest.mark.parametrize(
    ("sentence", "quote", "label"),
    [
        ("They signed the Treaty of Mombasa in May.", "Treaty of Mombasa", "LAW"),
        ("Troops from Entebbe airport left.", "Entebbe airport", "FAC"),
        ("The war games “Savannah Shield” were called off.", "Savannah Shield", "EVENT"),
        ("The drill Baobab-2019 ended early.", "Baobab-2019", "EVENT"),
        ("The 1998 Lagos Summit failed.", "Lagos Summit", "EVENT"),
        ("The University of Eldoret closed.", "University of Eldoret", "ORG"),
        ("The exercise *Amber Heron* will not take place.", "Amber Heron", "EVENT"),
        ("The army held the exercise Amber Heron near Oslo.", "Amber Heron", "EVENT"),
    ],
)
def test_head_noun_says_what_is_named(
    nlp: Language, knowledge: Knowledge, sentence: str, quote: str, label: str
) -> None:
    assert (quote, label) in {(q, kind) for q, kind, _ in names_in(nlp, knowledge, sentence)}


def test_words_that_only_say_what_is_named_are_no_names(nlp: Language, knowledge: Knowledge) -> None:
    found = names_in(
        nlp, knowledge, "The Organization and its Secretary General met. Article 5 was invoked on Tuesday."
    )
    assert found == []


def test_spelling_is_read_the_same_way_throughout(nlp: Language, knowledge: Knowledge) -> None:
    found = names_in(
        nlp,
        knowledge,
        "The Wanjiru Foundation pays for wells.",
        "Wanjiru Foundation money never came. Villages blamed the Wanjiru Foundation.",
    )
    assert {(label, entity) for _, label, entity in found} == {("ORG", "org/wanjiru-foundation")}
    assert len(found) == 3


def test_names_never_overlap_and_quote_the_text(nlp: Language, knowledge: Knowledge) -> None:
    article = parsed(
        nlp,
        "Kenya's Central Bank (CBK), the World Bank and South Sudanese traders met near Lake Victoria.",
        "The New York Times reported from Addis Ababa, Ethiopia, that Ethiopian Airlines had bought Boeing jets.",
    )
    found = find_names(article, knowledge=knowledge)
    assert all(m.evidence.quote == article.document.text[m.evidence.start : m.evidence.end] for m in found)
    assert all(a.evidence.end <= b.evidence.start for a, b in pairwise(found))
    assert ("New York Times", "WORK") in {(m.evidence.quote, m.label) for m in found}
    assert "city/addis-ababa" in {m.entity_id for m in found}


def test_capitals_throughout_hide_only_unknown_names(nlp: Language, knowledge: Knowledge) -> None:
    found = names_in(nlp, knowledge, "KENYA AND THE EUROPEAN UNION TURN AWAY FROM A SHARED POLICY ON FISHERIES")
    assert [(quote, entity) for quote, _, entity in found] == [
        ("KENYA", "state/kenya"),
        ("EUROPEAN UNION", "org/european-union"),
    ]


def test_addresses_hold_no_names(nlp: Language, knowledge: Knowledge) -> None:
    assert names_in(nlp, knowledge, "See https://example.org/kenya/report and write to desk@ghana.example today.") == []


def test_reading_twice_gives_the_same(nlp: Language, knowledge: Knowledge) -> None:
    text = "Zambian President Hakainde Phiri met Malawi's Lazarus Banda in Lusaka before the Zambezi Accord."
    assert names_in(nlp, knowledge, text) == names_in(nlp, knowledge, text)


@pytest.mark.parametrize(
    ("text", "quote", "label"),
    [
        ("The crowd sang when Dynamo Ostrel scored twice.", "Dynamo Ostrel", "ORG"),
        ("Last year Union Lyon won nothing at all.", "Union Lyon", "ORG"),
        ("The referee, Jan Hoekstal, sent two men off.", "Jan Hoekstal", "PERSON"),
    ],
)
def test_clubs_and_people_that_the_model_passes_over(
    nlp: Language, knowledge: Knowledge, text: str, quote: str, label: str
) -> None:
    found = {(m.evidence.quote, m.label) for m in find_names(parsed(nlp, text), knowledge=knowledge)}
    assert (quote, label) in found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The SS Mont Blanc sank. The Mont Blanc had been new.", ["fac/mont-blanc", "fac/mont-blanc"]),
        ("HMS Highflyer lay in port.", ["fac/highflyer"]),
        ("The USS Maine sank. Maine mourned.", ["fac/maine", "region/maine"]),
    ],
)
def test_ships_are_told_by_their_prefixes(text: str, expected: list[str], nlp: Language, knowledge: Knowledge) -> None:
    assert [entity for _, _, entity in names_in(nlp, knowledge, text)] == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Drossel, the interior minister, went home early.", "person/drossel"),
        ("Otmar Quillon, the firm's finance director, apologised.", "person/otmar-quillon"),
        ("The plan was rejected by Jorun Castell, at the time mayor of the town.", "person/jorun-castell"),
        ("The plan was rejected by Jorun Castell, since May mayor of the town.", "person/jorun-castell"),
        ("Naledi Mokoena, the curator of fossils at the museum, rejected the plan.", "person/naledi-mokoena"),
    ],
)
def test_a_post_behind_a_name_tells_of_a_person(text: str, name: str, nlp: Language, knowledge: Knowledge) -> None:
    assert name in {entity for _, _, entity in names_in(nlp, knowledge, text)}


@pytest.mark.parametrize(
    "text",
    [
        "In Quillon, the mayor, who was ill, stayed away.",
        "Quillon, the owner of the mine, was sold in 2012.",
        "Yesterday, the treasurer of the club resigned.",
    ],
)
def test_a_place_or_firm_beside_a_post_is_nobody(text: str, nlp: Language, knowledge: Knowledge) -> None:
    assert not [entity for _, _, entity in names_in(nlp, knowledge, text) if entity.startswith("person/")]


def test_two_bodies_are_two_names(nlp: Language, knowledge: Knowledge) -> None:
    owned = names_in(nlp, knowledge, "In June the Commission's Scientific Council asked for a limit.")
    assert [name[0] for name in owned] == ["Scientific Council"]
    joined = names_in(nlp, knowledge, "Exit as voice: Ostrel and the Danby Sea Commission")
    assert "Danby Sea Commission" in [name[0] for name in joined]
    one = names_in(nlp, knowledge, "He works at the Institute for Peace and the Law Council of Danby.")
    assert [name[0] for name in one] == ["Institute for Peace and the Law Council of Danby"]


def test_a_place_that_begins_with_an_article_is_nobody(nlp: Language, knowledge: Knowledge) -> None:
    found = names_in(nlp, knowledge, "The fire broke out at the hamlet of El Danbo and spread to Santa Danba.")
    assert [(name, label) for name, label, _ in found][:1] == [("El Danbo", "GPE")]
    assert "PERSON" not in [label for _, label, _ in found]


def test_a_dateline_and_a_calling_stand_apart_from_names(nlp: Language, knowledge: Knowledge) -> None:
    found = names_in(nlp, knowledge, "OSLO - Soldiers of the Velmar Treaty Organization have trained for a week.")
    assert "Velmar Treaty Organization" in {text for text, _, _ in found}
    found = names_in(nlp, knowledge, "Experts of the Velmar Energy Agency monitor the works.")
    assert "Velmar Energy Agency" in {text for text, _, _ in found}
    found = names_in(nlp, knowledge, "Observers of the Velmar Union filmed it. Leaving the Velmar Union was dear.")
    assert {text for text, _, _ in found} == {"Velmar Union"}


def test_caves_and_medals_are_nobody(nlp: Language, knowledge: Knowledge) -> None:
    found = names_in(nlp, knowledge, "She won the Harker Medal for a find in Golubnja cave. The cave is cold.")
    assert [(text, label) for text, label, _ in found] == [("Harker Medal", "WORK"), ("Golubnja cave", "FAC")]


def test_a_month_behind_a_day_is_nobodys_name(nlp: Language, knowledge: Knowledge) -> None:
    assert not [name for name in names_in(nlp, knowledge, "On 21 June Zanov resigned.") if "June" in name[0]]
    assert "June Keller" in [name[0] for name in names_in(nlp, knowledge, "June Keller sang in the hall.")]

"""Pronouns and common nouns in invented articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pipeline.api import extract_text
from pipeline.extract.coreference import resolve_references
from pipeline.extract.names import find_names
from pipeline.extract.nlp import ParsedDocument, ParsedPassage
from pipeline.extract.tokens import read_doc
from pipeline.records.document import Document, Passage, Role, Source

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.packs.knowledge import Knowledge


def parsed(nlp: Language, text: str) -> ParsedDocument:
    """An article of one paragraph."""
    passage = Passage(role=Role.PARAGRAPH, pieces=((0, len(text)),))
    document = Document(
        doc_id="invented",
        path="invented.txt",
        sha256="",
        source=Source(),
        text=text,
        blocks=(),
        reading=text,
        passages=(passage,),
    )
    return ParsedDocument(
        document=document, passages=(ParsedPassage(document=document, passage=passage, doc=read_doc(nlp(text))),)
    )


def meant(nlp: Language, knowledge: Knowledge, text: str, word: str) -> set[str]:
    """What the last of the words of this spelling stands for."""
    article = parsed(nlp, text)
    references = resolve_references(article, find_names(article, knowledge=knowledge), knowledge=knowledge)
    tokens = [token.i for token in article.passages[0].doc if token.text == word]
    assert tokens, f"{word!r} is no word of the text"
    return set(references.entities_of(0, tokens[-1]))


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Kenya closed the border. It blamed the drought.", "It", {"state/kenya"}),
        ("Senator Ruth Okello met farmers. She promised rain.", "She", {"person/ruth-okello"}),
        ("Uganda will keep its troops at home.", "its", {"state/uganda"}),
        ("Kenya and Uganda signed the deal. They will share the lake.", "They", {"state/kenya", "state/uganda"}),
        ("Ghana left the African Union. The organisation regretted the step.", "organisation", {"org/african-union"}),
        ("NATO met in Riga. The alliance rejected the plan.", "alliance", {"org/nato"}),
        ("Boeing sold ten jets. The company expects more orders.", "company", {"org/boeing"}),
        ("Chad held elections in May. The country had waited for years.", "country", {"state/chad"}),
        ("Kenyan troops crossed the river.", "troops", {"state/kenya"}),
        ("The government of Malawi resigned.", "government", {"state/malawi"}),
        ("Ethiopia, which had left the talks, returned.", "which", {"state/ethiopia"}),
        (
            "Kenya and Uganda fought over the island. Both countries claimed a victory.",
            "countries",
            {"state/kenya", "state/uganda"},
        ),
        ("Kenyan President Ruth Okello spoke. The president was tired.", "president", {"person/ruth-okello"}),
        ("Ruth Okello, the Kenyan foreign minister, flew home.", "minister", {"person/ruth-okello"}),
        ("Ghana quit ECOWAS in May. ECOWAS is poor. No member protested.", "member", {"org/ecowas"}),
        ("ECOWAS members sent aid.", "members", {"org/ecowas"}),
        (
            "ASEAN and the United Nations met. The two members quarrelled.",
            "members",
            {"org/asean", "org/united-nations"},
        ),
        ("The Kyoto Protocol expired. The protocol had few friends.", "protocol", {"law/kyoto-protocol"}),
        (
            "The Kyoto Protocol was signed in 1997. The Protocol entered into force later.",
            "Protocol",
            {"law/kyoto-protocol"},
        ),
        ("Ingrid Dahl met Carlos Vega in May. She was late.", "She", {"person/ingrid-dahl"}),
        ("The prosecutor, Carlos Vega, said he would appeal.", "he", {"person/carlos-vega"}),
        ("Norway's coach, Carlos Vega, resigned.", "coach", {"person/carlos-vega"}),
        ("Norway and its president, Ingrid Dahl, met. They agreed.", "They", {"state/norway", "person/ingrid-dahl"}),
        ("The government in Oslo kept silent.", "government", {"state/norway"}),
        ("Officials in Kenya and Uganda kept silent.", "Officials", {"state/kenya", "state/uganda"}),
    ],
)
def test_taken_back_to_what_was_named(
    nlp: Language, knowledge: Knowledge, text: str, word: str, expected: set[str]
) -> None:
    assert meant(nlp, knowledge, text, word) == expected


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Kenya is dry. It is clear that the harvest will fail.", "It"),
        ("It rained. The organisation closed.", "organisation"),
        ("Ruth Okello met Kenya's farmers. A president must listen.", "president"),
        ("Chad and Niger are dry. Some countries have rain.", "countries"),
        ("He left early.", "He"),
        ("Kenya's allies stayed away.", "allies"),
        ("The choir sang. Its members were tired.", "members"),
        ("The bridge collapsed. The company had warned of it.", "company"),
    ],
)
def test_stays_unresolved_rather_than_wrong(nlp: Language, knowledge: Knowledge, text: str, word: str) -> None:
    assert meant(nlp, knowledge, text, word) == set()


def test_people_are_not_things(nlp: Language, knowledge: Knowledge) -> None:
    text = "Ruth Okello praised Ghana. It welcomed the words."
    assert meant(nlp, knowledge, text, "It") == {"state/ghana"}
    text = "Ghana praised Ruth Okello. She welcomed the words."
    assert meant(nlp, knowledge, text, "She") == {"person/ruth-okello"}


def test_post_of_another_state_is_not_confused(nlp: Language, knowledge: Knowledge) -> None:
    text = "Kenyan President Ruth Okello met Ghanaian President Kofi Badu. The Kenyan president left first."
    assert meant(nlp, knowledge, text, "president") == {"person/ruth-okello"}


def test_a_company_is_no_alliance(nlp: Language, knowledge: Knowledge) -> None:
    text = "NATO bought planes. Boeing was pleased. The alliance paid in advance."
    assert meant(nlp, knowledge, text, "alliance") == {"org/nato"}


def test_two_arguments_of_a_verb_are_two(nlp: Language, knowledge: Knowledge) -> None:
    text = "Ethiopia filled the dam. Egypt attacked it in the press."
    assert "state/egypt" not in meant(nlp, knowledge, text, "it")


def test_own_body_of_a_person_means_the_state(nlp: Language, knowledge: Knowledge) -> None:
    text = "Kenyan President Ruth Okello was ill. Okello's government sent help."
    assert meant(nlp, knowledge, text, "government") == {"state/kenya"}


def test_state_of_a_known_leader_goes_without_saying(nlp: Language, knowledge: Knowledge) -> None:
    text = "Nelson Mandela asked for a delay. Mandela's government sent help."
    article = parsed(nlp, text)
    references = resolve_references(article, find_names(article, knowledge=knowledge), knowledge=knowledge)
    assert references.state_of("person/nelson-mandela") == "state/south-africa"
    assert meant(nlp, knowledge, text, "government") == {"state/south-africa"}


def test_article_says_whose_post_a_person_holds(nlp: Language, knowledge: Knowledge) -> None:
    article = parsed(nlp, "Prime Minister Ruth Okello of Kenya met Ghanaian President Kofi Badu and Tom Mwangi.")
    references = resolve_references(article, find_names(article, knowledge=knowledge), knowledge=knowledge)
    assert references.state_of("person/ruth-okello") == "state/kenya"
    assert references.state_of("person/kofi-badu") == "state/ghana"
    assert references.state_of("person/tom-mwangi") is None


def test_every_word_of_a_name_means_the_entity(nlp: Language, knowledge: Knowledge) -> None:
    text = "The African Union met."
    assert meant(nlp, knowledge, text, "African") == meant(nlp, knowledge, text, "Union") == {"org/african-union"}


def test_article_without_names_has_no_references(nlp: Language, knowledge: Knowledge) -> None:
    assert meant(nlp, knowledge, "Rain fell on the fields and it did not stop.", "it") == set()


def test_a_commission_has_the_word_in_its_name(nlp: Language, knowledge: Knowledge) -> None:
    assert meant(nlp, knowledge, "Boeing sold ten jets. The commission will report in May.", "commission") == set()
    text = "The European Commission met Boeing. Boeing sold ten jets. The commission was pleased."
    assert meant(nlp, knowledge, text, "commission") == {"org/european-commission"}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Ingrid Dahl spoke in Oslo. He has not signed.", "He"),
        ("Carlos Vega met the referee. The referee said he had been insulted.", "he"),
        ("The European Commission warned Carlos Vega. The company sank.", "company"),
    ],
)
def test_nobody_rather_than_the_wrong_one(nlp: Language, knowledge: Knowledge, text: str, word: str) -> None:
    assert meant(nlp, knowledge, text, word) == set()


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The shrine stood in a shed in Oslo. A clerk found it in May.", "it", set()),
        ("The Kenyan guide opened the gate. It was made of iron.", "It", set()),
        ("Kenya fell. Kenya led the talks. The guide got a loan, but he has not signed it.", "it", set()),
        ("Kenya left the league. It took two months to agree on the terms.", "It", set()),
        ("Parliament in Kenya met at noon. The court in Uganda gave its consent.", "its", set()),
        ("Ruth Okello met Ann Roe in Oslo. Ann Roe blamed herself.", "herself", {"person/ann-roe"}),
        ("Kenya met Uganda in May. Kenya declared itself ready to help.", "itself", {"state/kenya"}),
    ],
)
def test_it_is_no_place_in_passing_and_a_reflexive_is_its_doer(
    text: str, word: str, expected: set[str], nlp: Language, knowledge: Knowledge
) -> None:
    assert meant(nlp, knowledge, text, word) == expected


VOLTERA = "The relays came from Voltera, a manufacturer in Bilbao. Voltera is new."


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        (f"{VOLTERA} The company is private.", "company", {"org/voltera"}),
        (f"{VOLTERA} The inquiry cleared the operators.", "inquiry", set()),
        (f"{VOLTERA} The regulator welcomed it.", "regulator", set()),
        ("Kenya passed the Water Act in May. Its parliament was split.", "Its", {"state/kenya"}),
        ("Parliament passed the Water Act in May. Its constitution was old.", "Its", set()),
        ("The Norwegian vessel, the Rio Caura, had chased a boat. She was fast.", "She", {"org/rio-caura"}),
        ("The Norwegian firm, the Rio Caura, had chased a boat. She was fast.", "She", set()),
    ],
)
def test_what_a_name_was_called_and_what_it_may_have(
    nlp: Language, knowledge: Knowledge, text: str, word: str, expected: set[str]
) -> None:
    assert meant(nlp, knowledge, text, word) == expected


def test_it_is_what_was_sold_where_it_was_sold(nlp: Language, knowledge: Knowledge) -> None:
    text = "In May Oslo cancelled the exercise Delta-2015. No, it was not cancelled."
    claims = extract_text(text, doc_id="t", published="2015-06-01", nlp=nlp, knowledge=knowledge)
    denial = next(claim for claim in claims if claim.polarity == "negated")
    assert {p.entity_id for p in denial.participants} == {"event/delta-2015"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ruth Okello was tried in May. It took the jury over three hours to agree.", set()),
        ("Boeing met its bankers. It took steps to cut costs.", {"org/boeing"}),
    ],
)
def test_it_is_nobody_where_something_takes_long(
    text: str, expected: set[str], nlp: Language, knowledge: Knowledge
) -> None:
    assert meant(nlp, knowledge, text, "It") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The European Union froze the funds of Alba Lines, a shipping group. The group owns nine ships.",
            "alba-lines",
        ),
        ("The European Union met Alba Lines, a ferry firm. The organisation praised it.", "european-union"),
    ],
)
def test_a_new_name_is_meant_by_what_it_was_called(
    text: str, expected: str, nlp: Language, knowledge: Knowledge
) -> None:
    word = text.partition(". The ")[2].split()[0]
    assert meant(nlp, knowledge, text, word) == {f"org/{expected}"}


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Ruth Okello fell ill. A doctor treated her, and she recovered.", "she", {"person/ruth-okello"}),
        ("A clerk warned Ruth Okello, but she signed the deed.", "she", {"person/ruth-okello"}),
        ("A nurse treated Ruth Okello before the nurse left.", "nurse", set()),
        ("A woman warned Ruth Okello before she fled.", "she", set()),
        ("The minister thanked Ruth Okello, and she left.", "she", set()),
    ],
)
def test_whom_a_newcomer_meets_is_spoken_of_further(
    text: str, word: str, expected: set[str], nlp: Language, knowledge: Knowledge
) -> None:
    assert meant(nlp, knowledge, text, word) == expected
